import { prune } from '../src/use-cases/prune.ts'
import { defineJob, noPayload } from './define.ts'

export const pruneJob = defineJob({
  name: 'prune',
  schema: noPayload,
  attempts: 3,
  backoffMs: 60_000,
  handler: async ({ context }) => {
    await prune(context)
    return 'done'
  },
})
