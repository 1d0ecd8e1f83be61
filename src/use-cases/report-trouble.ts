import { projectIdsOfFacilities } from '../../db/queries/facilities.ts'
import { wasTold } from '../../db/queries/notices.ts'
import { loadActor, peopleWithRole } from '../../db/queries/people.ts'
import { allProjects, projectIdsOfWorkspace } from '../../db/queries/projects.ts'
import type { PlatformObstacle } from '../domain/notice.ts'
import type { SystemContext } from './context.ts'
import { inTransaction, tell } from './record-change.ts'

/** What stands between the bot and a platform, or one person there. */
export type Trouble = {
  readonly platform: string
  readonly workspace: string
  readonly obstacle: PlatformObstacle
  readonly personId?: string
}

const onceInMs = 24 * 3_600_000

async function projectsConcerned(context: SystemContext, { platform, workspace, personId }: Trouble): Promise<readonly string[]> {
  if (personId === undefined) {
    const there = await projectIdsOfWorkspace(context.db, platform, workspace)
    return there.length > 0 ? there : (await allProjects(context.db)).map(({ id }) => id)
  }
  const { facilityIds, roles } = await loadActor(context.db, personId)
  return [...new Set([...(await projectIdsOfFacilities(context.db, facilityIds)), ...roles.map(({ projectId }) => projectId)])]
}

/** The admins of a project; where it has none, its brokers. */
async function adminsOf(context: SystemContext, projectId: string): Promise<readonly string[]> {
  const admins = await peopleWithRole(context.db, projectId, ['admin'])
  return admins.length > 0 ? admins : peopleWithRole(context.db, projectId, ['broker'])
}

/** Tells the admins of the projects concerned, each at most once a day about the same. */
export async function reportTrouble(context: SystemContext, trouble: Trouble): Promise<void> {
  const { platform, workspace, obstacle, personId = '' } = trouble
  context.log.error({ platform, workspace, obstacle }, 'a platform cannot be used as before')
  await inTransaction(context, async (inside) => {
    const projectIds = await projectsConcerned(inside, trouble)
    const admins = new Set((await Promise.all(projectIds.map((id) => adminsOf(inside, id)))).flat())
    const notice = { kind: 'platform-trouble', facts: { platform, workspace, obstacle, personId } } as const
    const since = new Date(inside.clock().getTime() - onceInMs)
    for (const admin of admins) {
      if (admin !== personId && !(await wasTold(inside.db, admin, notice, since))) await tell(inside, [admin], notice)
    }
  })
}
