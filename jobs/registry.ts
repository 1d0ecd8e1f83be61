import { chaseDeliveriesJob } from './chase-deliveries.ts'
import { chaseIntroductionsJob } from './chase-introductions.ts'
import type { JobDefinition } from './define.ts'
import { deliverNoticeJob } from './deliver-notice.ts'
import { expireListingsJob } from './expire-listings.ts'
import { matchListingJob } from './match-listing.ts'
import { pruneJob } from './prune.ts'
import { refreshCardJob } from './refresh-card.ts'
import { rematchEdgesJob, rematchFacilityJob, rematchJob } from './rematch.ts'
import { remindBrokersJob } from './remind-brokers.ts'
import { sendDigestsJob } from './send-digests.ts'

/** Every job this version runs. */
export const jobs: readonly JobDefinition[] = [
  deliverNoticeJob,
  refreshCardJob,
  matchListingJob,
  rematchFacilityJob,
  rematchEdgesJob,
  rematchJob,
  chaseIntroductionsJob,
  chaseDeliveriesJob,
  sendDigestsJob,
  expireListingsJob,
  remindBrokersJob,
  pruneJob,
]
