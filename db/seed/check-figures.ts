import type { Placed } from './read-entries.ts'
import type { Problem, Survey } from './survey.ts'

type Span = readonly [number, number] | null
type Checked = { readonly placed: Placed<{ readonly id: string }>; readonly what: string; readonly sound: boolean }

const ordered = (span: Span, least = Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY) =>
  span === null || (span[0] <= span[1] && span[0] >= least && span[1] <= most)

function sheetFigures({ sheets }: Survey): readonly Checked[] {
  return sheets.flatMap((placed) => {
    const { value, moisturePct, energyMj, form } = placed.entry
    return [
      { placed, what: 'value runs backwards', sound: value.low <= value.high },
      { placed, what: 'moisture is no range of percent', sound: ordered(moisturePct, 0, 100) },
      { placed, what: 'energy is beyond any fuel', sound: energyMj === null || energyMj <= 145 },
      { placed, what: 'electricity has no moisture', sound: form !== 'electricity' || moisturePct === null },
    ]
  })
}

function technologyFigures({ technologies }: Survey): readonly Checked[] {
  return technologies.flatMap((placed) => {
    const { yield: amount, scale, energyKwh } = placed.entry
    return [
      { placed, what: 'yield is no range above zero', sound: ordered(amount, 0) && (amount === null || amount[1] > 0) },
      { placed, what: 'scale is no range above zero', sound: scale === null || (scale.low > 0 && scale.low <= scale.high) },
      { placed, what: 'energy runs backwards', sound: ordered(energyKwh) },
    ]
  })
}

const earliestYear = 1900
const latestYear = 2026

function experienceFigures({ routes, cases, factors, materials }: Survey): readonly Checked[] {
  return [
    ...routes.flatMap((placed) =>
      placed.entry.limits.map(({ attribute, min, max }) => ({
        placed,
        what: `limit of ${attribute} is empty or runs backwards`,
        sound: (min !== null || max !== null) && (min === null || max === null || min <= max),
      })),
    ),
    ...routes.map((placed) => ({ placed, what: 'leads to itself', sound: placed.entry.from !== placed.entry.to })),
    ...cases.map((placed) => {
      const { year, status } = placed.entry
      return {
        placed,
        what: 'has an impossible year',
        sound: year === null || (year >= earliestYear && (year <= latestYear || status === 'planned')),
      }
    }),
    ...factors.map((placed) => ({ placed, what: 'is of a year to come', sound: placed.entry.year <= latestYear })),
    ...materials.map((placed) => {
      const density = placed.entry.densityTonnesPerM3
      return { placed, what: 'is denser than any material', sound: density === null || density <= 25 }
    }),
  ]
}

/** Figures that can be: ranges in order, percentages of a whole, years that were. */
export function checkFigures(survey: Survey): Problem[] {
  return [...sheetFigures(survey), ...technologyFigures(survey), ...experienceFigures(survey)]
    .filter(({ sound }) => !sound)
    .map(({ placed, what }) => ({ level: 'error', where: `${placed.file} ${placed.entry.id}`, say: what }))
}
