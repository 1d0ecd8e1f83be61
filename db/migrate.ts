import { fileURLToPath } from 'node:url'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate } from 'drizzle-orm/postgres-js/migrator'
import { type Connection, connectRaw } from './client.ts'
import { tune } from './tuning.ts'

const migrationsFolder = fileURLToPath(new URL('./migrations', import.meta.url))
const migrationLock = 7_301_954

/** Brings the schema up to date, then runs the others' migrations; several processes that start at once follow one another. */
export async function migrateAll(connection: Connection, others: readonly ((connection: Connection) => Promise<void>)[]): Promise<void> {
  const sql = connectRaw(connection)
  try {
    await sql`select pg_advisory_lock(${migrationLock})`
    await migrate(drizzle(sql), { migrationsFolder })
    await tune(sql)
    for (const other of others) await other(connection)
    await sql`select pg_advisory_unlock(${migrationLock})`
  } finally {
    await sql.end({ timeout: 2 })
  }
}
