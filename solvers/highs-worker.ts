import { parentPort, workerData } from 'node:worker_threads'
import * as highsModule from 'highs'
import type { HighsAnswer, HighsTask } from './run-highs.ts'

/** Solves one model in its own thread, because the solver holds up whoever calls it until it has finished. */
function solve(highs: highsModule.Highs, { model, start, timeLimitMs, relativeGap }: HighsTask): HighsAnswer {
  const { colCost, colUpper, rowUpper, integrality } = model
  const [numCols, numRows] = [colCost.length, rowUpper.length]
  const whole = integrality.some((each) => each !== 0)
  const data = {
    numCols,
    numRows,
    colCost,
    colLower: new Float64Array(numCols),
    colUpper,
    rowLower: new Float64Array(numRows).fill(-highs.infinity),
    rowUpper,
    matrix: { format: 'csc', numCols, numRows, starts: model.starts, indices: model.indices, values: model.values } as const,
    ...(whole ? { integrality: Array.from(integrality, (each) => (each === 0 ? 0 : 1) as 0 | 1) } : {}),
  }
  return highs.withModel(data, (instance): HighsAnswer => {
    instance.options.set({ output_flag: false, time_limit: timeLimitMs / 1000, mip_rel_gap: relativeGap })
    if (whole && start) instance.setSolution({ colValue: start })
    const { modelStatus } = instance.run()
    const finished = modelStatus === highs.constants.modelStatus.optimal
    const stopped = modelStatus === highs.constants.modelStatus.timeLimit
    if (!finished && !stopped) return { ended: 'failed', status: modelStatus }
    const bound = whole ? Number(instance.info.get('mip_dual_bound')) : instance.getObjectiveValue()
    return { ended: finished ? 'optimal' : 'time-limit', columns: instance.getSolution().colValue, bound }
  })
}

/** The types speak of a CommonJS module; imported as an ES module, the default is the loader itself. */
const loadHighs = highsModule.default as unknown as typeof highsModule.default.default

const highs = await loadHighs()
parentPort?.postMessage('loaded')
// What comes in is what `runHighs` handed to this thread.
parentPort?.postMessage(solve(highs, workerData as HighsTask))
