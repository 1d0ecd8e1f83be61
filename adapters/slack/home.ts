import type { SentMessage } from '../../src/message/message.ts'
import { limits } from './limits.ts'
import { type Block, blocksOf } from './render.ts'

/** The value of a button that turns to a leaf; tokens of the bot hold no colon. */
const leafValue = /^leaf:(\d{1,3})$/

/** The leaf that a pushed button of the page turns to, or null for any other button. */
export function leafOf(value: string): number | null {
  const [, leaf] = leafValue.exec(value) ?? []
  return leaf === undefined ? null : Number(leaf)
}

/** One block is kept for the buttons between the leaves. */
const atMost = limits.blocksInView - 1

/** Cards stay whole; one that is longer than a leaf goes on over the next ones. */
function leaves(messages: readonly SentMessage[]): readonly (readonly Block[])[] {
  const filled: Block[][] = [[]]
  for (const blocks of messages.map(blocksOf)) {
    const current = filled.at(-1) ?? []
    const added: readonly Block[] = current.length === 0 ? blocks : [{ type: 'divider' }, ...blocks]
    if (current.length + added.length <= atMost) current.push(...added)
    else for (let from = 0; from < blocks.length; from += atMost) filled.push([...blocks.slice(from, from + atMost)])
  }
  return filled.filter((leaf) => leaf.length > 0)
}

function turning(leaf: number, total: number): Block {
  const to = (index: number, label: string) =>
    ({
      type: 'button',
      action_id: `leaf-${index}`,
      text: { type: 'plain_text', text: label, emoji: false },
      value: `leaf:${index}`,
    }) as const
  const back = leaf > 0 ? [to(leaf - 1, `← ${leaf} / ${total}`)] : []
  const on = leaf < total - 1 ? [to(leaf + 1, `${leaf + 2} / ${total} →`)] : []
  return { type: 'actions', elements: [...back, ...on] }
}

/** What a person's page shows: everything where it fits into one view, else one leaf of it with buttons to the others. */
export function homeLeaf(messages: readonly SentMessage[], leaf: number): readonly Block[] {
  const all = leaves(messages)
  if (all.length <= 1) return all[0] ?? []
  const shown = Math.min(leaf, all.length - 1)
  return [...(all[shown] ?? []), turning(shown, all.length)]
}
