import { type Anchor, chainBegin, chainStart } from '../../../src/domain/audit-chain.ts'
import { moveStage, type Stage, type StageMove } from '../../../src/domain/introduction.ts'
import { verifyAudit } from '../../../src/use-cases/verify-audit.ts'
import type { World } from '../../support/world.ts'
import type { Living, Scene, Snapshot } from './state.ts'

/** A broken invariant, by its number in the test programme, and what broke it. */
export class Broken extends Error {
  readonly invariant: string
  constructor(invariant: string, what: string) {
    super(`${invariant}: ${what}`)
    this.invariant = invariant
  }
}

/** I1: every acknowledged listing is stored exactly once. */
export function checkListings({ acknowledged }: Pick<Scene, 'acknowledged'>, { listings }: Pick<Snapshot, 'listings'>): void {
  for (const id of acknowledged) {
    const found = listings.filter((row) => row.id === id).length
    if (found !== 1) throw new Broken('I1', `listing ${id} was acknowledged and is stored ${found} times`)
  }
}

const token = /CANARY (?:plant|person|works) ([0-9a-f-]{36})/g

/** I3: nothing sent to a person names a plant, or somebody of it, that this person may not know. */
export function checkWords(text: string, reader: { readonly id: string; readonly mayKnow: ReadonlySet<string> }): void {
  for (const [whole, id = ''] of text.matchAll(token)) {
    if (!reader.mayKnow.has(id)) throw new Broken('I3', `${reader.id} reads "${whole}"`)
  }
}

/** I4: what the ledger holds is what both sides have confirmed, not a tonne more. */
export function checkLedger({ deliveries, ledgerTonnes }: Pick<Snapshot, 'deliveries' | 'ledgerTonnes'>): void {
  const confirmed = deliveries.filter(({ state }) => state === 'confirmed').reduce((sum, { amount }) => sum + amount, 0)
  if (Math.abs(confirmed - ledgerTonnes) > 1e-6) throw new Broken('I4', `confirmed ${confirmed} t, in the ledger ${ledgerTonnes} t`)
}

type Changes = {
  readonly kind: 'listing' | 'match' | 'introduction' | 'delivery'
  readonly before: readonly Living[]
  readonly after: readonly Living[]
}

/** The verb that says a thing entered a state; what is new may have a verb of its own. */
function verbOf(kind: Changes['kind'], state: string, from: string | undefined): string {
  const isNew = from === undefined
  if (kind === 'listing' && isNew) return 'listing.published'
  if (kind === 'introduction' && isNew) return 'introduction.consent-asked'
  if (kind === 'match' && from === 'closed') return 'match.reopened'
  return `${kind}.${state}`
}

/** I5, second half: every change of state has exactly one entry, and no entry claims a change that was not made. */
export function checkEntries(before: Snapshot, after: Snapshot): void {
  const fresh = after.audits.slice(before.audits.length)
  const kinds: readonly Changes[] = [
    { kind: 'listing', before: before.listings, after: after.listings },
    { kind: 'match', before: before.matches, after: after.matches },
    { kind: 'introduction', before: before.introductions, after: after.introductions },
    { kind: 'delivery', before: before.deliveries, after: after.deliveries },
  ]
  for (const { kind, before: old, after: now } of kinds) {
    const states = new Map(old.map(({ id, state }) => [id, state]))
    for (const { id, state } of now) {
      if (states.get(id) === state) continue
      const verb = verbOf(kind, state, states.get(id))
      const entries = fresh.filter((entry) => entry.subjectKind === kind && entry.subjectId === id && entry.verb === verb).length
      if (entries !== 1) throw new Broken('I5', `${kind} ${id} became ${state} with ${entries} entries ${verb}`)
    }
  }
}

/** I5, first half: the chain holds, and the part that was there before is the same. */
export async function checkChain({ context }: World, before: Snapshot): Promise<void> {
  const anchor: Anchor = { at: '', count: before.audits.length, head: before.audits.at(-1)?.hash ?? chainBegin.head ?? chainStart }
  const verified = await verifyAudit(context, { anchors: [anchor] })
  if (verified.outcome !== 'whole') throw new Broken('I5', JSON.stringify(verified))
}

const moves: readonly StageMove[] = ['introduce', 'negotiate', 'implement', 'complete', 'hold', 'resume', 'decline', 'lapse']

/** Stages that may follow; confirmed material completes from any open stage after the introduction. */
function mayFollow(from: string, to: string): boolean {
  const direct = moves.some((move) => moveStage(from as Stage, move) === to)
  return direct || (to === 'completed' && ['introduced', 'negotiation', 'on-hold'].includes(from))
}

type Approved = Snapshot['matches'][number]

function checkApproval(
  { id, offerFacility, needFacility }: Approved,
  before: Snapshot,
  after: Snapshot,
  partyOf: ReadonlyMap<string, string | null>,
): void {
  const approvalsIn = ({ audits }: Snapshot) => audits.filter((entry) => entry.verb === 'match.approved' && entry.subjectId === id)
  const approvals = approvalsIn(after)
  if (approvals.length !== 1) throw new Broken('I2', `match ${id} was approved ${approvals.length} times`)
  if (after.introductions.filter(({ matchId }) => matchId === id).length !== 1)
    throw new Broken('I2', `match ${id} has not one introduction`)
  const actor = approvals[0]?.actorId ?? ''
  const plant = partyOf.get(actor)
  // Somebody who forgot themselves is no broker any more; what they decided before stands.
  const isBroker = after.brokers.includes(actor) || approvalsIn(before).length === 1
  if (plant === offerFacility || plant === needFacility || !isBroker) throw new Broken('I7', `match ${id} was approved by ${actor}`)
}

/** I2 and I7: a match is approved once, by a broker of the project who is no party, and stages follow the table. */
export function checkDecisions(before: Snapshot, after: Snapshot, partyOf: ReadonlyMap<string, string | null>): void {
  for (const match of after.matches) if (match.state === 'approved') checkApproval(match, before, after, partyOf)
  const stages = new Map(before.introductions.map(({ id, state }) => [id, state]))
  for (const { id, state } of after.introductions) {
    const from = stages.get(id) ?? state
    if (from !== state && !mayFollow(from, state)) throw new Broken('I7', `introduction ${id} went from ${from} to ${state}`)
  }
}
