import type { MatchRow } from '../../db/queries/matches.ts'
import { loadActor, namesOfPeople, peopleWithRole } from '../../db/queries/people.ts'
import { allProjects } from '../../db/queries/projects.ts'
import { assignedMatchIds, lockBrokered, lockForReview, setAssigned, setBroker } from '../../db/queries/review.ts'
import type { Names } from '../domain/locale.ts'
import { type Actor, hasRole, refuseReview, sideOf } from '../domain/policy.ts'
import { type Refused, refuse } from '../domain/refusal.ts'
import type { Context } from './context.ts'
import { facilitiesOf, listingsOf } from './load-match.ts'
import { audit, auditEach, inTransaction, tell } from './record-change.ts'
import { reviewable } from './review-match.ts'

export type Assigned = { readonly outcome: 'assigned'; readonly number: number; readonly name: string; readonly own: boolean }

/** Lets the actor, or a colleague who may decide on it, look after an undecided match: reminders of it go to them. */
export async function assignMatch(
  context: Context,
  input: { readonly matchId: string; readonly personId: string },
): Promise<Assigned | Refused> {
  return inTransaction(context, async (inside) => {
    const [match = null] = await lockForReview(inside.db, [input.matchId])
    const found = await reviewable(inside, match)
    if ('outcome' in found) return found
    const { status, projectId } = found.match
    if (status !== 'proposed' && status !== 'held') return refuse('already-decided', status)
    const colleague = await loadActor(inside.db, input.personId)
    const refusal = refuseReview(colleague, projectId, facilitiesOf(found.sides))
    if (refusal) return refuse(refusal === 'own-facility' ? 'colleague-is-party' : 'not-a-colleague')
    return giveTo(inside, found.match, input.personId)
  })
}

/** The caller holds the match. */
async function giveTo(context: Context, { id, number, assignedTo }: MatchRow, personId: string): Promise<Assigned> {
  const own = personId === context.actor.personId
  if (assignedTo !== personId) {
    await setAssigned(context.db, [id], personId)
    if (!own) await tell(context, [personId], { kind: 'match-assigned', facts: { matchId: id, byId: context.actor.personId } })
    await audit(context, 'match.assigned', { kind: 'match', id }, { to: personId })
  }
  return { outcome: 'assigned', number, name: (await namesOfPeople(context.db, [personId])).get(personId) ?? '', own }
}

export type Colleagues = {
  readonly outcome: 'colleagues'
  readonly projects: readonly {
    readonly projectId: string
    readonly names: Names
    readonly people: readonly { readonly personId: string; readonly name: string }[]
  }[]
}

/** The other brokers of the actor's projects, or of the project of one match those who may decide on it. */
export async function readColleagues(context: Context, input: { readonly matchId?: string } = {}): Promise<Colleagues | Refused> {
  const { actor } = context
  const [match] = input.matchId ? await lockForReview(context.db, [input.matchId]) : []
  const found = input.matchId ? await reviewable(context, match ?? null) : null
  if (found && 'outcome' in found) return found
  const mine = (await allProjects(context.db)).filter(({ id }) => hasRole(actor, id, 'broker') && (!found || id === found.match.projectId))
  if (mine.length === 0) return refuse('not-a-broker')
  const projects = await Promise.all(
    mine.map(async ({ id, names }) => {
      const others = (await peopleWithRole(context.db, id, ['broker'])).filter((personId) => personId !== actor.personId)
      const actors = await Promise.all(others.map((personId) => loadActor(context.db, personId)))
      const may = (other: Actor) => !found || refuseReview(other, id, facilitiesOf(found.sides)) === null
      const ids = actors.filter(may).map(({ personId }) => personId)
      const known = await namesOfPeople(context.db, ids)
      return { projectId: id, names, people: ids.map((personId) => ({ personId, name: known.get(personId) ?? '' })) }
    }),
  )
  return { outcome: 'colleagues', projects }
}

export type HandedOver = {
  readonly outcome: 'handed-over'
  readonly name: string
  readonly matches: number
  readonly introductions: number
  /** Those of the colleague's own facilities, which they must not decide. */
  readonly kept: number
}

/** Gives all the actor's matches and introductions of a project to a colleague, but for those of the colleague's own facilities. */
export async function handOver(
  context: Context,
  input: { readonly projectId: string; readonly personId: string },
): Promise<HandedOver | Refused> {
  const { projectId, personId } = input
  return inTransaction(context, async (inside) => {
    const { actor } = inside
    if (!hasRole(actor, projectId, 'broker')) return refuse('not-a-broker')
    const colleague = await loadActor(inside.db, personId)
    if (personId === actor.personId || !hasRole(colleague, projectId, 'broker')) return refuse('not-a-colleague')
    const matches = await movable(inside, projectId, colleague)
    const brokered = await lockBrokered(inside.db, projectId, actor.personId)
    const introductions = brokered.filter((each) => sideOf(colleague, each) === null).map(({ id }) => id)
    const kept = matches.kept + brokered.length - introductions.length
    if (matches.ids.length + introductions.length + kept === 0) return refuse('nothing-to-hand-over')
    await setAssigned(inside.db, matches.ids, personId)
    await setBroker(inside.db, introductions, personId)
    const counts = { matches: String(matches.ids.length), introductions: String(introductions.length) }
    if (matches.ids.length + introductions.length > 0)
      await tell(inside, [personId], { kind: 'cases-handed-over', facts: { projectId, byId: actor.personId, ...counts } })
    await auditEach(inside, 'match.assigned', 'match', matches.ids, () => ({ to: personId }))
    await auditEach(inside, 'introduction.handed-over', 'introduction', introductions, () => ({ to: personId }))
    const name = (await namesOfPeople(inside.db, [personId])).get(personId) ?? ''
    return { outcome: 'handed-over', name, matches: matches.ids.length, introductions: introductions.length, kept }
  })
}

async function movable(context: Context, projectId: string, colleague: Actor): Promise<{ ids: readonly string[]; kept: number }> {
  const rows = await lockForReview(context.db, await assignedMatchIds(context.db, projectId, context.actor.personId))
  const still = rows.filter(
    ({ assignedTo, status }) => assignedTo === context.actor.personId && (status === 'proposed' || status === 'held'),
  )
  const ids: string[] = []
  for (const match of still) {
    const sides = await listingsOf(context, match)
    if (sides && refuseReview(colleague, projectId, facilitiesOf(sides)) === null) ids.push(match.id)
  }
  return { ids, kept: still.length - ids.length }
}
