import { forgetOld } from '../../db/queries/conversations.ts'
import { deleteUnplacedFiles } from '../../db/queries/files.ts'
import { forgetDone } from '../../db/queries/outbox.ts'
import type { SystemContext } from './context.ts'

const dayMs = 86_400_000

/** Forgets what is past its time: event keys after 7 days, files that belong to nothing too; dead buttons and finished work after 30. */
export async function prune(context: SystemContext): Promise<{ readonly outcome: 'pruned' }> {
  const at = context.clock().getTime()
  await forgetOld(context.db, { inbox: new Date(at - 7 * dayMs), actions: new Date(at - 30 * dayMs) })
  await deleteUnplacedFiles(context.db, new Date(at - 7 * dayMs))
  await forgetDone(context.db, new Date(at - 30 * dayMs))
  return { outcome: 'pruned' }
}
