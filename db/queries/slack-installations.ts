import { eq } from 'drizzle-orm'
import type { Database } from '../client.ts'
import { slackInstallation } from '../schema/slack.ts'

export async function installationOf(db: Database, workspace: string): Promise<string | null> {
  const [row] = await db
    .select({ sealed: slackInstallation.sealed })
    .from(slackInstallation)
    .where(eq(slackInstallation.workspace, workspace))
  return row?.sealed ?? null
}

export async function putInstallation(db: Database, row: typeof slackInstallation.$inferInsert): Promise<void> {
  const { sealed, installedAt } = row
  await db.insert(slackInstallation).values(row).onConflictDoUpdate({ target: slackInstallation.workspace, set: { sealed, installedAt } })
}

/** False when there was none. */
export async function removeInstallation(db: Database, workspace: string): Promise<boolean> {
  const removed = await db
    .delete(slackInstallation)
    .where(eq(slackInstallation.workspace, workspace))
    .returning({ workspace: slackInstallation.workspace })
  return removed.length > 0
}
