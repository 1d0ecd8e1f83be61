import { askDraft, draftCard, draftKept } from '../../../prompts/present/draft.ts'
import { fileGoesAlong } from '../../../prompts/present/file.ts'
import { cancelled, notUnderstood, refused } from '../../../prompts/present/general.ts'
import { published } from '../../../prompts/present/listing.ts'
import type { DraftQuestion, DraftView, ListingField } from '../../domain/draft-view.ts'
import { filesOfOneListing } from '../../domain/file.ts'
import type { ListingContent, ListingKind } from '../../domain/listing.ts'
import { refuse } from '../../domain/refusal.ts'
import { rereadTon, saysTon, type Ton } from '../../domain/ton.ts'
import { sourcesOf } from '../../language/items.ts'
import { readMessage } from '../../language/read-message.ts'
import { readRevision } from '../../language/read-revision.ts'
import type { Doubt, Intent, ReadItem } from '../../language/reading.ts'
import { readKindReply, readShortReply } from '../../language/reply.ts'
import { attachFile } from '../../use-cases/attach-file.ts'
import { ownFacilities } from '../../use-cases/join-facility.ts'
import { publishListing } from '../../use-cases/publish-listing.ts'
import { rememberTon } from '../../use-cases/remember-ton.ts'
import { type Chat, type DraftState, type Reply, reply, talkOn } from '../conversation.ts'

const contentOf = ({ doubts: _doubts, spans: _spans, ...content }: ReadItem): ListingContent => content

async function viewOf(chat: Chat, state: DraftState, changed: readonly ListingField[] | null): Promise<DraftView> {
  const material = chat.context.knowledge.materials.get(state.content.materialId ?? '')
  const facilities = await ownFacilities(chat.context)
  return {
    draftId: state.draftId,
    content: state.content,
    sources: state.sources ?? {},
    ton: state.ton ?? null,
    materialNames: material?.names ?? null,
    ewc: material?.ewc ?? [],
    hazardousByCatalogue: material?.hazardous ?? false,
    facilityName: facilities.find((facility) => facility.id === state.facilityId)?.name ?? null,
    changed,
    waiting: state.waiting.length,
  }
}

function questionOf(chat: Chat, doubt: Doubt): DraftQuestion {
  if (doubt.field === 'material') {
    const candidates = doubt.candidates.flatMap(({ materialId }) => {
      const names = chat.context.knowledge.materials.get(materialId)?.names
      return names ? [{ materialId, names }] : []
    })
    return { ask: 'material', candidates }
  }
  if (doubt.field === 'kind') return { ask: 'kind' }
  if (doubt.field === 'window') return { ask: 'window', reason: doubt.reason, words: doubt.words }
  return doubt.reason === 'short-or-metric-ton'
    ? { ask: 'ton', words: doubt.words }
    : { ask: 'quantity', reason: doubt.reason, words: doubt.words }
}

async function nextQuestion(chat: Chat, state: DraftState): Promise<DraftQuestion | null> {
  const [doubt] = state.doubts
  if (doubt) return questionOf(chat, doubt)
  if (state.facilityId) return null
  const facilities = await ownFacilities(chat.context)
  return facilities.length === 0 ? { ask: 'register' } : { ask: 'facility', facilities }
}

/** Reads the bare tons of a draft as short or metric ones. */
function readAs(state: DraftState, ton: Ton): DraftState {
  const isPricePerTon = saysTon(state.sources?.price?.words ?? '')
  const content = rereadTon(state.content, state.ton ?? 'metric', ton, isPricePerTon)
  return { ...state, content, ton, doubts: state.doubts.filter((doubt) => !isTon(doubt)) }
}

const isTon = (doubt: Doubt) => doubt.field === 'quantity' && doubt.reason === 'short-or-metric-ton'

/** What the facility said before about its tons need not be asked again. */
async function withKnownTon(chat: Chat, state: DraftState): Promise<DraftState> {
  if (!state.doubts.some(isTon)) return state
  const ton = (await ownFacilities(chat.context)).find((facility) => facility.id === state.facilityId)?.ton
  return ton ? readAs(state, ton) : state
}

/** Shows the draft, or the one question that must be answered first; the draft is stored before it is shown. */
export async function showDraft(chat: Chat, read: DraftState, changed: readonly ListingField[] | null = null): Promise<Reply> {
  const state = await withKnownTon(chat, read)
  await talkOn(chat, { kind: 'draft', state })
  const [view, question] = [await viewOf(chat, state, changed), await nextQuestion(chat, state)]
  return reply(question ? askDraft(chat.locale, view, question) : draftCard(chat.locale, view))
}

type Pending = DraftState['waiting'][number]

const pendingOf = ({ content, doubts, sources = {}, files = [] }: DraftState): Pending => ({ content, doubts, sources, files })

/** Opens a draft for what was read; further items of the message wait behind the first. */
export async function openDraft(chat: Chat, items: readonly ReadItem[], behind: DraftState | null = null): Promise<Reply> {
  const [first, ...rest] = items.map((item) => ({ content: contentOf(item), doubts: item.doubts, sources: sourcesOf(item.spans) }))
  if (!first) return reply(notUnderstood(chat.locale))
  const earlier = behind ? [pendingOf(behind), ...behind.waiting] : []
  const facilities = await ownFacilities(chat.context)
  const only = facilities.length === 1 ? facilities[0] : undefined
  return showDraft(chat, {
    draftId: chat.context.newId(),
    facilityId: only?.id ?? null,
    ...first,
    waiting: [...rest, ...earlier],
  })
}

/** Publishes the open draft; what waits behind it is shown next. */
export async function publishDraft(chat: Chat, state: DraftState): Promise<Reply> {
  const question = await nextQuestion(chat, state)
  if (question || !state.facilityId) return showDraft(chat, state)
  const outcome = await publishListing(chat.context, { listingId: state.draftId, facilityId: state.facilityId, content: state.content })
  if (outcome.outcome === 'refused') return reply(refused(chat.locale, outcome), draftKept(chat.locale, await viewOf(chat, state, null)))
  const { listingId, kind, missing } = outcome
  for (const fileId of state.files ?? []) await attachFile(chat.context, { listingId, fileId })
  const [next, ...waiting] = state.waiting
  if (next) {
    const shown = await showDraft(chat, { draftId: chat.context.newId(), facilityId: state.facilityId, ...next, waiting })
    return { messages: [published(chat.locale, { ...outcome, missing: null }), ...shown.messages] }
  }
  await talkOn(chat, { kind: 'detail', state: { listingId, kind, attribute: missing?.attribute ?? null } })
  return reply(published(chat.locale, outcome))
}

/** Drops the open draft; what waits behind it is shown next. */
export async function cancelDraft(chat: Chat, state: DraftState): Promise<Reply> {
  const [next, ...waiting] = state.waiting
  if (next) {
    const shown = await showDraft(chat, { draftId: chat.context.newId(), facilityId: state.facilityId, ...next, waiting })
    return { messages: [cancelled(chat.locale), ...shown.messages] }
  }
  await talkOn(chat, null)
  return reply(cancelled(chat.locale))
}

const without = (doubts: DraftState['doubts'], field: Doubt['field']) => doubts.filter((doubt) => doubt.field !== field)

/** A draft whose kind was only likely, as what its author says it is. */
function asKind<One extends Pending>(pending: One, kind: ListingKind): One {
  const doubt = pending.doubts.find(({ field }) => field === 'kind')
  if (doubt?.field !== 'kind') return pending
  const { content } = pending
  const price = content.kind === kind ? content.price : doubt.otherPrice
  return { ...pending, content: { ...content, kind, price }, doubts: without(pending.doubts, 'kind') }
}

/** One answer is enough for all that was said in the same message. */
function withKind(chat: Chat, state: DraftState, kind: ListingKind): Promise<Reply> {
  return showDraft(chat, { ...asKind(state, kind), waiting: state.waiting.map((one) => asKind(one, kind)) })
}

async function withFacility(chat: Chat, state: DraftState, id: string): Promise<Reply> {
  const chosen = (await ownFacilities(chat.context)).find((facility) => facility.id === id)
  return chosen ? showDraft(chat, { ...state, facilityId: chosen.id }) : reply(refused(chat.locale, refuse('facility-not-found')))
}

/** Takes the answer of a button; an empty value leaves the field open. */
export async function setInDraft(chat: Chat, state: DraftState, field: string, value: string): Promise<Reply> {
  const { content, doubts } = state
  if (field === 'ton') {
    const ton: Ton = value === 'short' ? 'short' : 'metric'
    if (state.facilityId) await rememberTon(chat.context, { facilityId: state.facilityId, ton })
    return showDraft(chat, readAs(state, ton))
  }
  if (field === 'kind') return withKind(chat, state, value === 'need' ? 'need' : 'offer')
  if (field === 'facility') return withFacility(chat, state, value)
  if (field === 'material') {
    const materialId = chat.context.knowledge.materials.has(value) ? value : null
    return showDraft(chat, { ...state, content: { ...content, materialId }, doubts: without(doubts, 'material') })
  }
  return showDraft(chat, { ...state, doubts: doubts.slice(1) })
}

async function correct(chat: Chat, state: DraftState, text: string): Promise<Reply | null> {
  const revision = readRevision(text, state.content.kind, chat.reader, chat.reading, state.content.quantity)
  if (!revision) return null
  const { change, doubts, fields } = revision
  const content = { ...state.content, ...change, attributes: { ...state.content.attributes, ...change.attributes } }
  const kept = state.doubts.filter((doubt) => doubt.field === 'kind' || !fields.includes(doubt.field))
  const sources = { ...state.sources, ...revision.sources }
  const { ton, ...rest } = state
  const next = fields.includes('quantity') ? rest : { ...rest, ...(ton ? { ton } : {}) }
  return showDraft(chat, { ...next, content, sources, doubts: [...doubts, ...kept] }, fields)
}

const isKindAsked = ({ doubts }: DraftState) => doubts[0]?.field === 'kind'

/** A file that was sent while a draft is open goes with it. */
export async function fileWithDraft(chat: Chat, state: DraftState, fileId: string, name: string): Promise<Reply> {
  const files = [...(state.files ?? []), fileId]
  if (files.length > filesOfOneListing) return reply(refused(chat.locale, refuse('files-of-listing-full')))
  await talkOn(chat, { kind: 'draft', state: { ...state, files } })
  return reply(fileGoesAlong(chat.locale, name), draftKept(chat.locale, await viewOf(chat, state, null)))
}

const otherBusiness: readonly Intent[] = ['search', 'withdraw', 'question']

/** What a short answer does to a draft, or null when the text is no such answer. */
async function answerShort(chat: Chat, state: DraftState, text: string): Promise<Reply | null> {
  const short = readShortReply(text)
  if (short === 'cancel') return cancelDraft(chat, state)
  if (short === 'confirm') return publishDraft(chat, state)
  const kind = isKindAsked(state) ? readKindReply(text) : null
  if (kind) return withKind(chat, state, kind)
  if (short !== 'skip') return null
  return showDraft(chat, isKindAsked(state) ? state : { ...state, doubts: state.doubts.slice(1) })
}

/** A post in full; while something is asked, only one of another thing than the draft and what it is asked about. */
function isAnother({ content, doubts: [doubt] }: DraftState, item: ReadItem | undefined): boolean {
  if (!item) return false
  const { materialId, materialWords, quantity } = item
  if (!doubt) return materialId !== null || (materialWords !== '' && quantity !== null)
  if (materialWords === '' || quantity === null || (materialId !== null && materialId === content.materialId)) return false
  return doubt.field !== 'material' || (materialId !== null && doubt.candidates.every((one) => one.materialId !== materialId))
}

/** A message while a draft is open: an answer, a correction, a new listing that goes before it, or null for other business. */
export async function continueDraft(chat: Chat, state: DraftState, text: string): Promise<Reply | null> {
  const answered = await answerShort(chat, state, text)
  if (answered) return answered
  const reading = readMessage(text, chat.reader, chat.reading)
  if (otherBusiness.includes(reading.intent)) return null
  const posts = reading.intent === 'offer' || reading.intent === 'need'
  if (posts && isAnother(state, reading.items[0])) return openDraft(chat, reading.items, state)
  const corrected = await correct(chat, state, text)
  if (corrected) return corrected
  if (posts && reading.items.length > 0) return openDraft(chat, reading.items, state)
  return reply(notUnderstood(chat.locale), draftKept(chat.locale, await viewOf(chat, state, null)))
}
