import type { BackendClasses, IQueueBackend, Job } from 'bullmq'
import { faultCode } from '../src/domain/fault.ts'
import type { Log } from '../src/use-cases/context.ts'
import { within } from './fault.ts'
import type { Listening, QueueBackend, Receive, Wake } from './queue-backend.ts'

type Message = { readonly rowId: string; readonly run: number } | { readonly schedule: string }

/** What differs between the two datastores of BullMQ. */
export type Wiring<Backend extends IQueueBackend, Connection> = {
  readonly kind: QueueBackend['kind']
  readonly name: string
  readonly classes: BackendClasses<Backend, Connection>
  readonly producer: Connection
  readonly consumer: Connection
  readonly ping: () => Promise<unknown>
  readonly release: () => Promise<unknown>
  readonly log: Log
}

// Nothing is kept: an id that is still known would swallow the next wake of the same row.
const forget = { removeOnComplete: true, removeOnFail: true } as const
const bulkFrom = 5
const answerMs = 10_000

/** A queue on either datastore of BullMQ. */
export async function openBullQueue<Backend extends IQueueBackend, Connection>(wiring: Wiring<Backend, Connection>): Promise<QueueBackend> {
  const { kind, name, classes, log } = wiring
  const queue = new classes.Queue<Message, void, string>(name, { connection: wiring.producer })
  queue.on('error', reporter(log, 'queue connection fault'))
  await within(answerMs, queue.waitUntilReady())

  const push = async (wakes: readonly Wake[]): Promise<unknown> => {
    const jobs = wakes.map((wake) => ({
      name: wake.job,
      data: { rowId: wake.rowId, run: wake.run },
      opts: { jobId: `${wake.rowId}-${wake.run}`, ...forget },
    }))
    return jobs.length < bulkFrom ? Promise.all(jobs.map((job) => queue.add(job.name, job.data, job.opts))) : queue.addBulk(jobs)
  }
  return {
    kind,
    push: async (wakes) => void (await within(answerMs, push(wakes))),
    planned: async () => {
      const known = await within(answerMs, queue.getJobSchedulers(0, -1))
      return new Map(known.map((each) => [each.key, each.next ?? 0]))
    },
    plan: async (schedule, pattern) => {
      const template = { name: 'tick', data: { schedule }, opts: forget }
      await within(answerMs, queue.upsertJobScheduler(schedule, { pattern, tz: 'UTC' }, template))
    },
    unplan: async (schedule) => void (await within(answerMs, queue.removeJobScheduler(schedule))),
    listen: (receive, concurrency) => listen(wiring, receive, concurrency),
    ping: async () => void (await within(answerMs, wiring.ping())),
    close: async () => {
      await settle(queue.close())
      await settle(wiring.release())
    },
  }
}

async function listen<Backend extends IQueueBackend, Connection>(
  wiring: Wiring<Backend, Connection>,
  receive: Receive,
  concurrency: number,
): Promise<Listening> {
  const handle = (job: Job<Message, void, string>) =>
    'schedule' in job.data ? receive.tick(job.data.schedule) : receive.row(job.data.rowId, job.data.run)
  const worker = new wiring.classes.Worker<Message, void, string>(wiring.name, handle, {
    connection: wiring.consumer,
    concurrency,
    lockDuration: 10_000,
    stalledInterval: 5_000,
    maxStalledCount: 3,
    runRetryDelay: 1_000,
    ...{ removeOnComplete: { count: 0 }, removeOnFail: { count: 0 } },
  })
  worker.on('error', reporter(wiring.log, 'queue worker fault'))
  worker.on('failed', (_job, fault) => wiring.log.warn({ fault: faultCode(fault) }, 'a wake failed; its row stays in the outbox'))
  await within(answerMs, worker.waitUntilReady())
  return {
    stop: async (drainMs) => {
      const closing = worker.close()
      return within(drainMs, closing).then(
        () => true,
        () => false,
      )
    },
  }
}

function reporter(log: Log, sentence: string): (fault: Error) => void {
  let quietUntil = 0
  return (fault) => {
    if (Date.now() < quietUntil) return
    quietUntil = Date.now() + 10_000
    log.warn({ fault: faultCode(fault) }, sentence)
  }
}

async function settle(closing: Promise<unknown>): Promise<void> {
  await within(2_000, closing).catch(() => undefined)
}
