import { openQueue } from '../jobs/open-queue.ts'
import type { Config } from './config.ts'
import { createLog } from './log.ts'
import { openDatabase } from './main.ts'
import { examinePlatforms, type Finding } from './platforms.ts'

const oldestNode = [20, 19] as const

function checkNode(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const ok = major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])
  return {
    what: 'Node.js',
    ok,
    say: ok ? process.version : `${process.version} is too old. Install 22 or 24 (20.19 is the oldest that works).`,
  }
}

const reasonOf = (fault: unknown) => (fault instanceof Error ? fault.message : 'unknown')

/** Checks what the program needs, one finding each, every problem with what to do about it. */
export async function examine(config: Config): Promise<readonly Finding[]> {
  const findings: Finding[] = [checkNode()]
  const where = config.databaseUrl ? 'the server of DATABASE_URL' : `embedded, data in ${config.dataDir}`
  try {
    const database = await openDatabase(config)
    findings.push({ what: 'PostgreSQL', ok: true, say: `${where}; schema up to date` })
    try {
      const queue = { connection: database.connection, ...(config.redisUrl ? { redisUrl: config.redisUrl } : {}) }
      const backend = await openQueue({ ...queue, log: createLog('silent', null) })
      await backend.ping()
      await backend.close()
      findings.push({ what: 'Queue', ok: true, say: `BullMQ on ${backend.kind === 'redis' ? 'Redis' : 'PostgreSQL'}` })
    } catch (fault) {
      findings.push({ what: 'Queue', ok: false, say: reasonOf(fault) })
    } finally {
      await database.close()
    }
  } catch (fault) {
    const advice = config.databaseUrl ? '. Check DATABASE_URL and that the server runs.' : ''
    findings.push({ what: 'PostgreSQL', ok: false, say: `${reasonOf(fault)}${advice}` })
  }
  return [...findings, ...(await examinePlatforms(config))]
}
