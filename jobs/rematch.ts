import { rematchAll, rematchEdges, rematchFacility } from '../src/use-cases/rematch.ts'
import { defineJob, idPayload, noPayload } from './define.ts'

/** Redoes the matches of a facility that changed. */
export const rematchFacilityJob = defineJob({
  name: 'rematch-facility',
  schema: idPayload('facilityId'),
  attempts: 8,
  backoffMs: 2_000,
  handler: async ({ context }, { facilityId }) => {
    await rematchFacility(context, { facilityId })
    return 'done'
  },
})

/** Redoes what changed edges of the knowledge carry; edges are written `from>to`, with spaces in between. */
export const rematchEdgesJob = defineJob({
  name: 'rematch-edges',
  schema: idPayload('edges'),
  attempts: 8,
  backoffMs: 5_000,
  handler: async ({ context, attempt }, { edges }) => {
    const named = edges.split(' ').map((edge) => edge.split('>'))
    const pairs = named.map(([from = '', to = '']) => ({ from, to }))
    await rematchEdges(context, { edges: pairs, resumed: attempt > 1 })
    return 'done'
  },
})

/** Learns from decisions and redoes everything: each night, and after a large change of the knowledge. */
export const rematchJob = defineJob({
  name: 'rematch',
  schema: noPayload,
  attempts: 5,
  backoffMs: 60_000,
  handler: async ({ context }) => {
    await rematchAll(context)
    return 'done'
  },
})
