import { remindBrokers } from '../src/use-cases/remind-brokers.ts'
import { defineJob, noPayload } from './define.ts'

export const remindBrokersJob = defineJob({
  name: 'remind-brokers',
  schema: noPayload,
  attempts: 5,
  backoffMs: 10_000,
  handler: async ({ context }) => {
    await remindBrokers(context)
    return 'done'
  },
})
