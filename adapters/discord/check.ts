import { type APIUser, REST, Routes } from 'discord.js'
import { troubleOf } from './faults.ts'

/** What a token is good for. */
export type Checked =
  | { readonly outcome: 'accepted'; readonly name: string; readonly servers: number }
  | { readonly outcome: 'refused' }
  | { readonly outcome: 'unreachable' }

/** Asks Discord whose token it is, without connecting. */
export async function checkDiscord({ token, restUrl }: { readonly token: string; readonly restUrl?: string }): Promise<Checked> {
  const rest = new REST({ ...(restUrl ? { api: restUrl } : {}), retries: 0, timeout: 5_000 }).setToken(token)
  try {
    const user = (await rest.get(Routes.user())) as APIUser
    const servers = (await rest.get(Routes.userGuilds())) as readonly unknown[]
    return { outcome: 'accepted', name: user.username, servers: servers.length }
  } catch (fault) {
    const trouble = troubleOf(fault)
    return { outcome: trouble.trouble === 'passing' && trouble.reason === 'Discord refuses the token' ? 'refused' : 'unreachable' }
  }
}
