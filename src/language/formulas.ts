const elements = new Set(
  'H He Li Be B C N O F Ne Na Mg Al Si P S Cl Ar K Ca Sc Ti V Cr Mn Fe Co Ni Cu Zn Ga Ge As Se Br Kr Rb Sr Y Zr Nb Mo Tc Ru Rh Pd Ag Cd In Sn Sb Te I Xe Cs Ba La Ce Hf Ta W Re Os Ir Pt Au Hg Tl Pb Bi Th U'.split(
    ' ',
  ),
)

/** Shorthands that only look like formulas. */
const otherWords = new Set(
  'IBC PVC PP PS PC PU OCC POP IPS HIPS BOF HBI CIF FOB US UK UN IN NO OK CN HK PO BC SK HW POY FOY PBS IC PCB CBS'.split(' '),
)

/** A chemical formula such as `Ca(OH)2`, as the part of a key: `ca_oh2`. */
export type Formula = { readonly key: string; readonly start: number; readonly end: number }

const shape = String.raw`(?:[A-Z][a-z]?\d{0,2}|\([A-Z][A-Za-z\d]{0,6}\)\d{0,2}){1,8}`
const ending = new RegExp(
  String.raw`(?<![A-Za-z\d])(${shape})(?:[\s:：=(（~≤≥<>]|content|about|max\.?|min\.?|up to|含量|함량|约|약|为|是|은|는|이){0,4}$`,
)
const starting = new RegExp(String.raw`^(?:[\s(（]|of\s|as\s){0,3}(${shape})(?![A-Za-z\d])`)

function isFormula(word: string): boolean {
  const parts = word.match(/[A-Z][a-z]?/g) ?? []
  return parts.length > 0 && !otherWords.has(word) && parts.every((part) => elements.has(part))
}

const keyOf = (word: string) => word.toLowerCase().replaceAll('(', '_').replaceAll(')', '')

/** The formula that ends right before `end` in a text that keeps its case. */
export function formulaBefore(text: string, from: number, end: number): Formula | null {
  const begin = Math.max(from, end - 30)
  const match = ending.exec(text.slice(begin, end))
  const word = match?.[1] ?? ''
  return match && isFormula(word) ? { key: keyOf(word), start: begin + match.index, end: begin + match.index + word.length } : null
}

/** The formula that begins right after `at`. */
export function formulaAfter(text: string, at: number, until: number): Formula | null {
  const match = starting.exec(text.slice(at, Math.min(until, at + 24)))
  const word = match?.[1] ?? ''
  if (!match || !isFormula(word)) return null
  const end = at + match[0].length
  return { key: keyOf(word), start: end - word.length, end }
}
