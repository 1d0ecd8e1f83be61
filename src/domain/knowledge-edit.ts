import type { Knowledge } from './knowledge.ts'

/** Where a catalogue is smaller than this, shares of it say little. */
const smallCatalogue = 50
/** The shipped catalogue connects 1.4 % of all pairs of its materials; a tenth would connect everything with everything. */
export const mostConnectedShare = 0.1
/** The best connected shipped material has 27 % of the catalogue on one side. */
const widestShare = 0.4
/** An edit by a person touches at most this share of the active listings, unless they are few. */
const mostTouchedShare = 0.5
const fewListings = 200

/** Why an edit is refused: what it would do, as a share. */
export type TooWide = { readonly figure: 'connected' | 'widest' | 'touched'; readonly share: number; readonly most: number }

function widestOf({ edges, reverse }: Knowledge): number {
  return Math.max(0, ...[...edges.values(), ...reverse.values()].map((targets) => targets.size))
}

/** Whether knowledge connects too much to tell one counterparty from another. */
export function tooConnected(knowledge: Knowledge): TooWide | null {
  const count = knowledge.materials.size
  if (count < smallCatalogue) return null
  const edges = [...knowledge.edges.values()].reduce((sum, targets) => sum + targets.size, 0)
  const connected = edges / count ** 2
  if (connected > mostConnectedShare) return { figure: 'connected', share: connected, most: mostConnectedShare }
  const widest = widestOf(knowledge) / count
  return widest > widestShare ? { figure: 'widest', share: widest, most: widestShare } : null
}

/** Whether an edit would redo the matches of too many listings at once. */
export function touchesTooMany(touched: number, active: number): TooWide | null {
  const share = active === 0 ? 0 : touched / active
  return touched > fewListings && share > mostTouchedShare ? { figure: 'touched', share, most: mostTouchedShare } : null
}
