import type { Edge, Knowledge } from './knowledge.ts'
import { industryPercent } from './match-factors.ts'

/** Percent by which the giver's industry weighs for an edge: less where the exchange was never seen from there. */
export function sourcePercent({ basis, route }: Edge, isic: string): number {
  const seen = route === null ? basis === 'same' : route.sourceIsic.includes(isic)
  return seen ? industryPercent.sourceSeen : industryPercent.sourceNew
}

/** Whether an exchange like this was seen going into the taker's industry. */
export function sinkSeen({ basis, route }: Edge, isic: string): boolean {
  return route === null ? basis === 'same' : route.sinkIsic.includes(isic)
}

/** Whether the taker's type of plant is known to take the offered material in. */
export function isUsualInput({ inputs }: Knowledge, { from }: Edge, isic: string): boolean {
  return inputs.get(isic)?.has(from) ?? false
}

/** Percent by which the taker's industry weighs: less where the exchange was never seen into it, and where it is no usual input. */
export function sinkPercent(knowledge: Knowledge, edge: Edge, isic: string): number {
  const percent = sinkSeen(edge, isic) ? industryPercent.sinkSeen : industryPercent.sinkNew
  return isUsualInput(knowledge, edge, isic) ? percent : (percent * industryPercent.notAnInput) / 100
}
