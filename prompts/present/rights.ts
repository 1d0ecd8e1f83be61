import type { Locale } from '../../src/domain/locale.ts'
import type { NoticeView } from '../../src/domain/notice.ts'
import type { FacilityLeft } from '../../src/use-cases/leave-facility.ts'
import { isMessageKey } from '../catalogue.ts'
import { formatDate } from '../format.ts'
import { reference } from '../listing-words.ts'
import { button, choices, heading, list, message, paragraph, type Said } from '../node.ts'
import { sayIn } from '../say.ts'
import { joined, quoted, said } from '../text.ts'

/** What is stored about the reader, and how to get it. */
export function myData(
  locale: Locale,
  stored: { readonly counts: Readonly<Record<string, number>>; readonly from: { platform: string; workspace: string; account: string } },
): Said {
  const say = sayIn(locale)
  const lines = Object.entries(stored.counts).flatMap(([kind, count]) => {
    const key = `mydata.kind.${kind}`
    // Every message of that name has no placeholders.
    return count > 0 && isMessageKey(key) ? [say('mydata.line', { kind: say(key as 'mydata.kind.person'), count })] : []
  })
  const { platform, workspace, account } = stored.from
  const named = [said('synergy export-person --platform'), quoted(platform), said('--workspace'), quoted(workspace), said('--account')]
  const command = joined([...named, quoted(account)], ' ')
  return message(
    heading(say('mydata.title')),
    lines.length > 0 ? list(lines) : paragraph(say('mydata.none')),
    paragraph(say('mydata.get', { command })),
    paragraph(say('mydata.erase')),
  )
}

/** What erasing means, before anything happens. */
export function forgetAsked(locale: Locale): Said {
  const say = sayIn(locale)
  return message(
    heading(say('forget.title')),
    list([say('forget.goes'), say('forget.stays'), say('forget.colleagues')]),
    choices([button(say('forget.continue'), 'forget.ask', {}, 'danger'), button(say('forget.keep'), 'forget.keep', {})]),
  )
}

/** The last question before erasing. */
export function forgetLast(locale: Locale): Said {
  const say = sayIn(locale)
  return message(
    paragraph(say('forget.last')),
    choices([button(say('forget.now'), 'forget.now', {}, 'danger'), button(say('forget.keep'), 'forget.keep', {})]),
  )
}

/** How erasing ended, or how to ask for it. */
export function forgetSaid(locale: Locale, what: 'kept' | 'done' | 'how'): Said {
  return message(paragraph(sayIn(locale)(`forget.${what}`)))
}

/** A counterparty was blocked; what it is known as says how. */
export function blockDone(locale: Locale, knownAs: string): Said {
  const key = knownAs.startsWith('F') ? 'block.done.facility' : 'block.done'
  return message(paragraph(sayIn(locale)(key, { reference: said(knownAs) })))
}

/** A block was taken back. */
export function blockUndone(locale: Locale, knownAs: string): Said {
  return message(paragraph(sayIn(locale)('block.undone', { reference: said(knownAs) })))
}

/** Whom the reader's plants have blocked. */
export function blockList(locale: Locale, blocks: readonly { readonly knownAs: string; readonly blockedAt: Date }[]): Said {
  const say = sayIn(locale)
  if (blocks.length === 0) return message(paragraph(say('block.list.empty')))
  const lines = blocks.map(({ knownAs, blockedAt }) =>
    say('block.list.line', { reference: said(knownAs), date: formatDate(locale, blockedAt) }),
  )
  return message(paragraph(say('block.list')), list(lines))
}

/** Asks before somebody stops speaking for a facility. */
export function leaveAsked(locale: Locale, number: number): Said {
  const say = sayIn(locale)
  return message(
    paragraph(say('leave.ask', { reference: reference('facility', number) })),
    choices([
      button(say('leave.yes'), 'facility.leave', { number: String(number) }, 'danger'),
      button(say('leave.keep'), 'forget.keep', {}),
    ]),
  )
}

/** Somebody no longer speaks for a facility. */
export function leaveDone(locale: Locale, { name, handedTo }: FacilityLeft): Said {
  return message(paragraph(sayIn(locale)(`leave.done.${handedTo}`, { facility: quoted(name) })))
}

type Left = Extract<NoticeView, { kind: 'colleague-left' | 'facility-unattended' }>

/** A colleague has left, or nobody speaks for a facility any more. */
export function facilityLeft(locale: Locale, { kind, facilityName, facilityNumber, running }: Left): Said {
  const say = sayIn(locale)
  const facility = quoted(facilityName)
  if (kind === 'colleague-left') return message(paragraph(say('leave.colleague', { facility, running })))
  return message(paragraph(say('leave.unattended', { reference: reference('facility', facilityNumber), facility, running })))
}

/** A broker has left. */
export function brokerLeft(locale: Locale, { projectNames, running, taken }: Extract<NoticeView, { kind: 'broker-left' }>): Said {
  const about = { project: said(projectNames[locale]), running }
  return message(paragraph(sayIn(locale)(taken ? 'leave.broker.taken' : 'leave.broker.nobody', about)))
}
