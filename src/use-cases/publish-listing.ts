import { facilityById } from '../../db/queries/facilities.ts'
import { insertListings } from '../../db/queries/listing-contents.ts'
import { fullListings } from '../../db/queries/listings.ts'
import { type MissingDetail, missingDetail } from '../domain/draft-view.ts'
import type { ListingContent, ListingKind } from '../domain/listing.ts'
import { refuseListing } from '../domain/policy.ts'
import { amountPerYear, quantityFault } from '../domain/quantity.ts'
import { type Refused, refuse } from '../domain/refusal.ts'
import type { Context } from './context.ts'
import { askForPlacing } from './place-material.ts'
import { askJobs, auditEach, inTransaction } from './record-change.ts'

/** A listing stays fresh this long before its owner is asked again. */
export const freshForMs = 90 * 86_400_000

export type Published = {
  readonly outcome: 'published'
  readonly listingId: string
  readonly number: number
  readonly kind: ListingKind
  readonly materialKnown: boolean
  readonly missing: MissingDetail | null
}

type Draft = { readonly listingId: string; readonly content: ListingContent }

/** Stores a confirmed draft as an active listing and asks for its matches; the same id twice is one listing. */
export async function publishListing(context: Context, input: Draft & { readonly facilityId: string }): Promise<Published | Refused> {
  const { listingId, facilityId, content } = input
  const outcome = await publishListings(context, { facilityId, drafts: [{ listingId, content }] })
  if (outcome.outcome === 'refused') return outcome
  const number = outcome.numbers.get(listingId)
  if (number === undefined) return refuse('not-a-contact')
  const family = context.knowledge.materials.get(content.materialId ?? '')?.family ?? null
  const missing = missingDetail(content, family)
  return { outcome: 'published', listingId, number, kind: content.kind, materialKnown: content.materialId !== null, missing }
}

/** The same for many at once: all of them or none. `numbers` leaves out ids that are taken by another facility. */
export async function publishListings(
  context: Context,
  input: { readonly facilityId: string; readonly drafts: readonly Draft[] },
): Promise<{ readonly outcome: 'all-published'; readonly numbers: ReadonlyMap<string, number> } | Refused> {
  const { facilityId, drafts } = input
  const refusal = refuseListing(context.actor, facilityId)
  if (refusal) return refuse(refusal)
  const fault = drafts.map(({ content }) => content.quantity && quantityFault(content.quantity)).find((each) => each)
  if (fault) return refuse(`quantity-${fault}`)
  return inTransaction(context, async (inside) => {
    if (!(await facilityById(inside.db, facilityId))) return refuse('facility-not-found')
    const fresh = await insertListings(
      inside.db,
      drafts.map((draft) => rowOf(inside, facilityId, draft)),
    )
    const stored = await alreadyStored(inside, facilityId, drafts, fresh)
    await begin(
      inside,
      facilityId,
      drafts.filter(({ listingId }) => fresh.has(listingId)),
    )
    return { outcome: 'all-published', numbers: new Map([...fresh, ...stored]) }
  })
}

function rowOf(context: Context, facilityId: string, { listingId, content }: Draft) {
  const at = context.clock()
  return {
    ...content,
    id: listingId,
    status: 'active' as const,
    facilityId,
    createdBy: context.actor.personId,
    amountPerYear: content.quantity ? amountPerYear(content.quantity) : null,
    expiresAt: new Date(at.getTime() + freshForMs),
    createdAt: at,
    changedAt: at,
  }
}

/** Numbers of those that were published before under the same id by the same facility. */
async function alreadyStored(context: Context, facilityId: string, drafts: readonly Draft[], fresh: ReadonlyMap<string, number>) {
  const ids = drafts.map(({ listingId }) => listingId).filter((id) => !fresh.has(id))
  const known = await fullListings(context.db, ids)
  return known.filter((each) => each.facilityId === facilityId).map(({ id, number }) => [id, number] as const)
}

/** Entries of the chain come last: nobody else writes one until this ends. */
async function begin(context: Context, facilityId: string, drafts: readonly Draft[]): Promise<void> {
  const ids = drafts.map(({ listingId }) => listingId)
  await askJobs(
    context,
    'match-listing',
    ids.map((listingId) => ({ listingId })),
  )
  for (const { listingId, content } of drafts) {
    if (content.materialId === null) await askForPlacing(context, { id: listingId, facilityId })
  }
  await auditEach(context, 'listing.published', 'listing', ids, (index) => ({ kind: drafts[index]?.content.kind }))
}
