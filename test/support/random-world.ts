import { v7 } from 'uuid'
import type { Database } from '../../db/client.ts'
import { storeKnowledge } from '../../db/queries/knowledge.ts'
import { refreshMatchRows } from '../../db/queries/match-rows.ts'
import { insertPerson } from '../../db/queries/people.ts'
import { insertProject } from '../../db/queries/projects.ts'
import { facility, facilityProject } from '../../db/schema/facility.ts'
import { listing } from '../../db/schema/listing.ts'
import { match } from '../../db/schema/match.ts'
import { experience, partyBlock } from '../../db/schema/matching.ts'
import type { Industry } from '../../src/domain/industry.ts'
import { buildKnowledge, type Knowledge } from '../../src/domain/knowledge.ts'
import type { Attributes, AttributeValue } from '../../src/domain/listing.ts'
import type { Material } from '../../src/domain/material.ts'
import { amountPerYear, type Quantity } from '../../src/domain/quantity.ts'
import type { Route } from '../../src/domain/route.ts'
import { periods, units } from '../../src/domain/unit.ts'
import type { Window } from '../../src/domain/window.ts'
import { plainRoute, shippedOf } from './library.ts'

/** Random figures from a seed (mulberry32), the same on every machine. */
export type Dice = {
  /** 0 up to, not including, 1. */
  roll(): number
  below(count: number): number
  pick<Value>(values: readonly Value[]): Value
  chance(share: number): boolean
}

export function dice(seed: number): Dice {
  let state = seed >>> 0
  const roll = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (count: number) => Math.floor(roll() * count)
  const pick = <Value>(values: readonly Value[]) => {
    const value = values[below(values.length)]
    if (value === undefined) throw new Error('nothing to pick from')
    return value
  }
  return { roll, below, pick, chance: (share) => roll() < share }
}

const isics = ['3510', '2394', '2395', '2410', '1701', '2011', '3700', '0111']
const attributeKeys = ['moisture_pct', 'loi_pct', 'purity_pct', 'temperature_c', 'fe_pct']
const days = ['2025-06-01', '2026-01-01', '2026-03-02', '2026-06-30', '2026-12-31', '2027-12-31', '2029-01-01', '2031-01-01']
const moments = { createdAt: new Date('2026-03-02T10:00:00Z') }

const some = <Value>(random: Dice, values: readonly Value[], share: number) => values.filter(() => random.chance(share))

function randomMaterial(random: Dice, index: number): Material {
  const id = `material-${index}`
  return {
    id,
    names: { en: id, 'zh-CN': id, ko: id },
    aliases: { en: [], 'zh-CN': [], ko: [] },
    streamKind: 'material',
    family: `family-${random.below(5)}`,
    ewc: [],
    hazardous: random.chance(0.2),
    densityTonnesPerM3: random.chance(0.7) ? random.pick([0.5, 0.9, 1.37, 2]) : null,
    reachKm: random.pick([20, 60, 150, 400, 2_000]),
  }
}

function randomRoute(random: Dice, index: number, materials: readonly Material[]): Route {
  return {
    id: `route-${index}`,
    from: random.pick(materials).id,
    to: random.pick(materials).id,
    use: 'use',
    ...plainRoute,
    technology: random.chance(0.3) ? 'drying' : null,
    sourceIsic: some(random, isics, 0.3),
    sinkIsic: some(random, isics, 0.3),
    cases: random.below(5),
    source: 'made up',
  }
}

/** Knowledge of a small catalogue with many relatives. */
export function randomKnowledge(random: Dice): {
  materials: readonly Material[]
  routes: readonly Route[]
  industries: readonly Industry[]
  factors: []
} {
  const materials = Array.from({ length: 9 }, (_, index) => randomMaterial(random, index))
  const ids = materials.map((material) => material.id)
  const names = { en: 'plant', 'zh-CN': 'plant', ko: 'plant' }
  const industries = isics.slice(0, 6).map((isic) => ({ id: `industry-${isic}`, isic, names, outputs: [], inputs: some(random, ids, 0.3) }))
  return { materials, routes: Array.from({ length: 14 }, (_, index) => randomRoute(random, index, materials)), industries, factors: [] }
}

function randomValue(random: Dice): AttributeValue {
  const value = random.pick([1, 5, 5.5, 10, 40])
  if (random.chance(0.6)) return value
  return random.pick([
    [null, value],
    [value, null],
    [value, value * 2],
  ] as const)
}

function randomAttributes(random: Dice): Attributes {
  if (random.chance(0.4)) return {}
  return Object.fromEntries(some(random, attributeKeys, 0.35).map((key) => [key, randomValue(random)]))
}

function randomQuantity(random: Dice): Quantity | null {
  if (random.chance(0.1)) return null
  const amount = random.pick([1, 10, 100, 250.5, 1_000, 33_333])
  const unit = random.chance(0.6) ? 't' : random.pick(units)
  return { min: amount, max: random.chance(0.7) ? amount : amount * 2, unit, period: random.pick(periods) }
}

function randomWindow(random: Dice): Window {
  const from = random.chance(0.5) ? null : random.pick(days)
  const until = random.chance(0.5) ? null : random.pick(days)
  const months = random.chance(0.15) ? { months: some(random, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], 0.3) } : {}
  return { from, until: from && until && until < from ? from : until, ...months }
}

/** Facilities at few points, so that many scores are equal. */
export function randomFacility(random: Dice, numbers: readonly number[]): typeof facility.$inferInsert {
  const placed = random.chance(0.9)
  return {
    id: v7(),
    name: 'plant',
    isic: random.pick(isics),
    place: 'somewhere',
    country: 'CN',
    lat: placed ? random.pick([39.9, 39.8, 39.2, 38, 35.5, 31.2, -33.9]) : null,
    lon: placed ? random.pick([119.6, 119.1, 117.2, 121.5, 114.3]) : null,
    rail: random.chance(0.4),
    water: random.chance(0.3),
    takesHazardous: random.pick([null, null, true, false]),
    ownerNumber: numbers.length > 0 && random.chance(0.2) ? random.pick(numbers) : null,
    matchesWithinOwner: random.chance(0.05),
    ...moments,
  }
}

/** A listing as a facility could publish it; one in ten is not active. */
export function randomListing(
  random: Dice,
  facilityId: string,
  createdBy: string,
  materials: readonly string[],
): typeof listing.$inferInsert {
  const quantity = randomQuantity(random)
  return {
    id: v7(),
    kind: random.pick(['offer', 'need']),
    status: random.chance(0.9) ? 'active' : 'paused',
    facilityId,
    createdBy,
    materialId: random.chance(0.97) ? random.pick(materials) : null,
    materialWords: 'stuff',
    quantity,
    amountPerYear: quantity ? amountPerYear(quantity) : null,
    window: randomWindow(random),
    price: null,
    hazardous: random.pick([null, null, true, false]),
    location: null,
    attributes: randomAttributes(random),
    expiresAt: new Date('2027-01-01T00:00:00Z'),
    changedAt: moments.createdAt,
    ...moments,
  }
}

export type RandomWorld = {
  readonly lists: ReturnType<typeof randomKnowledge>
  readonly knowledge: Knowledge
  readonly projects: readonly { readonly id: string; readonly number: number }[]
  readonly personId: string
  readonly facilityIds: readonly string[]
  readonly listingIds: readonly string[]
}

async function storeProjects(db: Database, count: number) {
  const projects: { id: string; number: number }[] = []
  const names = { en: 'project', 'zh-CN': 'project', ko: 'project' }
  for (let each = 0; each < count; each += 1) {
    const id = v7()
    projects.push({ id, number: await insertProject(db, { id, slug: id, names, locale: 'en', timeZone: 'UTC', ...moments }) })
  }
  return projects
}

async function storeFacilities(db: Database, random: Dice, projects: readonly { id: string }[], count: number) {
  const facilityIds: string[] = []
  const numbers: number[] = []
  for (let each = 0; each < count; each += 1) {
    const row = randomFacility(random, numbers)
    const [stored] = await db.insert(facility).values(row).returning({ number: facility.number })
    if (stored) numbers.push(stored.number)
    facilityIds.push(row.id)
    const shared = projects.filter((_, index) => index === each % projects.length || random.chance(0.2))
    await db.insert(facilityProject).values(shared.map((project) => ({ facilityId: row.id, projectId: project.id })))
  }
  return { facilityIds, numbers }
}

async function storeDecisions(
  db: Database,
  random: Dice,
  projects: RandomWorld['projects'],
  rows: readonly (typeof listing.$inferInsert)[],
) {
  const [offers, needs] = (['offer', 'need'] as const).map((kind) => rows.filter((row) => row.kind === kind))
  if (!offers?.length || !needs?.length) return
  for (const project of projects) {
    const seen = new Set<string>()
    for (let each = 0; each < 25; each += 1) {
      const [offerId, needId] = [random.pick(offers).id, random.pick(needs).id]
      if (seen.has(offerId + needId)) continue
      seen.add(offerId + needId)
      const status = random.pick(['rejected', 'rejected', 'approved'] as const)
      await db.insert(match).values({
        id: v7(),
        projectId: project.id,
        offerId,
        needId,
        status,
        score: 0.5,
        reasons: [],
        waitsSince: moments.createdAt,
        ...moments,
      })
    }
    for (let each = 0; each < 12; each += 1) {
      const pair = { project: project.number, fromMaterial: 1 + random.below(9), toMaterial: 1 + random.below(9) }
      await db
        .insert(experience)
        .values({ ...pair, accepted: random.below(4), rejected: random.below(6) / 2 })
        .onConflictDoNothing()
    }
  }
}

/** Fills an empty database: two projects that share some plants, decisions, blocked parties, and everything unusual a listing can have. */
export async function storeRandomWorld(db: Database, seed: number, size: { facilities: number; listings: number }): Promise<RandomWorld> {
  const random = dice(seed)
  const lists = randomKnowledge(random)
  await storeKnowledge(db, shippedOf(lists))
  const knowledge = buildKnowledge(lists.materials, lists.routes, lists.industries)
  const personId = v7()
  await insertPerson(db, { id: personId, name: 'somebody', locale: 'en', timeZone: 'UTC', ...moments })
  const projects = await storeProjects(db, 2)
  const { facilityIds, numbers } = await storeFacilities(db, random, projects, size.facilities)
  const materials = [...knowledge.materials.keys()]
  const rows = Array.from({ length: size.listings }, () => randomListing(random, random.pick(facilityIds), personId, materials))
  await db.insert(listing).values(rows)
  await refreshMatchRows(db, { facilityIds })
  await storeDecisions(db, random, projects, rows)
  for (let each = 0; each < 4; each += 1) {
    const [party, blocked] = [random.pick(numbers), random.pick(numbers)]
    await db
      .insert(partyBlock)
      .values([
        { party, blocked },
        { party: blocked, blocked: party },
      ])
      .onConflictDoNothing()
  }
  return { lists, knowledge, projects, personId, facilityIds, listingIds: rows.map((row) => row.id) }
}
