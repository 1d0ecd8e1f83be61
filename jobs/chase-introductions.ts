import { chaseIntroductions } from '../src/use-cases/chase-introductions.ts'
import { defineJob, noPayload } from './define.ts'

export const chaseIntroductionsJob = defineJob({
  name: 'chase-introductions',
  schema: noPayload,
  attempts: 5,
  backoffMs: 10_000,
  handler: async ({ context }) => {
    await chaseIntroductions(context)
    return 'done'
  },
})
