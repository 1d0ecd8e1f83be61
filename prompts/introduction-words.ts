import type { Locale } from '../src/domain/locale.ts'
import type { IntroductionView } from '../src/domain/match-view.ts'
import { materialOf, materialText, reference } from './listing-words.ts'

export const otherListing = (view: IntroductionView) => (view.side === 'need' ? view.offer : view.need)
export const ownListing = (view: IntroductionView) => (view.side === 'need' ? view.need : view.offer)

/** True while a side may not know the other; decided by the stage too, whatever the view carries. */
export function isAnonymous(view: IntroductionView): boolean {
  return view.side !== null && (view.stage === 'consent' || otherListing(view).facility === null)
}

/** The reference and material of an introduction, for any sentence about it; typed words could name a plant. */
export function aboutIntroduction(locale: Locale, view: IntroductionView) {
  const material = isAnonymous(view) ? materialText(locale, view.offer.materialNames, null) : materialOf(locale, view.offer)
  return { reference: reference('introduction', view.number), material }
}
