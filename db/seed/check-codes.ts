import { type Code, type CodeSystem, codeKey } from '../../src/domain/code.ts'
import type { Placed } from './read-entries.ts'
import type { Problem, Survey } from './survey.ts'

/** Entries of six digits in each chapter of the European List of Waste (Decision 2000/532/EC as amended by 2014/955/EU): 842 in all. */
const entriesOfChapter: Readonly<Record<string, number>> = {
  '01': 24,
  '02': 38,
  '03': 19,
  '04': 21,
  '05': 24,
  '06': 48,
  '07': 78,
  '08': 38,
  '09': 13,
  '10': 173,
  '11': 27,
  '12': 23,
  '13': 34,
  '14': 5,
  '15': 12,
  '16': 72,
  '17': 38,
  '18': 16,
  '19': 99,
  '20': 40,
}

/** How many classes of four digits ISIC rev. 4 has, and how many classes and codes the other lists have at least. */
const isicClasses = 419
const hazardClasses = 46
const baselCodes = 49

const isEntry = ({ system, code }: Code) => system === 'ewc' && code.length === 6
const problem = (where: string, say: string): Problem => ({ level: 'error', where, say })
const placeOf = ({ entry, file }: Placed<Code>) => `${file} ${entry.system} ${entry.code}`

function checkCounts(codes: readonly Code[]): Problem[] {
  const count = (fits: (code: Code) => boolean) => codes.filter(fits).length
  const chapters = Object.entries(entriesOfChapter).flatMap(([chapter, expected]) => {
    const found = count((code) => isEntry(code) && code.code.startsWith(chapter))
    return found === expected ? [] : [problem('codes', `chapter ${chapter} of the List of Waste has ${found} entries of ${expected}`)]
  })
  const strange = codes.filter((code) => isEntry(code) && entriesOfChapter[code.code.slice(0, 2)] === undefined)
  const lists = [
    { what: 'ISIC classes', found: count(({ system, code }) => system === 'isic' && /^\d{4}$/.test(code)), expected: isicClasses },
    { what: 'hazardous waste classes of China', found: count(({ system }) => system === 'hw'), expected: hazardClasses },
    { what: 'Basel codes', found: count(({ system }) => system === 'basel'), expected: baselCodes },
  ]
  return [
    ...chapters,
    ...strange.map(({ code }) => problem('codes', `the List of Waste has no chapter for ${code}`)),
    ...lists
      .filter(({ found, expected }) => found < expected)
      .map(({ what, found, expected }) => problem('codes', `${found} of ${expected} ${what}`)),
  ]
}

/** Several entries may share one on the other side, so a mirror must have a mirror, though not always the same. */
function mirrorFault(byKey: ReadonlyMap<string, Code>, entry: Code): string | null {
  if (isEntry(entry) && entry.hazardous === null) return 'does not say whether it is hazardous'
  if (entry.mirror === null) return null
  const other = byKey.get(codeKey({ system: entry.system, code: entry.mirror }))
  if (!other) return `mirrors ${entry.mirror}, which is not there`
  if (other.hazardous === entry.hazardous) return `mirrors ${entry.mirror}, which lies on the same side`
  return other.mirror === null ? `mirrors ${entry.mirror}, which mirrors nothing` : null
}

type Cited = { readonly where: string; readonly system: CodeSystem; readonly codes: readonly string[] }

function citations({ materials, sheets, routes, industries, cases }: Survey): readonly Cited[] {
  const at = ({ file, entry }: Placed<{ readonly id: string }>) => `${file} ${entry.id}`
  const given = (code: string | null) => (code === null ? [] : [code])
  return [
    ...materials.map((placed) => ({ where: at(placed), system: 'ewc' as const, codes: placed.entry.ewc })),
    ...sheets.map((placed) => ({ where: at(placed), system: 'hw' as const, codes: given(placed.entry.hw) })),
    ...sheets.map((placed) => ({ where: at(placed), system: 'basel' as const, codes: given(placed.entry.basel) })),
    ...routes.map((placed) => ({
      where: at(placed),
      system: 'isic' as const,
      codes: [...placed.entry.sourceIsic, ...placed.entry.sinkIsic],
    })),
    ...industries.map((placed) => ({ where: at(placed), system: 'isic' as const, codes: [placed.entry.isic] })),
    ...cases.map((placed) => ({ where: at(placed), system: 'isic' as const, codes: [placed.entry.sourceIsic, placed.entry.sinkIsic] })),
  ]
}

/** The code lists are whole, mirror entries agree, and every code that is cited stands in its list. */
export function checkCodes(survey: Survey): Problem[] {
  const byKey = new Map(survey.codes.map(({ entry }) => [codeKey(entry), entry]))
  return [
    ...checkCounts(survey.codes.map(({ entry }) => entry)),
    ...survey.codes.flatMap((placed) => {
      const fault = mirrorFault(byKey, placed.entry)
      return fault ? [problem(placeOf(placed), fault)] : []
    }),
    ...citations(survey).flatMap(({ where, system, codes }) =>
      codes
        .filter((code) => !byKey.has(codeKey({ system, code })))
        .map((code) => problem(where, `${system} ${code} stands in no code list`)),
    ),
  ]
}
