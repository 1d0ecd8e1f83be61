import { once } from 'node:events'
import type { RawClient } from '../../db/client.ts'
import type { Ranked } from '../../src/domain/match-bulk.ts'

/** Writes lists into `candidate` as they come; returns how many rows. */
export async function storeShare(
  client: RawClient,
  project: number,
  lists: Iterable<readonly [listing: string, list: readonly Ranked[]]>,
): Promise<number> {
  const stream = await client.unsafe('copy candidate (project, listing, other, score) from stdin').writable()
  let buffer = ''
  let rows = 0
  for (const [listing, list] of lists) {
    for (const { other, score } of list) {
      buffer += `${project}\t${listing}\t${other}\t${score}\n`
      rows += 1
    }
    if (buffer.length < 65_536) continue
    if (!stream.write(buffer)) await once(stream, 'drain')
    buffer = ''
  }
  stream.end(buffer)
  await once(stream, 'finish')
  return rows
}
