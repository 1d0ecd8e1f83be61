import { chaseDeliveries } from '../src/use-cases/chase-deliveries.ts'
import { defineJob, noPayload } from './define.ts'

export const chaseDeliveriesJob = defineJob({
  name: 'chase-deliveries',
  schema: noPayload,
  attempts: 5,
  backoffMs: 10_000,
  handler: async ({ context }) => {
    await chaseDeliveries(context)
    return 'done'
  },
})
