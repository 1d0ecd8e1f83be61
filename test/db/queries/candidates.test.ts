import { sql } from 'drizzle-orm'
import { afterAll, describe, expect, test } from 'vitest'
import { rankCandidates } from '../../../db/queries/candidates.ts'
import { loadExperience } from '../../../db/queries/experience.ts'
import { matchableListings } from '../../../db/queries/listings.ts'
import { loadSnapshot } from '../../../db/queries/snapshot.ts'
import type { Listing } from '../../../src/domain/listing.ts'
import { bestPairs, type ProjectView } from '../../../src/domain/match.ts'
import { bestOf } from '../../../src/domain/match-bulk.ts'
import { dayNumber } from '../../../src/domain/window.ts'
import { createTestDatabase } from '../../support/database.ts'
import { type Dice, dice, type RandomWorld, storeRandomWorld } from '../../support/random-world.ts'

const database = await createTestDatabase()
afterAll(() => database.drop())
const { db, ranking } = database

const everythingGone = sql.raw(`do $$ begin
  delete from facility; delete from project; delete from person; delete from experience; delete from party_block;
end $$`)

type Exclusions = { readonly parties: ReadonlySet<string>; readonly pairs: ReadonlySet<string> }

async function exclusionsOf(projectId: string): Promise<Exclusions> {
  const blocks = await db.execute<{ party: number; blocked: number }>(sql`select party, blocked from party_block`)
  const pairs = await db.execute<{ pair: string }>(
    sql`select offer_id || ' ' || need_id as pair from match where project_id = ${projectId} and status = 'rejected'`,
  )
  return { parties: new Set(blocks.map((row) => `${row.party} ${row.blocked}`)), pairs: new Set(pairs.map((row) => row.pair)) }
}

/** One project of a world with everything the pure function asks for. */
async function openProject(world: RandomWorld, project: { id: string; number: number }) {
  const members = await db.execute<{ id: string }>(sql`select l.id from listing l
    join facility_project p on p.facility_id = l.facility_id where p.project_id = ${project.id} and l.status = 'active'`)
  const listings = await matchableListings(
    db,
    members.map((row) => row.id),
  )
  const excluded = await exclusionsOf(project.id)
  const view: ProjectView = {
    experience: await loadExperience(db, project.number),
    excluded: (offer, need) =>
      excluded.parties.has(`${offer.site.party} ${need.site.party}`) || excluded.pairs.has(`${offer.id} ${need.id}`),
  }
  return { world, project, listings, view, loaded: await loadSnapshot(ranking, project.number) }
}

type Opened = Awaited<ReturnType<typeof openProject>>
type Asked = { readonly today: string; readonly least: number; readonly limit: number }

function byPure({ world, listings, view }: Opened, listing: Listing, { today, least, limit }: Asked) {
  const pairs = bestPairs(world.knowledge, listing, [...listings.values()], today, limit, view).filter((pair) => pair.score >= least)
  return pairs.map((pair) => ({ other: listing.kind === 'offer' ? pair.needId : pair.offerId, score: pair.score }))
}

function bySnapshot({ loaded }: Opened, listing: Listing, { today, ...asked }: Asked) {
  const row = loaded.rowOf.get(listing.id)
  return row === undefined ? [] : bestOf(loaded.snapshot, row, { ...asked, today: dayNumber(today) })
}

async function byStatement({ project }: Opened, listing: Listing, { today, ...asked }: Asked) {
  const ranked = await rankCandidates(ranking, { ...asked, listingId: listing.id, today: dayNumber(today) })
  return ranked.filter((row) => row.project === project.number).map(({ other, score }) => ({ other, score }))
}

const worlds = 10
const askedAbout = 500

function randomQuestion(random: Dice, listings: readonly Listing[]): { listing: Listing; asked: Asked } {
  const today = random.pick(['2026-03-02', '2026-07-15', '2028-12-30'])
  return { listing: random.pick(listings), asked: { today, least: random.pick([1e-9, 0.05, 0.3]), limit: random.pick([1, 3, 7, 20]) } }
}

describe('one score, three ways', () => {
  test('the statement, the snapshot and the pure function give the same listings in the same order with the same score', async () => {
    const tally = { cases: 0, pairs: 0, ties: 0 }
    for (let seed = 1; seed <= worlds; seed += 1) {
      await db.execute(everythingGone)
      const world = await storeRandomWorld(db, seed, { facilities: 40, listings: 260 })
      const random = dice(seed * 7_919)
      for (const project of world.projects) {
        const opened = await openProject(world, project)
        const listings = [...opened.listings.values()]
        const questions = Array.from({ length: askedAbout }, () => randomQuestion(random, listings))
        const answers = await Promise.all(questions.map(({ listing, asked }) => byStatement(opened, listing, asked)))
        for (const [index, { listing, asked }] of questions.entries()) {
          const pure = byPure(opened, listing, asked)
          expect(answers[index], `statement, seed ${seed}, listing ${listing.id}`).toEqual(pure)
          expect(bySnapshot(opened, listing, asked), `snapshot, seed ${seed}, listing ${listing.id}`).toEqual(pure)
          tally.cases += 1
          tally.pairs += pure.length
          tally.ties += pure.filter((pair, each) => each > 0 && pair.score === pure[each - 1]?.score).length
        }
      }
    }
    // A comparison of empty lists, or one without equal scores, would prove little.
    expect(tally.cases).toBe(10_000)
    expect(tally.pairs).toBeGreaterThan(20_000)
    expect(tally.ties).toBeGreaterThan(200)
  }, 300_000)
})
