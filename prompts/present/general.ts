import type { Allotment } from '../../src/domain/allotment.ts'
import { type Stage, stages } from '../../src/domain/introduction.ts'
import { type ListingStatus, listingStatuses } from '../../src/domain/listing.ts'
import type { Locale } from '../../src/domain/locale.ts'
import type { RefusalCode, Refused } from '../../src/domain/refusal.ts'
import { type MatchStatus, matchStatuses } from '../../src/domain/review.ts'
import type { Message } from '../../src/message/message.ts'
import type { Text } from '../../src/message/text.ts'
import { allottedWords } from '../allotment-words.ts'
import { isMessageKey } from '../catalogue.ts'
import { formatNumber } from '../format.ts'
import { type Button, button, choices, heading, list, message, paragraph, type Said } from '../node.ts'
import { sayIn } from '../say.ts'
import { echoed } from '../text.ts'

const oneOf = <State extends string>(states: readonly State[], word: string): State | undefined => states.find((state) => state === word)

function stateWords(locale: Locale, refusal: RefusalCode, subject: string): Text | null {
  const say = sayIn(locale)
  const listing: ListingStatus | undefined = refusal === 'listing-move-not-allowed' ? oneOf(listingStatuses, subject) : undefined
  if (listing) return say(`listing-status.${listing}`)
  const match: MatchStatus | undefined = refusal === 'already-decided' ? oneOf(matchStatuses, subject) : undefined
  if (match) return say(`match-status.${match}`)
  const stage: Stage | undefined = refusal === 'stage-move-not-allowed' ? oneOf(stages, subject) : undefined
  return stage ? say(`stage.${stage}`) : null
}

/** What a refusal is about, in the reader's words where it is a state, else as it was typed. */
function subjectText(locale: Locale, refusal: RefusalCode, subject: string): Text {
  if (refusal === 'text-too-long' && Number.isFinite(Number(subject))) return formatNumber(locale, Number(subject))
  return stateWords(locale, refusal, subject) ?? echoed(subject)
}

function allottedText(locale: Locale, refusal: RefusalCode, allotment: Allotment): Text {
  const key = refusal === 'below-allotted' ? 'below-allotted' : 'fully-allotted'
  return sayIn(locale)(`refusal.allotted.${key}`, allottedWords(locale, allotment))
}

/** Why something was not done, in a sentence. */
export function refusalText(locale: Locale, { refusal, subject, allotment }: Refused): Text {
  const say = sayIn(locale)
  const about = `refusal.about.${refusal}`
  if (allotment) return allottedText(locale, refusal, allotment)
  // Every message of that name has the one placeholder `subject`.
  if (subject && isMessageKey(about))
    return say(about as 'refusal.about.unknown-command', { subject: subjectText(locale, refusal, subject) })
  return say(`refusal.${refusal}`)
}

const curedByForm: readonly RefusalCode[] = ['no-facility', 'facility-incomplete', 'place-unknown']

/** What was not done, why, and what to do instead. */
export function refused(locale: Locale, outcome: Refused): Said {
  const register = curedByForm.includes(outcome.refusal)
    ? [button(sayIn(locale)('help.button.register'), 'facility.register', {}, 'primary')]
    : []
  return message(paragraph(refusalText(locale, outcome)), choices(register))
}

/** After a fault: what is safe. Without buttons, since there may be no database to keep their meaning. */
export function failed(locale: Locale): Message<never> {
  return message<never>(paragraph(sayIn(locale)('general.failed')))
}

/** A dialogue was left. */
export function cancelled(locale: Locale): Said {
  return message(paragraph(sayIn(locale)('general.cancelled')))
}

/** There was no dialogue to leave. */
export function nothingOpen(locale: Locale): Said {
  return message(paragraph(sayIn(locale)('general.nothing-open')))
}

/** Text that is neither an offer, a need nor an answer. */
export function notUnderstood(locale: Locale): Said {
  return message(paragraph(sayIn(locale)('general.not-understood')))
}

/** What the bot is. */
export function aboutBot(locale: Locale): Said {
  const say = sayIn(locale)
  return message(paragraph(say('general.about')), paragraph(say('general.small-talk')))
}

/** Thanks and greetings. */
export function smallTalk(locale: Locale): Said {
  return message(paragraph(sayIn(locale)('general.small-talk')))
}

type Holds = { readonly contact: boolean; readonly broker: boolean; readonly team: boolean; readonly knower: boolean }

function helpButtons(locale: Locale, { contact, broker, team }: Holds): readonly (Button | null)[] {
  const say = sayIn(locale)
  const command = (label: Text, name: string) => button(label, 'menu.command', { command: name })
  return [
    contact ? command(say('help.button.listings'), 'listings') : null,
    contact || broker || team ? null : button(say('help.button.register'), 'facility.register', {}),
    contact || broker ? command(say('help.button.introductions'), 'introductions') : null,
    broker ? command(say('help.button.review'), 'review') : null,
    team ? command(say('help.button.digest'), 'digest') : null,
    command(say('help.button.settings'), 'settings'),
  ]
}

/** What this person can do. */
export function help(locale: Locale, holds: Holds): Said {
  const say = sayIn(locale)
  const { contact, broker, team, knower } = holds
  return message(
    heading(say('help.title')),
    paragraph(say('help.write')),
    list([
      contact || broker || team ? null : say('help.start'),
      say('help.posting'),
      contact ? say('help.listings') : null,
      contact || broker ? say('help.introductions') : null,
      broker ? say('help.review') : null,
      broker ? say('help.plan') : null,
      team ? say('help.digest') : null,
      say('help.look-up'),
      knower ? say('help.knowledge') : null,
      contact || team ? say('help.impact') : null,
      say('help.settings'),
    ]),
    choices(helpButtons(locale, holds)),
  )
}
