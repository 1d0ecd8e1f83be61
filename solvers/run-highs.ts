import { Worker } from 'node:worker_threads'
import type { HighsAnswer, HighsTask } from './highs-model.ts'

/** A busy machine may take this long to load the solver, and afterwards this long to write the answer. */
const loadingMs = 30_000
const graceMs = 2_000

/** A thread does not inherit what reads TypeScript, so from source that comes first; compiled it is a plain file. */
function startThread(task: HighsTask): Worker {
  if (!import.meta.url.endsWith('.ts')) return new Worker(new URL('./highs-worker.js', import.meta.url), { workerData: task })
  const entry = JSON.stringify(new URL('./highs-worker.ts', import.meta.url).href)
  const program = `import('tsx/esm/api').then(({ register }) => { register(); return import(${entry}) })`
  return new Worker(program, { eval: true, workerData: task })
}

/** Runs HiGHS in a thread of its own and ends the thread when it does not answer in time: null. Rejects when the thread fails. */
export function runHighs(task: HighsTask): Promise<HighsAnswer | null> {
  return new Promise((resolve, reject) => {
    const worker = startThread(task)
    const end = (settle: () => void) => {
      clearTimeout(timer)
      settle()
      void worker.terminate()
    }
    const giveUp = () => end(() => resolve(null))
    let timer = setTimeout(giveUp, loadingMs)
    worker.on('message', (message: HighsAnswer | 'loaded') => {
      if (message !== 'loaded') return end(() => resolve(message))
      clearTimeout(timer)
      timer = setTimeout(giveUp, task.timeLimitMs + graceMs)
    })
    worker.once('error', (fault) => end(() => reject(fault)))
  })
}
