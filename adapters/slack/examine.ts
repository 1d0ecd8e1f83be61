import { webApi } from '@slack/bolt'
import type { SlackOptions } from './index.ts'
import { faultName } from './outcome.ts'

/** What the bot needs to be allowed; the manifest asks for exactly these. */
export const scopes = [
  'app_mentions:read',
  'chat:write',
  'commands',
  'files:read',
  'files:write',
  'im:history',
  'im:read',
  'im:write',
  'users:read',
] as const

type Examined = { readonly ok: boolean; readonly say: string }

const clientOf = (token: string, apiUrl: string | null | undefined) =>
  new webApi.WebClient(token, { retryConfig: { retries: 0 }, timeout: 10_000, ...(apiUrl ? { slackApiUrl: apiUrl } : {}) })

/** Asks Slack whether the tokens are good and the scopes are there. */
export async function examineSlack({ botToken, entrance, apiUrl }: Omit<SlackOptions, 'log'>): Promise<Examined> {
  try {
    const { team, user, response_metadata } = await clientOf(botToken, apiUrl).auth.test()
    const granted = response_metadata?.scopes ?? null
    const missing = granted ? scopes.filter((scope) => !granted.includes(scope)) : []
    if (missing.length > 0) return { ok: false, say: `the bot lacks ${missing.join(', ')}. Add them to the app and install it again.` }
    const where = `workspace ${team}, as ${user}`
    if (entrance.mode === 'http') return { ok: true, say: `${where}, requests to port ${entrance.port}` }
    await clientOf(entrance.appToken, apiUrl).apps.connections.open()
    return { ok: true, say: `${where}, Socket Mode` }
  } catch (fault) {
    return { ok: false, say: `${faultName(fault)}. Check SLACK_BOT_TOKEN, SLACK_APP_TOKEN and the network.` }
  }
}
