import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { v7 } from 'uuid'
import { afterAll, describe, expect, test } from 'vitest'
import { appendAudit } from '../../db/queries/audit.ts'
import { createTestDatabase } from '../support/database.ts'
import { canary } from '../support/world.ts'
import { steps, warm } from './support/commands.ts'
import { Broken, checkDecisions, checkLedger, checkListings, checkWords } from './support/invariants.ts'
import { checkAll, openScene } from './support/scene.ts'

const database = await createTestDatabase()
afterAll(() => database.drop())

const seed = Number(process.env.MODEL_SEED ?? Date.now() % 1_000_000)
const runs = Number(process.env.MODEL_RUNS ?? 6)
const within = process.env.MODEL_RUNS === undefined ? 45_000 : 3_600_000

test(`whatever brokers, contacts and time do, the invariants hold (seed ${seed}, MODEL_SEED repeats it)`, {
  timeout: within + 60_000,
}, async () => {
  const model = { steps: 0 }
  await fc.assert(
    fc.asyncProperty(fc.commands([...steps], { maxCommands: 30, size: 'max' }), async (commands) => {
      const scene = await openScene(database)
      await warm(scene)
      await fc.asyncModelRun(() => ({ model, real: scene }), commands)
    }),
    { numRuns: runs, seed, interruptAfterTimeLimit: within, endOnFailure: process.env.MODEL_RUNS === undefined },
  )
  expect(model.steps).toBeGreaterThan(0)
  console.log(`${model.steps} steps walked, seed ${seed}`)
})

/** The invariant that a planted fault breaks, or null where nobody noticed. */
async function noticed(act: () => Promise<void> | void): Promise<string | null> {
  try {
    await act()
    return null
  } catch (fault) {
    if (fault instanceof Broken) return fault.invariant
    throw fault
  }
}

describe('the checks notice', { timeout: 60_000 }, () => {
  test('a name in a message, a listing that is lost, and a tonne too many', async () => {
    const id = v7()
    const reader = { id: 'reader', mayKnow: new Set<string>() }
    expect(await noticed(() => checkWords(`A supplier near you: ${canary} plant ${id}`, reader))).toBe('I3')
    expect(await noticed(() => checkWords(`${canary} person ${id}`, { ...reader, mayKnow: new Set([id]) }))).toBeNull()
    expect(await noticed(() => checkListings({ acknowledged: new Set([id]) }, { listings: [] }))).toBe('I1')
    const deliveries = [{ id, state: 'confirmed', amount: 10 }]
    expect(await noticed(() => checkLedger({ deliveries, ledgerTonnes: 11 }))).toBe('I4')
  })

  test('an approval by a stranger or by a party, and a stage that may not follow', async () => {
    const scene = await openScene(database)
    await warm(scene)
    const after = scene.previous
    const before = { ...after, audits: [], introductions: after.introductions.map((each) => ({ ...each, state: 'consent' })) }
    const [approved] = after.matches.filter(({ state }) => state === 'approved')
    const nobodyIsParty = new Map<string, string | null>()
    const check = (now: typeof after, partyOf = nobodyIsParty) => noticed(() => checkDecisions(before, now, partyOf))
    const by = (actorId: string) => ({ ...after, audits: after.audits.map((entry) => ({ ...entry, actorId })) })
    const broker = after.brokers[0] ?? ''
    expect(approved).toBeDefined()
    expect(await check(by(broker))).toBeNull()
    expect(await check(by(v7()))).toBe('I7')
    expect(await check(by(broker), new Map([[broker, approved?.offerFacility ?? '']]))).toBe('I7')
    const leapt = { ...by(broker), introductions: after.introductions.map((each) => ({ ...each, state: 'completed' })) }
    expect(await check(leapt)).toBe('I7')
  })

  test('a second approval, a change without an entry, a skipped stage and a doctored notice', async () => {
    const planted = async (plant: (scene: Awaited<ReturnType<typeof openScene>>) => Promise<unknown>) => {
      const scene = await openScene(database)
      await warm(scene)
      expect(await noticed(() => checkAll(scene))).toBeNull()
      await plant(scene)
      return noticed(() => checkAll(scene))
    }
    const entry = { actorId: v7(), subjectKind: 'match', detail: {} }
    const approveAgain = async ({ world, previous }: Awaited<ReturnType<typeof openScene>>) => {
      const approved = previous.matches.find(({ state }) => state === 'approved')
      await appendAudit(world.context.db, { ...entry, at: world.clock.now(), verb: 'match.approved', subjectId: approved?.id ?? '' })
    }
    expect(await planted(approveAgain)).toBe('I2')
    const run = (statement: ReturnType<typeof sql>) => planted((scene) => scene.world.context.db.execute(statement))
    expect(await run(sql`update listing set status = 'withdrawn'`)).toBe('I5')
    expect(await run(sql`update introduction set stage = 'completed'`)).toBe('I5')
    expect(await run(sql`delete from audit_entry where sequence = (select max(sequence) from audit_entry)`)).toBe('I5')
    // A listing whose plant is called like another: its owner's own notices name a plant that they may not know.
    const rename = sql`update facility set name = ${`${canary} plant ${v7()}`}`
    const tellOwner = sql`insert into notice (id, person_id, kind, facts, status, created_at) select gen_random_uuid(), c.person_id,
      'membership-answered', jsonb_build_object('facilityId', c.facility_id, 'answer', 'member'), 'waiting', now() from facility_contact c`
    expect(await planted(async ({ world: { context } }) => [await context.db.execute(rename), await context.db.execute(tellOwner)])).toBe(
      'I3',
    )
  })
})
