import { createPostgresBackend, type PgPool, withBackend } from 'bullmq'
import pg from 'pg'
import type { Connection } from '../db/client.ts'
import { faultCode } from '../src/domain/fault.ts'
import type { Log } from '../src/use-cases/context.ts'
import { openBullQueue } from './bull-queue.ts'
import type { QueueBackend } from './queue-backend.ts'

/** The schema that BullMQ keeps its tables in. */
export const queueSchema = 'bullmq'

const classes = withBackend(createPostgresBackend)

/** The queue on Postgres, in its own schema, through one pool for this process. */
export async function openPostgresQueue(options: {
  readonly connection: Connection
  readonly name: string
  readonly concurrency: number
  readonly log: Log
}): Promise<QueueBackend> {
  const { connection, name, concurrency, log } = options
  const pool = new pg.Pool({
    ...poolAddress(connection),
    max: concurrency + 5,
    options: `-c search_path=${queueSchema}`,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    connectionTimeoutMillis: 5_000,
    query_timeout: 15_000,
  })
  pool.on('error', (fault) => log.warn({ fault: faultCode(fault) }, 'queue connection fault'))
  const ping = () => pool.query('select 1')
  try {
    await ping()
    const shared = asQueuePool(pool)
    return await openBullQueue({
      kind: 'postgres',
      name,
      classes,
      producer: shared,
      consumer: shared,
      ping,
      release: () => pool.end(),
      log,
    })
  } catch (fault) {
    await pool.end()
    throw fault
  }
}

// BullMQ takes any pg.Pool; only the overloads of `on` are typed differently.
function asQueuePool(pool: pg.Pool): PgPool {
  return pool as unknown as PgPool
}

/** The address as pg takes it; `options` in it would replace the search path that the queue lives by. */
export function poolAddress(connection: Connection): pg.PoolConfig {
  if (typeof connection !== 'string') return { ...connection }
  const address = new URL(connection)
  address.searchParams.delete('options')
  return { connectionString: address.href }
}
