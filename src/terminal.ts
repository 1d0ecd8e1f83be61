import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Adapter } from '../adapters/adapter.ts'
import { type ConsoleAdapter, createConsole } from '../adapters/console/index.ts'
import { renderMessage } from '../adapters/console/render.ts'
import { platform, type Session } from '../adapters/console/session.ts'
import { consoleNewcomer, consolePeople, consoleWelcome } from '../prompts/present/console.ts'
import type { Config } from './config.ts'
import { closestLocale } from './domain/locale.ts'
import { createLog } from './log.ts'
import { type Broker, startBroker } from './main.ts'
import type { Message, SentMessage } from './message/message.ts'
import { connectedPlatforms } from './platforms.ts'
import type { SystemContext } from './use-cases/context.ts'
import { type KnownPerson, readPeople } from './use-cases/read-people.ts'

type Print = (line: string) => void

/** Who sits at the terminal now. */
type Seat = { readonly account: string; readonly name: string; readonly session: Session }

type Terminal = {
  readonly broker: Broker
  readonly console: ConsoleAdapter
  readonly colours: boolean
  readonly localeTag: string | null
  readonly print: Print
}

const settleWithinMs = 5_000
const lookEveryMs = 250

/** Prints words of the terminal itself; they carry no buttons. */
function say(terminal: Terminal, message: Message<never>): void {
  for (const line of renderMessage(message as SentMessage, 1, terminal.colours).lines) terminal.print(line)
}

function findPerson(people: readonly KnownPerson[], typed: string): KnownPerson | undefined {
  const wanted = typed.toLowerCase()
  return (
    people.find(({ account, name }) => account === wanted || name.toLowerCase() === wanted) ??
    people.find(({ account, name }) => account.startsWith(wanted) || name.toLowerCase().includes(wanted))
  )
}

async function takeSeat(terminal: Terminal, typed: string): Promise<Seat> {
  const people = await readPeople(terminal.broker.context, platform)
  const person = findPerson(people, typed)
  const account = person?.account ?? typed.toLowerCase().replace(/\s+/g, '-').slice(0, 60)
  const name = person?.name ?? typed
  const locale = person?.locale ?? closestLocale(terminal.localeTag ?? undefined)
  const session = terminal.console.open({ account, displayName: name, ...(terminal.localeTag ? { localeTag: terminal.localeTag } : {}) })
  say(
    terminal,
    person ? consoleWelcome(locale, { name, facilities: person.facilities, roles: person.roles }) : consoleNewcomer(locale, name),
  )
  return { account, name, session }
}

async function firstSeat(terminal: Terminal, as: string | undefined): Promise<Seat> {
  if (as) return takeSeat(terminal, as)
  const locale = closestLocale(terminal.localeTag ?? undefined)
  const people = await readPeople(terminal.broker.context, platform)
  const contacts = people.filter(({ facilities }) => facilities.length > 0)
  const person = contacts.find((each) => each.locale === locale) ?? contacts[0] ?? people[0]
  say(terminal, consolePeople(locale, people))
  return takeSeat(terminal, person?.account ?? 'you')
}

/** Commands of the terminal itself; null when the line is for the bot. */
async function ownCommand(terminal: Terminal, seat: Seat, line: string): Promise<Seat | 'leave' | null> {
  const [command = '', ...rest] = line.trim().split(/\s+/)
  if (command === '/quit' || command === '/exit') return 'leave'
  if (command !== '/as' && command !== '/people') return null
  if (command === '/as' && rest.length > 0) return takeSeat(terminal, rest.join(' '))
  const people = await readPeople(terminal.broker.context, platform)
  say(terminal, consolePeople(people.find(({ account }) => account === seat.account)?.locale ?? 'en', people))
  return seat
}

/** Prints what reaches the person, after the work that is due now has been done. */
async function settle(terminal: Terminal, seat: Seat): Promise<void> {
  await terminal.broker.jobs.settled(settleWithinMs)
  for (const line of await seat.session.collect()) terminal.print(line)
}

/** Takes one line: a command of the terminal, or words for the bot; the seat after it, null to leave. */
async function take(terminal: Terminal, seat: Seat, line: string): Promise<Seat | null> {
  const own = await ownCommand(terminal, seat, line)
  if (own === 'leave') return null
  if (own) {
    await settle(terminal, own)
    return own
  }
  for (const answer of await seat.session.enter(line)) terminal.print(answer)
  return seat
}

/** Lines of a file: each is repeated, answered, and followed by what it brings about. */
async function play(terminal: Terminal, first: Seat): Promise<void> {
  let seat: Seat = first
  for await (const line of createInterface({ input: process.stdin })) {
    terminal.print(`${seat.name}> ${line}`)
    const next = await take(terminal, seat, line)
    if (!next) return
    seat = next
    await settle(terminal, seat)
  }
}

/** A person at the keyboard; what reaches them appears as it arrives. */
async function talk(terminal: Terminal, first: Seat): Promise<void> {
  let seat: Seat = first
  const lines = createInterface({ input: process.stdin, output: process.stdout })
  const prompt = () => {
    lines.setPrompt(`${seat.name}> `)
    lines.prompt(true)
  }
  const look = async () => {
    const arrived = await seat.session.collect()
    if (arrived.length === 0) return
    process.stdout.write('\r\u001b[K')
    for (const line of arrived) terminal.print(line)
    prompt()
  }
  const looking = setInterval(() => void look(), lookEveryMs)
  prompt()
  for await (const line of lines) {
    const next = await take(terminal, seat, line)
    if (!next) break
    seat = next
    prompt()
  }
  clearInterval(looking)
  lines.close()
}

/** Chat in the terminal: everything runs in this process; lines come from a person or from a file. `platforms` belong to it too. */
export async function chatInTerminal(
  config: Config,
  as: string | undefined,
  platforms: (context: SystemContext) => readonly Adapter[],
): Promise<void> {
  const interactive = process.stdin.isTTY === true && process.stdout.isTTY === true
  const colours = interactive && config.colours
  const print: Print = (line) => void process.stdout.write(`${line}\n`)
  const adapter = createConsole({ mailboxes: join(config.dataDir, 'mailboxes'), files: join(config.dataDir, 'files'), colours })
  if (config.process !== 'all' && config.process !== 'bot')
    throw new Error(`A process that is only a ${config.process} has no chat. Leave PROCESS unset to chat.`)
  const log = createLog(config.logLevel, join(config.dataDir, 'logs', 'synergy.log'))
  const broker = await startBroker({ config, adapters: (context) => [adapter, ...platforms(context)], log })
  try {
    const terminal: Terminal = { broker, console: adapter, colours, localeTag: config.localeTag, print }
    const seat = await firstSeat(terminal, as)
    await settle(terminal, seat)
    await (interactive ? talk(terminal, seat) : play(terminal, seat))
  } finally {
    await broker.stop()
  }
}

/** Runs everything without a terminal, until it is told to stop. */
export async function serve(config: Config): Promise<void> {
  const log = createLog(config.logLevel, null)
  const adapter = createConsole({ mailboxes: join(config.dataDir, 'mailboxes'), files: join(config.dataDir, 'files'), colours: false })
  const broker = await startBroker({ config, adapters: (context) => [adapter, ...connectedPlatforms(config, context)], log })
  log.info({ process: config.process }, 'running; chat in another terminal with: npm run synergy -- chat')
  await new Promise<void>((resolve) => {
    process.once('SIGTERM', resolve)
    process.once('SIGINT', resolve)
  })
  log.info({}, 'stopping')
  await broker.stop()
}
