import { DiscordAPIError, HTTPError, RateLimitError, RESTJSONErrorCodes } from 'discord.js'

/** What a failed call means for what we wanted to do. */
export type Trouble =
  | { readonly trouble: 'closed' }
  /** The token of an interaction is over. */
  | { readonly trouble: 'late' }
  /** It went through before, though we were told otherwise. */
  | { readonly trouble: 'landed' }
  | { readonly trouble: 'gone'; readonly what: 'person' | 'access' | 'refused'; readonly reason: string }
  | { readonly trouble: 'passing'; readonly reason: string; readonly retryAfterMs?: number }

const closed: ReadonlySet<number | string> = new Set([
  RESTJSONErrorCodes.CannotSendMessagesToThisUser,
  RESTJSONErrorCodes.CannotSendMessagesToThisUserDueToHavingNoMutualGuilds,
])
const late: ReadonlySet<number | string> = new Set([
  RESTJSONErrorCodes.UnknownInteraction,
  RESTJSONErrorCodes.UnknownWebhook,
  RESTJSONErrorCodes.InvalidWebhookToken,
])

const tooFastMs = 10 * 60_000
/** A token that was changed: somebody has to act, and messages wait for it. */
const refusedTokenMs = 15 * 60_000

const noAccess: ReadonlySet<number | string> = new Set([
  RESTJSONErrorCodes.MissingAccess,
  RESTJSONErrorCodes.MissingPermissions,
  RESTJSONErrorCodes.UnknownChannel,
  RESTJSONErrorCodes.UnknownGuild,
])

function whatIsGone(code: number | string): 'person' | 'access' | 'refused' {
  if (code === RESTJSONErrorCodes.UnknownUser) return 'person'
  return noAccess.has(code) ? 'access' : 'refused'
}

function ofApi({ code, status }: DiscordAPIError): Trouble {
  if (closed.has(code)) return { trouble: 'closed' }
  if (code === RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged) return { trouble: 'landed' }
  if (late.has(code)) return { trouble: 'late' }
  if (code === RESTJSONErrorCodes.OpeningDirectMessagesTooFast)
    return { trouble: 'passing', reason: 'Discord slows down the opening of direct messages', retryAfterMs: tooFastMs }
  if (status === 401) return { trouble: 'passing', reason: 'Discord refuses the token', retryAfterMs: refusedTokenMs }
  if (status === 429 || status >= 500) return { trouble: 'passing', reason: `Discord answered ${status}` }
  return { trouble: 'gone', what: whatIsGone(code), reason: `Discord refused it with ${code}` }
}

/** Sorts what a call threw. Everything that is not a refusal may pass. */
export function troubleOf(fault: unknown): Trouble {
  if (fault instanceof RateLimitError) return { trouble: 'passing', reason: 'rate limit', retryAfterMs: Math.max(fault.retryAfter, 1_000) }
  if (fault instanceof DiscordAPIError) return ofApi(fault)
  if (fault instanceof HTTPError) return { trouble: 'passing', reason: `Discord answered ${fault.status}` }
  return { trouble: 'passing', reason: 'Discord was not reached' }
}

const longestPauseMs = 60_000
const tries = 3

/** Does once more what may pass, after the time that Discord asks for; only for what a repeat does not double. */
export async function insisting<Done>(work: () => Promise<Done>): Promise<Done> {
  for (let left = tries - 1; ; left -= 1) {
    try {
      return await work()
    } catch (fault) {
      const trouble = troubleOf(fault)
      const waitMs = trouble.trouble === 'passing' ? (trouble.retryAfterMs ?? 0) : longestPauseMs + 1
      if (left === 0 || waitMs > longestPauseMs) throw fault
      await new Promise((resolve) => setTimeout(resolve, waitMs))
    }
  }
}
