import type { AttributeValue } from '../src/domain/listing.ts'
import type { Locale } from '../src/domain/locale.ts'
import type { Reason } from '../src/domain/match.ts'
import type { MatchView } from '../src/domain/match-view.ts'
import { compareSpecifications } from '../src/domain/specification.ts'
import type { Window } from '../src/domain/window.ts'
import type { Text } from '../src/message/text.ts'
import { attributeName, attributeValue } from './attribute.ts'
import { isMessageKey } from './catalogue.ts'
import { formatCountry, formatDistance, formatScore, formatShare } from './format.ts'
import { inARow } from './listing-words.ts'
import { formatFlow, formatWindow } from './quantity.ts'
import { sayIn } from './say.ts'
import { quoted, standingAlone } from './text.ts'

type ReasonOf<Kind extends Reason['reason']> = Extract<Reason, { reason: Kind }>

function processText(locale: Locale, slug: string): Text {
  const key = `technology.${slug}`
  // Every message of that name is a plain name, since no process is called "both" or "either".
  return isMessageKey(key) ? sayIn(locale)(key as 'technology.drying') : quoted(slug.replaceAll('-', ' '))
}

/** A technology in words; two processes are named one by one. */
export function technologyText(locale: Locale, slug: string): Text {
  const [first, joint, second] = isMessageKey(`technology.${slug}`) ? [] : slug.split(/-(and|or)-/)
  if (!first || !second) return processText(locale, slug)
  const both = { first: processText(locale, first), second: processText(locale, second) }
  return sayIn(locale)(joint === 'and' ? 'technology.both' : 'technology.either', both)
}

const enoughSource = /^.{12,}?(?=[;:(（；：]|\. |$)/

/** The first of several sources, without its particulars: enough for a decision, the whole is in the catalogue. */
export function briefSource(source: string): Text {
  return quoted(enoughSource.exec(source)?.[0].trim() ?? source)
}

function sourceText(locale: Locale, source: string): Text {
  return source.toLowerCase() === 'general practice' ? sayIn(locale)('match.reason.general-practice') : briefSource(source)
}

function compatibilityLines(locale: Locale, { basis, cases, source, technology }: ReasonOf<'compatibility'>): readonly Text[] {
  const say = sayIn(locale)
  const evidence = cases > 0 ? say('match.reason.cases', { count: cases }) : null
  const line = inARow(locale, [say(`match.reason.${basis}`), evidence])
  return [
    source ? say('match.reason.source', { line, source: sourceText(locale, source) }) : line,
    ...(technology ? [say('match.reason.technology', { technology: technologyText(locale, technology) })] : []),
  ]
}

function quantityLines(locale: Locale, { flow }: MatchView, { coversNeed }: ReasonOf<'quantity'>): readonly Text[] {
  if (coversNeed === null) return []
  const say = sayIn(locale)
  const covers = say(coversNeed >= 1 ? 'match.reason.covers-all' : 'match.reason.covers', { share: formatShare(locale, coversNeed) })
  const couldFlow = flow ? say('match.flow', { amount: formatFlow(locale, flow.amount, flow.unit) }) : null
  return [inARow(locale, [covers, couldFlow])]
}

function distanceLines(locale: Locale, { roadKm, reachKm, mode, costKm }: ReasonOf<'distance'>): readonly Text[] {
  if (roadKm === null) return []
  const figures = { distance: formatDistance(locale, roadKm), reach: formatDistance(locale, reachKm) }
  if (mode !== 'road' && costKm !== null) {
    return [sayIn(locale)(`match.reason.distance-${mode}`, { ...figures, cost: formatDistance(locale, costKm) })]
  }
  return [sayIn(locale)(roadKm <= reachKm ? 'match.reason.distance' : 'match.reason.distance-far', figures)]
}

const later = (a: string | null, b: string | null) => (a && b ? (a > b ? a : b) : (a ?? b))
const earlier = (a: string | null, b: string | null) => (a && b ? (a < b ? a : b) : (a ?? b))

function commonWindow({ offer, need }: MatchView): Window {
  return { from: later(offer.window.from, need.window.from), until: earlier(offer.window.until, need.window.until) }
}

function timeLines(locale: Locale, view: MatchView, { share }: ReasonOf<'time'>): readonly Text[] {
  const say = sayIn(locale)
  if (share >= 0.995) return [say('match.reason.time-all', { window: formatWindow(locale, commonWindow(view)) })]
  return [say('match.reason.time-part', { share: formatShare(locale, share) })]
}

/** A plain figure that is wanted is a limit; which way, the rule of comparison itself knows. */
function wantedValue(locale: Locale, key: string, value: AttributeValue): Text {
  if (typeof value !== 'number' || value <= 0) return attributeValue(locale, key, value)
  const lessWillDo = compareSpecifications({ [key]: value / 2 }, { [key]: value }).fits.length > 0
  return attributeValue(locale, key, lessWillDo ? [null, value] : [value, null])
}

function specificationLine(locale: Locale, view: MatchView, key: string, verdict: 'fits' | 'conflicts'): Text | null {
  const [offered, wanted] = [view.offer.attributes[key], view.need.attributes[key]]
  if (offered === undefined || wanted === undefined) return null
  return sayIn(locale)(`match.reason.${verdict}`, {
    attribute: attributeName(locale, key),
    offered: attributeValue(locale, key, offered),
    wanted: wantedValue(locale, key, wanted),
  })
}

function specificationLines(locale: Locale, view: MatchView, reason: ReasonOf<'specification'>): readonly Text[] {
  const lines = (keys: readonly string[], verdict: 'fits' | 'conflicts') =>
    keys.map((key) => specificationLine(locale, view, key, verdict)).filter((line) => line !== null)
  return [...lines(reason.conflicts, 'conflicts'), ...lines(reason.fits, 'fits')]
}

function linesOf(locale: Locale, view: MatchView, reason: Reason): readonly Text[] {
  switch (reason.reason) {
    case 'compatibility':
      return compatibilityLines(locale, reason)
    case 'experience':
      return [sayIn(locale)('match.reason.experience', { accepted: reason.accepted, rejected: reason.rejected })]
    case 'industry':
      return industryLines(locale, view, reason)
    case 'quantity':
      return quantityLines(locale, view, reason)
    case 'distance':
      return distanceLines(locale, reason)
    case 'time':
      return timeLines(locale, view, reason)
    case 'specification':
      return specificationLines(locale, view, reason)
  }
}

/** Between equal materials nothing is documented about industries; then only an unusual input is worth a word. */
function industryLines(locale: Locale, view: MatchView, { seen, sourceSeen, usualInput, factor }: ReasonOf<'industry'>): readonly Text[] {
  const say = sayIn(locale)
  const documented = view.reasons.some((reason) => reason.reason === 'compatibility' && reason.basis.includes('route'))
  if (!documented) return usualInput || factor === 1 ? [] : [say('match.reason.no-usual-input')]
  const line = say(seen ? (sourceSeen ? 'match.reason.industry-seen' : 'match.reason.industry-new-source') : 'match.reason.industry-new')
  return [usualInput ? say('match.reason.usual-input', { line }) : line]
}

/** The first line of a reason says by how much it weighs, where it weighs at all. */
function weighed(locale: Locale, lines: readonly Text[], factor: number): readonly Text[] {
  const [first, ...others] = lines
  if (!first || factor > 0.995) return lines
  return [sayIn(locale)('match.reason.weighed', { line: first, factor: formatScore(locale, factor) }), ...others]
}

/** Every reason of a match with its figure, a line each. */
export function reasonLines(locale: Locale, view: MatchView): readonly Text[] {
  return view.reasons.flatMap((reason) => weighed(locale, linesOf(locale, view, reason), reason.factor)).map(standingAlone)
}

function unknowns(locale: Locale, view: MatchView, reason: Reason): readonly Text[] {
  const say = sayIn(locale)
  if (reason.reason === 'quantity') return reason.coversNeed === null ? [say('match.open.quantity')] : []
  if (reason.reason === 'distance') return reason.roadKm === null ? [say('match.open.distance')] : []
  if (reason.reason !== 'specification') return []
  return reason.unknown.flatMap((key) => {
    const wanted = view.need.attributes[key]
    const name = { attribute: attributeName(locale, key) }
    return wanted === undefined ? [] : [say('match.open.specification', { ...name, wanted: wantedValue(locale, key, wanted) })]
  })
}

function permitPoints(locale: Locale, { offer, need }: MatchView): readonly Text[] {
  const say = sayIn(locale)
  const border = offer.country !== '' && need.country !== '' && offer.country !== need.country
  return [
    ...(offer.hazardous || need.hazardous ? [say('match.open.permit', { country: need.country })] : []),
    ...(border ? [say('match.open.border', { from: formatCountry(locale, offer.country), to: formatCountry(locale, need.country) })] : []),
  ]
}

/** What a broker does not know yet: permits first, then what neither side has said. */
export function openPoints(locale: Locale, view: MatchView): readonly Text[] {
  return [...permitPoints(locale, view), ...view.reasons.flatMap((reason) => unknowns(locale, view, reason))].map(standingAlone)
}
