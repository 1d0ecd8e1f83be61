import { alignPartyBlocks, blocksOf, closeMatchesBetween, consentsBetween, deleteBlock, insertBlock } from '../../db/queries/blocks.ts'
import { facilityByNumber } from '../../db/queries/facilities.ts'
import { introductionById, introductionIdByNumber, lockIntroduction, updateIntroduction } from '../../db/queries/introductions.ts'
import { sideOf } from '../domain/policy.ts'
import { formatReference, type Reference } from '../domain/reference.ts'
import { type Refused, refuse } from '../domain/refusal.ts'
import { decline } from './answer-introduction.ts'
import type { Context } from './context.ts'
import { sidesOf } from './load-introduction.ts'
import { askJob, audit, auditEach, inTransaction } from './record-change.ts'

/** Whom a block is about: own plants, the other one, and how the actor knows it. */
type Pair = { readonly own: readonly string[]; readonly other: string; readonly knownAs: string }

async function ofIntroduction(context: Context, number: number, knownAs: string): Promise<Pair | Refused> {
  const id = await introductionIdByNumber(context.db, number)
  const facts = id ? await introductionById(context.db, id) : null
  const side = facts && sideOf(context.actor, sidesOf(facts))
  if (!facts || !side) return refuse('introduction-not-found', knownAs)
  const [own, other] = side === 'offer' ? [facts.offerFacilityId, facts.needFacilityId] : [facts.needFacilityId, facts.offerFacilityId]
  return context.actor.facilityIds.includes(other) ? refuse('block-own') : { own: [own], other, knownAs }
}

/** The other side of an introduction of the actor's, or a plant by its number. */
async function pairOf(context: Context, reference: Reference): Promise<Pair | Refused> {
  const { facilityIds } = context.actor
  const knownAs = formatReference(reference.kind, reference.number)
  if (facilityIds.length === 0) return refuse('no-facility')
  if (reference.kind === 'introduction') return ofIntroduction(context, reference.number, knownAs)
  if (reference.kind !== 'facility') return refuse('unknown-reference', knownAs)
  const facility = await facilityByNumber(context.db, reference.number)
  if (!facility) return refuse('facility-not-found', knownAs)
  return facilityIds.includes(facility.id) ? refuse('block-own') : { own: facilityIds, other: facility.id, knownAs }
}

/** A proposal that still waits for an answer is declined like any other: nobody learns who, why or when. */
async function endConsents(context: Context, own: string, other: string): Promise<void> {
  for (const id of await consentsBetween(context.db, own, other)) {
    const facts = await lockIntroduction(context.db, id)
    if (facts?.introduction.stage !== 'consent') continue
    await updateIntroduction(context.db, id, facts.offerFacilityId === own ? { offerAnswer: 'no' } : { needAnswer: 'no' })
    await decline(context, facts)
  }
}

/** Never again matches the actor's plant with another one; the other side is not told and reads nothing different. */
export async function blockCounterparty(
  context: Context,
  input: { readonly reference: Reference },
): Promise<{ readonly outcome: 'blocked'; readonly knownAs: string } | Refused> {
  return inTransaction(context, async (inside) => {
    const pair = await pairOf(inside, input.reference)
    if ('outcome' in pair) return pair
    for (const facilityId of pair.own) {
      const row = { facilityId, blockedId: pair.other, knownAs: pair.knownAs, blockedAt: inside.clock() }
      if (!(await insertBlock(inside.db, row))) continue
      await alignPartyBlocks(inside.db)
      const closed = await closeMatchesBetween(inside.db, facilityId, pair.other)
      await endConsents(inside, facilityId, pair.other)
      await audit(inside, 'facility.blocked', { kind: 'facility', id: facilityId }, { blockedId: pair.other })
      await auditEach(inside, 'match.closed', 'match', closed)
      await askJob(inside, 'rematch-facility', { facilityId })
    }
    return { outcome: 'blocked', knownAs: pair.knownAs }
  })
}

/** Takes a block back; the two may be matched again. */
export async function unblockCounterparty(
  context: Context,
  input: { readonly reference: Reference },
): Promise<{ readonly outcome: 'unblocked'; readonly knownAs: string } | Refused> {
  return inTransaction(context, async (inside) => {
    const pair = await pairOf(inside, input.reference)
    if ('outcome' in pair) return pair
    let found = false
    for (const facilityId of pair.own) {
      if (!(await deleteBlock(inside.db, { facilityId, blockedId: pair.other }))) continue
      found = true
      await alignPartyBlocks(inside.db)
      await audit(inside, 'facility.unblocked', { kind: 'facility', id: facilityId }, { blockedId: pair.other })
      await askJob(inside, 'rematch-facility', { facilityId })
    }
    return found ? { outcome: 'unblocked', knownAs: pair.knownAs } : refuse('block-not-found', pair.knownAs)
  })
}

/** Whom the actor's plants have blocked, as the actor knows them. */
export async function readBlocks(context: Context): Promise<readonly { readonly knownAs: string; readonly blockedAt: Date }[]> {
  const rows = await blocksOf(context.db, context.actor.facilityIds)
  return [...new Map(rows.map(({ knownAs, blockedAt }) => [knownAs, { knownAs, blockedAt }])).values()]
}
