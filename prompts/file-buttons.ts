import { isOpenStage } from '../src/domain/introduction.ts'
import type { ListingView } from '../src/domain/listing-view.ts'
import type { Locale } from '../src/domain/locale.ts'
import type { IntroductionView } from '../src/domain/match-view.ts'
import type { ProgressView } from '../src/domain/procedure.ts'
import { listingReference } from './listing-words.ts'
import { type Button, button } from './node.ts'
import { sayIn } from './say.ts'
import { stepName } from './step-words.ts'
import { quoted, shortened } from './text.ts'

/** Brings the data sheets and photos of a listing; nothing where the reader may have none. */
export function filesButton(locale: Locale, view: ListingView): Button | null {
  if (view.files === 0) return null
  const label = sayIn(locale)('file.of-listing', { reference: listingReference(view), count: view.files })
  return button(label, 'listing.files', { kind: view.kind, number: String(view.number) })
}

const titleShown = 16

/** Bring what was handed in with the steps of an introduction. */
function proofButtons(locale: Locale, { proofs }: ProgressView): readonly Button[] {
  return proofs.map(({ kind, titles, file: { fileId } }) => {
    const step = titles ? quoted(shortened(titles[locale], titleShown)) : stepName(locale, { kind, titles })
    return button(sayIn(locale)('file.of-step', { step }), 'file.show', { fileId })
  })
}

/** Bring what either listing of an introduction and its steps carry, as long as it goes on. */
export function introductionFiles(locale: Locale, view: IntroductionView): readonly (Button | null)[] {
  if (!isOpenStage(view.stage) && view.stage !== 'completed') return []
  return [filesButton(locale, view.offer), filesButton(locale, view.need), ...(view.progress ? proofButtons(locale, view.progress) : [])]
}
