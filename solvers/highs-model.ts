import * as highsModule from 'highs'
import type { Model } from './model.ts'

/** A model with a solution to begin with, and when to stop: after a time, or this close to the bound. */
export type HighsTask = {
  readonly model: Model
  readonly start: Float64Array | null
  readonly timeLimitMs: number
  readonly relativeGap: number
}

/** `bound`: no solution costs less. Of `columns` nothing is known to be possible when the time ran out. */
export type HighsAnswer =
  | { readonly ended: 'optimal' | 'time-limit'; readonly columns: Float64Array; readonly bound: number }
  | { readonly ended: 'failed'; readonly status: number }

/** The types speak of a CommonJS module; imported as an ES module, the default is the loader itself. */
const loadHighs = highsModule.default as unknown as typeof highsModule.default.default

/** Loads HiGHS. What it returns solves a model and holds up its thread until it has finished or the time is up. */
export async function loadSolver(): Promise<(task: HighsTask) => HighsAnswer> {
  const highs = await loadHighs()
  return (task) => solve(highs, task)
}

function dataOf(highs: highsModule.Highs, { colCost, colUpper, rowUpper, integrality, starts, indices, values }: Model) {
  const [numCols, numRows] = [colCost.length, rowUpper.length]
  const bounds = { colLower: new Float64Array(numCols), colUpper, rowLower: new Float64Array(numRows).fill(-highs.infinity), rowUpper }
  const matrix = { format: 'csc', numCols, numRows, starts, indices, values } as const
  const whole = integrality.some((each) => each !== 0)
  const data = { numCols, numRows, colCost, ...bounds, matrix }
  return { whole, data: whole ? { ...data, integrality: Array.from(integrality, (each) => (each === 0 ? 0 : 1) as 0 | 1) } : data }
}

/** An optimum is its own bound; a search that was stopped knows one only where numbers had to be whole. */
function boundOf(instance: highsModule.Model, whole: boolean, finished: boolean): number {
  if (whole) return Number(instance.info.get('mip_dual_bound'))
  return finished ? instance.getObjectiveValue() : Number.NEGATIVE_INFINITY
}

function solve(highs: highsModule.Highs, { model, start, timeLimitMs, relativeGap }: HighsTask): HighsAnswer {
  const { optimal, timeLimit } = highs.constants.modelStatus
  const { whole, data } = dataOf(highs, model)
  return highs.withModel(data, (instance): HighsAnswer => {
    instance.options.set({ output_flag: false, time_limit: timeLimitMs / 1000, mip_rel_gap: relativeGap })
    if (whole && start) instance.setSolution({ colValue: start })
    const { modelStatus } = instance.run()
    if (modelStatus !== optimal && modelStatus !== timeLimit) return { ended: 'failed', status: modelStatus }
    const finished = modelStatus === optimal
    const bound = boundOf(instance, whole, finished)
    return { ended: finished ? 'optimal' : 'time-limit', columns: instance.getSolution().colValue, bound }
  })
}
