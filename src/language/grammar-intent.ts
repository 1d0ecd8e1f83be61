import type { ListingKind } from '../domain/listing.ts'
import { kindOfAll } from './cues.ts'
import type { Facts } from './facts.ts'
import { corrects, idleIntent, saysRevise, saysSearch, saysWithdraw } from './intent.ts'
import type { Evidence } from './intent-features.ts'
import type { Intent } from './reading.ts'
import { type Speech, speaksOfSelf, speechActs, withoutSpeech } from './speech-acts.ts'
import { type Parted, partText } from './territories.ts'

const saysAmount = (facts: Facts) => facts.quantities.length > 0
const names = (parted: Parted) => parted.territories.some((one) => one.mention !== null)

/** A material with an amount, a price or a word like "need" is a post, and so is an amount with such a word; a material alone is not. */
function isPost(facts: Facts, parted: Parted): boolean {
  const cued = facts.cues.length > 0
  if (!names(parted))
    return facts.quantities.some(
      (span) => cued || span.periodSaid || span.doubts.length > 0 || facts.money.length > 0 || facts.free.length > 0,
    )
  return saysAmount(facts) || cued || facts.money.length > 0 || facts.free.length > 0 || facts.attributes.length > 0
}

const opinion =
  /\b(?:i think|i believe|in my opinion|imo|overrated|underrated|interesting|article|news|meeting|price (?:of|for) \w+ (?:is|was|has)|wrong|late again|broken|complain\w*|yesterday you)\b|最近.{0,4}[涨跌]|行情|我觉得|我认为|听说|据说|新闻|开会|会议|迟到|坏了|생각합니다|생각해요|같아요|뉴스|회의|늦|고장/
const refers = /\b[onm]-\d{2,7}\b/
const statement =
  /\b(?:need|needs|looking for|wanted|we have|we've got|available|for sale|selling)\b|求购|收购|急需|出售|供应|구합니다|구해요|필요합니다|팝니다|판매합니다|나옵니다/
const trade =
  /\bwhat (?:could|can|do|does|would|might) .{0,40}\b(?:pass|give|offer|supply|sell|take|use|accept|buy|get|receive|recycle|exchange|share|provide|need|want)\b|卖给谁|输出什么|谁(?:会|能)?(?:要|用|收)|보통\s?누가/
const tradeTopics =
  /by-?products?|outputs?|inputs?|wastes?|residues?|offers?|needs?|listings?|materials?|streams?|available|exchange|take|use|everything|out there|资源|副产|废料|废物|供应|需求|原料|东西|接收|利用|부산물|폐기물|자원|원료|공급|수요|매물|등록|물질|재활용/

/** Words that ask the platform itself. */
const atHand = /\bon (?:here|this platform|the platform)\b|平台|群里|这里有|여기|등록된/

/** A search asks about a material, or about what there is; a statement with a question after it is a post. */
function asks(facts: Facts, lower: string): boolean {
  if (facts.mentions.length === 0) return tradeTopics.test(lower) || trade.test(lower)
  if (
    facts.cues.some(({ strength }) => strength === 3) &&
    (speaksOfSelf(lower) || (facts.free.length + facts.money.length > 0 && !atHand.test(lower)))
  )
    return false
  return !lower.split(/(?<=[.!?。！？\n])/).some((sentence) => statement.test(sentence) && !saysSearch(sentence))
}

/** A listing that is said in full corrects nothing, even when it says what its material is not. */
const isWhole = (facts: Facts, parted: Parted) =>
  names(parted) &&
  facts.quantities.length === 1 &&
  facts.places.length + facts.attributes.length + facts.money.length > (facts.quantities[0]?.periodSaid ? 0 : 1)

function revises(facts: Facts, parted: Parted, lower: string): boolean {
  if (corrects(lower) && lower.length < 120 && !isWhole(facts, parted)) return true
  if (!saysRevise(lower) || (names(parted) && !refers.test(lower))) return false
  if (opinion.test(lower)) return saysAmount(facts)
  return saysAmount(facts) || facts.dates.spans.length > 0 || facts.money.length > 0 || facts.attributes.length > 0
}

function unposted(facts: Facts, parted: Parted, lower: string): Intent | null {
  if (saysWithdraw(lower) && !saysAmount(facts)) return 'withdraw'
  if (revises(facts, parted, lower)) return 'revise'
  const idle = idleIntent(lower)
  if (idle === 'small-talk' && !names(parted)) return idle
  if (saysAmount(facts)) return null
  if (idle === 'question' && (!names(parted) || facts.cues.length === 0)) return idle
  if (saysSearch(lower) && asks(facts, lower)) return 'search'
  return opinion.test(lower) ? idle : null
}

/** What a text is that makes no listing. */
export function unlisted(acts: ReadonlySet<Speech['act']>, lower: string): Intent {
  if (acts.has('over') || saysWithdraw(lower)) return 'withdraw'
  const idle = idleIntent(lower)
  return idle === 'other' && acts.has('asked') ? 'question' : idle
}

/** A text without the sentences that are about others, the past or the bot. */
export type Said = {
  readonly facts: Facts
  readonly parted: Parted
  readonly acts: ReadonlySet<Speech['act']>
  readonly speech: readonly Speech[]
}

/** What a text says once hearsay, questions and the past are taken out of it. */
export function saidOf(facts: Facts): Said {
  const speech = speechActs(facts)
  const dropped = speech.filter(({ act }) => act === 'told' || act === 'over' || act === 'asked')
  const said = withoutSpeech(facts, dropped)
  return { facts: said, parted: partText(said), acts: new Set(speech.map(({ act }) => act)), speech }
}

function intentOf({ facts, parted, acts }: Said, kind: ListingKind): Intent {
  const { lower } = facts.folded
  const isDropped = acts.has('told') || acts.has('over') || acts.has('asked')
  if (acts.has('sought') && !acts.has('said')) return 'search'
  const other = unposted(facts, parted, lower)
  if (other && !(isDropped && other === 'search' && !acts.has('said'))) return other
  if (acts.has('said') && isPost(facts, parted)) return kind
  if (isDropped) return unlisted(acts, lower)
  const idle = idleIntent(lower)
  const [first] = facts.mentions
  const isName = first !== undefined && first.end - first.start > 0.6 * lower.trim().length
  return isName && idle === 'other' ? 'search' : idle
}

/** A text that names nothing, as one listing. */
export const whole = (facts: Facts): Parted => ({
  territories: [
    {
      start: 0,
      end: facts.folded.lower.length,
      mention: null,
      kind: kindOfAll(facts.folded.lower, facts.cues, { start: 0, end: 0 }, false),
      more: [],
    },
  ],
  shared: [],
})

/** What the grammar makes of a text, to be weighed. */
export function evidenceIn(facts: Facts, said: Said): Evidence {
  const parted = said.parted.territories.length > 0 ? said.parted : whole(said.facts)
  const intent = intentOf(said, parted.territories[0]?.kind ?? 'offer')
  return { facts, intent, acts: said.speech, isOwn: speaksOfSelf(facts.folded.lower) }
}
