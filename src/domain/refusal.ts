import type { Refusal as PolicyRefusal } from './policy.ts'
import type { QuantityFault } from './quantity.ts'

/** Everything the program can decline to do, each said in a sentence of its own. */
export type RefusalCode =
  | PolicyRefusal
  | `quantity-${QuantityFault}`
  | 'unknown-command'
  | 'unknown-reference'
  | 'listing-not-found'
  | 'match-not-found'
  | 'introduction-not-found'
  | 'facility-not-found'
  | 'project-not-found'
  | 'question-not-found'
  | 'delivery-not-found'
  | 'draft-gone'
  | 'no-facility'
  | 'listing-not-active'
  | 'listing-move-not-allowed'
  | 'already-decided'
  | 'already-answered'
  | 'question-answered-already'
  | 'consent-closed'
  | 'stage-move-not-allowed'
  | 'not-introduced-yet'
  | 'delivery-in-future'
  | 'delivery-unreadable'
  | 'delivery-settled'
  | 'delivery-own-figure'
  | 'delivery-reported-already'
  | 'delivery-wrong-unit'
  | 'introduction-ended'
  | 'price-unreadable'
  | 'terms-unreadable'
  | 'terms-need-reason'
  | 'impact-unknown'
  | 'impact-too-few'
  | 'impact-unreadable'
  | 'block-own'
  | 'block-not-found'
  | 'facility-not-yours'
  | 'already-a-member'
  | 'already-asked'
  | 'membership-settled'
  | 'button-expired'
  | 'button-not-yours'
  | 'text-too-long'
  | 'text-empty'
  | 'files-not-read'
  | 'setting-unreadable'
  | 'facility-incomplete'
  | 'place-unknown'
  | 'knowledge-empty'
  | 'knowledge-not-found'
  | 'knowledge-settled'
  | 'knowledge-unreadable'
  | 'knowledge-connects-most'
  | 'knowledge-touches-most'
  | 'material-in-use'
  | 'material-placed'

/** A refusal as a value. `subject` is what it was about: a reference, a command or what the person typed. */
export type Refused = { readonly outcome: 'refused'; readonly refusal: RefusalCode; readonly subject?: string }

/** Makes a refusal. */
export function refuse(refusal: RefusalCode, subject?: string): Refused {
  return subject === undefined ? { outcome: 'refused', refusal } : { outcome: 'refused', refusal, subject }
}
