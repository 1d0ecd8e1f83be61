import type { FileContent } from '../../src/domain/file.ts'
import type { Locale } from '../../src/domain/locale.ts'
import type { NoticeView } from '../../src/domain/notice.ts'
import type { RoomMessageView, RoomView, TranscriptView } from '../../src/domain/room.ts'
import type { Text } from '../../src/message/text.ts'
import { formatDate } from '../format.ts'
import { reference } from '../listing-words.ts'
import { button, choices, file, heading, list, message, paragraph, quote, type Said } from '../node.ts'
import { sayIn } from '../say.ts'
import { quoted, quotedLines, shortened } from '../text.ts'
import { fileButton, fileText } from './file.ts'

const referenceOf = (number: number) => reference('introduction', number)

/** Somebody writes to the other side from now on. */
export function roomEntered(locale: Locale, room: RoomView): Said {
  const say = sayIn(locale)
  const { introductionId, facility, number, readers } = room
  const about = { reference: referenceOf(number) }
  return message(
    paragraph(facility === null ? say('room.open.broker', about) : say('room.open', { ...about, facility: quoted(facility) })),
    readers === 0 ? paragraph(say('room.nobody')) : null,
    choices([
      button(say('room.button.transcript'), 'room.transcript', { introductionId, page: '0' }),
      button(say('room.button.close'), 'room.close', { introductionId }),
    ]),
  )
}

function sentText(locale: Locale, { facility, readers }: RoomView): Text {
  const say = sayIn(locale)
  if (facility === null) return say('room.sent.broker', { count: readers })
  return say('room.sent', { facility: quoted(facility), count: readers })
}

/** What somebody wrote is kept and on its way. */
export function roomSaid(locale: Locale, room: RoomView): Said {
  const say = sayIn(locale)
  const { introductionId } = room
  return message(paragraph(sentText(locale, room)), choices([button(say('room.button.close'), 'room.close', { introductionId })]))
}

/** A correction is kept and on its way. */
export function roomEdited(locale: Locale): Said {
  return message(paragraph(sayIn(locale)('room.edited')))
}

/** What is written is for the bot again. */
export function roomClosed(locale: Locale, room: { readonly introductionId: string; readonly number: number }): Said {
  const say = sayIn(locale)
  const { introductionId, number } = room
  return message(
    paragraph(say('room.closed', { reference: referenceOf(number) })),
    choices([
      button(say('room.button.open'), 'room.open', { introductionId }),
      button(say('room.button.leave'), 'room.leave', { introductionId }),
    ]),
  )
}

/** Nothing said in a room is brought any more. */
export function roomLeft(locale: Locale, number: number): Said {
  return message(paragraph(sayIn(locale)('room.gone', { reference: referenceOf(number) })))
}

/** Asks whether words after a long silence are meant for the other side. */
export function roomDoubt(locale: Locale, { introductionId, facility, number }: RoomView): Said {
  const say = sayIn(locale)
  const about = { reference: referenceOf(number) }
  return message(
    paragraph(facility === null ? say('room.doubt.broker', about) : say('room.doubt', { ...about, facility: quoted(facility) })),
    choices([
      button(say('room.button.send'), 'room.send', { introductionId }, 'primary'),
      button(say('room.button.keep'), 'room.keep', { introductionId }),
    ]),
  )
}

/** Nothing waits for an answer any more. */
export function roomDoubtGone(locale: Locale): Said {
  return message(paragraph(sayIn(locale)('room.doubt.gone')))
}

function headOf(locale: Locale, view: RoomMessageView, changed: boolean): Text {
  const say = sayIn(locale)
  const about = {
    name: view.author === null ? say('room.author-gone') : quoted(view.author),
    reference: referenceOf(view.introductionNumber),
  }
  if (view.facility === null && view.author === null)
    return say(changed ? 'room.message.broker-gone.changed' : 'room.message.broker-gone', { reference: about.reference })
  if (view.facility === null) return say(changed ? 'room.message.broker.changed' : 'room.message.broker', about)
  return say(changed ? 'room.message.changed' : 'room.message', { ...about, facility: quoted(view.facility) })
}

function bodyOf(locale: Locale, view: RoomMessageView) {
  const say = sayIn(locale)
  return [
    view.body === null ? null : quote(quotedLines(view.body)),
    view.file === null ? null : paragraph(fileText(locale, view.file)),
    view.body === null && view.file === null ? paragraph(say('room.erased')) : null,
  ]
}

/** What somebody of the other side wrote, or changed; a file comes with it. */
export function roomMessage(locale: Locale, view: RoomMessageView, changed: boolean, content: FileContent | null = null): Said {
  const say = sayIn(locale)
  return message(
    paragraph(headOf(locale, view, changed)),
    ...bodyOf(locale, view),
    content && file(content),
    choices([button(say('room.button.reply'), 'room.open', { introductionId: view.introductionId })]),
  )
}

/** Somebody came in or left. */
export function roomNews(locale: Locale, view: Extract<NoticeView, { kind: 'room-news' }>): Said {
  const say = sayIn(locale)
  const plain = quoted(view.name)
  const name =
    view.facility === null ? say('room.with.broker', { name: plain }) : say('room.with', { name: plain, facility: quoted(view.facility) })
  return message(paragraph(say(`room.${view.news}`, { name, reference: referenceOf(view.number) })))
}

const shownOfEach = 300

function transcriptLine(locale: Locale, view: RoomMessageView) {
  const say = sayIn(locale)
  const { author, facility } = view
  const plain = author === null ? say('room.author-gone') : quoted(author)
  const broker = author === null ? say('room.broker-gone') : say('room.with.broker', { name: plain })
  const other = facility === null ? broker : say('room.with', { name: plain, facility: quoted(facility) })
  const name = view.own ? say('room.transcript.you') : other
  const head = say(view.edited ? 'room.transcript.line.changed' : 'room.transcript.line', { name, date: formatDate(locale, view.saidAt) })
  const short = view.body === null ? view : { ...view, body: shortened(view.body, shownOfEach) }
  return [paragraph(head), ...bodyOf(locale, short), view.file && fileButton(locale, view.file)]
}

/** A page of what was said in a room, oldest first. */
export function transcript(locale: Locale, { room, open, messages, page, size, total }: TranscriptView): Said {
  const say = sayIn(locale)
  const { introductionId } = room
  const about = { reference: referenceOf(room.number) }
  if (total === 0 && open) {
    const write = button(say('room.button.open'), 'room.open', { introductionId }, 'primary')
    return message(paragraph(say('room.transcript.empty', about)), choices([write]))
  }
  return message(
    heading(say('room.transcript.title', about)),
    ...messages.flatMap((view) => transcriptLine(locale, view)),
    open ? null : paragraph(say('room.transcript.closed')),
    choices([
      open ? button(say('room.button.open'), 'room.open', { introductionId }, 'primary') : null,
      (page + 1) * size < total ? button(say('room.button.earlier'), 'room.transcript', { introductionId, page: String(page + 1) }) : null,
    ]),
  )
}

/** The rooms somebody is in. */
export function roomList(locale: Locale, rooms: readonly RoomView[]): Said {
  const say = sayIn(locale)
  const [first] = rooms
  if (!first) return message(paragraph(say('room.list.empty')))
  const line = ({ number, facility }: RoomView) =>
    facility === null
      ? say('room.list.line.broker', { reference: referenceOf(number) })
      : say('room.list.line', { reference: referenceOf(number), facility: quoted(facility) })
  return message(
    heading(say('room.list.title')),
    list(rooms.map(line)),
    paragraph(say('room.list.hint', { example: referenceOf(first.number) })),
  )
}
