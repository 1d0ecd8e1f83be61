import { fork } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSlack } from '../../adapters/slack/index.ts'
import { startBroker } from '../../src/main.ts'
import { bot, openStandIn, signatureOf, written } from '../adapters/slack/stand-in.ts'

/** How fast Slack's events are acknowledged by the whole program, signed, over HTTP on the loopback. Run with `npm run bench:slack`. */
const perSecond = 100
const seconds = 30
const budgetMs = { p99: 500, max: 2_500 }
const people = 50
const texts = ['help', 'we have 40 t of fly ash a month', '我们每月有40吨粉煤灰', 'who takes gypsum?', '플라이애시 월 40톤 있습니다']
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined }

const at = (times: readonly number[], share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0

/** One event; resolves with how long its acknowledgement took, and its status. */
function knock(port: number, agent: Agent, number: number): Promise<{ readonly tookMs: number; readonly status: number }> {
  const user = `U${String(number % people).padStart(4, '0')}`
  const event = {
    type: 'message',
    channel_type: 'im',
    channel: `D${user.slice(1)}`,
    user,
    text: texts[number % texts.length],
    ts: `${number}.1`,
  }
  const { body, type } = written({ event, id: `Ev${number}` })
  const stamp = Math.floor(Date.now() / 1_000)
  const headers = {
    'content-type': type,
    'content-length': Buffer.byteLength(body),
    'x-slack-request-timestamp': stamp,
    'x-slack-signature': signatureOf(body, stamp),
  }
  const began = performance.now()
  return new Promise((resolve) => {
    const sending = request({ port, host: '127.0.0.1', path: '/slack/events', method: 'POST', agent, headers }, (answer) => {
      answer.resume()
      answer.on('end', () => resolve({ tookMs: performance.now() - began, status: answer.statusCode ?? 0 }))
    })
    sending.on('error', () => resolve({ tookMs: performance.now() - began, status: 0 }))
    sending.end(body)
  })
}

/** The side of Slack, in a process of its own. */
async function knockForAWhile(): Promise<void> {
  const slack = await openStandIn()
  process.send?.({ apiUrl: slack.apiUrl })
  process.once('message', async ({ port }: { port: number }) => {
    const agent = new Agent({ keepAlive: true, maxSockets: 50 })
    const running: ReturnType<typeof knock>[] = []
    const began = performance.now()
    for (let number = 0; number < perSecond * seconds; number += 1) {
      const waitMs = began + (number * 1_000) / perSecond - performance.now()
      if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs))
      running.push(knock(port, agent, number))
    }
    const acks = await Promise.all(running)
    const answered = slack.calls.filter(({ method }) => method === 'chat.postMessage').length
    agent.destroy()
    process.send?.({ times: acks.map(({ tookMs }) => tookMs), refused: acks.filter(({ status }) => status !== 200).length, answered })
    await slack.close()
    process.disconnect()
  })
}

type Told = { readonly apiUrl: string } | { readonly times: readonly number[]; readonly refused: number; readonly answered: number }

async function measure(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'synergy-bench-slack-'))
  chmodSync(dataDir, 0o711)
  const load = fork(import.meta.filename, ['load'], { execArgv: ['--import', 'tsx'] })
  const told = () => new Promise<Told>((resolve) => load.once('message', (message) => resolve(message as Told)))
  const first = await told()
  if (!('apiUrl' in first)) throw new Error('the load did not start')
  const entrance = { mode: 'http', signingSecret: bot.secret, port: 0, host: '127.0.0.1' } as const
  const adapter = createSlack({ botToken: bot.token, entrance, apiUrl: first.apiUrl, log: quiet })
  const off = { databaseUrl: null, redisUrl: null, extractor: null, discord: null, slack: null, localeTag: null } as const
  const config = { ...off, process: 'all', dataDir, logLevel: 'silent', demo: true, colours: false } as const
  const broker = await startBroker({ config, adapters: [adapter] })
  const last = told()
  load.send({ port: adapter.port() })
  const result = await last
  if (!('times' in result)) throw new Error('the load did not report')
  const times = result.times.toSorted((one, other) => one - other)
  const [p50, p99, most] = [at(times, 0.5), at(times, 0.99), times.at(-1) ?? 0]
  const figures = `p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, most ${most.toFixed(0)} ms`
  console.log(
    `${times.length} events, ${perSecond} a second: acknowledged in ${figures}; ${result.refused} refused, ${result.answered} answers posted`,
  )
  const missed = p99 > budgetMs.p99 || most > budgetMs.max || result.refused > 0
  if (missed) console.log(`The budget is p99 ${budgetMs.p99} ms, most ${budgetMs.max} ms, none refused.`)
  await broker.stop()
  rmSync(dataDir, { recursive: true, force: true })
  // Turns beyond what was answered in time are of no interest here.
  process.exit(missed ? 1 : 0)
}

await (process.argv[2] === 'load' ? knockForAWhile() : measure())
