import type { APIMessage } from 'discord.js'
import type { SentMessage } from '../../src/message/message.ts'
import type { SendOutcome } from '../adapter.ts'
import { drawBlocks, pack } from './draw.ts'
import { troubleOf } from './faults.ts'
import type { Post } from './post.ts'
import { outcomeOf } from './send.ts'
import { withoutButtons } from './without-buttons.ts'

const unknownPlace: SendOutcome = { outcome: 'final', reason: 'the message was shown to one person only', obstacle: 'message-refused' }

async function takeButtons(post: Post, channel: string, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    const { components = [], attachments }: APIMessage = await post.read(channel, id)
    await post.edit(channel, id, { components: withoutButtons(components, attachments), files: [] })
  }
}

async function replace(post: Post, channel: string, ids: readonly string[], message: SentMessage): Promise<readonly string[]> {
  const parts = pack(drawBlocks(message))
  const standing: string[] = []
  for (const [index, part] of parts.entries()) {
    const id = ids[index]
    if (id) await post.edit(channel, id, part)
    standing.push(id ?? (await post.message(channel, part, `more:${ids.join(',')}:${index}`)))
  }
  await takeButtons(post, channel, ids.slice(parts.length))
  return standing
}

/** Puts a message in the place of one that was sent; null only takes its buttons away. */
export async function update(post: Post, sentAs: string, message: SentMessage | null): Promise<SendOutcome> {
  const [channel, ids = ''] = sentAs.split('/')
  if (!channel || ids === '') return unknownPlace
  try {
    const standing = message ? await replace(post, channel, ids.split(','), message) : ids.split(',')
    if (!message) await takeButtons(post, channel, standing)
    return { outcome: 'sent', platformMessageId: `${channel}/${standing.join(',')}` }
  } catch (fault) {
    const trouble = troubleOf(fault)
    return trouble.trouble === 'closed'
      ? { outcome: 'final', reason: 'direct messages are closed', obstacle: 'conversation-closed' }
      : outcomeOf(trouble)
  }
}
