import { sql } from 'drizzle-orm'
import { afterAll, describe, expect, test } from 'vitest'
import { findMaterials } from '../../src/language/material-index.ts'
import { decideKnowledge, proposeKnowledge, undoKnowledge } from '../../src/use-cases/amend-knowledge.ts'
import { placeMaterial } from '../../src/use-cases/place-material.ts'
import { readKnowledgeHistory } from '../../src/use-cases/read-knowledge.ts'
import { readNotice } from '../../src/use-cases/read-notice.ts'
import { createTestDatabase } from '../support/database.ts'
import { ashOffer, join, makePerson, makePlant, makeProject, openWorld, publish, type World } from '../support/world.ts'
import { atOnce, everyone, expectRefusal, record, rowOf, toldOf } from './support/ledger.ts'

const database = await createTestDatabase()
afterAll(() => database.drop())

async function unplaced(words = 'grizzle dust') {
  const world = await openWorld(database)
  const project = await makeProject(world, { slug: 'hebei' })
  const brokerId = await makePerson(world, { roles: [[project, 'broker']] })
  const adminId = await makePerson(world, { roles: [[project, 'admin']] })
  const plant = await makePlant(world, { projects: [project] })
  const { result: listingId, told } = await record(world, () => publish(world, plant, ashOffer({ materialId: null, materialWords: words })))
  return { world, project, brokerId, adminId, plant, listingId, told, broker: await world.as(brokerId) }
}

async function noticeOf(world: World, personId: string) {
  const [row] = await world.context.db.execute<{ id: string }>(
    sql`select id from notice where person_id = ${personId} and kind = 'material-unknown'`,
  )
  return readNotice(world.context, { noticeId: row?.id ?? '' })
}

const meant = async ({ world, project }: Awaited<ReturnType<typeof unplaced>>, words: string) =>
  findMaterials(words, (await world.context.library.in(world.context.db, [project.id])).reader)[0]

describe('a listing whose words are in no catalogue', () => {
  test('is put before the brokers of its projects, with what comes nearest', async () => {
    const { world, brokerId, listingId, told } = await unplaced('fly ashs of a kind')
    expect(told).toEqual(everyone('material-unknown', brokerId))
    const notice = await noticeOf(world, brokerId)
    expect(notice).toMatchObject({ outcome: 'read', view: { kind: 'material-unknown', listingId, listing: { tier: 'broker' } } })
    const candidates = notice.outcome === 'read' && notice.view.kind === 'material-unknown' ? notice.view.candidates : []
    expect(candidates.map(({ id }) => id)).toContain('coal-fly-ash')
  })

  test('is matched once a broker says what it is, and the words are understood from then on', async () => {
    const each = await unplaced()
    const { world, broker, listingId } = each
    const { result, audits, jobs } = await record(world, () => placeMaterial(broker, { listingId, materialId: 'coal-fly-ash' }))
    expect(result).toMatchObject({ outcome: 'placed', kind: 'offer', learnt: true })
    expect([audits, jobs]).toEqual([['listing.material-placed'], ['match-listing']])
    expect(await rowOf(world, 'listing', listingId)).toMatchObject({ material_id: 'coal-fly-ash', material_words: 'grizzle dust' })
    expect(await meant(each, 'we have GRIZZLE DUST')).toEqual({ materialId: 'coal-fly-ash', likelihood: 1 })
  })

  test('is placed without learning words that nobody could find again', async () => {
    const each = await unplaced('12')
    expect(await placeMaterial(each.broker, { listingId: each.listingId, materialId: 'bottom-ash' })).toMatchObject({ learnt: false })
  })

  test('is placed once, whoever of the brokers is faster', async () => {
    const each = await unplaced()
    const tally = await atOnce(5, () => placeMaterial(each.broker, { listingId: each.listingId, materialId: 'coal-fly-ash' }))
    expect(tally).toEqual({ placed: 1, 'material-placed': 4 })
    expect(await noticeOf(each.world, each.brokerId)).toEqual({ outcome: 'nothing-to-say' })
  })

  test('is placed by its own projects’ brokers only', async () => {
    const { world, listingId, plant, adminId } = await unplaced()
    const other = await makeProject(world, { slug: 'ulsan' })
    const stranger = await makePerson(world, { roles: [[other, 'broker']] })
    for (const personId of [stranger, plant.contactId, adminId]) {
      const actor = await world.as(personId)
      await expectRefusal(world, 'not-a-broker', () => placeMaterial(actor, { listingId, materialId: 'coal-fly-ash' }))
    }
  })

  test('shows its words to brokers only, and the learnt word to nobody but in the history', async () => {
    const each = await unplaced()
    await placeMaterial(each.broker, { listingId: each.listingId, materialId: 'coal-fly-ash' })
    const history = await readKnowledgeHistory(each.broker, { projectId: each.project.id, of: 'history', limit: 5, offset: 0 })
    expect(history).toMatchObject({ changes: [{ origin: 'placed', amendment: { quiet: true, word: 'grizzle dust' } }] })
    const admin = await each.world.as(each.adminId)
    const changeId = history.outcome === 'history' ? (history.changes[0]?.changeId ?? '') : ''
    expect(await undoKnowledge(admin, { changeId })).toMatchObject({ outcome: 'undone' })
    expect((await meant(each, 'grizzle dust'))?.likelihood).not.toBe(1)
  })

  test('takes a new material when an admin applies it', async () => {
    const each = await unplaced()
    const { world, broker, adminId, project, listingId } = each
    const like = world.context.knowledge.materials.get('coal-fly-ash')
    if (!like) throw new Error('no fly ash')
    const material = {
      ...like,
      id: 'hebei:grizzle',
      names: { en: 'grizzle', 'zh-CN': '格里兹', ko: '그리즐' },
      aliases: { en: ['grizzle dust'], 'zh-CN': [], ko: [] },
    }
    const proposal = { projectId: project.id, amendments: [{ kind: 'material', material } as const], origin: 'chat' as const, listingId }
    const outcome = await proposeKnowledge(broker, proposal)
    const batchId = outcome.outcome === 'proposed' ? outcome.batchId : ''
    const decided = await record(world, async () => decideKnowledge(await world.as(adminId), { batchId, decide: 'apply' }))
    expect(decided).toMatchObject({ audits: ['listing.material-placed', 'knowledge.applied'], jobs: ['rematch-edges', 'match-listing'] })
    expect(await rowOf(world, 'listing', listingId)).toMatchObject({ material_id: 'hebei:grizzle' })
  })

  test('asks nobody where the material is known', async () => {
    const { world, plant } = await unplaced()
    const before = (await toldOf(world, 'material-unknown')).length
    await publish(world, plant, ashOffer())
    await join(world, plant.facilityId, await makePerson(world))
    expect((await toldOf(world, 'material-unknown')).length).toBe(before)
  })
})
