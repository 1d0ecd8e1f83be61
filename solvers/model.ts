import type { LimitedProblem, Way } from './limits.ts'

/** A mixed-integer model to be minimised, in compressed columns; rows are bounded by `rowUpper`, columns by 0 and `colUpper`. */
export type Model = {
  readonly colCost: Float64Array
  readonly colUpper: Float64Array
  /** 1 where only whole numbers will do, else 0. */
  readonly integrality: Int32Array
  readonly rowUpper: Float64Array
  readonly starts: Int32Array
  readonly indices: Int32Array
  readonly values: Float64Array
}

type Entry = readonly [row: number, value: number]
type Column = { readonly cost: number; readonly upper: number; readonly whole: boolean; readonly entries: readonly Entry[] }

function compress(columns: readonly Column[], rowUpper: readonly number[]): Model {
  const starts = new Int32Array(columns.length + 1)
  columns.forEach(({ entries }, column) => {
    starts[column + 1] = (starts[column] ?? 0) + entries.length
  })
  const entries = columns.flatMap((column) => column.entries)
  return {
    colCost: Float64Array.from(columns, ({ cost }) => cost),
    colUpper: Float64Array.from(columns, ({ upper }) => upper),
    integrality: Int32Array.from(columns, ({ whole }) => Number(whole)),
    rowUpper: Float64Array.from(rowUpper),
    starts,
    indices: Int32Array.from(entries, ([row]) => row),
    values: Float64Array.from(entries, ([, value]) => value),
  }
}

/** A flow is counted in lots, or else as a share of its room: so that a switch that is a hair above 0 lets nothing pass. */
export const stepOf = ({ lot, room }: Way): number => (lot > 0 ? lot : room)

/** True where a way is used or not, rather than used more or less. */
export const needsSwitch = ({ partnersOfSupply, partnersOfDemand }: LimitedProblem, { least }: Way): boolean =>
  least > 0 || partnersOfSupply !== undefined || partnersOfDemand !== undefined

/**
 * The model of a limited split. Columns: a flow for each way, then a switch for each way that needs one. Rows: supplies, demands,
 * partners of supplies and of demands where these are limited, then for each switch that nothing flows without it and, where
 * there is a least amount, that no less flows with it.
 */
export function modelOf(problem: LimitedProblem, ways: readonly Way[]): Model {
  const { supply, demand, partnersOfSupply, partnersOfDemand } = problem
  const rowUpper = [...supply, ...demand]
  const partnerRow = (limit: number | undefined, count: number): number | null => {
    if (limit === undefined) return null
    const first = rowUpper.length
    for (let each = 0; each < count; each += 1) rowUpper.push(limit)
    return first
  }
  const [supplyPartners, demandPartners] = [partnerRow(partnersOfSupply, supply.length), partnerRow(partnersOfDemand, demand.length)]
  const switches: Column[] = []
  const flows = ways.map((way): Column => {
    const step = stepOf(way)
    const upper = Math.round(way.room / step)
    const entries: Entry[] = [
      [way.from, step],
      [supply.length + way.to, step * way.yields],
    ]
    if (needsSwitch(problem, way)) {
      const partners: Entry[] = [
        ...(supplyPartners === null ? [] : [[supplyPartners + way.from, 1] as const]),
        ...(demandPartners === null ? [] : [[demandPartners + way.to, 1] as const]),
      ]
      entries.push([rowUpper.length, 1])
      partners.push([rowUpper.length, -upper])
      rowUpper.push(0)
      if (way.least > 0) {
        entries.push([rowUpper.length, -step / way.least])
        partners.push([rowUpper.length, 1])
        rowUpper.push(0)
      }
      switches.push({ cost: 0, upper: 1, whole: true, entries: partners })
    }
    return { cost: -way.value * step, upper, whole: way.lot > 0, entries }
  })
  return compress([...flows, ...switches], rowUpper)
}
