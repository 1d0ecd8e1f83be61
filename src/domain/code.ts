import type { Names } from './locale.ts'

export const codeSystems = ['ewc', 'isic', 'hw', 'basel'] as const
export type CodeSystem = (typeof codeSystems)[number]

/** An entry of a public code list, named in our own short words. Codes are written without spaces ("100102", "HW34", "Y34"). */
export type Code = {
  readonly system: CodeSystem
  readonly code: string
  readonly names: Names
  /** Only for wastes: whether the entry is hazardous. */
  readonly hazardous: boolean | null
  /** For a List of Waste entry whose hazard depends on the batch: the entry on the other side of the mirror. */
  readonly mirror: string | null
}
