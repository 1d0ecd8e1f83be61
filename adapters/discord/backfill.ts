import { type Client, type Message, SnowflakeUtil } from 'discord.js'
import type { Heard } from '../adapter.ts'
import type { Post } from './post.ts'

/** Direct messages that arrived while nobody listened, oldest first. What was handled before is recognised by its id. */
export type Backfill = {
  /** Notes what was heard, so that a later look begins there. */
  heard(account: string, at: Date): void
  /** Looks up what was missed since, for everybody known. */
  catchUp(): Promise<void>
}

const overlapMs = 60_000
const keptPeople = 500
const pageSize = 100

type BackfillTools = {
  readonly client: Client
  readonly post: Post
  /** People heard of before this process began. */
  readonly known: () => Promise<readonly Heard[]>
  readonly handle: (message: Message) => Promise<void>
}

/** Opens the look-up of missed messages. */
export function openBackfill({ client, post, known, handle }: BackfillTools): Backfill {
  const latest = new Map<string, Date>()
  let asked = false
  const heard = (account: string, at: Date) => {
    latest.delete(account)
    latest.set(account, at)
    const [oldest] = latest.keys()
    if (latest.size > keptPeople && oldest !== undefined) latest.delete(oldest)
  }
  const missedBy = async (account: string, since: Date): Promise<void> => {
    const channel = await client.channels.fetch(await post.direct(account))
    if (!channel?.isDMBased() || !channel.isTextBased()) return
    let after: string | undefined = String(SnowflakeUtil.generate({ timestamp: since.getTime() - overlapMs }))
    while (after !== undefined) {
      const found: readonly Message[] = [...(await channel.messages.fetch({ after, limit: pageSize })).values()].reverse()
      for (const message of found) await handle(message)
      after = found.length === pageSize ? found.at(-1)?.id : undefined
    }
  }
  return {
    heard,
    catchUp: async () => {
      if (!asked) {
        asked = true
        for (const { account, at } of await known()) if (!latest.has(account)) heard(account, at)
      }
      for (const [account, at] of [...latest]) await missedBy(account, at).catch(() => undefined)
    },
  }
}
