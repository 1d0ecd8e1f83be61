import { webApi } from '@slack/bolt'
import { createMemory } from './memory.ts'
import { waitAsked } from './outcome.ts'

/** Who the bot is in a workspace. */
export type Self = { readonly botId: string; readonly userId: string; readonly teamId: string; readonly enterpriseId: string | null }

/** Slack's methods in one workspace, and what was learned there. */
export type Web = {
  readonly client: webApi.WebClient
  /** Who the token belongs to; asked once. */
  self(): Promise<Self>
  /** The direct message channel with a person. */
  directMessage(user: string): Promise<string>
}

const dayMs = 86_400_000

/** Opens the methods with a token. Nothing is repeated here: notices are repeated by the outbox, answers by `patiently`. */
export function openWeb(token: string, apiUrl: string | null, logger: webApi.WebClientOptions['logger']): Web {
  const client = new webApi.WebClient(token, {
    rejectRateLimitedCalls: true,
    retryConfig: { retries: 0 },
    timeout: 10_000,
    ...(apiUrl ? { slackApiUrl: apiUrl } : {}),
    ...(logger ? { logger } : {}),
  })
  const channels = createMemory<string>(20_000, dayMs)
  let self: Promise<Self> | null = null
  const ask = async (): Promise<Self> => {
    const { user_id: userId, bot_id: botId, team_id: teamId, enterprise_id: enterpriseId } = await client.auth.test()
    return { userId: userId ?? '', botId: botId ?? '', teamId: teamId ?? '', enterpriseId: enterpriseId ?? null }
  }
  return {
    client,
    self: () => {
      self ??= ask().catch((fault: unknown) => {
        self = null
        throw fault
      })
      return self
    },
    directMessage: async (user) => {
      const known = channels.get(user)
      if (known) return known
      const { channel } = await client.conversations.open({ users: user })
      const id = channel?.id ?? ''
      channels.set(user, id)
      return id
    },
  }
}

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds))

/** Calls again after the time that Slack asks for, at most three times and half a minute each. */
export async function patiently<Result>(call: () => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await call()
    } catch (fault) {
      const waitMs = waitAsked(fault)
      if (waitMs === null || waitMs > 30_000 || tries > 3) throw fault
      await pause(waitMs)
    }
  }
}
