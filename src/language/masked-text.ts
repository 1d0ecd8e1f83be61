import type { Facts } from './facts.ts'
import { makers, takers } from './plant-words.ts'
import type { Stretch } from './script.ts'

/** The capital that stands for a fact of each sort; a folded text has none of its own. */
function marksOf(facts: Facts): readonly (readonly [string, readonly Stretch[]])[] {
  const { dates, folded } = facts
  return [
    ['Q', facts.quantities],
    ['P', facts.money],
    ['D', [...dates.spans, ...dates.durations]],
    ['A', facts.attributes],
    ['M', facts.mentions],
    ['L', facts.places],
    ['T', stretchesOf(folded.lower, takers)],
    ['F', stretchesOf(folded.lower, makers)],
  ]
}

const stretchesOf = (lower: string, pattern: RegExp): Stretch[] =>
  [...lower.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length }))

/** A text whose facts are only marks, so that what is left is how it is said: "we have Q of M from D". */
export function maskedText(facts: Facts): string {
  const { lower } = facts.folded
  const taken = new Uint8Array(lower.length)
  const marks: { readonly at: Stretch; readonly mark: string }[] = []
  for (const [mark, stretches] of marksOf(facts)) {
    for (const at of stretches) {
      if (at.end <= at.start || taken.subarray(at.start, at.end).includes(1)) continue
      taken.fill(1, at.start, at.end)
      marks.push({ at, mark })
    }
  }
  marks.sort((one, other) => one.at.start - other.at.start)
  let [text, from] = ['', 0]
  for (const { at, mark } of marks) {
    text += lower.slice(from, at.start) + mark
    from = at.end
  }
  return (text + lower.slice(from)).replace(/\d[\d.,]*/g, '0').replaceAll('\n', '¶')
}
