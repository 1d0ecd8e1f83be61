import type { FieldSources, ListingField } from '../domain/draft-view.ts'
import type { ListingContent, ListingKind } from '../domain/listing.ts'
import type { Quantity } from '../domain/quantity.ts'
import { type Facts, readFacts } from './facts.ts'
import { saysRevise } from './intent.ts'
import { itemOf, sourcesOf } from './items.ts'
import type { Reader } from './reader.ts'
import type { Doubt, FieldDoubt, ReadItem, ReadingContext } from './reading.ts'
import { mask, type Stretch } from './script.ts'

type Change = Partial<Omit<ListingContent, 'kind'>>

/** A correction of one or more fields. */
export type Revision = {
  readonly change: Change
  readonly fields: readonly ListingField[]
  readonly doubts: readonly Doubt[]
  readonly sources: FieldSources
  /** A material that the text begins with and does not correct: it may speak of something else. */
  readonly topic: string | null
}

/** What is said not to be so: "not fly ash", 不是粉煤灰, 비산재가 아니라. */
const deniedBefore = /(?:\bnot(?: the| a| really)?|instead of|rather than|\bfrom|不是|并非|而不是)\s*$/
const deniedAfter = /^\s?(?:이|가|은|는)?\s?(?:아니|말고|대신|에서)|^\s?(?:改成|改为|换成)/

const lastOf = <One extends Stretch>(ones: readonly One[], lower: string): One | undefined =>
  ones.findLast(
    ({ start, end }) => !deniedBefore.test(lower.slice(Math.max(0, start - 14), start)) && !deniedAfter.test(lower.slice(end, end + 6)),
  ) ?? ones[0]

/** A correction speaks of one listing; of two amounts or materials, the one that is not denied counts. */
function corrected(facts: Facts): { readonly facts: Facts; readonly mention: Facts['mentions'][number] | null } {
  const { lower } = facts.folded
  const quantity = lastOf(facts.quantities, lower)
  const money = lastOf(facts.money, lower)
  const named = facts.mentions.filter(({ role }) => role !== 'facility')
  return {
    facts: { ...facts, quantities: quantity ? [quantity] : [], money: money ? [money] : [] },
    mention: lastOf(named, lower) ?? null,
  }
}

const materialWord =
  /^\s*not\b|\b(?:material|it's|it is|that's|should be|actually|i meant?)\b|材料|物料|品名|应该?是|不是|품목|물질|아니라|아니고/
const placeWord = /\b(?:location|place|site|located|pick-?up|in|at|from)\b|地点|地址|位置|在|장소|위치|에서|주소/

const saysWhen = ({ window }: ReadItem) => window.from !== null || window.until !== null

function changeOf(item: ReadItem, facts: Facts, mention: Facts['mentions'][number] | null): Change {
  const { lower } = facts.folded
  const rest = mask(lower, [...facts.quantities, ...facts.money, ...facts.dates.spans])
  const isMaterial =
    mention !== null && (materialWord.test(rest) || saysRevise(lower) || (mention.start < 4 && mention.end > lower.trim().length - 2))
  const isPlaceMeant = placeWord.test(rest) || saysRevise(lower) || facts.places[0]?.known === true
  return {
    ...(isMaterial ? { materialId: item.materialId, materialWords: item.materialWords } : {}),
    ...(item.quantity ? { quantity: item.quantity } : {}),
    ...(saysWhen(item) ? { window: item.window } : {}),
    ...(item.price ? { price: item.price } : {}),
    ...(item.hazardous === null ? {} : { hazardous: item.hazardous }),
    ...(item.location !== null && isPlaceMeant ? { location: item.location } : {}),
    ...(Object.keys(item.attributes).length > 0 ? { attributes: item.attributes } : {}),
  }
}

const fieldOf: Readonly<Record<string, ListingField>> = {
  materialId: 'material',
  quantity: 'quantity',
  window: 'window',
  price: 'price',
  hazardous: 'hazardous',
  location: 'location',
  attributes: 'attributes',
}

const onceWord = /\b(?:once|one[- ]off|one[- ]time|single (?:lot|batch)|one lot|in total)\b|一次性|一批|总共|共计|일회|1회|한\s?번|총/

/** "Make it 60 t" of 40 t a month means 60 t a month. */
function keepPeriod(quantity: Quantity, { folded, quantities }: Facts, before: Quantity | null): Quantity {
  const unsaid = quantities[0]?.periodSaid === false && !onceWord.test(folded.lower)
  return unsaid && before?.unit === quantity.unit ? { ...quantity, period: before.period } : quantity
}

const surelyNamed = 0.85

function topicOf(facts: Facts, { materialId, spans }: ReadItem, mention: Facts['mentions'][number] | null): string | null {
  if (!mention || (mention.candidates[0]?.likelihood ?? 0) < surelyNamed || mention.start > facts.folded.lower.length / 2) return null
  const isFirst = spans.every(({ field, start }) => field === 'material' || start >= mention.start)
  return isFirst ? materialId : null
}

/** Reads a correction of a listing whose quantity is `before`, by saying it; null when the text corrects nothing. */
export function readRevision(
  text: string,
  kind: ListingKind,
  reader: Reader,
  context: ReadingContext,
  before: Quantity | null = null,
): Revision | null {
  const read = readFacts(text.slice(0, 2000), reader, context)
  if (read.folded.lower.trim() === '') return null
  const { facts, mention } = corrected(read)
  const territory = { start: 0, end: facts.folded.lower.length, mention, kind, more: [] }
  const item = itemOf(facts, territory, { territories: [territory], shared: [] }, kind, reader, context.today)
  const said = changeOf(item, facts, mention)
  const change = said.quantity ? { ...said, quantity: keepPeriod(said.quantity, facts, before) } : said
  const doubts = item.doubts.filter(
    (doubt): doubt is FieldDoubt => doubt.field !== 'kind' && (doubt.field !== 'material' || 'materialId' in change),
  )
  const changed = Object.keys(change).flatMap((key) => fieldOf[key] ?? [])
  const fields = [...new Set([...changed, ...doubts.map((doubt) => doubt.field)])]
  const sources = sourcesOf(item.spans.filter(({ field }) => fields.includes(field)))
  return fields.length > 0
    ? { change, fields, doubts, sources, topic: 'materialId' in change ? null : topicOf(facts, item, mention) }
    : null
}
