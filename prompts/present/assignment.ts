import type { Locale } from '../../src/domain/locale.ts'
import type { MatchView } from '../../src/domain/match-view.ts'
import { countedUpTo } from '../../src/domain/review.ts'
import type { Assigned, Colleagues, HandedOver } from '../../src/use-cases/assign-match.ts'
import { reference } from '../listing-words.ts'
import { button, choices, message, paragraph, type Said } from '../node.ts'
import { sayIn } from '../say.ts'
import { quoted, said } from '../text.ts'
import { matchCard } from './match.ts'

/** Who looks after a match now. */
export function matchAssigned(locale: Locale, { number, name, own }: Assigned): Said {
  const about = { reference: reference('match', number) }
  const say = sayIn(locale)
  return message(paragraph(own ? say('review.taken', about) : say('review.assigned-to', { ...about, name: quoted(name) })))
}

/** The colleagues who could look after a match. */
export function askColleague(
  locale: Locale,
  { matchId, number, projects }: { readonly matchId: string; readonly number: number; readonly projects: Colleagues['projects'] },
): Said {
  const say = sayIn(locale)
  const about = { reference: reference('match', number) }
  const people = projects.flatMap((project) => project.people)
  if (people.length === 0) return message(paragraph(say('review.assign.nobody', about)))
  const buttons = people.map(({ personId, name }) => button(quoted(name), 'review.assign-to', { matchId, personId }))
  return message(paragraph(say('review.assign.ask', about)), choices(buttons))
}

/** The colleagues who could take everything over. */
export function askHandOver(locale: Locale, { projects }: Colleagues): Said {
  const say = sayIn(locale)
  const buttons = projects.flatMap(({ projectId, names, people }) =>
    people.map(({ personId, name }) => {
      const label = projects.length > 1 ? say('review.hand-over.to', { name: quoted(name), project: said(names[locale]) }) : quoted(name)
      return button(label, 'review.hand-over', { projectId, personId })
    }),
  )
  return message(paragraph(say(buttons.length > 0 ? 'review.hand-over.ask' : 'review.hand-over.nobody')), choices(buttons))
}

/** What a colleague has now, and what stays. */
export function handedOver(locale: Locale, { name, matches, introductions, kept }: HandedOver): Said {
  const say = sayIn(locale)
  return message(
    paragraph(say('review.handed-over', { name: quoted(name), matches, introductions })),
    kept > 0 ? paragraph(say('review.handed-over.kept', { kept })) : null,
  )
}

/** A card that asks for the second approval. */
export function approvalNeeded(locale: Locale, { match }: { readonly match: MatchView }): Said {
  const title = sayIn(locale)('review.second.title', { reference: reference('match', match.number) })
  return message(paragraph(title), ...matchCard(locale, match).nodes)
}

/** A colleague asks to look after a match. */
export function assignedToYou(locale: Locale, { match, byName }: { readonly match: MatchView; readonly byName: string }): Said {
  const news = sayIn(locale)('review.news.assigned', { name: quoted(byName), reference: reference('match', match.number) })
  return message(paragraph(news), ...matchCard(locale, match).nodes)
}

/** A colleague hands everything over. */
export function handedToYou(
  locale: Locale,
  { byName, matches, introductions }: { readonly byName: string; readonly matches: number; readonly introductions: number },
): Said {
  return message(paragraph(sayIn(locale)('review.news.handed-over', { name: quoted(byName), matches, introductions })))
}

/** Matches have waited long. */
export function reviewsWaiting(locale: Locale, { waiting }: { readonly waiting: number }): Said {
  const say = sayIn(locale)
  const news = waiting > countedUpTo ? say('review.reminder.many', { counted: countedUpTo }) : say('review.reminder', { waiting })
  return message(paragraph(news), choices([button(say('digest.review'), 'menu.command', { command: 'review' })]))
}
