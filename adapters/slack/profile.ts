import { createMemory } from './memory.ts'
import type { Web } from './web.ts'

/** What Slack says about a person. */
export type Profile = { readonly displayName: string; readonly localeTag?: string; readonly timeZone?: string }

const keptForMs = 3_600_000
const longestWaitMs = 1_500

async function ask({ client }: Web, user: string): Promise<Profile> {
  const { user: found } = await client.users.info({ user, include_locale: true })
  const displayName = found?.profile?.display_name || found?.real_name || found?.name || user
  const { locale, tz } = found ?? {}
  return { displayName, ...(locale ? { localeTag: locale } : {}), ...(tz ? { timeZone: tz } : {}) }
}

const late = (milliseconds: number) => new Promise<null>((resolve) => setTimeout(resolve, milliseconds, null).unref())

/** Looks people up, each once an hour; a slow or failing Slack costs their language, never their turn. */
export function createProfiles(web: Web, waitMs = longestWaitMs): (user: string) => Promise<Profile> {
  const known = createMemory<Promise<Profile>>(10_000, keptForMs)
  return async (user) => {
    const asked = known.get(user) ?? ask(web, user)
    known.set(user, asked)
    const found = await Promise.race([asked.catch(() => null), late(waitMs)])
    if (!found) known.delete(user)
    return found ?? { displayName: user }
  }
}
