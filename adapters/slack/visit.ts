import type { Turn, TurnBody } from '../../src/message/turn.ts'
import { conversationOf, type Place } from './place.ts'
import type { Profile } from './profile.ts'
import type { Self } from './web.ts'

export const platform = 'slack'

/** Somebody doing something, as read from an event of Slack. */
export type Visit = {
  readonly eventId: string
  /** The message that was written, as a later change of it names it. */
  readonly messageId?: string
  readonly user: string
  /** The workspaces and organisations that the person belongs to, as far as the event says. */
  readonly teams: readonly (string | null | undefined)[]
  readonly place: Place
  readonly body: TurnBody
}

/** True when a person comes from another company through a shared channel. */
function isStranger(self: Self, teams: Visit['teams']): boolean {
  const named = teams.filter((team) => typeof team === 'string' && team !== '')
  return named.length > 0 && !named.some((team) => team === self.teamId || team === self.enterpriseId)
}

/** A visit as a turn. A stranger gets help whatever they do, under the name of their own workspace. */
export function turnOf(visit: Visit, self: Self, profile: Profile): Turn {
  const { eventId, messageId, user, teams, place, body } = visit
  const stranger = isStranger(self, teams)
  const foreign = teams.find((team) => typeof team === 'string' && team !== '') ?? self.teamId
  return {
    eventId,
    ...(messageId ? { messageId } : {}),
    from: { platform, workspace: stranger ? foreign : self.teamId, account: user, conversation: conversationOf(place) },
    ...profile,
    body: stranger ? { type: 'command', name: 'help', argument: '' } : body,
  }
}
