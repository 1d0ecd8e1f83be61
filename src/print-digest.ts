import { renderMessage } from '../adapters/console/render.ts'
import { projectBySlug } from '../db/queries/projects.ts'
import { digestMessage } from '../prompts/present/digest.ts'
import type { Config } from './config.ts'
import { wallClock } from './domain/calendar.ts'
import { closestLocale } from './domain/locale.ts'
import { openProgram } from './main.ts'
import { mapActions } from './message/message.ts'
import { compileDigest } from './use-cases/compile-digest.ts'

type Options = { readonly project: string; readonly dryRun?: boolean; readonly locale?: string }

/** Prints a project's last seven days; false when that could not be done, with what to do about it. */
export async function printDigest(config: Config, options: Options, print: (line: string) => void): Promise<boolean> {
  if (!options.dryRun) {
    print('The running program sends digests, once a week at the hour of each project. Add --dry-run to read one here.')
    return false
  }
  const { context, close } = await openProgram(config)
  try {
    const project = await projectBySlug(context.db, options.project)
    if (!project) {
      print(`There is no project "${options.project}".`)
      return false
    }
    const lastDay = wallClock(context.clock(), project.timeZone).day
    const digest = await compileDigest(context, { project, lastDay })
    const locale = options.locale ? closestLocale(options.locale) : project.locale
    // Nobody can press a button in print.
    const message = await mapActions(digestMessage(locale, digest), async (actions) => actions.map(() => ''))
    for (const line of renderMessage(message, 1, false).lines) print(line)
    return true
  } finally {
    await close()
  }
}
