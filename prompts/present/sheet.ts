import type { ListingKind } from '../../src/domain/listing.ts'
import type { Locale } from '../../src/domain/locale.ts'
import type { SheetFault, SheetQuestion, SheetTwin, SheetView } from '../../src/domain/sheet.ts'
import type { IsoDay } from '../../src/domain/window.ts'
import { plainText, type Text } from '../../src/message/text.ts'
import type { SheetPublished } from '../../src/use-cases/publish-sheet.ts'
import { attributesLine } from '../attribute.ts'
import { inARow, materialText, reference } from '../listing-words.ts'
import { type Button, button, choices, file, heading, list, maybe, message, paragraph, type Said } from '../node.ts'
import { formatPrice, formatQuantity, formatWindow, isKnown } from '../quantity.ts'
import { sayIn } from '../say.ts'
import { echoed, joined, quoted, said } from '../text.ts'

function rowLine(locale: Locale, { content, materialNames }: SheetView['shown'][number]): Text {
  const { kind, materialWords, quantity, window, price, attributes } = content
  const isOpen = window.from === null && window.until === null && !window.months
  return joined(
    [
      sayIn(locale)(`kind.${kind}`),
      materialText(locale, materialNames, materialWords),
      isKnown(quantity) ? formatQuantity(locale, quantity) : null,
      attributesLine(locale, attributes),
      isOpen ? null : formatWindow(locale, window),
      price ? formatPrice(locale, price, kind === 'offer' ? 'supplier' : 'buyer') : null,
    ],
    ' · ',
  )
}

/** Neighbouring numbers as ranges: 3, 7–9. */
function ranges(numbers: readonly number[]): readonly (readonly [first: number, last: number])[] {
  const found: [number, number][] = []
  for (const number of numbers.toSorted((one, other) => one - other)) {
    const last = found.at(-1)
    if (last && number <= last[1] + 1) last[1] = number
    else found.push([number, number])
  }
  return found
}

const lineNumbers = (locale: Locale, lines: readonly number[]) =>
  inARow(
    locale,
    ranges(lines).map(([first, last]) => said(first === last ? String(first) : `${first}–${last}`)),
  )

function faultText(locale: Locale, { fault, words, among = [] }: SheetFault): Text {
  const say = sayIn(locale)
  if (fault === 'material-missing' || fault === 'quote') return say(`sheet.fault.${fault}`)
  if (fault === 'kind' && words === '') return say('sheet.fault.kind-missing')
  const about = { words: echoed(words) }
  if (fault !== 'material-ambiguous') return say(`sheet.fault.${fault}`, about)
  return say('sheet.fault.material-ambiguous', {
    ...about,
    among: joined(
      among.map((names) => said(names[locale])),
      ' / ',
    ),
  })
}

const groupsShown = 20

/** What is wrong and what to write, once for all lines it is true of. */
function faultLines(locale: Locale, faults: readonly SheetFault[]): readonly Text[] {
  const say = sayIn(locale)
  const groups = new Map<string, { readonly what: Text; readonly lines: number[] }>()
  for (const each of faults) {
    const what = faultText(locale, each)
    const key = plainText(what)
    const group = groups.get(key) ?? { what, lines: [] }
    group.lines.push(each.line)
    groups.set(key, group)
  }
  const all = [...groups.values()]
  const left = all.slice(groupsShown).reduce((sum, { lines }) => sum + lines.length, 0)
  return [
    ...all
      .slice(0, groupsShown)
      .map(({ what, lines }) => say('sheet.fault.line', { count: lines.length, lines: lineNumbers(locale, lines), what })),
    ...(left > 0 ? [say('sheet.fault.more', { count: left })] : []),
  ]
}

const twinsShown = 10

function twinsText(locale: Locale, twins: readonly SheetTwin[]): Text | null {
  const say = sayIn(locale)
  if (twins.length === 0) return null
  const named = twins
    .slice(0, twinsShown)
    .map(({ line, kind, number }) => say('sheet.twin', { reference: reference(kind, number), line: said(String(line)) }))
  const more = twins.length > twinsShown ? [say('sheet.more', { count: twins.length - twinsShown })] : []
  return say('sheet.twins', { twins: inARow(locale, [...named, ...more]) })
}

const titleOf = (locale: Locale, { name, ready, twins, faults }: SheetView) =>
  sayIn(locale)('sheet.title', { file: quoted(name), ready, total: ready + twins.length + faults.length })

function readyList(locale: Locale, { shown, ready }: SheetView) {
  const more = ready > shown.length ? sayIn(locale)('sheet.more', { count: ready - shown.length }) : null
  return list([...shown.map((row) => rowLine(locale, row)), more])
}

/** A list as it would be published: what is ready, what is there already, and what has to be corrected. */
export function sheetCard(locale: Locale, view: SheetView): Said {
  const say = sayIn(locale)
  const { sheetId, ready, twins, faults } = view
  return message(
    heading(titleOf(locale, view)),
    readyList(locale, view),
    maybe(twinsText(locale, twins)),
    faults.length > 0 ? paragraph(say(ready > 0 ? 'sheet.faults' : 'sheet.faults.all')) : null,
    list(faultLines(locale, faults)),
    ready > 0
      ? choices([
          button(say('sheet.publish', { count: ready }), 'sheet.publish', { sheetId }, 'primary'),
          button(say('draft.cancel'), 'sheet.cancel', { sheetId }),
        ])
      : null,
  )
}

function questionOf(
  locale: Locale,
  sheetId: string,
  question: SheetQuestion,
): { readonly text: Text; readonly answers: readonly Button[] } {
  const say = sayIn(locale)
  const answer = (label: Text, value: string) => button(label, 'sheet.set', { sheetId, field: question.ask, value })
  switch (question.ask) {
    case 'kind':
      return { text: say('sheet.ask.kind'), answers: [answer(say('sheet.offers'), 'offer'), answer(say('sheet.needs'), 'need')] }
    case 'ton':
      return {
        text: say('sheet.ask.ton'),
        answers: [answer(say('draft.ask.ton.short'), 'short'), answer(say('draft.ask.ton.metric'), 'metric')],
      }
    case 'facility':
      return { text: say('draft.ask.facility'), answers: question.facilities.map(({ id, name }) => answer(quoted(name), id)) }
    case 'register':
      return { text: say('sheet.ask.register'), answers: [button(say('draft.ask.register.button'), 'facility.register', {}, 'primary')] }
  }
}

/** The one question that has to be answered before a list can be published. */
export function askSheet(locale: Locale, view: SheetView, question: SheetQuestion): Said {
  const { text, answers } = questionOf(locale, view.sheetId, question)
  const cancel = button(sayIn(locale)('draft.cancel'), 'sheet.cancel', { sheetId: view.sheetId })
  const read = question.ask === 'kind' ? null : paragraph(titleOf(locale, view))
  return message(read, paragraph(text), choices([...answers, cancel]))
}

const rangesShown = 8

function referencesOf(locale: Locale, published: SheetPublished['published']): Text {
  const of = (kind: ListingKind) =>
    ranges(published.flatMap((each) => (each.kind === kind ? [each.number] : []))).map(([first, last]) => ({
      count: last - first + 1,
      text: first === last ? reference(kind, first) : joined([reference(kind, first), reference(kind, last)], '–'),
    }))
  const all = [...of('offer'), ...of('need')]
  const left = all.slice(rangesShown).reduce((sum, { count }) => sum + count, 0)
  const more = left > 0 ? [sayIn(locale)('sheet.more', { count: left })] : []
  return inARow(locale, [...all.slice(0, rangesShown).map(({ text }) => text), ...more])
}

/** A list is published. */
export function sheetPublished(locale: Locale, { published, twins }: SheetPublished): Said {
  const say = sayIn(locale)
  const done =
    published.length > 0
      ? say('sheet.published', { count: published.length, references: referencesOf(locale, published) })
      : say('sheet.published.none')
  return message(paragraph(done), maybe(twinsText(locale, twins)))
}

const cellOf = (words: string) => (words.includes(',') ? `"${words.trim()}"` : words.trim())

/** An example of a list to be filled in; its mark at the beginning makes spreadsheets read it as UTF-8. */
export function sheetTemplate(locale: Locale, from: IsoDay): Said {
  const say = sayIn(locale)
  const rows = [say('sheet.template.head'), say('sheet.template.offer', { date: said(from) }), say('sheet.template.need')]
  const lines = rows.map((row) => plainText(row).split('|').map(cellOf).join(','))
  const bytes = new TextEncoder().encode(`\ufeff${lines.join('\r\n')}\r\n`)
  return message(paragraph(say('sheet.template')), file({ name: plainText(say('sheet.template.name')), mediaType: 'text/csv', bytes }))
}
