import type { Adapter, Answer, Desk } from '../../../adapters/adapter.ts'
import { createDiscord } from '../../../adapters/discord/index.ts'
import { channelWords } from '../../../prompts/present/channel.ts'
import { commandSpecs, postingMenu } from '../../../prompts/present/commands.ts'
import { closestLocale } from '../../../src/domain/locale.ts'
import type { Form } from '../../../src/message/form.ts'
import type { Node, SentMessage } from '../../../src/message/message.ts'
import { mintText } from '../../../src/message/mint.ts'
import type { Turn } from '../../../src/message/turn.ts'
import { openDiscordPeer, type Peer } from '../../peers/discord/peer.ts'
import { type Seat, takeSeat } from '../../peers/discord/seat.ts'

export const said = (words: string) => mintText([{ said: words }])
export const quoted = (words: string) => mintText([{ quoted: words }])
export const plain = (...words: readonly string[]): SentMessage => ({
  nodes: words.map((each): Node<string> => ({ node: 'paragraph', text: said(each) })),
})

/** A form of some lines and selects. */
export const formOf = (token: string, fields: Form['fields'], title = 'Register'): Form => ({
  token,
  title: said(title),
  submit: said('Save'),
  left: said('Nothing saved'),
  unmatched: said('None'),
  fields,
})

/** The adapter on a stand-in, with a bot that answers whatever it is told to. */
export type Bench = {
  readonly peer: Peer
  readonly adapter: Adapter
  readonly turns: Turn[]
  readonly reports: unknown[]
  readonly lines: string[]
  /** What the next turns are answered. */
  answers(answer: (turn: Turn) => Answer | Promise<Answer>): void
  seat(name?: string, locale?: string): Seat
  address(seat: Seat): Turn['from']
  close(): Promise<void>
}

/** Starts the adapter on a stand-in. */
export async function openBench(desk: Partial<Desk> = {}, shards = 1): Promise<Bench> {
  const peer = await openDiscordPeer(shards)
  const lines: string[] = []
  const take = (facts: Readonly<Record<string, unknown>>, sentence: string) => void lines.push(`${sentence} ${JSON.stringify(facts)}`)
  const adapter = createDiscord({
    token: peer.token,
    restUrl: peer.restUrl,
    commands: commandSpecs(),
    menu: postingMenu(),
    words: (tag) => channelWords(closestLocale(tag)),
    log: { info: take, warn: take, error: take },
  })
  const turns: Turn[] = []
  const reports: unknown[] = []
  let answer: (turn: Turn) => Answer | Promise<Answer> = () => ({ messages: [plain('Noted')] })
  await adapter.start(
    async (turn) => {
      turns.push(turn)
      return answer(turn)
    },
    {
      findOptions: async () => [],
      report: async (trouble) => void reports.push(trouble),
      suggest: async () => [],
      heardOf: async () => [],
      ...desk,
    },
  )
  return {
    peer,
    adapter,
    turns,
    reports,
    lines,
    answers: (next) => {
      answer = next
    },
    seat: (name = 'Ann', locale = 'en-US') => takeSeat(peer, peer.addPerson(name, locale)),
    address: ({ person }) => ({ platform: 'discord', workspace: 'discord', account: person.id, conversation: person.id }),
    close: async () => {
      await adapter.stop()
      await peer.close()
    },
  }
}
