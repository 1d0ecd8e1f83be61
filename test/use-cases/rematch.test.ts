import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import { afterAll, describe, expect, test } from 'vitest'
import { updateFacility } from '../../db/queries/facilities.ts'
import { storeKnowledge } from '../../db/queries/knowledge.ts'
import { insertListings } from '../../db/queries/listing-contents.ts'
import { setListingStatus, updateListing } from '../../db/queries/listings.ts'
import { refreshMatchRows } from '../../db/queries/match-rows.ts'
import type { SystemContext } from '../../src/use-cases/context.ts'
import { findMatches } from '../../src/use-cases/find-matches.ts'
import { rematchAll, rematchEdges, rematchFacility } from '../../src/use-cases/rematch.ts'
import { createTestDatabase } from '../support/database.ts'
import { libraryOf, shippedOf } from '../support/library.ts'
import {
  type Dice,
  dice,
  type RandomWorld,
  randomFacility,
  randomKnowledge,
  randomListing,
  storeRandomWorld,
} from '../support/random-world.ts'

const database = await createTestDatabase()
afterAll(() => database.drop())
const { db, ranking } = database
const at = new Date('2026-03-02T10:00:00Z')

const everythingGone = sql.raw(`do $$ begin
  delete from facility; delete from project; delete from person; delete from experience; delete from party_block; delete from candidate;
  delete from outbox; delete from audit_entry;
end $$`)

function contextOf(world: RandomWorld): SystemContext {
  const quiet = () => undefined
  const library = libraryOf(world.lists)
  const log = { info: quiet, warn: quiet, error: quiet }
  return { db, ranking, clock: () => at, newId: v7, log, knowledge: world.knowledge, library }
}

/** What matching has made: every list, and every match that is not closed. */
async function outcome() {
  const lists = await db.execute(sql`select project, listing, other, score from candidate order by 1, 2, 3`)
  const matches = await db.execute(
    sql`select project_id, offer_id, need_id, status, score from match where status in ('proposed', 'held') order by 1, 2, 3`,
  )
  return { lists: [...lists], matches: [...matches] }
}

type Changing = { context: SystemContext; readonly random: Dice; readonly world: RandomWorld }

async function publishOne({ context, random, world }: Changing) {
  const row = randomListing(random, random.pick(world.facilityIds), world.personId, [...world.knowledge.materials.keys()])
  await insertListings(db, [row])
  await findMatches(context, { listingId: row.id })
}

async function reviseOne({ context, random, world }: Changing) {
  const listingId = random.pick(world.listingIds)
  const {
    id: _id,
    facilityId: _f,
    kind: _k,
    status: _s,
    ...change
  } = randomListing(random, v7(), v7(), [...world.knowledge.materials.keys()])
  const { createdBy: _by, ...rest } = change
  await updateListing(db, listingId, rest)
  await findMatches(context, { listingId })
}

async function endOne({ context, random, world }: Changing) {
  const listingId = random.pick(world.listingIds)
  await setListingStatus(db, listingId, random.pick(['paused', 'withdrawn', 'active']), at)
  await findMatches(context, { listingId })
}

async function moveOne({ context, random, world }: Changing) {
  const facilityId = random.pick(world.facilityIds)
  const { lat, lon, isic, rail, water, takesHazardous } = randomFacility(random, [])
  await updateFacility(db, facilityId, {
    lat: lat ?? null,
    lon: lon ?? null,
    isic,
    rail: rail ?? false,
    water: water ?? false,
    takesHazardous,
  })
  await refreshMatchRows(db, { facilityIds: [facilityId] })
  await rematchFacility(context, { facilityId })
}

/** Another use of a material; the other knowledge stays. */
async function learnOne(changing: Changing, seed: number) {
  const { random } = changing
  const known = randomKnowledge(dice(seed))
  const routes = known.routes.map((route) =>
    random.chance(0.1) ? { ...route, to: random.pick(known.materials).id, cases: random.below(5) } : route,
  )
  const lists = { ...known, routes }
  const stored = await storeKnowledge(db, shippedOf(lists))
  const library = libraryOf(lists)
  changing.context = { ...changing.context, knowledge: library.shipped.knowledge, library }
  await rematchEdges(changing.context, { edges: stored?.edges ?? [], resumed: false })
}

describe('redoing what a change touches', () => {
  test.each([11, 12, 13, 14])(
    'gives the same as redoing everything, in the world of seed %i',
    async (seed) => {
      await db.execute(everythingGone)
      const world = await storeRandomWorld(db, seed, { facilities: 30, listings: 140 })
      const changing: Changing = { context: contextOf(world), random: dice(seed * 31), world }
      await rematchAll(changing.context)
      for (let turn = 0; turn < 5; turn += 1) {
        for (const change of [publishOne, reviseOne, endOne, moveOne]) await change(changing)
        await learnOne(changing, seed)
      }
      const stepByStep = await outcome()
      await db.execute(sql`delete from candidate`)
      await rematchAll(changing.context)
      const anew = await outcome()
      expect(stepByStep.lists.length).toBeGreaterThan(30)
      expect(stepByStep.matches.length).toBeGreaterThan(10)
      expect(stepByStep).toEqual(anew)
    },
    60_000,
  )
})
