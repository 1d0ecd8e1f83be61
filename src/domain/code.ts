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

/** How a code is looked up. */
export function codeKey({ system, code }: Pick<Code, 'system' | 'code'>): string {
  return `${system} ${code}`
}

/** Reads a code as people write it: `10 01 02`, `100102*`, `HW34`, `hw-34`, `Y34`; null when it is none. */
export function parseCode(text: string): Pick<Code, 'system' | 'code'> | null {
  const typed = text
    .normalize('NFKC')
    .trim()
    .toUpperCase()
    .replace(/^(?:EWC|LOW|BASEL)[\s:]+/, '')
  const ewc = /^(\d\d)[\s.-]?(\d\d)[\s.-]?(\d\d)\s?\*?$/.exec(typed)
  if (ewc) return { system: 'ewc', code: `${ewc[1]}${ewc[2]}${ewc[3]}` }
  const other = /^(HW|Y)[\s-]?(\d{1,2})$/.exec(typed)
  if (!other?.[2]) return null
  return other[1] === 'HW' ? { system: 'hw', code: `HW${other[2].padStart(2, '0')}` } : { system: 'basel', code: `Y${Number(other[2])}` }
}
