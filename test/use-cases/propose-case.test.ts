import { afterAll, describe, expect, test } from 'vitest'
import { decideKnowledge } from '../../src/use-cases/amend-knowledge.ts'
import { readBatch, readKnowledgeHistory } from '../../src/use-cases/read-knowledge.ts'
import { reportDelivery, settleDelivery } from '../../src/use-cases/record-delivery.ts'
import { createTestDatabase } from '../support/database.ts'
import { canary, makeIntroduced, makePark, makePerson, makePlant, makeProject, openWorld } from '../support/world.ts'
import { countOf, toldOf } from './support/ledger.ts'

const database = await createTestDatabase()
afterAll(() => database.drop())

async function delivered(options: { readonly admin: boolean }) {
  const world = await openWorld(database)
  const project = await makeProject(world, { slug: 'hebei' })
  const adminId = options.admin ? await makePerson(world, { roles: [[project, 'admin']] }) : null
  const parkId = await makePark(world, project.id, { name: 'Harbour Park' })
  const need = await makePlant(world, { projects: [project], isic: '2394', parkId, at: { lat: 39.8, lon: 119.1 } })
  const asked = await makeIntroduced(world, { project, need })
  const figure = { introductionId: asked.introductionId, month: '2026-02-01', unit: 't' } as const
  const supplier = await world.as(asked.offer.contactId)
  const buyer = await world.as(asked.need.contactId)
  for (const month of ['2026-01-01', '2026-02-01']) {
    const reported = await reportDelivery(supplier, { ...figure, month, amount: 1234 })
    if (!('view' in reported)) throw new Error(reported.outcome)
    await settleDelivery(buyer, { deliveryId: reported.view.deliveryId, settle: 'confirm' })
  }
  return { world, project, adminId }
}

describe('a synergy whose material flows', () => {
  test('is put before the admins as a case, once, without a name in it', async () => {
    const { world, project, adminId } = await delivered({ admin: true })
    expect(await toldOf(world, 'knowledge-proposed')).toEqual([adminId])
    const admin = await world.as(adminId ?? '')
    const waiting = await readKnowledgeHistory(admin, { projectId: project.id, of: 'waiting', limit: 5, offset: 0 })
    if (waiting.outcome !== 'history') throw new Error('no history')
    const [change] = waiting.changes
    expect(change?.amendment).toMatchObject({
      kind: 'case',
      entry: {
        from: 'coal-fly-ash',
        to: 'clinker',
        sourceIsic: '3510',
        sinkIsic: '2394',
        place: { en: 'Harbour Park' },
        quantity: { amount: 1000, unit: 't', period: 'once' },
        year: 2026,
      },
    })
    expect(JSON.stringify(waiting)).not.toContain(`${canary} plant`)
    expect(JSON.stringify(change?.amendment)).not.toContain(canary)
    const batchId = change?.batchId ?? ''
    expect(await readBatch(admin, { batchId })).toMatchObject({ view: { origin: 'delivery', proposer: null, mayDecide: true } })
    await decideKnowledge(admin, { batchId, decide: 'apply' })
    const { handbook } = await world.context.library.in(world.context.db, [project.id])
    expect(handbook.cases.some(({ id }) => id.startsWith('hebei:synergy-'))).toBe(true)
    expect(world.context.library.shipped.handbook.cases.some(({ id }) => id.startsWith('hebei:'))).toBe(false)
  })

  test('is no case where nobody could decide', async () => {
    const { world } = await delivered({ admin: false })
    expect(await countOf(world, 'knowledge_change')).toBe(0)
  })
})
