import { refused } from '../../../prompts/present/general.ts'
import { detailSkipped, revised } from '../../../prompts/present/listing.ts'
import type { ListingField } from '../../domain/draft-view.ts'
import { readNumberRange } from '../../language/numbers.ts'
import { readMessage } from '../../language/read-message.ts'
import { type Revision, readRevision } from '../../language/read-revision.ts'
import { readShortReply } from '../../language/reply.ts'
import { type OwnListing, ownListings } from '../../use-cases/read-listings.ts'
import { type ListingChange, reviseListing } from '../../use-cases/revise-listing.ts'
import { applyMove } from '../commands/listings.ts'
import { type Chat, type Dialogues, type Reply, reply, talkOn } from '../conversation.ts'

type Detail = Dialogues['detail']

/** A whole new offer or need names its material; it is no correction of the one before. */
function isNewPost(chat: Chat, text: string): boolean {
  const { intent, items } = readMessage(text, chat.reader, chat.reading)
  return (intent === 'offer' || intent === 'need') && items[0]?.materialId != null
}

/** The text begins with a material of another family than the listing's: it speaks of something else. */
function isOfAnother(chat: Chat, own: OwnListing | undefined, topic: string | null): boolean {
  const { materials } = chat.context.knowledge
  const [named, known] = [materials.get(topic ?? ''), own?.view.materialNames?.en]
  if (!named || !known) return false
  const listed = [...materials.values()].find(({ names }) => names.en === known)
  return listed !== undefined && listed.family !== named.family
}

/** A message right after publishing: the missing detail, a correction, "skip", or null when it is about something else. */
export async function continueDetail(chat: Chat, state: Detail, text: string): Promise<Reply | null> {
  const short = readShortReply(text)
  if (short) {
    await talkOn(chat, null)
    return reply(detailSkipped(chat.locale))
  }
  if (!state.changing && isNewPost(chat, text)) return null
  const own = (await ownListings(chat.context)).find(({ listingId }) => listingId === state.listingId)
  const revision = readRevision(text, state.kind, chat.reader, chat.reading, own?.view.quantity)
  if (!state.changing && isOfAnother(chat, own, revision?.topic ?? null)) return null
  const bare = bareFigure(state, revision, text)
  const change = bare ?? revision?.change
  if (!change || Object.keys(change).length === 0) return null
  return correct(chat, state, change, bare ? ['attributes'] : (revision?.fields ?? []))
}

/** A figure alone is that of the property that was asked for. */
function bareFigure({ attribute }: Detail, revision: Revision | null, text: string): ListingChange | null {
  if (!attribute || Object.keys(revision?.change.attributes ?? {}).length > 0) return null
  const figure = readNumberRange(text)
  return figure === null ? null : { attributes: { [attribute]: figure } }
}

async function correct(chat: Chat, state: Detail, change: ListingChange, fields: readonly ListingField[]): Promise<Reply> {
  const { listingId, kind } = state
  const outcome = await reviseListing(chat.context, { listingId, change })
  if (outcome.outcome === 'refused') return reply(refused(chat.locale, outcome))
  await talkOn(chat, { kind: 'detail', state: { listingId, kind, attribute: null } })
  const said = revised(chat.locale, outcome.view, fields)
  // Whoever says what changed about a paused listing says that the rest holds.
  if (!state.changing || outcome.view.status !== 'paused') return reply(said)
  const { messages } = await applyMove(chat, listingId, 'renew')
  return reply(said, ...messages)
}
