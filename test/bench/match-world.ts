import { once } from 'node:events'
import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import type { Database, RawClient } from '../../db/client.ts'
import { loadKnowledge, storeKnowledge } from '../../db/queries/knowledge.ts'
import { insertPerson } from '../../db/queries/people.ts'
import { insertProject } from '../../db/queries/projects.ts'
import type { Industry } from '../../src/domain/industry.ts'
import type { Knowledge } from '../../src/domain/knowledge.ts'
import type { Attributes, Listing } from '../../src/domain/listing.ts'
import { limitsOf, profileOf } from '../../src/domain/match-profile.ts'
import type { Material } from '../../src/domain/material.ts'
import type { Route } from '../../src/domain/route.ts'
import { type Dice, dice } from '../support/random-world.ts'

const families = 100
const perFamily = 6
const isics = Array.from({ length: 40 }, (_, index) => String(1010 + index * 30))
const attributes = ['moisture_pct', 'purity_pct', 'temperature_c', 'loi_pct', 'particle_size_mm'] as const
const createdAt = new Date('2026-03-02T10:00:00Z')
export const benchDay = '2026-03-02'

/** 600 materials in families of six, each with some 14 edges: itself, five relatives, eight documented uses of its family. */
function catalogue(random: Dice): { materials: Material[]; routes: Route[]; industries: Industry[]; factors: [] } {
  const materials = Array.from({ length: families * perFamily }, (_, index): Material => {
    const id = `material-${index}`
    const roll = random.roll()
    const reachKm = roll < 0.4 ? 20 + random.roll() * 40 : roll < 0.8 ? 60 + random.roll() * 150 : 200 + random.roll() * 800
    const density = random.chance(0.8) ? 0.5 + random.roll() : null
    const names = { en: id, 'zh-CN': id, ko: id }
    const code = { ewc: [], hazardous: random.chance(0.15), densityTonnesPerM3: density, reachKm: Math.round(reachKm) }
    const aliases = { en: [], 'zh-CN': [], ko: [] }
    return { id, names, aliases, streamKind: 'material', family: `family-${Math.floor(index / perFamily)}`, ...code }
  })
  const some = (share: number) => isics.filter(() => random.chance(share))
  const routes = Array.from({ length: families * 8 }, (_, index): Route => {
    const from = `material-${(index % families) * perFamily + random.below(perFamily)}`
    const use = { use: 'use', technology: random.chance(0.3) ? 'drying' : null, source: 'made up' }
    return {
      id: `route-${index}`,
      from,
      to: random.pick(materials).id,
      ...use,
      sourceIsic: some(0.1),
      sinkIsic: some(0.1),
      cases: random.below(5),
    }
  })
  const industries = isics.map((isic) => ({
    id: `industry-${isic}`,
    isic,
    names: { en: isic, 'zh-CN': isic, ko: isic },
    outputs: [],
    inputs: materials.filter(() => random.chance(0.05)).map((material) => material.id),
  }))
  return { materials, routes, industries, factors: [] }
}

type Place = { readonly lat: number; readonly lon: number; readonly weight: number }

function normal(random: Dice): number {
  return Math.sqrt(-2 * Math.log(1 - random.roll())) * Math.cos(2 * Math.PI * random.roll())
}

/** 300 parks in three countries, few of them large. */
function parks(random: Dice): readonly Place[] {
  const boxes = [
    [29, 39.5, 113, 121.5],
    [34.7, 37.7, 126.5, 129.4],
    [10, 21.5, 105, 108.5],
  ] as const
  return Array.from({ length: 300 }, (_, index) => {
    const roll = random.roll()
    const [south, north, west, east] = boxes[roll < 0.6 ? 0 : roll < 0.8 ? 1 : 2]
    return { lat: south + random.roll() * (north - south), lon: west + random.roll() * (east - west), weight: 1 / (1 + index) ** 0.6 }
  })
}

function cumulative(weights: readonly number[]): readonly number[] {
  let total = 0
  return weights.map((weight) => {
    total += weight
    return total
  })
}

function drawn(sums: readonly number[], roll: number): number {
  const wanted = roll * (sums.at(-1) ?? 0)
  let [low, high] = [0, sums.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sums[middle] ?? 0) < wanted) low = middle + 1
    else high = middle
  }
  return low
}

const hex = (value: number, width: number) => value.toString(16).padStart(width, '0')
const idOf = (kind: 'facility' | 'listing', index: number) =>
  `019c0000-${kind === 'facility' ? '7000' : '7001'}-7000-8000-${hex(index, 12)}`

/** A seeded world of so many active listings and a fifth as many that are not; every listing can be made again from its index. */
export class BenchWorld {
  readonly total: number
  readonly facilities: number
  readonly shipped
  readonly #parks: readonly Place[]
  readonly #parkSums: readonly number[]
  readonly #materialSums: readonly number[]
  readonly #materials: readonly Material[]

  constructor(active: number) {
    this.total = Math.round(active * 1.25)
    this.facilities = Math.max(100, Math.round(this.total / 4.8))
    const random = dice(42)
    this.shipped = catalogue(random)
    this.#parks = parks(random)
    this.#parkSums = cumulative(this.#parks.map((park) => park.weight))
    const shuffled = this.shipped.materials.map((material) => ({ material, key: random.roll() })).sort((a, b) => a.key - b.key)
    this.#materials = shuffled.map(({ material }) => material)
    this.#materialSums = cumulative(this.#materials.map((_, index) => 1 / (1 + index)))
  }

  facilityAt(index: number) {
    const random = dice(1_000_003 * index + 7)
    const park = this.#parks[drawn(this.#parkSums, random.roll())] ?? { lat: 0, lon: 0 }
    const spread = random.chance(0.12) ? 0.6 : 0.03
    const at = { lat: park.lat + normal(random) * spread, lon: park.lon + normal(random) * spread }
    const ways = { rail: random.chance(0.25), water: random.chance(0.15) }
    return { id: idOf('facility', index), number: 1_000 + index, isic: random.pick(isics), at, ...ways }
  }

  listingAt(index: number): Listing & { readonly material: Material } {
    const random = dice(2_000_003 * index + 11)
    const plant = this.facilityAt(random.below(this.facilities))
    const material = this.#materials[drawn(this.#materialSums, random.roll())] ?? this.shipped.materials[0]
    if (!material) throw new Error('no material')
    const amount = Math.round(10 ** (1 + random.roll() * 4))
    const stated: Attributes = random.chance(0.5)
      ? Object.fromEntries(attributes.filter(() => random.chance(0.3)).map((key) => [key, Math.round(random.roll() * 100)]))
      : {}
    const day = (offset: number) => new Date(Date.parse(benchDay) + offset * 86_400_000).toISOString().slice(0, 10)
    const from = random.below(400) - 200
    const window = random.chance(0.6)
      ? { from: null, until: null }
      : { from: day(from), until: day(Math.max(30, from + 30 + random.below(900))) }
    const site = { rail: plant.rail, water: plant.water, takesHazardous: random.chance(0.1) ? false : null, party: String(plant.number) }
    return {
      id: idOf('listing', index),
      number: index,
      kind: random.chance(0.5) ? 'offer' : 'need',
      status: random.chance(0.8) ? 'active' : 'expired',
      facilityId: plant.id,
      materialId: material.id,
      materialWords: `${material.id.replace('-', ' ')} ${random.pick(['dry', 'wet', 'mixed'])} ${random.pick(['available monthly', 'from our plant'])}`,
      quantity: { min: amount, max: amount, unit: random.chance(0.85) ? 't' : 'm3', period: random.pick(['month', 'year']) },
      window,
      price: null,
      hazardous: null,
      location: null,
      attributes: stated,
      at: plant.at,
      isic: plant.isic,
      site,
      material,
    }
  }
}

/** Writes lines in COPY's text format. */
async function copyIn(client: RawClient, target: string, lines: () => Generator<string>): Promise<void> {
  const stream = await client.unsafe(`copy ${target} from stdin`).writable()
  let buffer = ''
  for (const line of lines()) {
    buffer += `${line}\n`
    if (buffer.length < 65_536) continue
    if (!stream.write(buffer)) await once(stream, 'drain')
    buffer = ''
  }
  stream.end(buffer)
  await once(stream, 'finish')
}

const cell = (value: unknown) => (value === null ? '\\N' : typeof value === 'object' ? JSON.stringify(value) : String(value))
const row = (...values: readonly unknown[]) => values.map(cell).join('\t')

export type StoredBench = {
  readonly world: BenchWorld
  readonly knowledge: Knowledge
  readonly project: { readonly id: string; readonly number: number }
}

async function codes(db: Database, query: ReturnType<typeof sql>): Promise<ReadonlyMap<string, number>> {
  const rows = await db.execute<{ name: string; code: number }>(query)
  return new Map(rows.map(({ name, code }) => [name, code]))
}

/** Fills a migrated database with a world; one project holds it all, which is the worst case for ranking. */
export async function storeBenchWorld(db: Database, client: RawClient, active: number): Promise<StoredBench> {
  const world = new BenchWorld(active)
  await storeKnowledge(db, world.shipped)
  const [personId, projectId] = [v7(), v7()]
  const names = { en: 'bench', 'zh-CN': 'bench', ko: 'bench' }
  await insertPerson(db, { id: personId, name: 'nobody', locale: 'en', timeZone: 'UTC', createdAt })
  const number = await insertProject(db, { id: projectId, slug: 'bench', names, locale: 'en', timeZone: 'UTC', createdAt })
  const materials = await codes(db, sql`select material_id as name, code from material_code`)
  const industries = await codes(db, sql`select isic as name, code from industry_code`)
  const stamp = createdAt.toISOString()
  await copyIn(client, 'facility (id, number, name, isic, place, country, lat, lon, rail, water, created_at)', function* () {
    for (let each = 0; each < world.facilities; each += 1) {
      const { id, number: plant, isic, at, rail, water } = world.facilityAt(each)
      yield row(id, plant, 'plant', isic, 'park', 'CN', at.lat, at.lon, rail, water, stamp)
    }
  })
  await copyIn(client, 'facility_project (facility_id, project_id)', function* () {
    for (let each = 0; each < world.facilities; each += 1) yield row(idOf('facility', each), projectId)
  })
  const listingColumns = `id, number, kind, status, facility_id, created_by, material_id, material_words, quantity, "window", attributes,
    expires_at, created_at, changed_at`
  await copyIn(client, `listing (${listingColumns})`, function* () {
    for (let each = 0; each < world.total; each += 1) {
      const l = world.listingAt(each)
      const said = [l.materialId, l.materialWords, l.quantity, l.window, l.attributes]
      yield row(l.id, 2_000_000 + each, l.kind, l.status, l.facilityId, personId, ...said, '2027-01-01T00:00:00Z', stamp, stamp)
    }
  })
  const figures = `listing, project, kind, material, party, isic, amount, dimension, from_day, until_day, season, hazards, modes, ux, uy, uz`
  await copyIn(client, `listing_match (${figures})`, function* () {
    for (let each = 0; each < world.total; each += 1) {
      const l = world.listingAt(each)
      if (l.status !== 'active') continue
      const shared = [l.id, number, l.kind === 'offer' ? 0 : 1, materials.get(l.material.id), l.site.party, industries.get(l.isic) ?? 0]
      const p = profileOf(l, l.material)
      yield row(...shared, p.amount, p.dimension, p.fromDay, p.untilDay, p.season, p.hazards, p.modes, p.ux, p.uy, p.uz)
    }
  })
  await copyIn(client, 'listing_limit (listing, project, kind, material, attribute, low, high)', function* () {
    for (let each = 0; each < world.total; each += 1) {
      const l = world.listingAt(each)
      if (l.status !== 'active') continue
      for (const { attribute, low, high } of limitsOf(l.kind, l.attributes)) {
        yield row(l.id, number, l.kind === 'offer' ? 0 : 1, materials.get(l.material.id), attribute, low, high)
      }
    }
  })
  await client.unsafe('vacuum analyze')
  return { world, knowledge: await loadKnowledge(db), project: { id: projectId, number } }
}
