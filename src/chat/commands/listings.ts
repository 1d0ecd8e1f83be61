import { refused } from '../../../prompts/present/general.ts'
import { askWhatChanged, renewedAll } from '../../../prompts/present/heartbeat.ts'
import { listingCard, listingList, listingMoved } from '../../../prompts/present/listing.ts'
import type { ListingKind } from '../../domain/listing.ts'
import { parseReference } from '../../domain/reference.ts'
import { refuse } from '../../domain/refusal.ts'
import { moveListing } from '../../use-cases/move-listing.ts'
import { ownListings, readListing } from '../../use-cases/read-listings.ts'
import { renewListings } from '../../use-cases/renew-listings.ts'
import { type Chat, type Reply, reply, talkOn } from '../conversation.ts'

type Move = 'pause' | 'renew' | 'withdraw'

const moves: Readonly<Record<string, Move>> = {
  pause: 'pause',
  renew: 'renew',
  withdraw: 'withdraw',
  暂停: 'pause',
  续期: 'renew',
  撤回: 'withdraw',
  중지: 'pause',
  갱신: 'renew',
  철회: 'withdraw',
}

/** Carries out a move on a listing and says how it stands. */
export async function applyMove(chat: Chat, listingId: string, move: Move): Promise<Reply> {
  const outcome = await moveListing(chat.context, { listingId, move })
  return reply(outcome.outcome === 'refused' ? refused(chat.locale, outcome) : listingMoved(chat.locale, outcome))
}

/** Renews several listings with one tap. */
export async function renewAll(chat: Chat, listingIds: readonly string[]): Promise<Reply> {
  const outcome = await renewListings(chat.context, { listingIds })
  return reply(outcome.outcome === 'refused' ? refused(chat.locale, outcome) : renewedAll(chat.locale, outcome.count))
}

/** Something changed about a listing: the next words correct it. */
export async function askChange(chat: Chat, listingId: string): Promise<Reply> {
  const own = (await ownListings(chat.context)).find((each) => each.listingId === listingId)
  if (!own) return reply(refused(chat.locale, refuse('listing-not-found')))
  await talkOn(chat, { kind: 'detail', state: { listingId, kind: own.view.kind, attribute: null, changing: true } })
  return reply(askWhatChanged(chat.locale, own.view))
}

/** `/listings`, `/listings O-1042`, `/listings pause O-1042`. */
export async function listingsCommand(chat: Chat, argument: string): Promise<Reply> {
  if (argument === '') return reply(listingList(chat.locale, { views: await ownListings(chat.context) }))
  const words = argument.split(/\s+/)
  const move = words.map((word) => moves[word.toLowerCase()]).find((found) => found !== undefined)
  const typed = words.find((word) => moves[word.toLowerCase()] === undefined) ?? argument
  const reference = parseReference(typed)
  if (!reference || (reference.kind !== 'offer' && reference.kind !== 'need'))
    return reply(refused(chat.locale, refuse('unknown-reference', typed)))
  const outcome = await readListing(chat.context, { kind: reference.kind satisfies ListingKind, number: reference.number })
  if (outcome.outcome === 'refused') return reply(refused(chat.locale, { ...outcome, subject: typed }))
  if (move) return applyMove(chat, outcome.listingId, move)
  return reply(listingCard(chat.locale, outcome.view, outcome.view.tier === 'own' ? outcome.listingId : null))
}
