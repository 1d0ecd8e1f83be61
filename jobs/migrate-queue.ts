import { type PgQueryable, runMigrations } from 'bullmq'
import pg from 'pg'
import type { Connection } from '../db/client.ts'
import { poolAddress, queueSchema } from './postgres-queue.ts'

/** Brings the tables of the queue up to date. */
export async function migrateQueue(connection: Connection): Promise<void> {
  const client = new pg.Client(poolAddress(connection))
  await client.connect()
  try {
    await runMigrations(asQueueClient(client), queueSchema)
  } finally {
    await client.end()
  }
}

// BullMQ takes any pg.Client; only the overloads of `query` are typed differently.
function asQueueClient(client: pg.Client): PgQueryable {
  return client as unknown as PgQueryable
}
