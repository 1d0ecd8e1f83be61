import type { Case } from '../../src/domain/case.ts'
import { type Code, codeKey } from '../../src/domain/code.ts'
import type { Factor } from '../../src/domain/factor.ts'
import type { Industry } from '../../src/domain/industry.ts'
import type { Material } from '../../src/domain/material.ts'
import type { MaterialSheet } from '../../src/domain/material-sheet.ts'
import type { Route } from '../../src/domain/route.ts'
import type { Technology } from '../../src/domain/technology.ts'
import { type OnFault, type Placed, readEntries, readKeyed, seedDirectory } from './read-entries.ts'
import {
  caseSchema,
  codeSchema,
  factorSchema,
  industrySchema,
  materialSchema,
  routeSchema,
  sheetSchema,
  technologySchema,
} from './schemas.ts'

/** A problem of the shipped lists: where it is and what it is. Errors must not ship, warnings may. */
export type Problem = { readonly level: 'error' | 'warning'; readonly where: string; readonly say: string }

/** Everything that can be read of the lists, each entry with its file; broken entries are left out. */
export type Survey = {
  readonly materials: readonly Placed<Material>[]
  readonly sheets: readonly Placed<MaterialSheet>[]
  readonly technologies: readonly Placed<Technology>[]
  readonly codes: readonly Placed<Code>[]
  readonly routes: readonly Placed<Route>[]
  readonly industries: readonly Placed<Industry>[]
  readonly cases: readonly Placed<Case>[]
  readonly factors: readonly Placed<Factor>[]
}

/** Reads the lists as far as they can be read, with a problem for each entry that cannot. */
export function readSurvey(directory = seedDirectory): { readonly survey: Survey; readonly problems: Problem[] } {
  const problems: Problem[] = []
  const onFault: OnFault = ({ file, entry, message }) =>
    problems.push({ level: 'error', where: `${file} ${entry}`, say: message.slice(`${file}: ${entry}: `.length) })
  const survey = {
    materials: readEntries(directory, 'materials', materialSchema, onFault),
    sheets: readEntries(directory, 'sheets', sheetSchema, onFault),
    technologies: readEntries(directory, 'technologies', technologySchema, onFault),
    codes: readKeyed(directory, 'codes', codeSchema, codeKey, onFault),
    routes: readEntries(directory, 'routes', routeSchema, onFault),
    industries: readEntries(directory, 'industries', industrySchema, onFault),
    cases: readEntries(directory, 'cases', caseSchema, onFault),
    factors: readEntries(directory, 'factors', factorSchema, onFault),
  }
  return { survey, problems }
}
