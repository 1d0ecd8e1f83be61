import pino from 'pino'
import type { Log } from './use-cases/context.ts'

/** Lines for operators, JSON, to standard error or to a file where a chat has the terminal. */
export function createLog(level: string, file: string | null): Log {
  return pino({ level, base: null }, pino.destination({ dest: file ?? 2, mkdir: true, sync: true }))
}
