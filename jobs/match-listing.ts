import { findMatches } from '../src/use-cases/find-matches.ts'
import { defineJob, idPayload } from './define.ts'

export const matchListingJob = defineJob({
  name: 'match-listing',
  schema: idPayload('listingId'),
  attempts: 8,
  backoffMs: 2_000,
  handler: async ({ context }, { listingId }) => {
    await findMatches(context, { listingId })
    return 'done'
  },
})
