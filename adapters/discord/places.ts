import { limits } from './limits.ts'
import type { Token } from './post.ts'

/** A channel of a server. */
export type Channel = { readonly id: string; readonly guild: string }

type Seen = {
  localeTag?: string
  displayName?: string
  channel?: Channel
  token?: { readonly given: Token; readonly until: number }
}

/** Where and how people were last seen: a convenience that may be forgotten, so it is kept in memory only. */
export type Places = {
  saw(account: string, seen: { localeTag?: string; displayName?: string; channel?: Channel }): void
  acted(account: string, token: Token): void
  localeOf(account: string): string | undefined
  nameOf(account: string): string
  /** The server channel in which somebody last spoke to us. */
  channelOf(account: string): Channel | null
  /** An interaction of theirs that can still be answered. */
  tokenOf(account: string): Token | null
  /** Forgets channels that are gone, one or all of a server. */
  forget(gone: { readonly channel: string } | { readonly guild: string }): void
}

const keptPeople = 10_000

/** Remembers the newest people. */
export function keepPlaces(now: () => number): Places {
  const people = new Map<string, Seen>()
  const of = (account: string): Seen => {
    const seen = people.get(account) ?? {}
    people.delete(account)
    people.set(account, seen)
    const [oldest] = people.keys()
    if (people.size > keptPeople && oldest !== undefined) people.delete(oldest)
    return seen
  }
  return {
    saw: (account, seen) => void Object.assign(of(account), seen),
    acted: (account, given) => {
      of(account).token = { given, until: now() + limits.tokenMs }
    },
    localeOf: (account) => people.get(account)?.localeTag,
    nameOf: (account) => people.get(account)?.displayName ?? '',
    channelOf: (account) => people.get(account)?.channel ?? null,
    tokenOf: (account) => {
      const token = people.get(account)?.token
      return token && token.until > now() ? token.given : null
    },
    forget: (gone) => {
      for (const seen of people.values()) {
        const lost = 'channel' in gone ? seen.channel?.id === gone.channel : seen.channel?.guild === gone.guild
        if (lost) delete seen.channel
      }
    },
  }
}
