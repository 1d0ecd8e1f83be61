import type { PgDatabase } from 'drizzle-orm/pg-core'
import { drizzle, type PostgresJsQueryResultHKT } from 'drizzle-orm/postgres-js'
import postgres, { type Options, type Sql } from 'postgres'

/** A pool of connections, or one transaction of it: queries take either. */
export type Database = PgDatabase<PostgresJsQueryResultHKT>

/** Where a database is: an address, or the Unix socket of the embedded server. */
export type Connection = string | { readonly host: string; readonly port: number; readonly user: string; readonly database: string }

/** A client for raw statements and LISTEN. */
export type RawClient = Sql

/** `ranking` is for the statements that rank counterparties only: its plans are made once and go by the indexes made for them. */
export type DatabaseHandle = { readonly db: Database; readonly ranking: RawClient; close(): Promise<void> }

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

// A plan made anew for each listing costs more than the ranking; and sizes of tables must not talk the planner out of its index.
const rankingSettings = {
  plan_cache_mode: 'force_generic_plan',
  enable_seqscan: 'off',
  enable_bitmapscan: 'off',
  enable_hashjoin: 'off',
  enable_mergejoin: 'off',
  max_parallel_workers_per_gather: 0,
  jit: 'off',
  work_mem: '64MB',
}

/** A client for ranking statements; it connects when it is first used, and the caller ends it. */
export function connectRanking(connection: Connection, max = 2): RawClient {
  return client(connection, { ...settings, max, connection: { ...settings.connection, ...rankingSettings } })
}

/** Opens a pool. postgres.js may wait for ever for a killed query when it ends, hence the limit. */
export function connect(connection: Connection): DatabaseHandle {
  const sql = client(connection, settings)
  const ranking = connectRanking(connection)
  const close = async () => void (await Promise.all([sql, ranking].map((each) => each.end({ timeout: closeSeconds }))))
  return { db: drizzle(sql), ranking, close }
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
