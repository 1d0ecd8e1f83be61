import { createRedisBackend, withBackend } from 'bullmq'
import { Redis } from 'ioredis'
import { faultCode } from '../src/domain/fault.ts'
import type { Log } from '../src/use-cases/context.ts'
import { openBullQueue } from './bull-queue.ts'
import { within } from './fault.ts'
import type { QueueBackend } from './queue-backend.ts'

const classes = withBackend(createRedisBackend)
const reconnectMs = (times: number) => Math.min(times * 200, 2_000)

/** The queue on Redis. Producers fail fast when it is away, workers wait for it. */
export async function openRedisQueue(options: { readonly url: string; readonly name: string; readonly log: Log }): Promise<QueueBackend> {
  const { name, log } = options
  const address = parseAddress(options.url)
  const producer = new Redis(options.url, { ...failFast, connectionName: `${name}-producer` })
  const consumer = new Redis(options.url, { maxRetriesPerRequest: null, retryStrategy: reconnectMs, lazyConnect: true })
  for (const client of [producer, consumer]) client.on('error', (fault) => log.warn({ fault: faultCode(fault) }, 'Redis connection fault'))
  const release = async () => {
    producer.disconnect()
    consumer.disconnect()
  }
  try {
    await answering(producer, address)
    await refuseEviction(producer, address)
    return await openBullQueue({ kind: 'redis', name, classes, producer, consumer, ping: () => producer.ping(), release, log })
  } catch (fault) {
    await release()
    throw fault
  }
}

const failFast = {
  maxRetriesPerRequest: null,
  enableOfflineQueue: false,
  autoResendUnfulfilledCommands: false,
  connectTimeout: 5_000,
  commandTimeout: 5_000,
  retryStrategy: reconnectMs,
}

function parseAddress(url: string): string {
  if (!URL.canParse(url)) throw new Error('REDIS_URL is not an address such as redis://127.0.0.1:6379')
  return new URL(url).host
}

async function answering(client: Redis, address: string): Promise<void> {
  if (client.status === 'ready') return
  const ready = new Promise<void>((resolve) => client.once('ready', () => resolve()))
  await within(10_000, ready).catch(() => {
    throw new Error(`Redis at ${address} does not answer; check REDIS_URL and that the server runs`)
  })
}

async function refuseEviction(client: Redis, address: string): Promise<void> {
  const policy = /maxmemory_policy:(\S+)/.exec(await client.info('memory'))?.[1] ?? 'unknown'
  if (policy === 'noeviction') return
  throw new Error(
    `Redis at ${address} has maxmemory-policy "${policy}", so it may drop queued work without a word. Set it with: CONFIG SET maxmemory-policy noeviction`,
  )
}
