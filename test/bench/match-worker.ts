import { type Connection, connectRanking } from '../../db/client.ts'
import { loadSnapshot } from '../../db/queries/snapshot.ts'
import { rankerOf } from '../../src/domain/match-bulk.ts'
import { storeShare } from './match-store.ts'

/** A part of a bulk rematch: loads the project, ranks its share of the listings and stores their lists. */
export type Share = {
  readonly connection: Connection
  readonly project: number
  readonly part: number
  readonly parts: number
  readonly today: number
  readonly least: number
  readonly limit: number
}

async function work({ connection, project, part, parts, ...options }: Share): Promise<{ listings: number; rows: number }> {
  const client = connectRanking(connection, 1)
  // Storing the lists of a million listings is one statement here.
  await client`set statement_timeout = 0`
  const { snapshot } = await loadSnapshot(client, project)
  const rank = rankerOf(snapshot)
  const lists = function* () {
    for (let row = part; row < snapshot.size; row += parts) yield [snapshot.listing[row] ?? '', rank(row, options)] as const
  }
  const rows = await storeShare(client, project, lists())
  await client.end({ timeout: 2 })
  return { listings: Math.ceil((snapshot.size - part) / parts), rows }
}

process.once('message', async (share: Share) => {
  process.send?.(await work(share))
  process.disconnect()
})
process.send?.('ready')
