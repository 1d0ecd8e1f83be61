import { type Client, DiscordAPIError, Events } from 'discord.js'
import type { AdapterLog, Desk } from '../adapter.ts'
import { platform } from './address.ts'
import { troubleOf } from './faults.ts'
import type { Channel, Places } from './places.ts'

/** Takes what a message to a channel threw; a channel that takes none from us is forgotten, and the admins are told. */
export type Lost = (channel: Channel, fault: unknown) => void

type LossTools = { readonly places: Places; readonly log: AdapterLog; readonly desk: () => Desk | null }

/** Notes channels in which the bot may no longer speak. */
export function noteLosses({ places, log, desk }: LossTools): Lost {
  return (channel, fault) => {
    const trouble = troubleOf(fault)
    log.warn({ server: channel.guild, trouble: trouble.trouble }, 'a channel did not take a message')
    if (trouble.trouble !== 'gone') return
    places.forget({ channel: channel.id })
    const isForbidden = fault instanceof DiscordAPIError && fault.status === 403
    if (isForbidden) void desk()?.report({ platform, workspace: channel.guild, obstacle: 'channel-closed' })
  }
}

/** Places that are gone are noticed, so that nobody is sent there. */
export function watchLosses(client: Client, { places, log, desk }: LossTools): void {
  client.on(Events.ChannelDelete, ({ id }) => places.forget({ channel: id }))
  client.on(Events.ThreadDelete, ({ id }) => places.forget({ channel: id }))
  client.on(Events.GuildDelete, ({ id, available }) => {
    if (available === false) return
    places.forget({ guild: id })
    log.warn({ server: id }, 'the bot was removed from a server')
    void desk()?.report({ platform, workspace: id, obstacle: 'access-revoked' })
  })
}
