import type { Connection } from '../db/client.ts'
import type { Log } from '../src/use-cases/context.ts'
import { openPostgresQueue } from './postgres-queue.ts'
import type { QueueBackend } from './queue-backend.ts'
import { openRedisQueue } from './redis-queue.ts'

export type QueueOptions = {
  readonly connection: Connection
  readonly redisUrl?: string
  readonly name?: string
  readonly concurrency?: number
  readonly log: Log
}

/** Opens the queue on Redis when its address is given, else on Postgres. */
export async function openQueue(options: QueueOptions): Promise<QueueBackend> {
  const { connection, redisUrl, log, name = 'synergy', concurrency = 10 } = options
  return redisUrl ? openRedisQueue({ url: redisUrl, name, log }) : openPostgresQueue({ connection, name, concurrency, log })
}
