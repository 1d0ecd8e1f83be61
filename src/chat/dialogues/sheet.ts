import { cancelled, refused } from '../../../prompts/present/general.ts'
import { askSheet, sheetCard, sheetPublished } from '../../../prompts/present/sheet.ts'
import { readTable, type TableRow } from '../../domain/csv.ts'
import type { FitFile } from '../../domain/file.ts'
import type { ListingKind } from '../../domain/listing.ts'
import { refuse } from '../../domain/refusal.ts'
import { type SheetFault, type SheetQuestion, sheetRows } from '../../domain/sheet.ts'
import { rereadTon, type Ton } from '../../domain/ton.ts'
import { lacksKind, readSheet } from '../../language/read-sheet.ts'
import { readKindReply, readShortReply } from '../../language/reply.ts'
import { kindIn } from '../../language/sheet-cells.ts'
import { headingsKnown, type SheetColumn, sheetColumns } from '../../language/sheet-columns.ts'
import { decodeText } from '../../language/text-encoding.ts'
import { ownFacilities } from '../../use-cases/join-facility.ts'
import { keepDialogue, readDialogue } from '../../use-cases/keep-dialogue.ts'
import { type NewRow, publishSheet, sheetTwins } from '../../use-cases/publish-sheet.ts'
import { rememberTon } from '../../use-cases/remember-ton.ts'
import { type Chat, type Reply, reply } from '../conversation.ts'

/** A list that waits to be published. `table` is there until it is known what its rows are. */
type SheetState = {
  readonly sheetId: string
  readonly name: string
  readonly facilityId: string | null
  readonly table: { readonly columns: readonly SheetColumn[]; readonly rows: readonly TableRow[] } | null
  readonly rows: readonly NewRow[]
  readonly faults: readonly SheetFault[]
}

/** It waits beside whatever is talked about, so that neither takes the other's place. */
const keyOf = ({ key }: Chat) => ({ ...key, conversation: `${key.conversation}#sheet` })

async function keep(chat: Chat, state: SheetState | null): Promise<void> {
  await keepDialogue(chat.context, keyOf(chat), state && { kind: 'sheet', state })
}

/** The list that waits. What is stored was written by `keep`, so its shape is known. */
async function openSheet(chat: Chat): Promise<SheetState | null> {
  return ((await readDialogue(chat.context, keyOf(chat)))?.state as SheetState | undefined) ?? null
}

function readRows(chat: Chat, table: NonNullable<SheetState['table']>, kind: ListingKind | null): Pick<SheetState, 'rows' | 'faults'> {
  const { rows, faults } = readSheet(table.columns, table.rows, kind, { reader: chat.reader, context: chat.reading })
  return { rows: rows.map((row) => ({ ...row, listingId: chat.context.newId() })), faults }
}

type Facilities = Awaited<ReturnType<typeof ownFacilities>>

function questionOf(state: SheetState, facilities: Facilities): SheetQuestion | null {
  if (state.table) return { ask: 'kind' }
  if (state.rows.length === 0) return null
  const own = facilities.find(({ id }) => id === state.facilityId)
  if (!own) return facilities.length === 0 ? { ask: 'register' } : { ask: 'facility', facilities }
  return state.rows.some(({ tons }) => tons) ? { ask: 'ton' } : null
}

const shownRows = 10

async function viewOf(chat: Chat, { sheetId, name, facilityId, rows, faults }: SheetState) {
  const sorted = facilityId ? await sheetTwins(chat.context, { facilityId, rows }) : { rows, twins: [] }
  const shown = sorted.rows.slice(0, shownRows).map(({ content }) => {
    return { content, materialNames: chat.context.knowledge.materials.get(content.materialId ?? '')?.names ?? null }
  })
  return { sheetId, name, ready: sorted.rows.length, shown, twins: sorted.twins, faults }
}

const readAs =
  (ton: Ton) =>
  (row: NewRow): NewRow => {
    const { tons, ...rest } = row
    return tons ? { ...rest, content: rereadTon(row.content, 'metric', ton, tons === 'amount-and-price') } : row
  }

/** Where a facility has only one place to be for, and said before what its tons are, neither is asked. */
function completed(state: SheetState, facilities: Facilities): SheetState {
  const [only, ...others] = facilities
  const facility = facilities.find(({ id }) => id === state.facilityId) ?? (others.length === 0 ? only : undefined)
  const rows = facility?.ton ? state.rows.map(readAs(facility.ton)) : state.rows
  return { ...state, facilityId: facility?.id ?? null, rows }
}

/** Shows a list, or the one question that comes first; it is stored before it is shown. */
async function showSheet(chat: Chat, read: SheetState): Promise<Reply> {
  const facilities = await ownFacilities(chat.context)
  const state = completed(read, facilities)
  const question = questionOf(state, facilities)
  const view = await viewOf(chat, state)
  await keep(chat, question || view.ready > 0 ? state : null)
  return reply(question ? askSheet(chat.locale, view, question) : sheetCard(chat.locale, view))
}

const [longestRow, longestCell] = [60, 300]
/** Far above 500 rows of words; reading more would keep others waiting. */
const largestSheet = 1024 * 1024
const cut = ({ line, cells }: TableRow): TableRow => ({
  line,
  cells: cells.slice(0, longestRow).map((cell) => cell.slice(0, longestCell)),
})

/** Reads a file as a list of offers and needs. */
export async function answerSheet(chat: Chat, { name, bytes }: FitFile): Promise<Reply> {
  if (bytes.byteLength > largestSheet) return reply(refused(chat.locale, refuse('sheet-too-long')))
  const { head, rows, unclosed } = readTable(decodeText(bytes, headingsKnown))
  const columns = sheetColumns(head.slice(0, longestRow))
  if (!columns.some(({ field }) => field === 'material')) return reply(refused(chat.locale, refuse('sheet-no-material', name)))
  if (rows.length > sheetRows) return reply(refused(chat.locale, refuse('sheet-too-long', String(rows.length))))
  const whole = unclosed === null ? rows : rows.slice(0, -1)
  if (rows.length === 0) return reply(refused(chat.locale, refuse('sheet-empty', name)))
  const broken: readonly SheetFault[] = unclosed === null ? [] : [{ line: unclosed, fault: 'quote', words: '' }]
  const table = { columns, rows: whole.map(cut) }
  const begun = { sheetId: chat.context.newId(), name, facilityId: null, table: null, rows: [], faults: broken }
  if (lacksKind(columns) && whole.length > 0) return showSheet(chat, { ...begun, table })
  const read = readRows(chat, table, null)
  return showSheet(chat, { ...begun, ...read, faults: [...read.faults, ...broken] })
}

async function withSheet(chat: Chat, sheetId: string, act: (state: SheetState) => Promise<Reply>): Promise<Reply> {
  const open = await openSheet(chat)
  return open?.sheetId === sheetId ? act(open) : reply(refused(chat.locale, refuse('sheet-gone')))
}

function withKind(chat: Chat, state: SheetState, kind: ListingKind): Promise<Reply> {
  if (!state.table) return showSheet(chat, state)
  const read = readRows(chat, state.table, kind)
  return showSheet(chat, { ...state, table: null, rows: read.rows, faults: [...read.faults, ...state.faults] })
}

async function set(chat: Chat, state: SheetState, field: string, value: string): Promise<Reply> {
  if (field === 'kind') return withKind(chat, state, value === 'need' ? 'need' : 'offer')
  if (field === 'facility') return showSheet(chat, { ...state, facilityId: value })
  const ton: Ton = value === 'short' ? 'short' : 'metric'
  if (state.facilityId) await rememberTon(chat.context, { facilityId: state.facilityId, ton })
  return showSheet(chat, { ...state, rows: state.rows.map(readAs(ton)) })
}

async function publish(chat: Chat, state: SheetState): Promise<Reply> {
  const { facilityId, rows } = state
  if (!facilityId || questionOf(state, await ownFacilities(chat.context))) return showSheet(chat, state)
  const outcome = await publishSheet(chat.context, { facilityId, rows })
  if (outcome.outcome === 'refused') return reply(refused(chat.locale, outcome))
  await keep(chat, null)
  return reply(sheetPublished(chat.locale, outcome))
}

/** Drops the list that waits; null where none does. */
export async function cancelSheet(chat: Chat): Promise<Reply | null> {
  if (!(await openSheet(chat))) return null
  await keep(chat, null)
  return reply(cancelled(chat.locale))
}

/** What the buttons of a list do. */
export const sheetHandlers = {
  'sheet.publish': (chat: Chat, { sheetId }: { readonly sheetId: string }) => withSheet(chat, sheetId, (state) => publish(chat, state)),
  'sheet.cancel': (chat: Chat, { sheetId }: { readonly sheetId: string }) =>
    withSheet(chat, sheetId, async () => (await cancelSheet(chat)) ?? reply()),
  'sheet.set': (chat: Chat, { sheetId, field, value }: { readonly sheetId: string; readonly field: string; readonly value: string }) =>
    withSheet(chat, sheetId, (state) => set(chat, state, field, value)),
}

/** A short answer while a list waits and nothing else is talked about; null for anything else. */
export async function continueSheet(chat: Chat, text: string): Promise<Reply | null> {
  const short = readShortReply(text)
  const kind = readKindReply(text) ?? kindIn(text)
  if (!kind && (short === null || short === 'skip')) return null
  const open = await openSheet(chat)
  if (!open) return null
  if (open.table && kind) return withKind(chat, open, kind)
  if (short === 'cancel') return cancelSheet(chat)
  return short === 'confirm' ? publish(chat, open) : null
}

/** Goes on with a list that waited for its facility. */
export async function resumeSheet(chat: Chat): Promise<Reply | null> {
  const open = await openSheet(chat)
  return open && showSheet(chat, open)
}
