import { connectRaw } from '../../../db/client.ts'
import { startEmbedded } from '../../../db/embedded.ts'
import { migrateAll } from '../../../db/migrate.ts'
import { migrateQueue } from '../../../jobs/migrate-queue.ts'

/** Starts or attaches, migrates, writes a row after the other, and says which were acknowledged, until it is killed. */
const dataDir = process.argv[2] ?? ''
const server = await startEmbedded({ dataDir })
await migrateAll(server.connection, [migrateQueue])
const sql = connectRaw(server.connection)
await sql`create table if not exists acknowledged (id uuid primary key default gen_random_uuid())`
process.stdout.write('ready\n')
for (;;) {
  const [row] = await sql<{ id: string }[]>`insert into acknowledged default values returning id`
  process.stdout.write(`row ${row?.id}\n`)
}
