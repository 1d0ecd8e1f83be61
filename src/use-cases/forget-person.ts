import { openIntroductionsBrokeredBy, updateIntroduction } from '../../db/queries/introductions.ts'
import { peopleWithRole, personById } from '../../db/queries/people.ts'
import { blankPerson, dataOf } from '../../db/queries/person-data.ts'
import { type Refused, refuse } from '../domain/refusal.ts'
import type { Context, SystemContext } from './context.ts'
import { leaveAs } from './leave-facility.ts'
import { audit, auditEach, inTransaction, tell } from './record-change.ts'

type AccountName = { readonly platform: string; readonly workspace: string; readonly account: string }

/** What is stored about a person: how many rows of each kind, the rows, and the accounts they are known by. */
export type PersonExport = {
  readonly counts: Readonly<Record<string, number>>
  readonly json: string
  readonly accounts: readonly AccountName[]
}

/** Everything stored about a person, as one JSON object; for the person, or an operator who acts for them. */
export async function exportPerson(context: SystemContext, input: { readonly personId: string }): Promise<PersonExport> {
  const data = await dataOf(context.db, input.personId)
  const counts = Object.fromEntries(Object.entries(data).map(([kind, rows]) => [kind, rows.length]))
  const accounts = (data.accounts ?? []).map(({ platform, workspace, account }) => ({
    platform: String(platform),
    workspace: String(workspace),
    account: String(account),
  }))
  return { counts, accounts, json: `${JSON.stringify({ exportedAt: context.clock().toISOString(), ...data }, null, 2)}\n` }
}

export type Forgotten = { readonly outcome: 'forgotten'; readonly facilities: number; readonly introductions: number }

/** The introductions of one project pass to another of its brokers, or its admins are told. */
async function handOverIn(context: Context, projectId: string, ids: readonly string[]): Promise<void> {
  const others = async (role: 'broker' | 'admin') =>
    (await peopleWithRole(context.db, projectId, [role])).filter((id) => id !== context.actor.personId)
  const [successor] = await others('broker')
  const taken = successor === undefined ? 'no' : 'yes'
  const moved = successor === undefined ? [] : ids
  for (const id of moved) await updateIntroduction(context.db, id, { brokerId: successor ?? context.actor.personId })
  await auditEach(context, 'introduction.broker-changed', 'introduction', moved, () => ({ to: successor }))
  const told = successor === undefined ? await others('admin') : [successor]
  await tell(context, told, { kind: 'broker-left', facts: { projectId, running: String(ids.length), taken } })
}

/** Hands on what the actor brokers. */
async function handOver(context: Context): Promise<number> {
  const open = await openIntroductionsBrokeredBy(context.db, context.actor.personId)
  const byProject = new Map<string, string[]>()
  for (const { id, projectId } of open) byProject.set(projectId, [...(byProject.get(projectId) ?? []), id])
  for (const [projectId, ids] of byProject) await handOverIn(context, projectId, ids)
  return open.length
}

/**
 * Forgets the actor: name, accounts, rights, notices and own words are blanked, what is open is handed on. The audit chain holds ids
 * and hashes only and still verifies.
 */
export async function forgetPerson(context: Context): Promise<Forgotten | Refused> {
  return inTransaction(context, async (inside) => {
    const { personId, facilityIds } = inside.actor
    const person = await personById(inside.db, personId)
    if (!person) return refuse('button-expired')
    for (const facilityId of facilityIds) await leaveAs(inside, facilityId)
    const introductions = await handOver(inside)
    await audit(inside, 'person.forgotten', { kind: 'person', id: personId })
    await blankPerson(inside.db, personId)
    return { outcome: 'forgotten', facilities: facilityIds.length, introductions }
  })
}
