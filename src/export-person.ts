import { writeFileSync } from 'node:fs'
import { personOfAccount } from '../db/queries/people.ts'
import type { Config } from './config.ts'
import { openProgram } from './main.ts'
import { exportPerson } from './use-cases/forget-person.ts'

type Options = { readonly platform: string; readonly workspace: string; readonly account: string; readonly file?: string }

/** Writes everything stored about the person behind an account to a file, or prints it; false when there is no such account. */
export async function exportToFile(config: Config, options: Options, print: (line: string) => void): Promise<boolean> {
  const { context, close } = await openProgram(config)
  try {
    const person = await personOfAccount(context.db, options)
    if (!person) {
      print(`Nobody is known as "${options.account}" on ${options.platform} (workspace ${options.workspace}).`)
      return false
    }
    const { json, counts } = await exportPerson(context, { personId: person.id })
    if (options.file === undefined) {
      print(json.trimEnd())
      return true
    }
    writeFileSync(options.file, json, { mode: 0o600 })
    const rows = Object.values(counts).reduce((sum, count) => sum + count, 0)
    print(`${rows} rows written to ${options.file}.`)
    return true
  } finally {
    await close()
  }
}
