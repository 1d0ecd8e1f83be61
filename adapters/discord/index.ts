import { Client, type ClientOptions, Events, GatewayIntentBits, type Interaction, type Message, Partials, REST, Routes } from 'discord.js'
import type { ChannelWordsOf } from '../../src/message/channel-words.ts'
import type { CommandSpec } from '../../src/message/command.ts'
import type { Turn } from '../../src/message/turn.ts'
import type { Adapter, AdapterLog, Answer, Desk, Receive } from '../adapter.ts'
import { platform } from './address.ts'
import { openBackfill } from './backfill.ts'
import { keepBooks } from './books.ts'
import { type PostingMenu, registration } from './commands.ts'
import { keepForms } from './forms.ts'
import { onInteraction } from './interactions.ts'
import { noteLosses, watchLosses } from './losses.ts'
import { keepPlaces } from './places.ts'
import { openPost } from './post.ts'
import { keepRunning } from './running.ts'
import { send } from './send.ts'
import { isForUs, onChanged, onMessage } from './typed.ts'
import { update } from './update.ts'
import { keepWaiting } from './waiting.ts'

export type DiscordOptions = {
  readonly token: string
  /** Where Discord's REST interface is, without the version; the gateway's address comes from there. */
  readonly restUrl?: string
  readonly commands: readonly CommandSpec[]
  readonly menu: PostingMenu
  readonly words: ChannelWordsOf
  readonly log: AdapterLog
}

/** Calls are repeated by the library for a while; a longer wait is the outbox's, which survives a restart. */
const longestWaitMs = 5_000
const stopWithinMs = 15_000
/** The connection that direct messages come over, however many there are. */
const directShard = 0

const restOptions = ({ restUrl }: DiscordOptions, retries: number): ClientOptions['rest'] & object => ({
  ...(restUrl ? { api: restUrl } : {}),
  retries,
  timeout: 10_000,
  rejectOnRateLimit: ({ retryAfter, timeToReset }) => Math.max(retryAfter, timeToReset) > longestWaitMs,
})

function openClient(options: DiscordOptions): Client {
  const client = new Client({
    // No privileged intent: content comes with direct messages and mentions anyway.
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    partials: [Partials.Channel],
    allowedMentions: { parse: [] },
    // As many connections as Discord advises: one for some thousand servers.
    shards: 'auto',
    rest: restOptions(options, 2),
  })
  client.rest.setToken(options.token)
  return client
}

/** What the log needs of trouble with the connection; the library reconnects and resumes by itself. */
function watch(client: Client, log: AdapterLog): void {
  client.on(Events.Error, ({ name }) => log.warn({ fault: name }, 'the connection to Discord has trouble'))
  client.on(Events.ShardError, ({ name }, shard) => log.warn({ fault: name, shard }, 'a connection to Discord has trouble'))
  client.on(Events.ShardDisconnect, ({ code }, shard) =>
    log.error({ code, shard }, 'Discord closed a connection for good; check the token'),
  )
  client.on(Events.Invalidated, () => log.error({}, 'Discord closed the session'))
}

/** Everything that one bot works with. */
function assemble(options: DiscordOptions, doors: { readonly receive: () => Receive | null; readonly desk: () => Desk | null }) {
  const { commands, menu, words, log } = options
  const client = openClient(options)
  const now = () => Date.now()
  const post = openPost(client.rest, new REST(restOptions(options, 0)))
  const running = keepRunning(log)
  const turns = keepRunning(log)
  const hand = async (turn: Turn): Promise<Answer> => {
    let answer: Answer = { messages: [] }
    // What one person does is done in its order, however it reached us.
    await turns.inTurn(turn.from.account, async () => {
      answer = (await doors.receive()?.(turn)) ?? answer
    })
    return answer
  }
  const kept = { forms: keepForms(), books: keepBooks(), places: keepPlaces(now), waiting: keepWaiting(now) }
  const lost = noteLosses({ places: kept.places, log, desk: doors.desk })
  const tools = { hand, commands, menu, words, post, log, now, lost, ...kept }
  const me = () => client.user?.id ?? ''
  const handle = (message: Message) => onMessage(tools, message, me())
  const backfill = openBackfill({
    client,
    post,
    known: async () => (await doors.desk()?.heardOf(platform)) ?? [],
    handle: async (message) => {
      if (isForUs(message, me())) await running.inTurn(message.author.id, () => handle(message))
    },
  })
  return { client, post, running, tools, me, handle, backfill, doors }
}

type Bot = ReturnType<typeof assemble>

function listen({ client, running, tools, me, handle, backfill, doors }: Bot): void {
  client.on(Events.InteractionCreate, (interaction: Interaction) => {
    if (doors.receive()) running.at(null, () => onInteraction({ ...tools, desk: doors.desk() }, interaction))
  })
  client.on(Events.MessageCreate, (message) => {
    if (!doors.receive() || !isForUs(message, me())) return
    backfill.heard(message.author.id, message.createdAt)
    running.at(message.author.id, () => handle(message))
  })
  client.on(Events.MessageUpdate, (_before, message) => {
    // A message that only gained a preview was not edited.
    if (!doors.receive() || message.editedTimestamp === null || !isForUs(message, me())) return
    running.at(message.author.id, () => onChanged(tools, message, me()))
  })
  client.on(Events.ShardReady, (shard) => {
    if (shard === directShard) running.at(null, () => backfill.catchUp())
  })
}

/** The chat of Discord: slash commands, menus, direct messages and mentions. */
export function createDiscord(options: DiscordOptions): Adapter {
  let receive: Receive | null = null
  let desk: Desk | null = null
  const bot = assemble(options, { receive: () => receive, desk: () => desk })
  const { client, post, running, tools } = bot
  return {
    platform,
    start: async (given, asked) => {
      receive = given
      desk = asked ?? null
      watch(client, tools.log)
      listen(bot)
      watchLosses(client, { ...tools, desk: () => desk })
      const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve))
      await client.login(options.token).catch(() => {
        throw new Error('Discord did not accept DISCORD_TOKEN, or was not reached.')
      })
      const { application } = await ready
      await client.rest.put(Routes.applicationCommands(application.id), { body: registration(tools.commands, tools.menu) })
      tools.log.info({ platform, shards: client.ws.shards.size }, 'connected')
    },
    send: (to, message, key, again = true) => send(tools, to, message, key, again),
    update: (_to, sentAs, message) => update(post, sentAs, message),
    stop: async () => {
      receive = null
      await running.ended(stopWithinMs)
      await client.destroy()
    },
  }
}
