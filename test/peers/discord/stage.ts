import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type SQL, sql } from 'drizzle-orm'
import { touchAccount } from '../../../db/queries/people.ts'
import { type Config, readConfig } from '../../../src/config.ts'
import { wallClock } from '../../../src/domain/calendar.ts'
import { startBroker } from '../../../src/main.ts'
import type { Purpose } from '../../../src/message/action.ts'
import { connectedPlatforms } from '../../../src/platforms.ts'
import { openDiscordPeer, type Peer } from './peer.ts'
import { type Seat, takeSeat } from './seat.ts'

/** The whole program with its demo project, wired by its settings to the stand-in; people of the demo sit there. */
export type DiscordStage = {
  readonly peer: Peer
  readonly config: Config
  /** Seats somebody of the demo, by the name of their account in the terminal. */
  seat(account: string, locale: string): Promise<Seat>
  /** Pushes the newest button of a purpose that somebody sees. */
  push(seat: Seat, purpose: Purpose): Promise<void>
  /** Waits for work to end and reads what reached somebody since. */
  reads(seat: Seat): Promise<string>
  moveClock(to: { readonly afterDays: number; readonly weekday: number; readonly hour: number }): Promise<void>
  ask(query: SQL): Promise<readonly Record<string, unknown>[]>
  close(): Promise<void>
}

const hourMs = 3_600_000
const zone = 'Asia/Shanghai'
const settleWithinMs = 20_000

function nextMoment(from: Date, to: { readonly afterDays: number; readonly weekday: number; readonly hour: number }): number {
  const base = Math.ceil((from.getTime() + to.afterDays * 24 * hourMs) / hourMs) * hourMs + 5 * 60_000
  const hours = Array.from({ length: 24 * 8 }, (_, hour) => base + hour * hourMs)
  const found = hours.find((at) => {
    const local = wallClock(new Date(at), zone)
    return local.weekday === to.weekday && local.hour === to.hour
  })
  if (found === undefined) throw new Error('no such hour')
  return found
}

/** Starts everything on an empty database of its own. */
export async function openDiscordStage(): Promise<DiscordStage> {
  const peer = await openDiscordPeer()
  const dataDir = mkdtempSync(join(tmpdir(), 'synergy-discord-'))
  // As root, the server runs as nobody and has to pass through.
  chmodSync(dataDir, 0o711)
  const read = readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent', DISCORD_TOKEN: peer.token, DISCORD_REST_URL: peer.restUrl })
  if ('problems' in read) throw new Error(read.problems.join('; '))
  let ahead = 0
  const clock = () => new Date(Date.now() + ahead)
  const { config } = read
  const broker = await startBroker({ config, adapters: (context) => connectedPlatforms(config, context), clock })
  const { db } = broker.context
  const ask = async (query: SQL) => [...(await db.execute(query))]
  const purposeOf = async (token: string) => (await ask(sql`select purpose from action_token where token = ${token}`))[0]?.purpose

  return {
    peer,
    config,
    ask,
    seat: async (account, locale) => {
      const [row] = await ask(sql`select p.id, p.name from person p join account a on a.person_id = p.id where a.account = ${account}`)
      if (!row) throw new Error(`nobody is called ${account}`)
      const person = peer.addPerson(String(row.name), locale)
      const address = { platform: 'discord', workspace: 'discord', account: person.id, conversation: person.id }
      await touchAccount(db, { ...address, personId: String(row.id), lastSeenAt: clock() })
      return takeSeat(peer, person)
    },
    push: async (seat, purpose) => {
      for (const id of seat.buttonIds().toReversed()) {
        if (id.startsWith('a:') && (await purposeOf(id.slice(2))) === purpose) return seat.pushId(id)
      }
      throw new Error(`${seat.person.name} sees no button for ${purpose}`)
    },
    reads: async (seat) => {
      await broker.jobs.settled(settleWithinMs)
      return seat.look()
    },
    moveClock: async (to) => {
      ahead += nextMoment(clock(), to) - clock().getTime()
      await new Promise((resolve) => setTimeout(resolve, 2_500))
      await broker.jobs.settled(settleWithinMs)
    },
    close: async () => {
      await broker.stop()
      await peer.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
