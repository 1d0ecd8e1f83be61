import { sql } from 'drizzle-orm'
import { afterAll, describe, expect, test } from 'vitest'
import { loadLists, storedVersion, storeKnowledge } from '../../db/queries/knowledge.ts'
import { shippedKnowledge } from '../../db/seed/fingerprint.ts'
import { loadPlaces } from '../../db/seed/load.ts'
import type { KnowledgeAmendment } from '../../src/domain/amendment.ts'
import { findMaterials } from '../../src/language/material-index.ts'
import { decideKnowledge, importKnowledge, proposeKnowledge, undoKnowledge } from '../../src/use-cases/amend-knowledge.ts'
import { findMatches } from '../../src/use-cases/find-matches.ts'
import { createLibrary } from '../../src/use-cases/library.ts'
import { readAmendment } from '../../src/use-cases/read-amendments.ts'
import { readKnowledgeHistory, readKnowledgeStates } from '../../src/use-cases/read-knowledge.ts'
import { createTestDatabase } from '../support/database.ts'
import { ashOffer, makePerson, makePlant, makeProject, openWorld, publish, type World, waitingFor } from '../support/world.ts'
import { everyone, expectRefusal, record } from './support/ledger.ts'

const database = await createTestDatabase()
afterAll(() => database.drop())

const word: KnowledgeAmendment = { kind: 'alias', locale: 'en', word: 'grizzle dust', materialId: 'coal-fly-ash', quiet: false }

async function team() {
  const world = await openWorld(database)
  const project = await makeProject(world, { slug: 'hebei' })
  const adminId = await makePerson(world, { roles: [[project, 'admin']] })
  const brokerId = await makePerson(world, { roles: [[project, 'broker']] })
  const [admin, broker] = [await world.as(adminId), await world.as(brokerId)]
  return { world, project, adminId, brokerId, admin, broker }
}

type Team = Awaited<ReturnType<typeof team>>

async function proposed({ admin, project }: Team, ...amendments: readonly KnowledgeAmendment[]): Promise<string> {
  const outcome = await proposeKnowledge(admin, { projectId: project.id, amendments, origin: 'chat' })
  if (outcome.outcome !== 'proposed') throw new Error(`not proposed: ${JSON.stringify(outcome)}`)
  return outcome.batchId
}

async function applied(each: Team, ...amendments: readonly KnowledgeAmendment[]): Promise<string> {
  const batchId = await proposed(each, ...amendments)
  expect(await decideKnowledge(each.admin, { batchId, decide: 'apply' })).toMatchObject({ outcome: 'applied' })
  return batchId
}

async function meaning(world: World, projectIds: readonly string[], text: string): Promise<string | undefined> {
  const { reader } = await world.context.library.in(world.context.db, projectIds)
  return findMaterials(text, reader).find(({ likelihood }) => likelihood === 1)?.materialId
}

async function lastChange(each: Team): Promise<string> {
  const history = await readKnowledgeHistory(each.admin, { projectId: each.project.id, of: 'history', limit: 1, offset: 0 })
  return history.outcome === 'history' ? (history.changes[0]?.changeId ?? '') : ''
}

describe('a change to what a project knows', () => {
  test('that a broker proposes waits for an admin, who is asked, and the broker learns the decision', async () => {
    const each = await team()
    const { world, project, adminId, brokerId, admin, broker } = each
    const made = await record(world, () => proposeKnowledge(broker, { projectId: project.id, amendments: [word], origin: 'chat' }))
    expect(made).toMatchObject({ result: { outcome: 'proposed', mayDecide: false }, audits: ['knowledge.proposed'] })
    expect(made.told).toEqual(everyone('knowledge-proposed', adminId))
    expect(await meaning(world, [project.id], 'grizzle dust')).toBeUndefined()
    const batchId = made.result.outcome === 'proposed' ? made.result.batchId : ''
    await expectRefusal(world, 'not-an-admin', () => decideKnowledge(broker, { batchId, decide: 'apply' }))
    const decided = await record(world, () => decideKnowledge(admin, { batchId, decide: 'apply' }))
    expect(decided).toMatchObject({ result: { outcome: 'applied', changes: 1 }, audits: ['knowledge.applied'] })
    expect(decided.told).toEqual(everyone('knowledge-decided', brokerId))
    expect(await meaning(world, [project.id], 'grizzle dust')).toBe('coal-fly-ash')
  })

  test('holds in its project only, and in every process from the next look on', async () => {
    const each = await team()
    const other = await makeProject(each.world, { slug: 'ulsan' })
    const elsewhere = createLibrary(await loadLists(database.db), loadPlaces())
    const there = async () => (await elsewhere.in(database.db, [each.project.id])).reader
    expect(findMaterials('grizzle dust', await there())[0]?.likelihood).not.toBe(1)
    await applied(each, word)
    expect(findMaterials('grizzle dust', await there())[0]).toEqual({ materialId: 'coal-fly-ash', likelihood: 1 })
    expect(await meaning(each.world, [other.id], 'grizzle dust')).toBeUndefined()
    expect(await meaning(each.world, [other.id, each.project.id], 'grizzle dust')).toBe('coal-fly-ash')
  })

  test('can be undone, and what held before holds again', async () => {
    const each = await team()
    const { world, project, admin, broker } = each
    await applied(each, word)
    const changeId = await lastChange(each)
    await expectRefusal(world, 'not-an-admin', () => undoKnowledge(broker, { changeId }))
    const { result, audits } = await record(world, () => undoKnowledge(admin, { changeId }))
    expect([result.outcome, audits]).toEqual(['undone', ['knowledge.undone']])
    expect(await meaning(world, [project.id], 'grizzle dust')).toBeUndefined()
    await expectRefusal(world, 'knowledge-settled', () => undoKnowledge(admin, { changeId }))
    const history = await readKnowledgeHistory(admin, { projectId: project.id, of: 'history', limit: 5, offset: 0 })
    expect(history).toMatchObject({ total: 1, changes: [{ status: 'undone' }] })
  })

  test('is refused once, and then settled', async () => {
    const each = await team()
    const batchId = await proposed(each, word)
    expect(await decideKnowledge(each.admin, { batchId, decide: 'refuse' })).toMatchObject({ outcome: 'refused-changes' })
    await expectRefusal(each.world, 'knowledge-settled', () => decideKnowledge(each.admin, { batchId, decide: 'apply' }))
    expect(await meaning(each.world, [each.project.id], 'grizzle dust')).toBeUndefined()
  })

  test('is for brokers and admins of that project', async () => {
    const { world, project } = await team()
    const other = await makeProject(world, { slug: 'ulsan' })
    for (const [where, role] of [
      [project, 'team'],
      [other, 'admin'],
    ] as const) {
      const stranger = await world.as(await makePerson(world, { roles: [[where, role]] }))
      await expectRefusal(world, 'not-a-knower', () =>
        proposeKnowledge(stranger, { projectId: project.id, amendments: [word], origin: 'chat' }),
      )
    }
  })

  test('that cannot stand changes nothing, also when it could when it was proposed', async () => {
    const each = await team()
    const taken: KnowledgeAmendment = { ...word, word: 'flyash' }
    const outcome = await proposeKnowledge(each.admin, { projectId: each.project.id, amendments: [word, taken], origin: 'chat' })
    expect(outcome).toMatchObject({ outcome: 'unsound', faults: [{ line: 2, fault: 'alias-known' }] })
    const [first, second] = [await proposed(each, word), await proposed(each, { ...word, materialId: 'bottom-ash' })]
    await decideKnowledge(each.admin, { batchId: first, decide: 'apply' })
    const late = await decideKnowledge(each.admin, { batchId: second, decide: 'apply' })
    expect(late).toMatchObject({ outcome: 'unsound', faults: [{ fault: 'alias-taken', materialId: 'coal-fly-ash' }] })
  })
})

describe('a material of a project', () => {
  async function own(each: Team) {
    const known = await each.world.context.library.in(database.db, [each.project.id])
    const row = {
      kind: 'material',
      name_en: 'grizzle cake',
      name_zh: '格里兹饼',
      name_ko: '그리즐 케이크',
      like: 'red mud',
      ewc: '10 01 02',
      hazardous: 'no',
    }
    const read = readAmendment({ known, projectSlug: each.project.slug }, row)
    if ('fault' in read) throw new Error(read.fault)
    return read
  }

  test('is read, listed, matched by its own uses, and stays while listings mean it', async () => {
    const each = await team()
    const { world, project, admin, brokerId } = each
    const use: KnowledgeAmendment = await (async () => {
      await applied(each, await own(each))
      const known = await world.context.library.in(database.db, [project.id])
      const read = readAmendment(
        { known, projectSlug: 'hebei' },
        { kind: 'route', from: 'grizzle cake', to: 'clinker', source: 'Trial of the works in 2026' },
      )
      if ('fault' in read) throw new Error(read.fault)
      return read
    })()
    const materialChange = await lastChange(each)
    await applied(each, use)
    expect(await meaning(world, [project.id], '格里兹饼')).toBe('hebei:grizzle-cake')
    const plant = await makePlant(world, { projects: [project] })
    const works = await makePlant(world, { projects: [project], isic: '2394', at: { lat: 39.8, lon: 119.1 } })
    const listingId = await publish(world, plant, ashOffer({ materialId: 'hebei:grizzle-cake', materialWords: 'grizzle cake' }))
    await publish(world, works, ashOffer({ kind: 'need', materialId: 'clinker', price: null, attributes: {} }))
    const { told } = await record(world, () => findMatches(world.context, { listingId }))
    expect(told).toEqual(everyone('match-proposed', brokerId))
    await expectRefusal(world, 'material-in-use', () => undoKnowledge(admin, { changeId: materialChange }), '1')
  })

  test('and every other change survives an update of what is shipped', async () => {
    const each = await team()
    await applied(each, await own(each), word)
    const { read } = shippedKnowledge()
    const before = await storedVersion(database.db)
    expect(await storeKnowledge(database.db, { version: 'next', read })).not.toBeNull()
    const elsewhere = createLibrary(await loadLists(database.db), loadPlaces())
    const { reader, handbook } = await elsewhere.in(database.db, [each.project.id])
    expect(findMaterials('grizzle dust', reader)[0]).toEqual({ materialId: 'coal-fly-ash', likelihood: 1 })
    expect(handbook.materials.has('hebei:grizzle-cake')).toBe(true)
    expect(elsewhere.shipped.handbook.materials.has('hebei:grizzle-cake')).toBe(false)
    await storeKnowledge(database.db, { version: before?.version ?? '', read })
  })
})

describe('a use of a project', () => {
  const useOf = async ({ world, project }: Team, from: string): Promise<KnowledgeAmendment> => {
    const known = await world.context.library.in(database.db, [project.id])
    const read = readAmendment({ known, projectSlug: project.slug }, { kind: 'route', from, to: 'clinker', source: 'Trial of 2026' })
    if ('fault' in read) throw new Error(read.fault)
    return read
  }

  test('connects in that project only, and no more when it is undone', async () => {
    const each = await team()
    const { world, project, admin, brokerId } = each
    const other = await makeProject(world, { slug: 'ulsan' })
    const strangerId = await makePerson(world, { roles: [[other, 'broker']] })
    const offers: string[] = []
    for (const where of [project, other]) {
      const plant = await makePlant(world, { projects: [where] })
      const works = await makePlant(world, { projects: [where], isic: '2394', at: { lat: 39.8, lon: 119.1 } })
      offers.push(await publish(world, plant, ashOffer({ materialId: 'sulphuric-acid', attributes: {} })))
      await publish(world, works, ashOffer({ kind: 'need', materialId: 'clinker', price: null, attributes: {} }))
    }
    const rematched = async () => {
      for (const listingId of offers) await findMatches(world.context, { listingId })
      return [(await waitingFor(world, brokerId)).length, (await waitingFor(world, strangerId)).length]
    }
    expect(await rematched()).toEqual([0, 0])
    await applied(each, await useOf(each, 'sulphuric acid'))
    expect(await rematched()).toEqual([1, 0])
    expect(await undoKnowledge(admin, { changeId: await lastChange(each) })).toMatchObject({ outcome: 'undone' })
    expect(await rematched()).toEqual([0, 0])
  })
})

describe('a file of changes', () => {
  test('is applied whole or not at all', async () => {
    const { world, project, admin } = await team()
    const bad = await importKnowledge(world.context, { projectId: project.id, amendments: [word, { ...word, word: 'x' }] })
    expect(bad).toMatchObject({ outcome: 'unsound', faults: [{ line: 2 }] })
    expect(await meaning(world, [project.id], 'grizzle dust')).toBeUndefined()
    const good = await record(world, () => importKnowledge(world.context, { projectId: project.id, amendments: [word] }))
    expect(good).toMatchObject({ result: { outcome: 'applied', changes: 1 }, audits: ['knowledge.proposed', 'knowledge.applied'] })
    expect(await readKnowledgeStates(admin)).toMatchObject([{ applied: { alias: 1 }, waiting: 0, mayDecide: true }])
  })
})

describe('the version of a project', () => {
  test('is never given twice, even where a transaction was rolled back', async () => {
    const each = await team()
    const versionOf = async () => (await database.db.execute<{ version: number }>(sql`select version from project_knowledge`))[0]?.version
    await applied(each, word)
    const before = Number(await versionOf())
    await database.db
      .transaction(async (tx) => {
        await tx.execute(sql`select nextval('knowledge_version')`)
        tx.rollback()
      })
      .catch(() => undefined)
    await undoKnowledge(each.admin, { changeId: await lastChange(each) })
    expect(Number(await versionOf())).toBeGreaterThan(before + 1)
  })
})
