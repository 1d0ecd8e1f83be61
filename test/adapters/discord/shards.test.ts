import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Seat } from '../../peers/discord/seat.ts'
import { type Bench, openBench, plain } from './support.ts'

let bench: Bench
let ann: Seat
beforeEach(async () => {
  bench = await openBench({}, 2)
  ann = bench.seat()
})
afterEach(async () => {
  await bench.close()
  expect(bench.peer.rest.violations).toEqual([])
})

const bodies = () => bench.turns.map(({ body }) => body)

describe('as many connections as Discord advises', () => {
  it('are opened by one process, and each event is handled once, whichever it comes over', async () => {
    expect(bench.peer.gateway.seen.shards.toSorted()).toEqual([0, 1])
    await ann.write('directly')
    await ann.run('help')
    await ann.write(`<@${bench.peer.state.applicationId}> in the server`, { inServer: true })
    expect(bodies()).toEqual([
      { type: 'text', text: 'directly' },
      { type: 'command', name: 'help', argument: '' },
      { type: 'text', text: 'in the server' },
    ])
    expect(await bench.adapter.send(bench.address(ann), plain('A notice'), 'key')).toMatchObject({ outcome: 'sent' })
  })

  it('are each resumed after a cut', async () => {
    bench.peer.gateway.shut(true)
    bench.peer.gateway.cut()
    bench.peer.write(ann.person, 'while away')
    bench.peer.gateway.shut(false)
    await ann.until(() => bench.turns.length > 0 && bench.peer.gateway.seen.resumes === 2)
    await ann.run('help')
    expect(bodies()).toEqual([
      { type: 'text', text: 'while away' },
      { type: 'command', name: 'help', argument: '' },
    ])
    expect(bench.peer.gateway.seen.identifies).toBe(2)
  })
})
