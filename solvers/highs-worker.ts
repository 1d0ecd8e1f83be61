import { parentPort, workerData } from 'node:worker_threads'
import { type HighsTask, loadSolver } from './highs-model.ts'

const solve = await loadSolver()
parentPort?.postMessage('loaded')
// What comes in is what `runHighs` handed to this thread.
parentPort?.postMessage(solve(workerData as HighsTask))
