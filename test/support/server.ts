import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { type Connection, connect, connectRaw } from '../../db/client.ts'
import { type EmbeddedServer, startEmbedded } from '../../db/embedded.ts'
import { migrateAll } from '../../db/migrate.ts'
import { storeKnowledge } from '../../db/queries/knowledge.ts'
import { shippedKnowledge } from '../../db/seed/fingerprint.ts'
import { migrateQueue } from '../../jobs/migrate-queue.ts'
import { databaseOf } from './database.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    server: Connection
    template: string
  }
}

/** One server for the whole run, the embedded one unless DATABASE_URL names another, with a template to clone: migrated, and with the shipped knowledge. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.DATABASE_URL
  const dataDir = mkdtempSync(join(tmpdir(), 'synergy-test-'))
  const embedded: EmbeddedServer | null = given ? null : await startEmbedded({ dataDir })
  const server = given ?? embedded?.connection ?? ''
  const template = `synergy_template_${process.pid}`
  const admin = connectRaw(server)
  await admin`create database ${admin(template)}`
  await migrateAll(databaseOf(server, template), [migrateQueue])
  const { db, close } = connect(databaseOf(server, template))
  await storeKnowledge(db, shippedKnowledge())
  await close()
  project.provide('server', server)
  project.provide('template', template)
  return async () => {
    await admin`drop database if exists ${admin(template)} with (force)`
    await admin.end({ timeout: 2 })
    await embedded?.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}
