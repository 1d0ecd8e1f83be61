/** How many new matches of one run brokers are shown one by one; more come as one message that says how many. */
export const announcedAtOnce = 3
/** A broker reads at most so many announcements a day; the rest waits in the queue and in the digest. */
export const announcedPerDay = 20
/** A worse match waits in the queue without a message. */
const worthTelling = 0.4
/** A match that was told is told again when its score has risen by so much. */
const realImprovement = 0.15

/**
 * Whether brokers should hear of a match. `betterTold` counts, for the side that has more of them, its open matches that brokers were
 * told of and that score at least as high.
 */
export function isNews(match: { readonly score: number; readonly toldScore: number | null }, betterTold: number): boolean {
  if (match.score < worthTelling) return false
  if (match.toldScore !== null) return match.score >= match.toldScore + realImprovement
  return betterTold < announcedAtOnce
}
