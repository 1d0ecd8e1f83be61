import { type Logger, LogLevel } from '@slack/bolt'
import type { AdapterLog } from '../adapter.ts'

/** The first words of what the library reports; what follows may hold payloads. */
function sentenceOf(reported: readonly unknown[]): string {
  const [first] = reported
  if (first instanceof Error) return 'code' in first ? String(first.code) : first.name
  return typeof first === 'string' ? (first.split('\n')[0]?.slice(0, 160) ?? '') : 'unknown'
}

/** Lets the library's warnings reach our log, without what people wrote. */
export function createLogger(log: AdapterLog): Logger {
  const quiet = () => undefined
  return {
    debug: quiet,
    info: quiet,
    warn: (...reported: readonly unknown[]) =>
      log.warn({ platform: 'slack', reported: sentenceOf(reported) }, 'the library of Slack warns'),
    error: (...reported: readonly unknown[]) =>
      log.error({ platform: 'slack', reported: sentenceOf(reported) }, 'the library of Slack reports a fault'),
    setLevel: quiet,
    getLevel: () => LogLevel.WARN,
    setName: quiet,
  }
}
