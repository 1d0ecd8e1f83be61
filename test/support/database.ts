import { randomUUID } from 'node:crypto'
import { inject } from 'vitest'
import { type Connection, connect, connectRaw, type Database, type RawClient } from '../../db/client.ts'

/** A database of one test file, cloned from the migrated template. */
export type TestDatabase = { readonly db: Database; readonly ranking: RawClient; readonly connection: Connection; drop(): Promise<void> }

/** The same server, another database. */
export function databaseOf(server: Connection, name: string): Connection {
  if (typeof server !== 'string') return { ...server, database: name }
  const address = new URL(server)
  address.pathname = `/${name}`
  return address.href
}

/** Clones the template; `drop` closes and removes the clone. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = inject('server')
  const name = `synergy_test_${randomUUID().replaceAll('-', '')}`
  const admin = connectRaw(server)
  await admin`create database ${admin(name)} template ${admin(inject('template'))}`
  const connection = databaseOf(server, name)
  const { db, ranking, close } = connect(connection)
  return {
    db,
    ranking,
    connection,
    drop: async () => {
      await close()
      await admin`drop database if exists ${admin(name)} with (force)`
      await admin.end({ timeout: 2 })
    },
  }
}
