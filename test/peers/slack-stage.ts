import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type SQL, sql } from 'drizzle-orm'
import { createSlack } from '../../adapters/slack/index.ts'
import { wallClock } from '../../src/domain/calendar.ts'
import { startBroker } from '../../src/main.ts'
import type { Purpose } from '../../src/message/action.ts'
import { wordsIn } from '../adapters/slack/person.ts'
import { freePort, openLocalSlack, type Peer, type PeerMessage, tokens } from './local-slack.ts'

type Block = Readonly<Record<string, unknown>>

/** People of the demo project, with the accounts they have on the peer. */
const people = [
  { id: 'U01ZHAO', name: 'zhao-min', tz: 'Asia/Shanghai' },
  { id: 'U01TOM', name: 'tom-reyes', tz: 'America/Chicago' },
  { id: 'U01CHEN', name: 'chen-wei', tz: 'Asia/Shanghai' },
  { id: 'U01SARAH', name: 'sarah-miller', tz: 'America/Chicago' },
  { id: 'U01NEW', name: 'newcomer', tz: 'Asia/Seoul' },
] as const

export type Person = (typeof people)[number]['name']
export const general = 'C01GEN'

/** The program, connected to the independent server, with hands for its people. */
export type SlackStage = {
  readonly peer: Peer
  idOf(person: Person): string
  /** Everything in a conversation that the person can see and that the bot wrote or changed since they last looked. */
  reads(person: Person, channel?: string): Promise<string>
  writes(person: Person, text: string): Promise<string>
  commands(person: Person, text: string, channel?: string): Promise<string>
  pushes(person: Person, purpose: Purpose, channel?: string): Promise<string>
  moveClock(to: { readonly afterDays: number; readonly weekday: number; readonly hour: number }): Promise<void>
  settle(): Promise<void>
  ask(query: SQL): Promise<readonly Record<string, unknown>[]>
  close(): Promise<void>
}

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined }
const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds))

function nextMoment(from: Date, to: Parameters<SlackStage['moveClock']>[0]): number {
  const hourMs = 3_600_000
  const base = Math.ceil((from.getTime() + to.afterDays * 24 * hourMs) / hourMs) * hourMs + 5 * 60_000
  for (let hours = 0; hours < 24 * 8; hours += 1) {
    const local = wallClock(new Date(base + hours * hourMs), 'Asia/Shanghai')
    if (local.weekday === to.weekday && local.hour === to.hour) return base + hours * hourMs
  }
  throw new Error('there is no such hour')
}

const buttonsOf = ({ blocks = [] }: PeerMessage) =>
  blocks
    .filter(({ type }) => type === 'actions')
    .flatMap(({ elements, block_id }) => (elements as Block[]).map((button): Block => ({ ...button, block_id })))

export async function openSlackStage(mode: 'socket' | 'events'): Promise<SlackStage> {
  const requestPort = await freePort()
  const peer = await openLocalSlack({ mode, requestPort, users: people })
  const dataDir = mkdtempSync(join(tmpdir(), 'synergy-slack-'))
  chmodSync(dataDir, 0o711)
  let ahead = 0
  const clock = () => new Date(Date.now() + ahead)
  const entrance =
    mode === 'socket'
      ? ({ mode: 'socket', appToken: tokens.app } as const)
      : ({ mode: 'http', signingSecret: tokens.secret, port: requestPort, host: '127.0.0.1' } as const)
  const adapter = createSlack({ botToken: tokens.bot, entrance, apiUrl: peer.apiUrl, log: quiet })
  const config = {
    databaseUrl: null,
    redisUrl: null,
    process: 'all',
    dataDir,
    logLevel: 'silent',
    extractor: null,
    discord: null,
    demo: true,
    colours: false,
    slack: null,
    localeTag: null,
  } as const
  const broker = await startBroker({ config, adapters: [adapter], clock }).catch(async (fault: unknown) => {
    await peer.close()
    throw fault
  })
  const ask = async (query: SQL) => [...(await broker.context.db.execute(query))]
  for (const { id, name } of people) {
    await ask(sql`insert into account (platform, workspace, account, conversation, person_id, last_seen_at)
      select 'slack', ${tokens.team}, ${id}, ${id}, person_id, now() from account where platform = 'console' and account = ${name}`)
  }
  const idOf = (person: Person) => people.find(({ name }) => name === person)?.id ?? ''
  const dms = new Map<string, string>()
  const dmOf = async (person: Person) => {
    const known = dms.get(person) ?? (await peer.directMessage(idOf(person)))
    dms.set(person, known)
    return known
  }
  const settle = async () => {
    for (let calm = 0; calm < 2; calm += 1) {
      await pause(150)
      await adapter.rests()
      await broker.jobs.settled(15_000)
    }
    await adapter.rests()
  }
  const seen = new Set<string>()
  const visible = async (person: Person, channel: string) =>
    (await peer.messages(channel)).filter(({ app_id, ephemeral_to }) => app_id && (!ephemeral_to || ephemeral_to === idOf(person)))
  const reads = async (person: Person, channel?: string) => {
    await settle()
    const where = channel ?? (await dmOf(person))
    const all = await visible(person, where)
    const written = ({ ts, blocks }: PeerMessage) => `${person} ${where} ${ts} ${JSON.stringify(blocks)}`
    const fresh = all.filter((message) => !seen.has(written(message)))
    for (const message of fresh) seen.add(written(message))
    return fresh.map(({ blocks }) => wordsIn(blocks)).join('\n')
  }
  const purposeOf = async (token: unknown) => (await ask(sql`select purpose from action_token where token = ${String(token)}`))[0]?.purpose
  return {
    peer,
    idOf,
    reads,
    settle,
    ask,
    writes: async (person, text) => {
      await peer.write(idOf(person), await dmOf(person), text)
      return reads(person)
    },
    commands: async (person, text, channel) => {
      await peer.command(idOf(person), channel ?? (await dmOf(person)), text)
      return reads(person, channel)
    },
    pushes: async (person, purpose, channel) => {
      for (const message of (await visible(person, channel ?? (await dmOf(person)))).toReversed()) {
        for (const button of buttonsOf(message)) {
          if ((await purposeOf(button.value)) !== purpose) continue
          await peer.push(idOf(person), message, button)
          return reads(person, channel)
        }
      }
      throw new Error(`${person} was shown no button for ${purpose}`)
    },
    moveClock: async (to) => {
      ahead += nextMoment(clock(), to) - clock().getTime()
      await pause(2_500)
      await settle()
    },
    close: async () => {
      await broker.stop()
      await peer.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
