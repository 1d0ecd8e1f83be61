import { checkDiscord } from '../adapters/discord/check.ts'
import { openQueue } from '../jobs/open-queue.ts'
import type { Config } from './config.ts'
import { createLog } from './log.ts'
import { openDatabase } from './main.ts'

export type Finding = { readonly what: string; readonly ok: boolean; readonly say: string }

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

async function checkChats({ discord }: Config): Promise<readonly Finding[]> {
  if (!discord) return [{ what: 'Chat', ok: true, say: 'the terminal (no other platform is connected)' }]
  const checked = await checkDiscord(discord)
  const say = {
    accepted: () => (checked.outcome === 'accepted' ? `${checked.name}, in ${checked.servers} server(s)` : ''),
    refused: () => 'the token is not accepted. Copy it anew from the Bot page of the application into DISCORD_TOKEN.',
    unreachable: () => 'not reached. Check that this machine may open https://discord.com and wss://gateway.discord.gg.',
  }[checked.outcome]()
  return [{ what: 'Discord', ok: checked.outcome === 'accepted', say }]
}

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
  findings.push(...(await checkChats(config)))
  return findings
}
