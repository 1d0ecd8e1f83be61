import { randomUUID } from 'node:crypto'
import { createSlack, type SlackAdapter } from '../../../adapters/slack/index.ts'
import { bot, openStandIn, type StandIn, team } from './stand-in.ts'

type Block = Readonly<Record<string, unknown>>
type Button = { readonly label: string; readonly action: Block; readonly block: Block; readonly channel: string; readonly ts: string }

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined }

/** One person in front of the adapter, reached over HTTP as Slack would. */
export type Ann = {
  readonly adapter: SlackAdapter
  readonly slack: StandIn
  readonly user: string
  readonly dm: string
  says(text: string, change?: Block): Promise<void>
  commands(text: string, channel?: string): Promise<void>
  pushes(label: string): Promise<void>
  submits(values: readonly string[]): Promise<Block>
  /** Until the adapter has nothing left to do. */
  rests(): Promise<void>
  screen(): string
  close(): Promise<void>
}

const every = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(every)
  if (typeof value !== 'object' || value === null) return []
  const { text, elements, label, hint, element, options, description } = value as Block
  return [text, elements, label, hint, element, options, description].flatMap(every)
}

/** All words of blocks, in order. */
export function wordsIn(blocks: unknown): string {
  return every(blocks).join('\n')
}

function buttonsIn({ messages }: StandIn): readonly Button[] {
  return messages.flatMap(({ blocks, channel, ts }) =>
    blocks
      .filter(({ type }) => type === 'actions')
      .flatMap((block) => (block.elements as Block[]).map((action) => ({ label: wordsIn(action.text), action, block, channel, ts }))),
  )
}

function filled(view: Block, values: readonly string[]): Block {
  const inputs = (view.blocks as Block[]).filter(({ type }) => type === 'input')
  return Object.fromEntries(
    inputs.map(({ block_id, element }, index) => {
      const { type, action_id, options = [] } = element as Block
      const typed = values[index] ?? ''
      const option = (options as Block[]).find(({ text }) => wordsIn(text).includes(typed))
      const value =
        type === 'plain_text_input'
          ? { type, value: typed || null }
          : { type, selected_option: typed ? (option ?? { value: typed }) : null }
      return [block_id, { [action_id as string]: value }]
    }),
  )
}

/** Makes the adapter in HTTP mode in front of the stand-in; the caller starts it. */
export async function meetAnn(): Promise<Ann> {
  const slack = await openStandIn()
  const entrance = { mode: 'http', signingSecret: bot.secret, port: 0, host: '127.0.0.1' } as const
  const adapter = createSlack({ botToken: bot.token, entrance, apiUrl: slack.apiUrl, log: quiet })
  const user = 'U01ANN'
  const dm = 'D01ANN'
  const port = () => adapter.port() ?? 0
  const rests = async () => {
    await new Promise((resolve) => setTimeout(resolve, 20))
    await adapter.rests()
  }
  const person = { id: user, name: 'ann', team_id: team }
  const shared = { team: { id: team, domain: 'works' }, user: person, api_app_id: 'A01', token: 'x', trigger_id: randomUUID() }
  return {
    adapter,
    slack,
    user,
    dm,
    rests,
    says: async (text, change = {}) => {
      const ts = `${Date.now() / 1_000}`
      await slack.deliver(port(), { event: { type: 'message', channel_type: 'im', channel: dm, user, text, ts, event_ts: ts, ...change } })
      await rests()
    },
    commands: async (text, channel = dm) => {
      const names = {
        command: '/synergy',
        text,
        user_id: user,
        user_name: 'ann',
        channel_id: channel,
        channel_name: 'x',
        team_id: team,
        team_domain: 'works',
      }
      const response_url = `${slack.apiUrl}respond`
      await slack.deliver(port(), { form: { ...names, trigger_id: randomUUID(), response_url, api_app_id: 'A01', token: 'x' } })
      await rests()
    },
    pushes: async (label) => {
      const found = buttonsIn(slack).findLast((button) => button.label === label)
      if (!found) throw new Error(`there is no button ${label}`)
      const { action, block, channel, ts } = found
      const hidden = channel === 'respond'
      const container = { type: 'message', message_ts: ts, channel_id: hidden ? 'C01' : channel, is_ephemeral: hidden }
      const actions = [{ ...action, block_id: block.block_id ?? 'b', action_ts: ts }]
      const at = { channel: { id: hidden ? 'C01' : channel, name: 'x' }, container, response_url: `${slack.apiUrl}respond` }
      await slack.deliver(port(), { payload: { type: 'block_actions', ...shared, trigger_id: randomUUID(), ...at, actions } })
      await rests()
    },
    submits: async (values) => {
      const view = slack.view()
      if (!view) throw new Error('no form is open')
      const state = { values: filled(view, values) }
      const { body } = await slack.deliver(port(), { payload: { type: 'view_submission', ...shared, view: { ...view, state } } })
      await rests()
      return body
    },
    screen: () => slack.messages.flatMap(({ blocks, files }) => [wordsIn(blocks), ...files.map(({ name }) => name)]).join('\n'),
    close: async () => {
      await adapter.stop()
      await slack.close()
    },
  }
}
