import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Stage } from '../../src/demo/stage.ts'
import { deadWork, openQuietStage } from './support/conversation.ts'

const broker = 'chen-wei'
const patient = 30_000

let stage: Stage

beforeAll(async () => {
  stage = await openQuietStage()
  await stage.reads(broker)
})

afterAll(async () => {
  expect(await deadWork(stage)).toBe(0)
  await stage.close()
})

describe('a plan in chat', () => {
  it('shows value, flows with their references, and what is left', { timeout: patient }, async () => {
    const plan = await stage.says(broker, '/plan')
    expect(plan).toContain('Plan for Hebei By-Product Synergy')
    expect(plan).toMatch(/O-1001 → N-1002: FGD gypsum for natural gypsum, 90 kt\/yr, USD [\d,]+\/yr, \d+ km/)
    expect(plan).toContain('Left over')
  })

  it('is solved again without a flow, and back', { timeout: patient }, async () => {
    await stage.says(broker, '/plan')
    const without = await stage.pushes(broker, 'plan.show')
    expect(without).toContain('One flow was taken out.')
    expect(without).not.toContain('O-1001 → N-1002:')
    expect(without).toContain('All flows again')
  })

  it.each([
    ['/plan 2', 'at most 2 partners each'],
    ['/plan 1 500', 'no flow under 500 t a year'],
    ['/方案', 'Plan for'],
    ['/배분 hebei-bps', 'Plan for'],
    ['/plan nowhere', 'I do not know this project'],
  ])('%s says %s', { timeout: patient }, async (line, expected) => {
    expect(await stage.says(broker, line)).toContain(expected)
  })

  it('is not for a contact', { timeout: patient }, async () => {
    const answer = await stage.says('tom-reyes', '/plan')
    expect(answer).not.toContain('→')
    expect(answer).toContain('brokers of the project')
  })
})

describe('chains in chat', () => {
  it('answers for a listing, and asks for a reference otherwise', { timeout: patient }, async () => {
    expect(await stage.says(broker, '/chains O-1001')).toMatch(/Over a processor: O-1001/)
    expect(await stage.says(broker, '/加工 N-1002')).toMatch(/Over a processor: N-1002/)
    expect(await stage.says(broker, '/chains M-301')).toContain('does not fit here')
    expect(await stage.says('tom-reyes', '/chains O-1001')).toContain('There is no listing O-1001')
  })
})
