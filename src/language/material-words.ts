import type { Facts } from './facts.ts'
import { withoutNoise } from './material-noise.ts'
import { mask, originalWords, type Stretch } from './script.ts'

const koreanParticle = /(?:입니다|이에요|예요|이고|이며|에서|으로|까지|부터|을|를|은|는|이|가|도|만|로|의|에|와|과|랑)$/

const latinRun = /[\p{Script=Latin}][\p{Script=Latin}\d'/-]*(?: [\p{Script=Latin}\d][\p{Script=Latin}\d'/-]*){0,5}/gu

function runs(text: string): Stretch[] {
  const found: Stretch[] = []
  for (const match of text.matchAll(/[\p{Script=Han}]{2,16}|[\uac00-\ud7a3]+(?: [\uac00-\ud7a3]+){0,2}/gu))
    found.push({ start: match.index, end: match.index + match[0].length })
  for (const match of text.matchAll(latinRun))
    if (match[0].replace(/[^\p{L}]/gu, '').length > 2) found.push({ start: match.index, end: match.index + match[0].length })
  return found.sort((a, b) => a.start - b.start)
}

function distance(run: Stretch, anchors: readonly Stretch[]): number {
  const gaps = anchors.map((anchor) =>
    run.start >= anchor.end ? run.start - anchor.end : run.end <= anchor.start ? (anchor.start - run.end) * 1.2 : 0,
  )
  return Math.min(...gaps, 400)
}

/** The words of a stretch that name its material when no name of the catalogue stands there: the noun phrase nearest to its amount or verb. */
export function unknownMaterial(facts: Facts, within: Stretch): (Stretch & { readonly words: string }) | null {
  const { folded, quantities, money, free, attributes, dates, hazards, places, cues } = facts
  const known = [
    ...quantities,
    ...money,
    ...free,
    ...attributes,
    ...dates.spans,
    ...dates.durations,
    ...hazards,
    ...places.filter((place) => place.known),
    ...cues,
  ]
  const outside = [
    { start: 0, end: within.start },
    { start: within.end, end: folded.lower.length },
  ]
  const open = withoutNoise(mask(folded.lower, [...known, ...outside]))
  const inside = (one: Stretch) => one.start >= within.start && one.end <= within.end
  const anchors = [...quantities.filter(inside), ...cues.filter(inside)]
  const [best] = runs(open)
    .map((run) => ({ run, words: originalWords(folded, run).replace(koreanParticle, ''), far: distance(run, anchors) }))
    .filter(({ words }) => words.length >= 2)
    .sort((a, b) => a.far - b.far || a.run.start - b.run.start)
  return best ? { ...best.run, words: best.words } : null
}
