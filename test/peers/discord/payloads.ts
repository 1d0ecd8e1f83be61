/** Payloads as Discord's documentation shapes them, with as little invented as can be. */
export type Json = { readonly [key: string]: unknown }

const epoch = 1_420_070_400_000n
let lastSnowflake = 0n

/** A new id, in the order of time. */
export function snowflake(at = Date.now()): string {
  const next = (BigInt(at) - epoch) << 22n
  lastSnowflake = next > lastSnowflake ? next : lastSnowflake + 1n
  return String(lastSnowflake)
}

export type Person = { readonly id: string; readonly name: string; readonly locale: string; closed: boolean }

export const userOf = ({ id, name }: Person) => ({
  id,
  username: name.toLowerCase().replaceAll(/[^a-z0-9._]/g, '.'),
  discriminator: '0',
  global_name: name,
  avatar: null,
  public_flags: 0,
})

export const memberOf = (person: Person) => ({
  user: userOf(person),
  nick: null,
  avatar: null,
  roles: [],
  joined_at: '2026-01-01T00:00:00.000000+00:00',
  premium_since: null,
  deaf: false,
  mute: false,
  flags: 0,
  pending: false,
  permissions: '2248473465835073',
  communication_disabled_until: null,
})

export function guildOf(id: string, channelId: string, me: Json): Json {
  return {
    id,
    name: 'Harbour Park',
    icon: null,
    splash: null,
    discovery_splash: null,
    owner_id: snowflake(),
    afk_channel_id: null,
    afk_timeout: 300,
    verification_level: 1,
    default_message_notifications: 1,
    explicit_content_filter: 0,
    roles: [
      {
        id,
        name: '@everyone',
        color: 0,
        colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
        hoist: false,
        position: 0,
        permissions: '2248473465835073',
        managed: false,
        mentionable: false,
        flags: 0,
      },
    ],
    emojis: [],
    stickers: [],
    features: [],
    mfa_level: 0,
    application_id: null,
    system_channel_id: null,
    system_channel_flags: 0,
    rules_channel_id: null,
    vanity_url_code: null,
    description: null,
    banner: null,
    premium_tier: 0,
    preferred_locale: 'en-US',
    public_updates_channel_id: null,
    safety_alerts_channel_id: null,
    nsfw_level: 0,
    premium_progress_bar_enabled: false,
    joined_at: '2026-01-01T00:00:00.000000+00:00',
    large: false,
    unavailable: false,
    member_count: 5,
    voice_states: [],
    members: [{ user: me, roles: [], joined_at: '2026-01-01T00:00:00.000000+00:00', deaf: false, mute: false, flags: 0 }],
    channels: [guildChannelOf(channelId)],
    threads: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  }
}

export const guildChannelOf = (id: string) => ({
  id,
  type: 0,
  name: 'by-products',
  position: 0,
  permission_overwrites: [],
  parent_id: null,
  topic: null,
  nsfw: false,
  rate_limit_per_user: 0,
  last_message_id: null,
})

export type Place = { readonly channelId: string; readonly guildId: string | null }

/** An interaction of somebody, of a type with its data. */
export function interactionOf(person: Person, place: Place, applicationId: string, type: number, data: Json, message?: Json): Json {
  const { channelId, guildId } = place
  const who = guildId
    ? { member: memberOf(person), guild_id: guildId, guild_locale: 'en-US', guild: { id: guildId, locale: 'en-US', features: [] } }
    : { user: userOf(person) }
  return {
    id: snowflake(),
    application_id: applicationId,
    type,
    data,
    ...who,
    channel_id: channelId,
    channel: guildId
      ? guildChannelOf(channelId)
      : { id: channelId, type: 1, flags: 0, last_message_id: null, recipients: [userOf(person)] },
    token: `aW50ZXJhY3Rpb246${snowflake()}`,
    version: 1,
    locale: person.locale,
    app_permissions: '2251799813685247',
    entitlements: [],
    authorizing_integration_owners: guildId ? { '0': guildId } : { '0': '0' },
    context: guildId ? 0 : 1,
    attachment_size_limit: 10_485_760,
    ...(message ? { message } : {}),
  }
}
