import type { Block } from './draw.ts'

type Kept = { readonly blocks: readonly Block[]; readonly since: number }

/**
 * Messages for people whose direct messages are closed. Only a convenience: each is also work that is tried again, so a
 * restart loses nothing, and a person who opened their direct messages meanwhile gets it there.
 */
export type Waiting = {
  /** Keeps a message; true when it is the first that waits for this person. */
  keep(account: string, key: string, blocks: readonly Block[]): boolean
  since(account: string, key: string): number | null
  /** What waits for a person, oldest first. */
  of(account: string): readonly { readonly key: string; readonly blocks: readonly Block[] }[]
  /** Notes that a person was shown it, under which id. */
  read(account: string, key: string, id: string): void
  /** The id under which it was shown, once. */
  wasRead(account: string, key: string): string | null
  drop(account: string, key: string): void
}

/** Keeps what waits, in memory. */
export function keepWaiting(now: () => number): Waiting {
  const kept = new Map<string, Map<string, Kept>>()
  const shown = new Map<string, string>()
  const drop = (account: string, key: string) => {
    const theirs = kept.get(account)
    theirs?.delete(key)
    if (theirs?.size === 0) kept.delete(account)
  }
  return {
    keep: (account, key, blocks) => {
      const theirs = kept.get(account)
      kept.set(account, new Map(theirs).set(key, { blocks, since: theirs?.get(key)?.since ?? now() }))
      return theirs === undefined
    },
    since: (account, key) => kept.get(account)?.get(key)?.since ?? null,
    of: (account) => [...(kept.get(account) ?? [])].map(([key, { blocks }]) => ({ key, blocks })),
    read: (account, key, id) => {
      drop(account, key)
      shown.set(`${account} ${key}`, id)
    },
    wasRead: (account, key) => {
      const id = shown.get(`${account} ${key}`) ?? null
      shown.delete(`${account} ${key}`)
      return id
    },
    drop,
  }
}
