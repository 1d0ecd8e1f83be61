import { projectsOfFacility } from '../../db/queries/facilities.ts'
import { fullListingById, fullListings } from '../../db/queries/listings.ts'
import { discloseListing } from '../domain/listing-view.ts'
import type { ListedView, NoticeKind } from '../domain/notice.ts'
import { type Actor, hasRole } from '../domain/policy.ts'
import type { SystemContext } from './context.ts'
import { nearestTo } from './place-material.ts'
import type { Loader } from './read-introduction-notice.ts'

async function listedViews(context: SystemContext, reader: Actor, listingIds: string): Promise<readonly ListedView[]> {
  const rows = await fullListings(context.db, listingIds.split(' '))
  return rows.flatMap((full) => {
    const listing = reader.facilityIds.includes(full.facilityId) ? discloseListing(full, 'own') : null
    return listing ? [{ listingId: full.id, listing }] : []
  })
}

/** Paused listings of one facility, for a broker of a project that shares it. */
async function brokeredViews(context: SystemContext, reader: Actor, listingIds: string): Promise<readonly ListedView[]> {
  const rows = (await fullListings(context.db, listingIds.split(' '))).filter(({ status }) => status === 'paused')
  const projects = rows[0] ? await projectsOfFacility(context.db, rows[0].facilityId) : []
  if (!projects.some(({ id }) => hasRole(reader, id, 'broker'))) return []
  return rows.flatMap((full) => {
    const listing = discloseListing(full, 'broker')
    return listing ? [{ listingId: full.id, listing }] : []
  })
}

type ListingKinds = Extract<NoticeKind, 'listing-expiring' | 'listing-paused' | 'listing-expired' | 'material-unknown'>

/** Notices about listings, for their owners and the brokers of their projects. */
export const listingLoaders: { readonly [Kind in ListingKinds]: Loader<Kind> } = {
  'listing-expiring': async (context, reader, { listingIds }) => {
    const listings = (await listedViews(context, reader, listingIds)).filter(({ listing }) => listing.status === 'active')
    return listings.length > 0 ? { kind: 'listing-expiring', listings } : null
  },
  'listing-paused': async (context, reader, { listingIds }) => {
    const own = (await listedViews(context, reader, listingIds)).filter(({ listing }) => listing.status === 'paused')
    if (own.length > 0) return { kind: 'listing-paused', listings: own, own: true }
    const listings = await brokeredViews(context, reader, listingIds)
    return listings.length > 0 ? { kind: 'listing-paused', listings, own: false } : null
  },
  'listing-expired': async (context, reader, { listingId }) => {
    const [found] = await listedViews(context, reader, listingId)
    return found ? { kind: 'listing-expired', ...found } : null
  },
  'material-unknown': async (context, reader, { listingId }) => {
    const full = await fullListingById(context.db, listingId)
    if (!full) return null
    const brokered = (await projectsOfFacility(context.db, full.facilityId)).filter(({ id }) => hasRole(reader, id, 'broker'))
    const listing = brokered.length > 0 ? discloseListing(full, 'broker') : null
    if (!listing) return null
    const ids = brokered.map(({ id }) => id)
    const candidates = full.materialNames ? [] : await nearestTo(context, ids, full.materialWords)
    return { kind: 'material-unknown', listing, listingId, candidates }
  },
}
