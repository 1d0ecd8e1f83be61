import { pgTable, text } from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'

/** Workspaces of Slack that installed the app, with what Slack gave for them, sealed: without the keys it cannot be read. */
export const slackInstallation = pgTable('slack_installation', {
  workspace: text('workspace').primaryKey(),
  sealed: text('sealed').notNull(),
  installedAt: instant('installed_at').notNull(),
})
