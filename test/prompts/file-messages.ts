import * as file from '../../prompts/present/file.ts'
import * as listing from '../../prompts/present/listing.ts'
import * as match from '../../prompts/present/match.ts'
import * as sheet from '../../prompts/present/sheet.ts'
import type { Locale } from '../../src/domain/locale.ts'
import { type SheetFault, type SheetQuestion, type SheetView, sheetFaults } from '../../src/domain/sheet.ts'
import type { Named } from './named.ts'
import * as sample from './sample-views.ts'

/** Every message about files and lists, with `typed` wherever somebody's words can stand. */
export function fileMessages(locale: Locale, typed: string): Named {
  const ids = { listingId: 'listing-1', fileId: 'file-1' }
  const content = { name: typed, mediaType: 'text/plain', bytes: new Uint8Array(12) }
  const withFiles = sample.sampleOffer({ files: 2 })
  const rooms = [{ introductionId: 'introduction-12', number: 12, facility: typed, readers: 1 }]
  const own = [{ listingId: 'listing-1', view: sample.sampleOffer({ tier: 'own', materialNames: null, materialWords: typed }) }]
  const { content: draft } = sample.sampleDraft()
  const row = { content: { ...draft, materialWords: typed }, materialNames: null }
  const faults = sheetFaults.map((fault, at): SheetFault => ({ line: at + 2, fault, words: typed, among: [sample.flyAsh, sample.flyAsh] }))
  const twins = [{ line: 3, kind: 'offer', number: 1042 }] as const
  const view: SheetView = { sheetId: 'sheet-1', name: typed, ready: 12, shown: [row], twins, faults: faults.slice(0, 3) }
  const facilities = [{ id: 'facility-1', name: typed }]
  const questions: readonly SheetQuestion[] = [{ ask: 'kind' }, { ask: 'ton' }, { ask: 'register' }, { ask: 'facility', facilities }]
  const published = [1001, 1002, 1003, 1007].map((number) => ({ kind: 'offer', number }) as const)
  return [
    ['file', file.fileMessage(locale, content)],
    ['file attached', file.fileAttached(locale, { outcome: 'attached', ...ids, name: typed, kind: 'offer', number: 1042, files: 2 })],
    ['file goes along', file.fileGoesAlong(locale, typed)],
    ['file of a listing', file.listingFileMessage(locale, { ...content, ...ids, removable: true })],
    ['file taken off', file.fileDetached(locale)],
    ['file dropped', file.fileDropped(locale)],
    ['whose file', file.askWhoseFile(locale, { fileId: 'file-1', own, rooms: [] })],
    ['where to with a file', file.askWhoseFile(locale, { fileId: 'file-1', own, rooms })],
    ['listing with files', listing.listingCard(locale, { ...withFiles, tier: 'own' }, 'listing-1')],
    ['match with files', match.matchCard(locale, sample.sampleMatch({ offer: withFiles }))],
    ['sheet', sheet.sheetCard(locale, view)],
    ['sheet with nothing ready', sheet.sheetCard(locale, { ...view, ready: 0, shown: [], twins: [] })],
    ['sheet with one fault of many kinds each', sheet.sheetCard(locale, { ...view, shown: [], faults: faults.slice(3, 9) })],
    ['sheet with the other faults', sheet.sheetCard(locale, { ...view, shown: [], faults: faults.slice(9) })],
    ['sheet without a kind', sheet.sheetCard(locale, { ...view, faults: [{ line: 2, fault: 'kind', words: '' }] })],
    ...questions.map((question) => [`sheet asks ${question.ask}`, sheet.askSheet(locale, view, question)] as const),
    ['sheet published', sheet.sheetPublished(locale, { outcome: 'sheet-published', published, twins })],
    ['sheet of one published', sheet.sheetPublished(locale, { outcome: 'sheet-published', published: published.slice(3), twins: [] })],
    ['sheet of nothing new', sheet.sheetPublished(locale, { outcome: 'sheet-published', published: [], twins })],
    ['sheet to fill in', sheet.sheetTemplate(locale, '2026-04-01')],
  ]
}
