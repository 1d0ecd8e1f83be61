import { installationOf, putInstallation, removeInstallation } from '../../db/queries/slack-installations.ts'
import type { SystemContext } from './context.ts'
import { audit, inTransaction } from './record-change.ts'

/** Where Slack's installations are kept: sealed by whoever hands them in, each change in the audit. */
export function keepInstallations(context: SystemContext) {
  const note = (inside: SystemContext, verb: string, workspace: string) => audit(inside, verb, { kind: 'workspace', id: workspace })
  return {
    get: (workspace: string): Promise<string | null> => installationOf(context.db, workspace),
    put: (workspace: string, sealed: string): Promise<void> =>
      inTransaction(context, async (inside) => {
        await putInstallation(inside.db, { workspace, sealed, installedAt: inside.clock() })
        await note(inside, 'slack.installed', workspace)
      }),
    remove: (workspace: string): Promise<boolean> =>
      inTransaction(context, async (inside) => {
        const removed = await removeInstallation(inside.db, workspace)
        if (removed) await note(inside, 'slack.uninstalled', workspace)
        return removed
      }),
  }
}
