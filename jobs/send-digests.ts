import { sendDigests } from '../src/use-cases/send-digests.ts'
import { defineJob, noPayload } from './define.ts'

export const sendDigestsJob = defineJob({
  name: 'send-digests',
  schema: noPayload,
  attempts: 5,
  backoffMs: 10_000,
  handler: async ({ context }) => {
    await sendDigests(context)
    return 'done'
  },
})
