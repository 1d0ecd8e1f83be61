import type { Handbook } from './handbook.ts'
import type { Industry } from './industry.ts'

/** Why a stream is expected at a facility. */
export type Evidence = {
  /** A type of facility of this very class lists it. */
  readonly practice: boolean
  /** Documented exchanges of this class with it, and of the same division. */
  readonly cases: number
  readonly nearCases: number
  /** Documented uses that name this class. */
  readonly routes: number
}

/** A stream that a type of facility typically has or takes; likelihood 0 to 1. */
export type Suggestion = { readonly materialId: string; readonly likelihood: number; readonly evidence: Evidence }

export type Resources = { readonly outputs: readonly Suggestion[]; readonly inputs: readonly Suggestion[] }

/** What is asked about: an ISIC class, and the type of facility where it is known more closely. */
export type Plant = { readonly isic: string; readonly industryId: string | null }

type Direction = 'outputs' | 'inputs'

/** How near one class of industry is to another: the same class, group, division, or only section of neighbours. */
type Nearness = 'class' | 'group' | 'division' | 'far'

/**
 * How much one mention says, by source and nearness. A list of a type of facility is checked knowledge; a case happened once
 * somewhere; a route names classes where a use was seen. Independent mentions add up as 1 − Π(1 − weight).
 */
const weights: Readonly<Record<'practice' | 'case' | 'route', Readonly<Record<Nearness, number>>>> = {
  practice: { class: 0.5, group: 0.25, division: 0.12, far: 0.006 },
  case: { class: 0.4, group: 0.14, division: 0.07, far: 0.003 },
  route: { class: 0.3, group: 0.08, division: 0.03, far: 0.001 },
}
/** The list of the very type of facility that is asked about. */
const ownPractice = 0.8
/** What a likely stream lends to its relatives of one family, and to those of one sub-chapter of the List of Waste. */
const familyShare = 0.12
const chapterShare = 0.1
const shownAtMost = 60
const worthSaying = 0.02

function nearness(asked: string, other: string): Nearness {
  if (asked === other) return 'class'
  if (asked.slice(0, 3) === other.slice(0, 3)) return 'group'
  return asked.slice(0, 2) === other.slice(0, 2) ? 'division' : 'far'
}

/** The nearest of several classes. */
function nearest(asked: string, others: readonly string[]): Nearness | null {
  const found = new Set(others.map((other) => nearness(asked, other)))
  return (['class', 'group', 'division', 'far'] as const).find((each) => found.has(each)) ?? null
}

type Source = 'practice' | 'case' | 'route'

/** One list, exchange or route that has a material to do with industries near the one asked about. */
type Mention = { readonly materialId: string; readonly source: Source; readonly near: Nearness; readonly share: number }

/** Lists begin with what is most typical; the end of a long list says less. */
const ofPlace = (at: number, length: number) => 1 - (0.3 * at) / Math.max(12, length)

function practiceMentions(industries: readonly Industry[], plant: Plant, direction: Direction): Mention[] {
  return industries.flatMap(({ isic, [direction]: listed }) => {
    const near = nearness(plant.isic, isic)
    return listed.map((materialId, at) => ({ materialId, source: 'practice' as const, near, share: ofPlace(at, listed.length) }))
  })
}

function caseMentions({ cases }: Handbook, plant: Plant, direction: Direction): Mention[] {
  return cases.flatMap(({ from, to, sourceIsic, sinkIsic }) => {
    const near = nearness(plant.isic, direction === 'outputs' ? sourceIsic : sinkIsic)
    // A plant that took a by-product also uses what it replaced.
    const ids = direction === 'outputs' ? [from] : [from, to]
    return ids.map((materialId) => ({ materialId, source: 'case' as const, near, share: 1 }))
  })
}

function routeMentions({ routes }: Handbook, plant: Plant, direction: Direction): Mention[] {
  return routes.flatMap(({ from, to, sourceIsic, sinkIsic, cases }) => {
    const near = nearest(plant.isic, direction === 'outputs' ? sourceIsic : sinkIsic)
    const ids = direction === 'outputs' ? [from] : [from, to]
    return near ? ids.map((materialId) => ({ materialId, source: 'route' as const, near, share: 1 + 0.1 * Math.min(5, cases) })) : []
  })
}

/**
 * The weight of a mention. Of a type of facility that is known closely, what its class does otherwise counts as a neighbour's:
 * a nuclear power plant has no fly ash, though its class has. What its own list holds is not doubted for that.
 */
function weightOf({ materialId, source, near, share }: Mention, own: ReadonlySet<string> | null): number {
  const counted = near === 'class' && own !== null && !own.has(materialId) ? 'group' : near
  return weights[source][counted] * share
}

type Tally = { doubt: number; practice: boolean; cases: number; nearCases: number; routes: number }

function count(tally: Tally, { source, near }: Mention): void {
  if (source === 'practice' && near === 'class') tally.practice = true
  if (source === 'route' && near === 'class') tally.routes += 1
  if (source !== 'case' || near === 'far') return
  if (near === 'class') tally.cases += 1
  else tally.nearCases += 1
}

function tallyUp(mentions: readonly Mention[], own: ReadonlySet<string> | null): Map<string, Tally> {
  const tallies = new Map<string, Tally>()
  for (const mention of mentions) {
    const tally = tallies.get(mention.materialId) ?? { doubt: 1, practice: false, cases: 0, nearCases: 0, routes: 0 }
    tallies.set(mention.materialId, tally)
    tally.doubt *= 1 - weightOf(mention, own)
    count(tally, mention)
  }
  return tallies
}

/** The lists of the very types of facility that are asked about say most. */
function listedBy(handbook: Handbook, plant: Plant, direction: Direction): ReadonlyMap<string, number> {
  const asked = handbook.industries.filter(({ id, isic }) => (plant.industryId === null ? isic === plant.isic : id === plant.industryId))
  const listed = new Map<string, number>()
  for (const { [direction]: ids } of asked) {
    for (const [at, id] of ids.entries()) listed.set(id, Math.max(listed.get(id) ?? 0, ownPractice * ofPlace(at, ids.length)))
  }
  return listed
}

/** Relatives of what is likely are a little likely: same family, same sub-chapter of the List of Waste. */
function lendToRelatives(tallies: Map<string, Tally>, handbook: Handbook): ReadonlyMap<string, number> {
  const best = new Map<string, number>()
  const keys = (materialId: string): readonly (readonly [string, number])[] => {
    const material = handbook.materials.get(materialId)
    const chapters = new Set(material?.ewc.map((code) => `ewc ${code.slice(0, 4)}`) ?? [])
    return [
      ...(material ? [[`family ${material.family}`, familyShare] as const] : []),
      ...[...chapters].map((chapter) => [chapter, chapterShare] as const),
    ]
  }
  for (const [materialId, { doubt }] of tallies) {
    for (const [key] of keys(materialId)) best.set(key, Math.max(best.get(key) ?? 0, 1 - doubt))
  }
  const lent = (materialId: string) => keys(materialId).reduce((left, [key, share]) => left * (1 - share * (best.get(key) ?? 0)), 1)
  return new Map([...tallies].map(([materialId, { doubt }]) => [materialId, 1 - doubt * lent(materialId)]))
}

function suggest(handbook: Handbook, plant: Plant, direction: Direction): readonly Suggestion[] {
  const listed = listedBy(handbook, plant, direction)
  const mentions = [
    ...practiceMentions(handbook.industries, plant, direction),
    ...caseMentions(handbook, plant, direction),
    ...routeMentions(handbook, plant, direction),
  ]
  const tallies = tallyUp(mentions, plant.industryId !== null && listed.size > 0 ? new Set(listed.keys()) : null)
  for (const [materialId, tally] of tallies) tally.doubt *= 1 - (listed.get(materialId) ?? 0)
  const likelihoods = lendToRelatives(tallies, handbook)
  return [...tallies]
    .map(([materialId, { practice, cases, nearCases, routes }]) => ({
      materialId,
      likelihood: Math.round((likelihoods.get(materialId) ?? 0) * 1000) / 1000,
      evidence: { practice, cases, nearCases, routes },
    }))
    .filter(({ likelihood, materialId }) => likelihood >= worthSaying && handbook.materials.has(materialId))
    .sort((one, other) => other.likelihood - one.likelihood || (one.materialId < other.materialId ? -1 : 1))
    .slice(0, shownAtMost)
}

/** What a plant typically has left over and could take, likeliest first; learnt also from its neighbours in ISIC. */
export function resourcesOf(handbook: Handbook, plant: Plant): Resources {
  return { outputs: suggest(handbook, plant, 'outputs'), inputs: suggest(handbook, plant, 'inputs') }
}
