import type { Attributes, ListingKind } from '../domain/listing.ts'
import type { Price } from '../domain/money.ts'
import type { Quantity } from '../domain/quantity.ts'
import type { IsoDay, Window } from '../domain/window.ts'
import { windowOf } from './dates.ts'
import type { Facts } from './facts.ts'
import { readNumberRange } from './numbers.ts'
import { directionOf } from './payers.ts'
import { periodsIn } from './periods.ts'
import type { QuantitySpan } from './quantities.ts'
import type { Reader } from './reader.ts'
import type { Doubt } from './reading.ts'
import { originalWords, type Stretch } from './script.ts'

/** What a listing is made from: the facts, the stretches that speak of it, and those that speak of all. */
export type Share = {
  readonly facts: Facts
  readonly own: readonly Stretch[]
  readonly shared: readonly Stretch[]
  readonly alone: boolean
  readonly kind: ListingKind
}

const within = (stretches: readonly Stretch[]) => (one: Stretch) =>
  stretches.some(({ start, end }) => one.start >= start && one.start < end)

/** What is said of this listing, else of all. */
export function ownOrShared<Fact extends Stretch>({ own, shared }: Share, facts: readonly Fact[]): Fact[] {
  const mine = facts.filter(within(own))
  return mine.length > 0 ? mine : facts.filter(within(shared))
}

function chosen(spans: readonly QuantitySpan[]): QuantitySpan | undefined {
  const possible = spans.filter((span) => span.quantity !== null)
  const first = possible.find((span) => span.periodSaid && !span.restates) ?? possible.find((span) => !span.restates) ?? possible[0]
  const sum = possible.find((span) => span.sum && span !== first)
  if (sum && first?.quantity?.unit === 'unit' && first.quantity.period === sum.quantity?.period) return sum
  const again = possible.find((span) => span.restates && span.quantity?.period === 'year')
  return (first && again && first.quantity?.period === 'year' ? again : first) ?? spans.find((span) => span.quantity === null)
}

const sentenceBreak = /[\n。！!;；]|\.\s/

/** In a list, an amount without a period takes the one said for all, before it or right behind the list. */
function withPeriod({ facts, shared, alone }: Share, span: QuantitySpan): Quantity | null {
  if (!span.quantity || span.periodSaid || alone) return span.quantity
  const { lower } = facts.folded
  const same = facts.quantities.filter((other) => other.periodSaid && other.quantity?.unit === span.quantity?.unit)
  const earlier = same.findLast((other) => other.start < span.start)
  const heading = shared.flatMap((one) => periodsIn(lower, one))[0]
  const later = same.find((other) => other.start > span.start && !sentenceBreak.test(lower.slice(span.end, other.start)))
  const period = earlier?.quantity?.period ?? heading?.period ?? later?.quantity?.period
  return period ? { ...span.quantity, period } : span.quantity
}

/** The amount of a listing; said again later, the later one counts. */
export function quantityOf(share: Share): {
  readonly quantity: Quantity | null
  readonly doubts: readonly Doubt[]
  readonly span: QuantitySpan | null
} {
  const { facts, own, shared, alone } = share
  const spans = facts.quantities.filter(within(own.slice(0, 1))).filter((span) => alone || !span.together)
  const later = facts.quantities.filter(within(own.slice(1)))
  const each = alone ? undefined : facts.quantities.find((one) => one.each)
  const span = chosen(later) ?? chosen(spans) ?? each ?? (alone ? chosen(facts.quantities.filter(within(shared))) : undefined)
  if (!span) return { quantity: null, doubts: [], span: null }
  return { quantity: withPeriod(share, span), doubts: span.doubts, span }
}

/** When a listing holds, and what to ask when its dates make no sense. */
export function windowIn(
  share: Share,
  today: IsoDay,
): { readonly window: Window; readonly doubts: readonly Doubt[]; readonly span: Stretch | null } {
  const { dates, folded } = share.facts
  const durations = ownOrShared(
    share,
    dates.durations.filter((one) => !one.aside),
  )
  const told = dates.spans.filter((one) => !one.aside)
  const mine = ownOrShared(share, told)
  const spans = mine.length === 0 && durations.length === 0 && told.length === 1 ? told : mine
  const [unreadable] = ownOrShared(share, dates.faults)
  const span = spans[0] ?? durations[0] ?? null
  if (unreadable)
    return {
      window: { from: null, until: null },
      doubts: [{ field: 'window', reason: 'unreadable', words: originalWords(folded, unreadable) }],
      span,
    }
  const { fault, ...window } = windowOf(spans, durations, today)
  if (!fault || !span) return { window, doubts: [], span }
  const words = originalWords(folded, { start: span.start, end: spans.at(-1)?.end ?? span.end })
  return { window, doubts: [{ field: 'window', reason: fault, words }], span }
}

/** The sentence around a price says who pays. */
function around(lower: string, { start, end }: Stretch): string {
  const before =
    lower
      .slice(Math.max(0, start - 70), start)
      .split(sentenceBreak)
      .at(-1) ?? ''
  const after = lower.slice(end, end + 50).split(sentenceBreak)[0] ?? ''
  return `${before} ${lower.slice(start, end)} ${after}`
}

const forAll = /都|全部|均|各|both|all|each|모두|전부|다\s|둘\s?다/
const nothing: Price = { amount: 0, currency: null, per: null, direction: 'free' }

const loadSizes =
  /(?:每车|一车|单车|每趟)(?:装|拉|约|大约|是)*\s?(\d{1,3}(?:\.\d)?|[一二三四五六]?十[一二三四五六七八九]?)\s?吨|(?:트럭|차|대)당\s?(?:약\s?)?(\d{1,3})\s?톤|(\d{1,2})\s?톤\s?(?:트럭|덤프|차|카고|탑차|탱크로리)|(\d{1,3}(?:\.\d)?)\s?(?:t|tonnes?|tons?)\s?(?:per|a|each|\/|each )\s?(?:load|truck|lorry|trailer)|loads? of (\d{1,3})\s?(?:t|tonnes?|tons?)\b|(\d{1,3})\s?(?:t|tonnes?|tons?) (?:loads?|lorr(?:y|ies)|trucks?)\b/

/** How many tonnes one load carries, where the text says so; a price a load is then a price a tonne. */
function loadSize(lower: string): number | null {
  const match = loadSizes.exec(lower)
  const said = match?.slice(1).find((group) => group !== undefined)
  const size = said === undefined ? null : readNumberRange(said)
  return typeof size === 'number' && size > 0 ? size : null
}

/** A price for a whole lot is divided by it; tonnes with a bare price are priced per tonne. */
function perUnit(money: Facts['money'][number], quantity: Quantity | null): number {
  const size = quantity?.max ?? quantity?.min ?? null
  if (money.per !== null || size === null || size === 0 || quantity === null) return 1
  if (money.lot) return size
  return quantity.period === 'once' && quantity.unit === 'unit' && size > 1 && !money.bare ? size : 1
}

/** "A 5 t, B 10 t, free" gives both away: said once, behind everything, after a comma. */
function lastWord({ facts }: Share): Stretch[] {
  const [free, second] = facts.free
  const last = Math.max(0, ...facts.quantities.map(({ end }) => end), ...facts.mentions.map(({ end }) => end))
  const isOnly = free !== undefined && second === undefined && facts.money.length === 0
  return isOnly && free.start >= last && /[,，;；。.\n]/.test(facts.folded.lower.slice(last, free.start)) ? [free] : []
}

/** What is paid today to be rid of it is no price when it is given away. */
const costNow = /(?:currently|at present|so far|now|landfill\w*|目前|现在|填埋|매립)[^.\n。]{0,24}$/
/** What something costs elsewhere, or is paid until today, is not asked for here. */
const otherPrice =
  /(?:\b(?:market|spot|index|lme|platts|benchmark|going rate|virgin material|landfill(?:ing)?(?: tax| costs?)?)\b[^.\n;,]{0,24}|\b(?:currently|at present|so far|today we|we now|at the moment)\b[^.\n;,]{0,12}\b(?:pay|paying|costs?|costing|spend)\b[^.\n;,]{0,16}|(?:市场价|行情|原价|新料)[^，,。;；\s\d]{0,4}|(?:目前|现在)[^，,。;；\s\d贴补]{0,4}(?:付|花|交|缴)[^，,。;；\s\d]{0,3}|填埋费|焚烧费|시세|매립비|소각비|현재\s?처리비)(?:[^\d.\n。]{0,6})$/

/** "Sawdust 20 EUR/t, bark free": what is given away takes no price of the others. */
function pricedFor(share: Share, money: Facts['money']): Facts['money'][number] | undefined {
  const isOwn = within(share.own)
  if (!money.some(isOwn) && share.facts.free.some(isOwn)) return undefined
  return ownOrShared(share, money)[0]
}

/** The price of a listing and who pays it. */
export function priceOf(share: Share, quantity: Quantity | null): { readonly price: Price | null; readonly span: Stretch | null } {
  const { facts, kind } = share
  const { lower } = facts.folded
  const stop = facts.free.length > 0 ? costNow : otherPrice
  const paidNow = facts.money.filter(({ start }) => !stop.test(lower.slice(Math.max(0, start - 60), start)))
  const money = pricedFor(share, paidNow)
  if (money) {
    const load = money.per === 'unit' && quantity?.unit === 't' ? loadSize(lower) : null
    const amount = Number((Math.abs(money.amount) / (load ?? perUnit(money, quantity))).toPrecision(12))
    if (amount === 0) return { price: nothing, span: money }
    const direction = directionOf(kind, around(lower, money), money.amount)
    const per = load ? 't' : (money.per ?? quantity?.unit ?? null)
    return { price: { amount, currency: money.currency, per, direction }, span: money }
  }
  const everyone = facts.free.filter(({ start }) => forAll.test(lower.slice(Math.max(0, start - 5), start)))
  const [free] = [...ownOrShared(share, facts.free), ...everyone, ...lastWord(share)]
  return free ? { price: nothing, span: free } : { price: null, span: null }
}

const sharp = /acid|caustic|alkali|ammonia-water|hypochlorite|peroxide/
const reagents = new Set(['naoh_pct', 'koh_pct', 'h2so4_pct', 'hcl_pct', 'hno3_pct', 'h3po4_pct', 'hf_pct', 'nh3_pct'])

function renamed(reader: Reader, materialId: string | null, keys: readonly string[]): (key: string) => string {
  const material = reader.materials.get(materialId ?? '')
  const is = (words: RegExp, text: string | undefined) => text !== undefined && words.test(text)
  const isSharp = is(sharp, material?.family) || is(sharp, material?.id)
  const isMixed = new Set(keys.filter((key) => reagents.has(key))).size > 1
  const names = new Map([['_pct', isSharp ? 'concentration_pct' : 'purity_pct']])
  if (is(/gas/, material?.family) || is(/-gas$/, material?.id)) names.set('calorific_value_kcal_kg', 'calorific_value_kcal_m3')
  if (is(/water|brine|salt/, material?.family)) names.set('salt_pct', 'salinity_pct')
  if (isSharp && !isMixed) for (const reagent of reagents) names.set(reagent, 'concentration_pct')
  return (key) => names.get(key) ?? key
}

/** The measured properties of a listing; a bare share is the concentration of acids and alkalis, else the purity. */
export function attributesOf({ facts, own, shared }: Share, reader: Reader, materialId: string | null): Attributes {
  const mine = facts.attributes.filter(within(own))
  const all = [...mine, ...facts.attributes.filter((one) => within(shared)(one) && !mine.includes(one))]
  const rename = renamed(
    reader,
    materialId,
    all.map(({ key }) => key),
  )
  const found: Record<string, Attributes[string]> = {}
  for (const { key, value } of all) {
    const name = rename(key)
    if (!Object.hasOwn(found, name) && /^[a-z][a-z\d_]*$/.test(name)) found[name] = value
  }
  return found
}

/** Where a listing is, as typed. */
export function locationOf(share: Share): { readonly location: string | null; readonly span: Stretch | null; readonly known: boolean } {
  const { places, folded } = share.facts
  const mine = ownOrShared(share, places)
  const [place] = [...(mine.length > 0 ? mine : places)].sort((a, b) => Number(b.known) - Number(a.known))
  if (!place) return { location: null, span: null, known: false }
  return { location: originalWords(folded, place).replace(/[(（,，\s]+$/u, ''), span: place, known: place.known }
}
