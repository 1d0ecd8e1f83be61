import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createConsole } from '../../adapters/console/index.ts'
import type { Session } from '../../adapters/console/session.ts'
import { touchAccount } from '../../db/queries/people.ts'
import { readConfig } from '../../src/config.ts'
import { type Broker, startBroker } from '../../src/main.ts'
import { connectedPlatforms } from '../../src/platforms.ts'
import { openDiscordPeer, type Peer } from '../peers/discord/peer.ts'
import { type Seat, takeSeat } from '../peers/discord/seat.ts'

const patient = 120_000

let peer: Peer
let broker: Broker
let dataDir = ''
let buyer: Seat
const sessions = new Map<string, Session>()
let openSession: (account: string) => Session

const ask = async (query: Parameters<Broker['context']['db']['execute']>[0]) => [...(await broker.context.db.execute(query))]
const onTheWay = () => ask(sql`select 1 from notice where kind = 'room-message' and status in ('waiting', 'attempted')`)

/** What waits for its turn in a room is due again a little later, which the jobs do not count as now. */
async function settle(): Promise<void> {
  await broker.jobs.settled(20_000)
  await vi.waitFor(async () => expect(await onTheWay()).toEqual([]), { timeout: 20_000 })
}

const purposeOf = async (token: string) => (await ask(sql`select purpose from action_token where token = ${token}`))[0]?.purpose

function at(account: string): Session {
  const known = sessions.get(account) ?? openSession(account)
  sessions.set(account, known)
  return known
}

const writes = async (account: string, words: string) => (await at(account).enter(words)).join('\n')

async function reads(account: string): Promise<string> {
  await settle()
  return (await at(account).collect()).join('\n')
}

async function pushes(account: string, purpose: string): Promise<string> {
  for (const { number, token } of at(account).buttons().toReversed()) {
    if ((await purposeOf(token)) === purpose) return (await at(account).enter(String(number))).join('\n')
  }
  throw new Error(`${account} was shown no button for ${purpose}`)
}

async function buyerReads(): Promise<string> {
  await settle()
  return buyer.look()
}

async function buyerPushes(purpose: string): Promise<void> {
  for (const id of buyer.buttonIds().toReversed()) {
    if (id.startsWith('a:') && (await purposeOf(id.slice(2))) === purpose) return buyer.pushId(id)
  }
  throw new Error(`the buyer sees no button for ${purpose}`)
}

beforeAll(async () => {
  peer = await openDiscordPeer()
  dataDir = mkdtempSync(join(tmpdir(), 'synergy-rooms-'))
  // As root, the server runs as nobody and has to pass through.
  chmodSync(dataDir, 0o711)
  const read = readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent', DISCORD_TOKEN: peer.token, DISCORD_REST_URL: peer.restUrl })
  if ('problems' in read) throw new Error(read.problems.join('; '))
  const console = createConsole({ mailboxes: join(dataDir, 'mailboxes'), files: join(dataDir, 'files'), colours: false })
  const { config } = read
  broker = await startBroker({ config, adapters: (context) => [console, ...connectedPlatforms(config, context)] })
  openSession = (account) => console.open({ account, displayName: account })
  const [row] = await ask(sql`select p.id, p.name from person p join account a on a.person_id = p.id where a.account = 'tom-reyes'`)
  const person = peer.addPerson(String(row?.name), 'en-US')
  const address = { platform: 'discord', workspace: 'discord', account: person.id, conversation: person.id }
  await touchAccount(broker.context.db, { ...address, personId: String(row?.id), lastSeenAt: new Date() })
  buyer = await takeSeat(peer, person)
}, patient)

afterAll(async () => {
  await broker.stop()
  await peer.close()
  rmSync(dataDir, { recursive: true, force: true })
}, patient)

describe('one introduction across two platforms and two languages', () => {
  it('begins with consent on both', { timeout: patient }, async () => {
    await writes('zhao-min', '我们厂每月有三千到四千吨粉煤灰，干灰，烧失量5%以下，自提免费')
    await pushes('zhao-min', 'draft.publish')
    await buyer.write('We need about 60,000 t of clinker substitute per year, loss on ignition up to 8%')
    await buyerPushes('draft.publish')
    expect(await reads('chen-wei')).toContain('M-')
    await pushes('chen-wei', 'match.approve')
    expect(await reads('zhao-min')).not.toContain('Lulong')
    expect(await buyerReads()).not.toContain('渤海热电')
    await pushes('zhao-min', 'consent.yes')
    await buyerPushes('consent.yes')
    expect(await reads('zhao-min')).toContain('Lulong')
    expect(await buyerReads()).toContain('渤海热电')
  })

  it('carries what each writes to the other platform, with its sender, and nothing back', { timeout: patient }, async () => {
    await pushes('zhao-min', 'room.open')
    expect(await writes('zhao-min', '样品下周二寄出')).toContain('已转给')
    const arrived = await buyerReads()
    expect(arrived).toContain('样品下周二寄出')
    expect(arrived).toContain('Zhao Min')
    await buyerPushes('room.open')
    await buyer.write('Good. Please add the **analysis** @everyone')
    const back = await reads('zhao-min')
    expect(back).toContain('Good. Please add the **analysis** @everyone')
    expect(back).toContain('Lulong')
    expect(back).not.toContain('样品')
    for (let line = 1; line <= 8; line += 1) await writes('zhao-min', `第${line}条`)
    const order = (await buyerReads()).match(/第\d条/g)
    expect(order).toEqual(Array.from({ length: 8 }, (_, line) => `第${line + 1}条`))
  })

  it('carries a file each way, whole, with its sender and its name', { timeout: patient }, async () => {
    const path = join(dataDir, '烧失量 检测.pdf')
    writeFileSync(path, '%PDF-1.7 4.1 %')
    expect(await writes('zhao-min', `/file ${path}`)).toContain('已转给')
    const arrived = await buyerReads()
    expect(arrived).toContain('Zhao Min')
    expect(arrived).toContain('烧失量 检测.pdf (14 B)')
    const [shown] = [...peer.state.files.values()].slice(-1)
    expect(Buffer.from(shown?.bytes ?? []).toString()).toBe('%PDF-1.7 4.1 %')
    expect(shown?.content_type).toBe('application/pdf')
    await buyer.write('', { files: [{ name: 'limits.txt', bytes: 'loss on ignition up to 8 %' }] })
    const back = await reads('zhao-min')
    expect(back).toContain('Lulong')
    expect(readFileSync(/limits\.txt: (\/\S+)/.exec(back)?.[1] ?? '', 'utf8')).toBe('loss on ignition up to 8 %')
    expect(back).not.toContain('检测.pdf')
  })

  it('goes on to implementation by one tap, which the other side reads', { timeout: patient }, async () => {
    const [row] = await ask(sql`select number from introduction`)
    await writes('zhao-min', `/introductions I-${row?.number}`)
    await pushes('zhao-min', 'step.done')
    expect(await buyerReads()).toContain('1 of 6 steps done')
    await writes('zhao-min', `/introductions I-${row?.number}`)
    await pushes('zhao-min', 'introduction.moves')
    await pushes('zhao-min', 'introduction.implement')
    expect(await buyerReads()).toContain('implementation')
    expect(await ask(sql`select stage from introduction`)).toEqual([{ stage: 'implementation' }])
  })

  it('lost and doubled nothing', { timeout: patient }, async () => {
    expect(await ask(sql`select count(*)::int as n from outbox where status = 'dead'`)).toEqual([{ n: 0 }])
    expect(await ask(sql`select count(*)::int as n from room_message`)).toEqual([{ n: 12 }])
    expect(await ask(sql`select count(*)::int as n from notice where kind = 'room-message' and status = 'sent'`)).toEqual([{ n: 12 }])
    expect(peer.rest.violations).toEqual([])
  })
})
