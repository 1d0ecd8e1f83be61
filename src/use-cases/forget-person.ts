import { openIntroductionsBrokeredBy, updateIntroduction } from '../../db/queries/introductions.ts'
import { loadActor, peopleWithRole, personById } from '../../db/queries/people.ts'
import { blankPerson, dataOf } from '../../db/queries/person-data.ts'
import { refuseReview } from '../domain/policy.ts'
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

type Brokered = Awaited<ReturnType<typeof openIntroductionsBrokeredBy>>[number]

async function othersOf(context: Context, projectId: string, role: 'broker' | 'admin'): Promise<readonly string[]> {
  return (await peopleWithRole(context.db, projectId, [role])).filter((id) => id !== context.actor.personId)
}

async function passTo(context: Context, successor: string, ids: readonly string[]): Promise<void> {
  for (const id of ids) await updateIntroduction(context.db, id, { brokerId: successor })
  await auditEach(context, 'introduction.broker-changed', 'introduction', ids, () => ({ to: successor }))
}

/** The introductions of one project pass each to another of its brokers who is no party to it; of the rest its admins are told. */
async function handOverIn(context: Context, projectId: string, open: readonly Brokered[]): Promise<void> {
  const brokers = await Promise.all((await othersOf(context, projectId, 'broker')).map((id) => loadActor(context.db, id)))
  const passed = new Map<string | null, string[]>()
  for (const each of open) {
    const successor = brokers.find((broker) => refuseReview(broker, projectId, each) === null)?.personId ?? null
    passed.set(successor, [...(passed.get(successor) ?? []), each.id])
  }
  for (const [successor, ids] of passed) {
    if (successor !== null) await passTo(context, successor, ids)
    const facts = { projectId, running: String(ids.length), taken: successor === null ? 'no' : 'yes' }
    await tell(context, successor === null ? await othersOf(context, projectId, 'admin') : [successor], { kind: 'broker-left', facts })
  }
}

/** Hands on what the actor brokers. */
async function handOver(context: Context): Promise<number> {
  const open = await openIntroductionsBrokeredBy(context.db, context.actor.personId)
  const byProject = new Map<string, Brokered[]>()
  for (const each of open) byProject.set(each.projectId, [...(byProject.get(each.projectId) ?? []), each])
  for (const [projectId, some] of byProject) await handOverIn(context, projectId, some)
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
