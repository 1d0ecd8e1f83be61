import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type SQL, sql } from 'drizzle-orm'
import { createConsole } from '../../adapters/console/index.ts'
import type { Session } from '../../adapters/console/session.ts'
import type { Database, RawClient } from '../../db/client.ts'
import type { Config } from '../config.ts'
import { wallClock } from '../domain/calendar.ts'
import { startBroker } from '../main.ts'
import type { Purpose } from '../message/action.ts'

type Print = (line: string) => void

/** A running program with people at it, on a database of its own and a clock that can be moved. */
export type Stage = {
  /** Somebody writes; what they are answered is printed and returned. */
  says(account: string, text: string): Promise<string>
  /** Somebody pushes the newest button of a purpose that they were shown. */
  pushes(account: string, purpose: Purpose): Promise<string>
  /** Waits for work to end and reads what reached somebody. */
  reads(account: string): Promise<string>
  /** Moves the clock to a weekday (1 is Monday) and hour in a time zone, at least some days ahead. */
  moveClock(to: { readonly afterDays: number; readonly weekday: number; readonly hour: number; readonly timeZone: string }): Promise<void>
  /** Asks the database. */
  ask(query: SQL): Promise<readonly Record<string, unknown>[]>
  readonly db: Database
  readonly ranking: RawClient
  close(): Promise<void>
}

/** A step that did not really happen. */
export class DemoFault extends Error {
  override readonly name = 'DemoFault'
}

const hourMs = 3_600_000
const settleWithinMs = 10_000
const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds))

function nextMoment(from: Date, to: Parameters<Stage['moveClock']>[0]): number {
  // A few minutes past the hour, so that schedules see a slot that began a while ago.
  const base = Math.ceil((from.getTime() + to.afterDays * 24 * hourMs) / hourMs) * hourMs + 5 * 60_000
  for (let hours = 0; hours < 24 * 8; hours += 1) {
    const local = wallClock(new Date(base + hours * hourMs), to.timeZone)
    if (local.weekday === to.weekday && local.hour === to.hour) return base + hours * hourMs
  }
  throw new DemoFault(`no such hour in ${to.timeZone}`)
}

function newDataDir(): string {
  const dataDir = mkdtempSync(join(tmpdir(), 'synergy-demo-'))
  // As root, the server runs as nobody and has to pass through.
  chmodSync(dataDir, 0o711)
  return dataDir
}

function configOf(dataDir: string): Config {
  return {
    databaseUrl: null,
    redisUrl: null,
    process: 'all',
    dataDir,
    logLevel: 'silent',
    extractor: null,
    demo: true,
    colours: false,
    slack: null,
    localeTag: null,
    discord: null,
  }
}

/** Starts a program on an empty database of its own, in a directory that is removed afterwards. */
export async function openStage(print: Print): Promise<Stage> {
  const dataDir = newDataDir()
  let ahead = 0
  const clock = () => new Date(Date.now() + ahead)
  const console = createConsole({ mailboxes: join(dataDir, 'mailboxes'), files: join(dataDir, 'files'), colours: false })
  const broker = await startBroker({ config: configOf(dataDir), adapters: [console], clock })
  const sessions = new Map<string, Session>()

  const sessionOf = (account: string): Session => {
    const known = sessions.get(account)
    if (known) return known
    const session = console.open({ account, displayName: account })
    sessions.set(account, session)
    return session
  }
  const show = (lines: readonly string[]): string => {
    for (const line of lines) print(`    ${line}`)
    return lines.join('\n')
  }
  const settle = () => broker.jobs.settled(settleWithinMs)
  const ask = async (query: SQL) => [...(await broker.context.db.execute(query))]
  const purposeOf = async (token: string) => (await ask(sql`select purpose from action_token where token = ${token}`))[0]?.purpose

  return {
    says: async (account, text) => {
      print(`  ${account} > ${text}`)
      return show(await sessionOf(account).enter(text))
    },
    pushes: async (account, purpose) => {
      const session = sessionOf(account)
      for (const { number, label, token } of session.buttons().toReversed()) {
        if ((await purposeOf(token)) !== purpose) continue
        print(`  ${account} > [${label}]`)
        return show(await session.enter(String(number)))
      }
      throw new DemoFault(`${account} was shown no button for ${purpose}`)
    },
    reads: async (account) => {
      await settle()
      print(`  ${account} reads`)
      return show(await sessionOf(account).collect())
    },
    moveClock: async (to) => {
      ahead += nextMoment(clock(), to) - clock().getTime()
      print(`  (the clock now shows ${clock().toISOString().slice(0, 16).replace('T', ' ')} UTC)`)
      // One poll of the dispatcher sees the new hour, and the next ones move the work it brings.
      await pause(2_500)
      await settle()
    },
    ask,
    db: broker.context.db,
    ranking: broker.context.ranking,
    close: async () => {
      await broker.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
