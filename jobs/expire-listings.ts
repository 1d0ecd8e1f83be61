import { expireListings } from '../src/use-cases/expire-listings.ts'
import { defineJob, noPayload } from './define.ts'

export const expireListingsJob = defineJob({
  name: 'expire-listings',
  schema: noPayload,
  attempts: 5,
  backoffMs: 10_000,
  handler: async ({ context }) => {
    await expireListings(context)
    return 'done'
  },
})
