import { webApi } from '@slack/bolt'
import type { SlackOptions } from './index.ts'
import { faultName } from './outcome.ts'
import { scopes } from './scopes.ts'

type Asked = Pick<SlackOptions, 'entrance' | 'apiUrl'> & ({ readonly botToken: string } | { readonly install: unknown })
type Examined = { readonly ok: boolean; readonly say: string }

const clientOf = (token: string, apiUrl: string | null | undefined) =>
  new webApi.WebClient(token, { retryConfig: { retries: 0 }, timeout: 10_000, ...(apiUrl ? { slackApiUrl: apiUrl } : {}) })

/** Asks Slack whether the tokens are good and the scopes are there. */
export async function examineSlack(given: Asked): Promise<Examined> {
  const { entrance, apiUrl } = given
  if ('install' in given) {
    const port = entrance.mode === 'http' ? entrance.port : '–'
    return { ok: true, say: `any workspace may install it at https://your-host/slack/install, requests to port ${port}` }
  }
  const { botToken } = given
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
