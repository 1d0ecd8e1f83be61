import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { type ProcedureStep, procedureStages, proofs, stepKinds, stepOwners } from '../../src/domain/procedure.ts'
import { seedDirectory } from './read-entries.ts'

const names = z.object({ en: z.string().min(1), 'zh-CN': z.string().min(1), ko: z.string().min(1) })

const schema = z.array(
  z.object({
    stage: z.enum(procedureStages),
    kind: z.enum(stepKinds),
    owner: z.enum(stepOwners),
    proof: z.enum(proofs),
    dueDays: z.number().int().min(0).max(365),
    guidance: names,
  }),
)

let shipped: readonly ProcedureStep[] | null = null

/** The checklist that projects follow until they have one of their own. */
export function shippedProcedure(): readonly ProcedureStep[] {
  if (shipped) return shipped
  const read: unknown = JSON.parse(readFileSync(join(seedDirectory, 'procedures', 'default.json'), 'utf8'))
  shipped = schema.parse(read).map((step) => ({ ...step, titles: null }))
  return shipped
}
