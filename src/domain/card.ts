import { askBeforeMs } from './listing.ts'
import type { IntroductionView, MatchView } from './match-view.ts'
import type { NoticeKind, NoticeView } from './notice.ts'

/** How a notice with buttons stands: `over` when nobody should push them any more, `changed` when it has to be shown anew. */
export type CardState = 'live' | 'changed' | 'over'

/** Since when a card is shown (null before it is sent), and the moment of asking. */
type Times = { readonly shownAt: Date | null; readonly now: Date }

const isDecided = ({ status }: MatchView) => status !== 'proposed' && status !== 'held'

const isConsentOver = ({ stage, ownAnswer, offer, need }: IntroductionView) =>
  stage !== 'consent' || ownAnswer !== null || offer.status !== 'active' || need.status !== 'active'

/** Buttons of an introduction belong to the stage it had when they were shown. */
const hasMoved = ({ movedAt }: IntroductionView, { shownAt }: Times) => shownAt !== null && movedAt > shownAt

type Rules = {
  readonly [Kind in NoticeKind]?: (view: Extract<NoticeView, { kind: Kind }>, times: Times) => boolean
}

const over: Rules = {
  'match-proposed': ({ match }) => isDecided(match),
  'question-answered': ({ match }) => isDecided(match),
  'question-asked': ({ answered }) => answered,
  'consent-asked': ({ introduction }) => isConsentOver(introduction),
  introduced: ({ introduction }, times) => hasMoved(introduction, times),
  'introduction-moved': ({ introduction }, times) => hasMoved(introduction, times),
  'follow-up': ({ introduction }, times) => hasMoved(introduction, times),
  'introduction-silent': ({ introduction }, times) => hasMoved(introduction, times),
  'amount-due': ({ known }) => known,
  'delivery-reported': ({ delivery }) => delivery.status !== 'reported',
  'listing-expiring': ({ listings }, { now }) =>
    listings.every(
      ({ listing: { status, expiresAt } }) => status !== 'active' || (expiresAt?.getTime() ?? 0) - now.getTime() > askBeforeMs,
    ),
  'listing-expired': ({ listing }) => listing.status !== 'expired',
  'membership-asked': ({ status }) => status !== 'asked',
  'material-unknown': ({ listing }) => listing.materialNames !== null,
  'knowledge-proposed': ({ batch }) => batch.status !== 'proposed',
}

/** True for notices whose buttons can go out of date. */
export const isCard = (kind: NoticeKind): boolean => Object.hasOwn(over, kind)

/** How a card stands now, as its reader sees what it is about. */
export function cardState(view: NoticeView, shownAt: Date | null, now: Date): CardState {
  // The table is keyed by kind, so rule and view belong together.
  const isOver = over[view.kind] as ((view: NoticeView, times: Times) => boolean) | undefined
  if (isOver?.(view, { shownAt, now })) return 'over'
  // A reported figure may have been corrected by its own side; a confirmation must mean the figure that is read.
  return view.kind === 'delivery-reported' ? 'changed' : 'live'
}
