import { guildChannelOf, guildOf, type Json, type Person, type Place, snowflake, userOf } from './payloads.ts'

/** A message as it stands, and who can read it. */
export type Standing = {
  readonly id: string
  readonly channelId: string
  readonly author: 'bot' | Person
  readonly onlyFor: string | null
  readonly nonce: string | null
  body: Json
  /** Where it answers a command that still says "thinking". */
  pending: boolean
  gone: boolean
}

export type File = { readonly id: string; readonly filename: string; readonly bytes: Uint8Array; readonly content_type: string }

/** Everything that the stand-in knows: one application, one server with one channel, people and their direct messages. */
export type State = ReturnType<typeof createState>

/** A server whose events come over the last of some connections. */
function guildOnLastOf(shards: number): string {
  const ids = Array.from({ length: shards }, (_, later) => snowflake(Date.now() + later))
  return ids.find((id) => Number((BigInt(id) >> 22n) % BigInt(shards)) === shards - 1) ?? snowflake()
}

/** An application in one server. `shards`: how many connections are advised. */
export function createState(shards: number) {
  const applicationId = snowflake()
  const me = {
    id: applicationId,
    username: 'synergy',
    discriminator: '0',
    global_name: null,
    avatar: null,
    bot: true,
    public_flags: 0,
    flags: 0,
    mfa_enabled: false,
    verified: true,
    email: null,
  }
  const guildId = guildOnLastOf(shards)
  const channelId = snowflake()
  const people = new Map<string, Person>()
  const directs = new Map<string, string>()
  const messages: Standing[] = []
  const files = new Map<string, File>()
  const gone = new Set<string>()

  const directOf = (person: string): string => {
    const channel = directs.get(person) ?? snowflake()
    directs.set(person, channel)
    return channel
  }
  const recipientOf = (channel: string) => [...directs].find(([, id]) => id === channel)?.[0] ?? null
  return {
    applicationId,
    me,
    guildId,
    channelId,
    people,
    messages,
    files,
    gone,
    directOf,
    recipientOf,
    commands: [] as readonly Json[],
    shards,
    guild: () => guildOf(guildId, channelId, me),
    /** Puts a message somewhere. */
    put: (message: Omit<Standing, 'id' | 'gone' | 'pending'> & { readonly pending?: boolean }): Standing => {
      const standing = { id: snowflake(), gone: false, pending: false, ...message }
      messages.push(standing)
      return standing
    },
    placeOf: (channel: string): Place => ({ channelId: channel, guildId: channel === channelId ? guildId : null }),
    channelOf: (channel: string): Json | null => {
      if (channel === channelId) return { ...guildChannelOf(channelId), guild_id: guildId }
      const recipient = people.get(recipientOf(channel) ?? '')
      return recipient ? { id: channel, type: 1, flags: 0, last_message_id: null, recipients: [userOf(recipient)] } : null
    },
  }
}

/** A message as Discord shows it to a bot. */
export function messageOf(state: State, standing: Standing): Json {
  const { id, channelId, author, body, nonce, onlyFor } = standing
  const attachments = (Array.isArray(body.attachments) ? body.attachments : []) as readonly Json[]
  return {
    id,
    channel_id: channelId,
    author: author === 'bot' ? state.me : userOf(author),
    content: body.content ?? '',
    timestamp: new Date(Number((BigInt(id) >> 22n) + 1_420_070_400_000n)).toISOString(),
    edited_timestamp: null,
    tts: false,
    mention_everyone: false,
    mentions: body.mentions ?? [],
    mention_roles: [],
    attachments,
    embeds: [],
    components: body.components ?? [],
    pinned: false,
    type: 0,
    flags: Number(body.flags ?? 0) | (onlyFor ? 64 : 0),
    ...(nonce ? { nonce } : {}),
  }
}
