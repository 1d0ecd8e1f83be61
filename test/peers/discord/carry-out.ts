import { type Json, snowflake } from './payloads.ts'
import { messageOf, type Standing, type State } from './state.ts'

export type Reply = { readonly status: number; readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> }

/** Interactions that were handed out, by token, with how they were answered. */
export type Asked = {
  readonly interaction: Json
  readonly at: number
  readonly message: Standing | null
  answer: 'none' | 'thinking' | 'updating' | 'shown'
  original: Standing | null
  over: boolean
  /** When the bot first answered. */
  answeredAt: number | null
  modal: Json | null
  choices: readonly Json[] | null
}

const firstAnswerMs = 3_000
export const ok = (body?: unknown): Reply => (body === undefined ? { status: 204 } : { status: 200, body })
export const refused = (status: number, code: number, message: string): Reply => ({ status, body: { code, message } })
const unknownMessage = refused(404, 10008, 'Unknown Message')

const isOnlyFor = ({ flags }: Json, person: string) => ((Number(flags ?? 0) & 64) !== 0 ? person : null)

function put(state: State, channelId: string, body: Json, onlyFor: string | null, pending = false): Standing {
  return state.put({ channelId, author: 'bot', onlyFor, nonce: typeof body.nonce === 'string' ? body.nonce : null, body, pending })
}

/** What the bot does in channels, and with its application. */
export function channelsOf(state: State) {
  return {
    openDirect: (person: string): Reply =>
      state.people.has(person) ? ok(state.channelOf(state.directOf(person))) : refused(400, 50033, 'Invalid Recipient(s)'),
    setCommands: (body: unknown): Reply => {
      state.commands = body as readonly Json[]
      return ok(
        state.commands.map((command) => ({ id: snowflake(), application_id: state.applicationId, version: snowflake(), ...command })),
      )
    },
    read: (id: string): Reply => {
      const channel = state.channelOf(id)
      return channel ? ok(channel) : refused(404, 10003, 'Unknown Channel')
    },
    history: (id: string, query: URLSearchParams): Reply => {
      const after = BigInt(query.get('after') ?? '0')
      const found = state.messages.filter((each) => each.channelId === id && !each.gone && !each.onlyFor && BigInt(each.id) > after)
      const limit = Number(query.get('limit') ?? '50')
      const page = query.has('after') ? found.slice(0, limit) : found.slice(-limit)
      return ok(page.toReversed().map((each) => messageOf(state, each)))
    },
    post: (id: string, body: Json): Reply => {
      if (state.gone.has(id) || !state.channelOf(id)) return refused(404, 10003, 'Unknown Channel')
      if (state.people.get(state.recipientOf(id) ?? '')?.closed) return refused(403, 50007, 'Cannot send messages to this user')
      const before = body.enforce_nonce ? state.messages.find((each) => each.channelId === id && each.nonce === body.nonce) : undefined
      return ok(messageOf(state, before ?? put(state, id, body, null)))
    },
    change: (messageId: string, body: Json | null): Reply => {
      const standing = state.messages.find(({ id, gone }) => id === messageId && !gone)
      if (!standing) return unknownMessage
      if (body) standing.body = { ...standing.body, ...body }
      return ok(messageOf(state, standing))
    },
  }
}

const personOf = ({ interaction }: Asked): string => {
  const member = interaction.member as Json | undefined
  return String(((member?.user ?? interaction.user) as Json).id)
}

/** How the bot answers interactions. */
export function interactionsOf(state: State, asked: Map<string, Asked>) {
  const shows = (found: Asked, type: unknown, data: Json): void => {
    const channelId = String(found.interaction.channel_id)
    const original = put(state, channelId, data, isOnlyFor(data, personOf(found)), type === 5)
    Object.assign(found, { answer: type === 5 ? 'thinking' : 'shown', original })
  }
  const callbacks: Readonly<Record<number, (found: Asked, data: Json) => void>> = {
    4: (found, data) => shows(found, 4, data),
    5: (found, data) => shows(found, 5, data),
    6: (found) => void Object.assign(found, { answer: 'updating', original: found.message }),
    7: (found, data) => {
      if (found.message) found.message.body = { ...found.message.body, ...data }
      Object.assign(found, { answer: 'shown', original: found.message })
    },
    8: (found, data) => {
      found.choices = (data.choices ?? []) as readonly Json[]
    },
    9: (found, data) => {
      found.modal = data
    },
  }
  const held = (token: string): Asked | Reply => {
    const found = asked.get(token)
    if (!found || found.over) return refused(401, 50027, 'Invalid Webhook Token')
    return found.answeredAt === null ? refused(404, 10015, 'Unknown Webhook') : found
  }
  return {
    answer: (token: string, body: Json): Reply => {
      const found = asked.get(token)
      if (!found || found.over || Date.now() - found.at > firstAnswerMs) return refused(404, 10062, 'Unknown interaction')
      if (found.answeredAt !== null) return refused(400, 40060, 'Interaction has already been acknowledged.')
      found.answeredAt = Date.now()
      callbacks[Number(body.type)]?.(found, (body.data ?? {}) as Json)
      return ok()
    },
    followUp: (token: string, body: Json): Reply => {
      const found = held(token)
      if ('status' in found) return found
      return ok(messageOf(state, put(state, String(found.interaction.channel_id), body, isOnlyFor(body, personOf(found)))))
    },
    /** Changes the first answer, or the pushed message. */
    editOriginal: (token: string, body: Json): Reply => {
      const found = held(token)
      if ('status' in found) return found
      const standing = found.original
      if (!standing) return unknownMessage
      found.answer = 'shown'
      Object.assign(standing, { body: { ...standing.body, ...body }, pending: false })
      return ok(messageOf(state, standing))
    },
  }
}
