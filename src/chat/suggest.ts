import { suggestListing, suggestName, suggestPair, suggestProject } from '../../prompts/present/suggestion.ts'
import { faultCode } from '../domain/fault.ts'
import { closestLocale, type Locale, type Names } from '../domain/locale.ts'
import { foldWord } from '../domain/material.ts'
import { beginning, buildNameList, type Completion, complete, type NameList, tailsOf } from '../language/complete.ts'
import { findPlants, findTechnologies, nearestMaterials, nearestTechnologies } from '../language/lookup.ts'
import type { SuggestSubject } from '../message/command.ts'
import type { Suggestion, SuggestQuery } from '../message/suggestion.ts'
import { plainText } from '../message/text.ts'
import type { Context, SystemContext } from '../use-cases/context.ts'
import type { Known } from '../use-cases/library.ts'
import { readIntroductions } from '../use-cases/read-introductions.ts'
import { readKnowledgeStates } from '../use-cases/read-knowledge.ts'
import { ownListings } from '../use-cases/read-listings.ts'
import { knownTo } from '../use-cases/read-projects.ts'
import { recognisePerson } from '../use-cases/recognise-person.ts'
import { readReviewQueue } from '../use-cases/review-queue.ts'

/** No platform lists more than this while somebody types. */
const suggestedAtMost = 25
/** With fewer than this, what was typed may be misspelt. */
const fewAre = 3

type Lists = { readonly materials: NameList; readonly plants: NameList; readonly technologies: NameList }

const listsOf = new WeakMap<Known, Lists>()

/** The names of what is known, made ready when first asked for and kept as long as that knowledge is. */
function namesIn(known: Known): Lists {
  const { handbook } = known
  const lists = listsOf.get(known) ?? {
    materials: buildNameList([...handbook.materials.values()]),
    plants: buildNameList(handbook.industries),
    technologies: buildNameList([...handbook.technologies.values()]),
  }
  listsOf.set(known, lists)
  return lists
}

/** Makes ready what completions are looked up in, so that the first letter somebody types need not wait for it. */
export function prepareSuggestions(known: Known): void {
  namesIn(known)
  known.lookup()
}

type NamesOf = (id: string) => Names | undefined

const meant = (id: string): Completion => ({ id, through: null })

/** What was found as it reads, each once; `before` is what stands before the name. */
function named(locale: Locale, found: readonly Completion[], namesOf: NamesOf, before = ''): readonly Suggestion[] {
  const firsts = new Map(found.toReversed().map((each) => [each.id, each]))
  return [...new Set(found.map(({ id }) => id))].slice(0, suggestedAtMost).flatMap((id) => {
    const names = namesOf(id)
    return names ? [suggestName(locale, names, { before, through: firsts.get(id)?.through ?? null })] : []
  })
}

function materials(known: Known, locale: Locale, typed: string): readonly Suggestion[] {
  const list = namesIn(known).materials
  const namesOf: NamesOf = (id) => known.handbook.materials.get(id)?.names
  const found = complete(list, locale, typed)
  if (found.length >= fewAre) return named(locale, found, namesOf)
  for (const { head, tail } of tailsOf(typed)) {
    const begun = beginning(list, locale, tail)
    if (begun.length > 0) return named(locale, begun, namesOf, head)
  }
  return named(locale, [...found, ...nearestMaterials(typed, known.reader).map(({ materialId }) => meant(materialId))], namesOf)
}

function plants(known: Known, locale: Locale, typed: string): readonly Suggestion[] {
  const { handbook, lookup } = known
  const found = complete(namesIn(known).plants, locale, typed)
  const own = named(locale, found, (id) => handbook.industries.find((industry) => industry.id === id)?.names)
  if (found.length >= fewAre) return own
  const near = findPlants(handbook, lookup(), typed).map(({ names }) => suggestName(locale, names))
  const shown = new Set(own.map(({ value }) => value))
  return [...own, ...near.filter(({ value }) => !shown.has(value))]
}

function technologies(known: Known, locale: Locale, typed: string): readonly Suggestion[] {
  const { handbook, lookup } = known
  const found = complete(namesIn(known).technologies, locale, typed)
  const near = found.length >= fewAre ? [] : [...findTechnologies(lookup(), typed), ...nearestTechnologies(lookup(), typed)]
  return named(locale, [...found, ...near.map(({ id }) => meant(id))], (id) => handbook.technologies.get(id)?.names)
}

const ofCatalogue: Partial<Record<SuggestSubject, typeof materials>> = { material: materials, plant: plants, technology: technologies }

async function ownThings(context: Context, locale: Locale, subject: SuggestSubject): Promise<readonly Suggestion[]> {
  if (subject === 'listing') return (await ownListings(context)).map(({ view }) => suggestListing(locale, view))
  if (subject === 'introduction') return (await readIntroductions(context)).map((view) => suggestPair(locale, 'introduction', view))
  if (subject === 'project') return (await readKnowledgeStates(context)).map((state) => suggestProject(locale, state))
  const queue = await readReviewQueue(context)
  return queue.outcome === 'queue' ? queue.matches.map((view) => suggestPair(locale, 'match', view)) : []
}

/** Of somebody's own things those that hold what was typed, or the name of a material that is much like it. */
function fitting(own: readonly Suggestion[], known: Known, locale: Locale, typed: string): readonly Suggestion[] {
  const holding = (words: string) => own.filter(({ label }) => foldWord(plainText(label)).includes(foldWord(words)))
  const exact = holding(typed)
  if (exact.length > 0 || typed === '') return exact
  return nearestMaterials(typed, known.reader).flatMap(({ materialId }) => {
    const names = known.handbook.materials.get(materialId)?.names
    return names ? holding(names[locale]) : []
  })
}

/** What may complete what somebody types: names of the catalogue, or their own listings, matches and introductions. Never rejects. */
export async function suggest(context: SystemContext, query: SuggestQuery): Promise<readonly Suggestion[]> {
  const { subject, from, localeTag } = query
  const typed = query.typed.slice(0, 200).trim()
  const fromCatalogue = ofCatalogue[subject]
  try {
    const person = await recognisePerson(context, from)
    const acting = person && { ...context, actor: person.actor }
    const known = acting ? await knownTo(acting) : context.library.shipped
    if (fromCatalogue) return fromCatalogue(known, closestLocale(localeTag), typed).slice(0, suggestedAtMost)
    if (!acting) return []
    return fitting(await ownThings(acting, person.locale, subject), known, person.locale, typed).slice(0, suggestedAtMost)
  } catch (fault) {
    context.log.warn({ platform: from.platform, fault: faultCode(fault) }, 'nothing could be suggested')
    return []
  }
}
