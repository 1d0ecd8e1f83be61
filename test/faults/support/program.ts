import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { createConsole } from '../../../adapters/console/index.ts'
import { readConfig } from '../../../src/config.ts'
import { startBroker } from '../../../src/main.ts'
import { choicesOf } from '../../../src/message/message.ts'
import type { TurnBody } from '../../../src/message/turn.ts'

/** The whole program, with somebody who posts and publishes without end; says what was acknowledged, until it is killed. */
const dataDir = process.argv[2] ?? ''
const read = readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' })
if ('problems' in read) throw new Error(read.problems.join('; '))
const adapter = createConsole({ mailboxes: join(dataDir, 'mailboxes'), files: join(dataDir, 'files'), colours: false })
const broker = await startBroker({ config: read.config, adapters: [adapter] })
const say = (line: string) => void process.stdout.write(`${line}\n`)

async function turn(account: string, body: TurnBody, eventId = randomUUID()) {
  const from = { platform: 'console', workspace: 'local', account, conversation: account }
  return broker.receive({ eventId, from, displayName: account, body })
}

say('ready')
for (let round = 1; ; round += 1) {
  const [account, words] = round % 2 === 0 ? ['zhao-min', `每月${round}吨粉煤灰`] : ['tom-reyes', `need ${round} t/month of fly ash`]
  const draft = await turn(account, { type: 'text', text: words })
  const [button] = draft.messages.flatMap((message) => choicesOf(message))
  if (!button) throw new Error(`no button under: ${words}`)
  const eventId = randomUUID()
  const done = await turn(account, { type: 'action', token: button.action }, eventId)
  // The platform repeats what it believes unanswered.
  await turn(account, { type: 'action', token: button.action }, eventId)
  const number = /[ON]-\d+/.exec(JSON.stringify(done.messages))?.[0]
  say(`acknowledged ${number}`)
}
