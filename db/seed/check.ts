import { type Locale, locales, type Names } from '../../src/domain/locale.ts'
import { foldWord, wordsOf } from '../../src/domain/material.ts'
import { checkCodes } from './check-codes.ts'
import { checkFigures } from './check-figures.ts'
import { type Placed, seedDirectory } from './read-entries.ts'
import { type Problem, readSurvey, type Survey } from './survey.ts'

type Named = Placed<{ readonly id: string }>

const error = ({ file, entry }: Named, say: string): Problem => ({ level: 'error', where: `${file} ${entry.id}`, say })
const warning = ({ file, entry }: Named, say: string): Problem => ({ level: 'warning', where: `${file} ${entry.id}`, say })

const idsOf = (placed: readonly Named[]) => new Set(placed.map(({ entry }) => entry.id))

/** One problem for every id that nobody describes. */
function unresolved(placed: Named, field: string, ids: readonly string[], known: ReadonlySet<string>, what: string): Problem[] {
  return ids.filter((id) => !known.has(id)).map((id) => error(placed, `${field} names ${what} "${id}", which is not there`))
}

function checkReferences(survey: Survey): Problem[] {
  const [materials, technologies] = [idsOf(survey.materials), idsOf(survey.technologies)]
  const material = (placed: Named, field: string, ids: readonly string[]) => unresolved(placed, field, ids, materials, 'material')
  const technology = (placed: Named, id: string | null) =>
    unresolved(placed, 'technology', id === null ? [] : [id], technologies, 'technology')
  return [
    ...survey.routes.flatMap((placed) => [
      ...material(placed, 'from', [placed.entry.from]),
      ...material(placed, 'to', [placed.entry.to]),
      ...technology(placed, placed.entry.technology),
    ]),
    ...survey.cases.flatMap((placed) => [
      ...material(placed, 'from', [placed.entry.from]),
      ...material(placed, 'to', [placed.entry.to]),
      ...technology(placed, placed.entry.technology),
    ]),
    ...survey.industries.flatMap((placed) => [
      ...material(placed, 'outputs', placed.entry.outputs),
      ...material(placed, 'inputs', placed.entry.inputs),
    ]),
    ...survey.technologies.flatMap((placed) => [
      ...material(placed, 'inputs', placed.entry.inputs),
      ...material(placed, 'outputs', placed.entry.outputs),
    ]),
    ...survey.sheets.flatMap((placed) => material(placed, 'id', [placed.entry.id])),
    ...survey.factors.flatMap((placed) =>
      material(placed, 'materialId', placed.entry.materialId === null ? [] : [placed.entry.materialId]),
    ),
  ]
}

/** Every word names one material in one language, and stands once; other spellings of a word may stand beside it. */
function checkWords({ materials }: Survey): Problem[] {
  return locales.flatMap((locale) => {
    const owners = new Map<string, string>()
    const written = new Set<string>()
    return materials.flatMap((placed) =>
      wordsOf(placed.entry, locale).flatMap((word) => {
        const owner = owners.get(foldWord(word))
        const twice = written.has(word.toLowerCase())
        owners.set(foldWord(word), owner ?? placed.entry.id)
        written.add(word.toLowerCase())
        if (owner !== undefined && owner !== placed.entry.id) return [error(placed, `"${word}" (${locale}) already names ${owner}`)]
        return twice ? [error(placed, `"${word}" (${locale}) is said twice`)] : []
      }),
    )
  })
}

const script: Readonly<Record<Locale, RegExp>> = { en: /\p{Script=Latin}/u, 'zh-CN': /\p{Script=Han}/u, ko: /\p{Script=Hangul}/u }
/** Names that are the same everywhere: ABS, PET, NPK 15-15-15. */
const international = /^[A-Z0-9][A-Za-z0-9 .,/+-]{0,11}$/

function foreign(names: Names): Locale | undefined {
  return locales.find((locale) => !script[locale].test(names[locale]) && !international.test(names[locale]))
}

function checkLanguages(survey: Survey): Problem[] {
  const { materials, technologies, industries, codes, cases } = survey
  const named = [...materials, ...technologies, ...industries].map((placed) => ({ placed, names: placed.entry.names }))
  const told = [
    ...technologies.map((placed) => ({ placed, names: placed.entry.summary })),
    ...cases.flatMap((placed) => [
      { placed, names: placed.entry.title },
      { placed, names: placed.entry.place },
    ]),
    ...codes.map(({ entry, file }) => ({ placed: { file, entry: { id: `${entry.system} ${entry.code}` } }, names: entry.names })),
  ]
  return [...named, ...told].flatMap(({ placed, names }) => {
    const locale = foreign(names)
    return locale ? [error(placed, `"${names[locale]}" is not written in ${locale}`)] : []
  })
}

const tooShort = (source: string) => source.trim().length < 5

function checkSources({ routes, cases, factors, technologies }: Survey): Problem[] {
  return [
    ...[...routes, ...cases, ...factors].filter(({ entry }) => tooShort(entry.source)).map((placed) => error(placed, 'names no source')),
    ...technologies
      .filter(({ entry }) => entry.references.length === 0 || entry.references.some(tooShort))
      .map((placed) => error(placed, 'names no reference')),
  ]
}

/** Materials that lead nowhere, and materials, routes and cases that lack their other half. */
function checkCompleteness({ materials, sheets, routes, industries, cases }: Survey): Problem[] {
  const used = new Set([
    ...routes.flatMap(({ entry }) => [entry.from, entry.to]),
    ...industries.flatMap(({ entry }) => [...entry.outputs, ...entry.inputs]),
    ...cases.flatMap(({ entry }) => [entry.from, entry.to]),
  ])
  const described = idsOf(sheets)
  const pairs = new Set(routes.map(({ entry }) => `${entry.from} ${entry.to}`))
  return [
    ...materials.filter(({ entry }) => !described.has(entry.id)).map((placed) => error(placed, 'has no sheet')),
    ...materials.filter(({ entry }) => !used.has(entry.id)).map((placed) => warning(placed, 'stands in no route, industry or case')),
    ...cases
      .filter(({ entry }) => entry.from !== entry.to && !pairs.has(`${entry.from} ${entry.to}`))
      .map((placed) => warning(placed, `shows ${placed.entry.from} for ${placed.entry.to}, but no route says so`)),
  ]
}

/** Checks everything that ships: problems in the order of the lists, errors that must not ship among them. */
export function checkShipped(directory = seedDirectory): readonly Problem[] {
  const { survey, problems } = readSurvey(directory)
  return [
    ...problems,
    ...checkReferences(survey),
    ...checkCodes(survey),
    ...checkWords(survey),
    ...checkLanguages(survey),
    ...checkFigures(survey),
    ...checkSources(survey),
    ...checkCompleteness(survey),
  ]
}
