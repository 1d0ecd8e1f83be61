import { projectsOfFacility } from '../../db/queries/facilities.ts'
import { insertChanges, lockBatch } from '../../db/queries/knowledge-changes.ts'
import { fullListingById, type ListingRow, lockListing, updateListing } from '../../db/queries/listings.ts'
import { peopleWithRole } from '../../db/queries/people.ts'
import type { KnowledgeAmendment } from '../domain/amendment.ts'
import { isUsableWord, openDesk, ownerOf } from '../domain/amendment-fault.ts'
import type { NamedMaterial } from '../domain/amendment-view.ts'
import type { Names } from '../domain/locale.ts'
import { hasRole } from '../domain/policy.ts'
import { type Refused, refuse } from '../domain/refusal.ts'
import { nearestMaterials } from '../language/lookup.ts'
import { localeOf } from '../language/script.ts'
import { apply } from './amend-knowledge.ts'
import type { Context, SystemContext } from './context.ts'
import { askJob, audit, inTransaction, refreshCards, tell } from './record-change.ts'

const candidatesShown = 4
/** Names less alike than this have only letters in common. */
const worthOffering = 0.28

/** Asks the brokers of a listing's projects what its owner's words mean. */
export async function askForPlacing(context: SystemContext, listing: { readonly id: string; readonly facilityId: string }): Promise<void> {
  const projects = await projectsOfFacility(context.db, listing.facilityId)
  const brokers = await Promise.all(projects.map((project) => peopleWithRole(context.db, project.id, ['broker'])))
  await tell(context, brokers.flat(), { kind: 'material-unknown', facts: { listingId: listing.id } })
}

/** The materials whose names come nearest to words, as a broker of some projects knows them. */
export async function nearestTo(context: SystemContext, projectIds: readonly string[], words: string): Promise<readonly NamedMaterial[]> {
  const { handbook, reader } = await context.library.in(context.db, projectIds)
  return nearestMaterials(words, reader)
    .filter(({ likelihood }) => likelihood >= worthOffering)
    .slice(0, candidatesShown)
    .flatMap(({ materialId }) => {
      const names = handbook.materials.get(materialId)?.names
      return names ? [{ id: materialId, names }] : []
    })
}

export type Placed = {
  readonly outcome: 'placed'
  readonly kind: ListingRow['kind']
  readonly number: number
  readonly names: Names
  /** True where the words are understood from now on. */
  readonly learnt: boolean
}

type Waiting = { readonly row: ListingRow; readonly projects: readonly { readonly id: string; readonly slug: string }[] }

/** A listing whose words nobody has placed yet, with those of its projects in which the actor is a broker. */
async function waitingListing(context: Context, listingId: string): Promise<Waiting | Refused> {
  const row = await lockListing(context.db, listingId)
  if (!row) return refuse('listing-not-found')
  const projects = (await projectsOfFacility(context.db, row.facilityId)).filter(({ id }) => hasRole(context.actor, id, 'broker'))
  if (projects.length === 0) return refuse('not-a-broker')
  if (row.materialId !== null) return refuse('material-placed')
  return row.status === 'active' || row.status === 'paused' ? { row, projects } : refuse('listing-not-active')
}

/** A broker says what a listing's words mean: it is matched anew, and the words are understood from the next message on. */
export async function placeMaterial(
  context: Context,
  input: { readonly listingId: string; readonly materialId: string },
): Promise<Placed | Refused> {
  const { listingId, materialId } = input
  return inTransaction(context, async (inside) => {
    const waiting = await waitingListing(inside, listingId)
    if ('outcome' in waiting) return waiting
    const { row, projects } = waiting
    const known = await inside.library.in(
      inside.db,
      projects.map(({ id }) => id),
    )
    const material = known.handbook.materials.get(materialId)
    if (!material) return refuse('button-expired')
    await updateListing(inside.db, listingId, { materialId, changedAt: inside.clock() })
    let learnt = false
    for (const { id } of projects) learnt = (await learn(inside, id, row.materialWords, materialId)) || learnt
    await audit(inside, 'listing.material-placed', { kind: 'listing', id: listingId }, { materialId, learnt })
    await refreshCards(inside, { listingId })
    await askJob(inside, 'match-listing', { listingId })
    return { outcome: 'placed', kind: row.kind, number: row.number, names: material.names, learnt }
  })
}

/** Stores words as an alias that is read and never shown; words that name something already, or can name nothing, are left. */
async function learn(context: Context, projectId: string, words: string, materialId: string): Promise<boolean> {
  const word = words.normalize('NFC').replace(/\s+/g, ' ').trim()
  const { handbook } = await context.library.in(context.db, [projectId])
  const locale = localeOf(word)
  if (!isUsableWord(word) || !handbook.materials.has(materialId) || ownerOf(openDesk(handbook), locale, word)) return false
  const amendment: KnowledgeAmendment = { kind: 'alias', locale, word, materialId, quiet: true }
  const [id, batchId, proposedAt] = [context.newId(), context.newId(), context.clock()]
  const proposedBy = context.actor.personId
  await insertChanges(context.db, [{ id, projectId, batchId, amendment, origin: 'placed', listingId: null, proposedBy, proposedAt }])
  await apply(context, await lockBatch(context.db, batchId), proposedBy)
  return true
}

/** The words of a listing that waits, for a broker who names a new material for them. */
export async function readWaitingListing(
  context: Context,
  input: { readonly listingId: string },
): Promise<{ readonly outcome: 'read'; readonly words: string; readonly projectId: string } | Refused> {
  const waiting = await waitingListing(context, input.listingId)
  if ('outcome' in waiting) return waiting
  const full = await fullListingById(context.db, input.listingId)
  return { outcome: 'read', words: full?.materialWords ?? '', projectId: waiting.projects[0]?.id ?? '' }
}
