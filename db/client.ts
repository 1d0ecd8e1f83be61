import type { PgDatabase } from 'drizzle-orm/pg-core'
import { drizzle, type PostgresJsQueryResultHKT } from 'drizzle-orm/postgres-js'
import postgres, { type Options, type Sql } from 'postgres'

/** A pool of connections, or one transaction of it: queries take either. */
export type Database = PgDatabase<PostgresJsQueryResultHKT>

/** Where a database is: an address, or the Unix socket of the embedded server. */
export type Connection = string | { readonly host: string; readonly port: number; readonly user: string; readonly database: string }

/** A client for raw statements and LISTEN. */
export type RawClient = Sql

export type DatabaseHandle = { readonly db: Database; close(): Promise<void> }

const oldestServer = 150_000
const closeSeconds = 2

const settings: Options<Record<string, never>> = {
  max: 10,
  // A connection that a dying server cut off while it was made hangs until then.
  connect_timeout: 4,
  onnotice: () => undefined,
  connection: { application_name: 'synergy-broker', statement_timeout: 30_000, idle_in_transaction_session_timeout: 60_000 },
}

function client(connection: Connection, options: Options<Record<string, never>>): Sql {
  return typeof connection === 'string' ? postgres(connection, options) : postgres({ ...connection, ...options })
}

/** Opens a pool. postgres.js may wait for ever for a killed query when it ends, hence the limit. */
export function connect(connection: Connection): DatabaseHandle {
  const sql = client(connection, settings)
  return { db: drizzle(sql), close: () => sql.end({ timeout: closeSeconds }) }
}

/** A client of its own for raw statements: drizzle changes the parsers of the one it is given. The caller ends it with a timeout. */
export function connectRaw(connection: Connection): RawClient {
  return client(connection, { ...settings, max: 1 })
}

/** Throws when the server is older than PostgreSQL 15, or is not to be reached. */
export async function assertSupportedServer(connection: Connection): Promise<void> {
  const sql = connectRaw(connection)
  try {
    const [row] = await sql<{ number: number; version: string }[]>`
      select current_setting('server_version_num')::int as number, current_setting('server_version') as version`
    if ((row?.number ?? 0) < oldestServer) throw new Error(`The server is PostgreSQL ${row?.version}. Version 15 or newer is needed.`)
  } finally {
    await sql.end({ timeout: closeSeconds })
  }
}
