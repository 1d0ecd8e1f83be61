import { claimDigest } from '../../db/queries/conversations.ts'
import { peopleWithRole } from '../../db/queries/people.ts'
import { allProjects, type Project, projectById } from '../../db/queries/projects.ts'
import { addDays, wallClock } from '../domain/calendar.ts'
import type { Digest } from '../domain/digest.ts'
import { refuseDigest } from '../domain/policy.ts'
import { type Refused, refuse } from '../domain/refusal.ts'
import { compileDigest } from './compile-digest.ts'
import type { Context, SystemContext } from './context.ts'
import { audit, inTransaction, tell } from './record-change.ts'

/** Sends each project its week once, on its weekday from its hour on; a start after that hour still sends it. */
export async function sendDigests(context: SystemContext): Promise<{ readonly sent: number }> {
  let sent = 0
  for (const project of await allProjects(context.db)) {
    const local = wallClock(context.clock(), project.timeZone)
    const due = local.weekday === project.digestWeekday && local.hour >= project.digestHour
    if (due && (await inTransaction(context, (inside) => sendDigest(inside, project, addDays(local.day, -1))))) sent += 1
  }
  return { sent }
}

async function sendDigest(context: SystemContext, project: Project, lastDay: string): Promise<boolean> {
  const digest = await compileDigest(context, { project, lastDay })
  const claimed = await claimDigest(context.db, { projectId: project.id, week: digest.week, facts: digest, sentAt: context.clock() })
  if (!claimed) return false
  await audit(context, 'digest.sent', { kind: 'project', id: project.id }, { week: digest.week })
  const readers = await peopleWithRole(context.db, project.id, ['team', 'broker', 'admin', 'observer'])
  await tell(context, readers, { kind: 'digest', facts: { projectId: project.id, week: digest.week } })
  return true
}

/** The last seven days of a project the actor belongs to, up to today. */
export async function readDigest(context: Context): Promise<{ readonly outcome: 'digest'; readonly digest: Digest } | Refused> {
  const held = context.actor.roles.find((role) => refuseDigest(context.actor, role.projectId) === null)
  const project = held && (await projectById(context.db, held.projectId))
  if (!project) return refuse('not-in-project')
  const today = wallClock(context.clock(), project.timeZone).day
  return { outcome: 'digest', digest: await compileDigest(context, { project, lastDay: today }) }
}
