import { connect } from '../../../db/client.ts'
import { defineJob, noPayload } from '../../../jobs/define.ts'
import { startJobs } from '../../../jobs/runtime.ts'
import { buildKnowledge } from '../../../src/domain/knowledge.ts'

/** A worker to be killed: its job says that it started and never ends. */
const [queue, leaseMs] = JSON.parse(process.argv[2] ?? '[]')
const quiet = () => undefined
const { db, ranking } = connect(queue.connection)
const stuck = defineJob({
  name: 'note',
  schema: noPayload,
  attempts: 5,
  backoffMs: 200,
  handler: async ({ rowId }) => {
    process.stdout.write(`started ${rowId}\n`)
    return new Promise<never>(() => undefined)
  },
})
await startJobs({
  context: {
    db,
    ranking,
    clock: () => new Date(),
    newId: crypto.randomUUID,
    log: { info: quiet, warn: quiet, error: quiet },
    knowledge: buildKnowledge([], [], []),
  },
  adapters: () => undefined,
  jobs: [stuck],
  queue,
  roles: { dispatcher: false, worker: true },
  schedules: [],
  timing: { leaseMs },
})
process.stdout.write('ready\n')
