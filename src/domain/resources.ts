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

const steps: readonly Nearness[] = ['class', 'group', 'division', 'far']

/** How far each class is from the one asked about, as a place in `steps`; the few hundred classes are compared once. */
function distances(asked: string): (isic: string) => number {
  const known = new Map<string, number>()
  return (isic) => {
    const before = known.get(isic)
    if (before !== undefined) return before
    const step = asked === isic ? 0 : asked.slice(0, 3) === isic.slice(0, 3) ? 1 : asked.slice(0, 2) === isic.slice(0, 2) ? 2 : 3
    known.set(isic, step)
    return step
  }
}

type Source = 'practice' | 'case' | 'route'

/** Told of one list, exchange or route that has a material to do with an industry so near. */
type Visit = (materialId: string, source: Source, near: Nearness, share: number) => void

/** Lists begin with what is most typical; the end of a long list says less. */
const ofPlace = (at: number, length: number) => 1 - (0.3 * at) / Math.max(12, length)

type Asked = { readonly direction: Direction; readonly distance: (isic: string) => number }

const stepAt = (step: number): Nearness => steps[step] ?? 'far'

function visitPractice(industries: readonly Industry[], { direction, distance }: Asked, visit: Visit): void {
  for (const { isic, [direction]: listed } of industries) {
    const near = stepAt(distance(isic))
    for (const [at, materialId] of listed.entries()) visit(materialId, 'practice', near, ofPlace(at, listed.length))
  }
}

function visitCases({ cases }: Handbook, { direction, distance }: Asked, visit: Visit): void {
  for (const { from, to, sourceIsic, sinkIsic } of cases) {
    const near = stepAt(distance(direction === 'outputs' ? sourceIsic : sinkIsic))
    visit(from, 'case', near, 1)
    // A plant that took a by-product also uses what it replaced.
    if (direction === 'inputs' && to !== from) visit(to, 'case', near, 1)
  }
}

function visitRoutes({ routes }: Handbook, { direction, distance }: Asked, visit: Visit): void {
  for (const { from, to, sourceIsic, sinkIsic, cases } of routes) {
    const classes = direction === 'outputs' ? sourceIsic : sinkIsic
    if (classes.length === 0) continue
    const near = stepAt(classes.reduce((least, isic) => Math.min(least, distance(isic)), steps.length - 1))
    const share = 1 + 0.1 * Math.min(5, cases)
    visit(from, 'route', near, share)
    if (direction === 'inputs') visit(to, 'route', near, share)
  }
}

type Tally = { doubt: number; practice: boolean; cases: number; nearCases: number; routes: number }

function count(tally: Tally, source: Source, near: Nearness): void {
  if (source === 'practice' && near === 'class') tally.practice = true
  if (source === 'route' && near === 'class') tally.routes += 1
  if (source !== 'case' || near === 'far') return
  if (near === 'class') tally.cases += 1
  else tally.nearCases += 1
}

/**
 * Adds up every mention. Of a type of facility that is known closely (`own` is its list), what its class does otherwise counts
 * as a neighbour's: a nuclear power plant has no fly ash, though its class has. What its own list holds is not doubted for that.
 */
function tallyUp(handbook: Handbook, asked: Asked, own: ReadonlySet<string> | null): Map<string, Tally> {
  const tallies = new Map<string, Tally>()
  const visit: Visit = (materialId, source, near, share) => {
    let tally = tallies.get(materialId)
    if (!tally) {
      tally = { doubt: 1, practice: false, cases: 0, nearCases: 0, routes: 0 }
      tallies.set(materialId, tally)
    }
    const counted = near === 'class' && own !== null && !own.has(materialId) ? 'group' : near
    tally.doubt *= 1 - weights[source][counted] * share
    count(tally, source, near)
  }
  visitPractice(handbook.industries, asked, visit)
  visitCases(handbook, asked, visit)
  visitRoutes(handbook, asked, visit)
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

/** The doubt that is left of each: relatives of what is likely are a little likely, of the same family, same sub-chapter of the List of Waste. */
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
  return new Map([...tallies].map(([materialId, { doubt }]) => [materialId, doubt * lent(materialId)]))
}

/** Three decimals; nothing is certain. */
const asShown = (doubt: number) => Math.min(0.999, Math.round((1 - doubt) * 1000) / 1000)

/** What a plant typically has left over, or could take, likeliest first. */
export function streamsOf(handbook: Handbook, plant: Plant, direction: Direction): readonly Suggestion[] {
  const listed = listedBy(handbook, plant, direction)
  const own = plant.industryId !== null && listed.size > 0 ? new Set(listed.keys()) : null
  const tallies = tallyUp(handbook, { direction, distance: distances(plant.isic) }, own)
  for (const [materialId, tally] of tallies) tally.doubt *= 1 - (listed.get(materialId) ?? 0)
  const doubts = lendToRelatives(tallies, handbook)
  return [...tallies]
    .filter(([materialId]) => handbook.materials.has(materialId) && 1 - (doubts.get(materialId) ?? 1) >= worthSaying)
    .sort(([one], [other]) => (doubts.get(one) ?? 1) - (doubts.get(other) ?? 1) || (one < other ? -1 : 1))
    .slice(0, shownAtMost)
    .map(([materialId, { practice, cases, nearCases, routes }]) => ({
      materialId,
      likelihood: asShown(doubts.get(materialId) ?? 1),
      evidence: { practice, cases, nearCases, routes },
    }))
}

/** Both, learnt also from the plant's neighbours in ISIC. */
export function resourcesOf(handbook: Handbook, plant: Plant): Resources {
  return { outputs: streamsOf(handbook, plant, 'outputs'), inputs: streamsOf(handbook, plant, 'inputs') }
}
