import { readFileSync } from 'node:fs'
import { projectBySlug } from '../db/queries/projects.ts'
import { changeText, faultText } from '../prompts/amendment-words.ts'
import type { Config } from './config.ts'
import { amendmentView } from './domain/amendment-view.ts'
import { readCsv } from './domain/csv.ts'
import type { Handbook } from './domain/handbook.ts'
import type { Names } from './domain/locale.ts'
import { openProgram, type Program } from './main.ts'
import { plainText } from './message/text.ts'
import { importKnowledge, type LineFault, soundness } from './use-cases/amend-knowledge.ts'
import { readAmendments } from './use-cases/read-amendments.ts'

type Print = (line: string) => void
type Options = { readonly project: string; readonly apply?: boolean }

function printFaults(faults: readonly LineFault[], handbook: Handbook, print: Print): void {
  const names: Record<string, Names> = {}
  for (const { materialId = '' } of faults) {
    const material = handbook.materials.get(materialId)
    if (material) names[materialId] = material.names
  }
  // The heading is line 1 of the file.
  for (const fault of faults) print(`line ${fault.line + 1}: ${plainText(faultText('en', fault, names))}`)
  print(`Nothing was changed: ${faults.length} line(s) to correct.`)
}

async function importInto({ context }: Program, rows: ReturnType<typeof readCsv>, options: Options, print: Print): Promise<boolean> {
  const project = await projectBySlug(context.db, options.project)
  if (!project) {
    print(`There is no project "${options.project}".`)
    return false
  }
  const known = await context.library.in(context.db, [project.id])
  const { amendments, faults: unread } = readAmendments({ known, projectSlug: project.slug }, rows)
  const faults = unread.length > 0 ? unread : await soundness(context, project.id, amendments)
  if (faults.length > 0) {
    printFaults(faults, known.handbook, print)
    return false
  }
  for (const amendment of amendments) print(plainText(changeText('en', amendmentView(known.handbook, amendment))))
  if (!options.apply) {
    print(`${amendments.length} change(s). Nothing was changed yet: add --apply.`)
    return true
  }
  const outcome = await importKnowledge(context, { projectId: project.id, amendments })
  if (outcome.outcome === 'unsound') printFaults(outcome.faults, known.handbook, print)
  else if (outcome.outcome === 'refused')
    print(`This would connect or redo ${outcome.subject} % of everything. Nothing was changed: import less at once, or more precisely.`)
  else print(`${outcome.changes} change(s) applied. Running programs use them from the next message on.`)
  return outcome.outcome === 'applied'
}

/** Shows or applies the changes that a file makes to a project's knowledge; false when a line cannot stand. */
export async function importFile(config: Config, file: string, options: Options, print: Print): Promise<boolean> {
  const rows = readCsv(readFileSync(file, 'utf8'))
  if (rows.length === 0) {
    print('The file has no lines under its headings.')
    return false
  }
  const program = await openProgram(config)
  try {
    return await importInto(program, rows, options, print)
  } finally {
    await program.close()
  }
}
