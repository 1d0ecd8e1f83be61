import type { ListingKind } from '../domain/listing.ts'
import { type Facts, readFacts } from './facts.ts'
import { evidenceIn, type Said, saidOf, unlisted, whole } from './grammar-intent.ts'
import type { Evidence } from './intent-features.ts'
import { type Likelihoods, type WeighedIntent, weighedIntents, weighIntent } from './intent-model.ts'
import { itemOf } from './items.ts'
import type { Reader } from './reader.ts'
import type { Intent, ReadItem, Reading, ReadingContext } from './reading.ts'
import { localeOf } from './script.ts'
import { type Parted, partText } from './territories.ts'

const longest = 20_000

/** Words of a search for those who need something rather than have it. */
const needed =
  /\b(?:buy\w*|needs?|wants?|tak(?:e|es|ing)|uses?|users?|buyers?|takers?|looking for|accepts?|requests?)\b|需要|谁要|有人要|求购|收购|买|接收|필요|구하|구매|받는|쓰는|사용하는|수요/

/** What a search or a withdrawal is about. */
function lookedFor(facts: Facts, reader: Reader, context: ReadingContext) {
  const parted = partText(facts)
  const kind = needed.test(facts.folded.lower) ? 'need' : 'offer'
  return parted.territories.map((territory) => itemOf(facts, territory, parted, kind, reader, context.today))
}

const orWhole = (facts: Facts, parted: Parted): Parted => (parted.territories.length > 0 ? parted : whole(facts))

/** What the grammar found in a text, to be weighed. */
export function evidenceOf(text: string, reader: Reader, context: ReadingContext): Evidence {
  const facts = readFacts(text.slice(0, longest), reader, context)
  return evidenceIn(facts, saidOf(facts))
}

/** Somebody who names nothing and no amount must say it plainly. */
const plainly = 0.7
/** What the grammar reads as a post with its amount is idle talk only where that is as likely as this. */
const surely = 0.65
/** From here on the less likely of the two kinds is worth a question. */
const asked = 0.3

type Weighed = { readonly intent: Intent; readonly isClose: boolean }

/** Below this the weights alone do not outweigh a post that the grammar reads without anything against it. */
const outweighs = 0.72

/** The kind of a strong word that a post begins with and that no other contradicts: "need about 60 t of …". */
function byLead({ facts: { cues }, intent }: Evidence, best: WeighedIntent): ListingKind | null {
  const [first] = cues
  if ((best !== 'offer' && best !== 'need') || !first || first.start > 3 || first.strength < 2) return null
  return first.kind === intent && cues.every(({ kind }) => kind === first.kind) ? first.kind : null
}

/** Where the weights hardly lean to the other kind, a post in full takes the kind of its only cues, or of none with a price. */
function byCues({ facts, intent }: Evidence, likely: Likelihoods, best: WeighedIntent): WeighedIntent {
  const isOther = (best === 'offer' && intent === 'need') || (best === 'need' && intent === 'offer')
  if (!isOther || likely[best] > outweighs || facts.mentions.length === 0) return best
  if (facts.quantities.length + facts.attributes.length === 0) return best
  const strongest = (kind: ListingKind) => Math.max(0, ...facts.cues.filter((cue) => cue.kind === kind).map(({ strength }) => strength))
  if (intent === 'need') return strongest('need') > 1 && strongest('offer') === 0 ? 'need' : best
  return strongest('need') === 0 && facts.money.length + facts.free.length > 0 ? 'offer' : best
}

function bestOf(evidence: Evidence, likely: Likelihoods): WeighedIntent {
  const likeliest = weighedIntents.reduce((one, other) => (likely[other] > likely[one] ? other : one))
  return byLead(evidence, likeliest) ?? byCues(evidence, likely, likeliest)
}

function weighed(evidence: Evidence, said: Said, likely: Likelihoods): Weighed {
  const { facts, intent } = evidence
  const isIdle = intent !== 'offer' && intent !== 'need' && intent !== 'search'
  const idle = { intent: isIdle ? intent : unlisted(said.acts, facts.folded.lower), isClose: false }
  if (intent === 'small-talk') return idle
  const best = bestOf(evidence, likely)
  if (best === 'other') return likely.other < surely && isPost(evidence) ? { intent, isClose: false } : idle
  if (best === 'search') return { intent: best, isClose: false }
  const isBare = facts.mentions.length === 0 && facts.quantities.length === 0
  if (isBare && likely[best] < plainly) return idle
  const isClose = Math.min(likely.offer, likely.need) > asked * (likely.offer + likely.need)
  return { intent: best, isClose: isClose && !isPlain(facts, best) }
}

const isPost = ({ facts, intent }: Evidence) =>
  (intent === 'offer' || intent === 'need') && facts.quantities.length > 0 && facts.mentions.length + facts.cues.length > 0

/** Strong words for one kind and none for the other: "we need" is not asked about. */
const isPlain = ({ cues }: Facts, kind: ListingKind) => cues.every((cue) => cue.kind === kind) && cues.some(({ strength }) => strength > 1)

/** Where two kinds are said, each listing keeps its own; else the whole message decides. */
function kindsOf(parted: Parted, best: ListingKind): readonly ListingKind[] {
  const said = new Set(parted.territories.flatMap(({ kind }) => kind ?? []))
  return parted.territories.map(({ kind }) => (said.size > 1 ? (kind ?? best) : best))
}

/** An item whose kind is only likely, with what its price would be if it were the other. */
function inDoubt(item: ReadItem, other: ReadItem): ReadItem {
  return { ...item, doubts: [{ field: 'kind', otherPrice: other.price }, ...item.doubts] }
}

function listed(facts: Facts, parted: Parted, best: ListingKind, isClose: boolean, reader: Reader, context: ReadingContext): ReadItem[] {
  const kinds = kindsOf(parted, best)
  const isMixed = new Set(kinds).size > 1
  return parted.territories.map((territory, index) => {
    const kind = kinds[index] ?? best
    const item = itemOf(facts, territory, parted, kind, reader, context.today)
    if (!isClose || isMixed) return item
    return inDoubt(item, itemOf(facts, territory, parted, kind === 'offer' ? 'need' : 'offer', reader, context.today))
  })
}

/** Reads a chat message: what the person wants, and the listings in it. Only the first 20 000 characters are read. */
export function readMessage(text: string, reader: Reader, context: ReadingContext): Reading {
  const read = text.slice(0, longest)
  const all = readFacts(read, reader, context)
  const locale = localeOf(read)
  if (context.expect) {
    const [kind, parted] = [context.expect, orWhole(all, partText(all))]
    return { intent: kind, locale, items: parted.territories.map((one) => itemOf(all, one, parted, kind, reader, context.today)) }
  }
  const said = saidOf(all)
  const evidence = evidenceIn(all, said)
  const { intent, isClose } = weighed(evidence, said, weighIntent(evidence))
  if ((intent === 'search' || intent === 'withdraw') && all.mentions.length > 0)
    return { intent, locale, items: lookedFor(all, reader, context) }
  if (intent !== 'offer' && intent !== 'need') return { intent, locale, items: [] }
  const isSaid = said.acts.has('said') && said.parted.territories.length > 0
  const [facts, parted] = isSaid ? [said.facts, said.parted] : [all, orWhole(all, partText(all))]
  const items = listed(facts, parted, intent, isClose, reader, context)
  return { intent: items[0]?.kind ?? intent, locale, items }
}
