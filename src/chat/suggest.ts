import { suggestListing, suggestMaterial, suggestPair } from '../../prompts/present/suggestion.ts'
import { faultCode } from '../domain/fault.ts'
import { closestLocale, type Locale } from '../domain/locale.ts'
import type { Material } from '../domain/material.ts'
import type { Suggestion, SuggestQuery } from '../message/suggestion.ts'
import { plainText } from '../message/text.ts'
import type { Context, SystemContext } from '../use-cases/context.ts'
import { readIntroductions } from '../use-cases/read-introductions.ts'
import { ownListings } from '../use-cases/read-listings.ts'
import { recognisePerson } from '../use-cases/recognise-person.ts'
import { readReviewQueue } from '../use-cases/review-queue.ts'

/** No platform lists more than this while somebody types. */
const suggestedAtMost = 25

/** 0 where a name begins with what was typed, 1 where it holds it, 2 where it does not. */
function rank(name: string, typed: string): 0 | 1 | 2 {
  const lower = name.toLowerCase()
  if (lower.startsWith(typed)) return 0
  return lower.includes(typed) ? 1 : 2
}

function rankOf({ names, aliases }: Material, locale: Locale, typed: string): number {
  const own = rank(names[locale], typed)
  if (own < 2) return own
  const others = [...Object.values(names), ...Object.values(aliases).flat()]
  return 2 + Math.min(...others.map((name) => rank(name, typed)))
}

const found = 4

function materials(context: SystemContext, locale: Locale, typed: string): readonly Suggestion[] {
  const ranked = [...context.knowledge.materials.values()].map((material) => ({ material, at: rankOf(material, locale, typed) }))
  return ranked
    .filter(({ at }) => at < found)
    .sort((one, other) => one.at - other.at)
    .map(({ material }) => suggestMaterial(locale, material.names))
}

async function ownThings(context: Context, locale: Locale, subject: SuggestQuery['subject']): Promise<readonly Suggestion[]> {
  if (subject === 'listing') return (await ownListings(context)).map(({ view }) => suggestListing(locale, view))
  if (subject === 'introduction') return (await readIntroductions(context)).map((view) => suggestPair(locale, 'introduction', view))
  const queue = await readReviewQueue(context)
  return queue.outcome === 'queue' ? queue.matches.map((view) => suggestPair(locale, 'match', view)) : []
}

/** What may complete what somebody types: catalogue materials, or their own listings, matches and introductions. Never rejects. */
export async function suggest(context: SystemContext, query: SuggestQuery): Promise<readonly Suggestion[]> {
  const typed = query.typed.trim().toLowerCase()
  const tagged = closestLocale(query.localeTag)
  if (query.subject === 'material') return materials(context, tagged, typed).slice(0, suggestedAtMost)
  try {
    const known = await recognisePerson(context, query.from)
    if (!known) return []
    const own = await ownThings({ ...context, actor: known.actor }, known.locale, query.subject)
    return own.filter(({ label }) => plainText(label).toLowerCase().includes(typed)).slice(0, suggestedAtMost)
  } catch (fault) {
    context.log.warn({ platform: query.from.platform, fault: faultCode(fault) }, 'nothing could be suggested')
    return []
  }
}
