import { extractionRequest, readExtraction } from '../prompts/extraction/schema.ts'
import type { Extract, ExtractedItem } from './domain/extraction.ts'
import { faultCode } from './domain/fault.ts'
import type { Log } from './use-cases/context.ts'

/** An OpenAI-compatible endpoint: its base address up to `/v1`, the model's name, a key where one is wanted. */
export type ExtractorSettings = { readonly url: string; readonly model: string; readonly key: string | null; readonly timeoutMs: number }

/** After so many failures in a row nobody waits for it for a while. */
const failuresBeforePause = 3
const pauseMs = 60_000
const largestAnswer = 100_000

async function ask(settings: ExtractorSettings, text: string, today: string): Promise<readonly ExtractedItem[] | null> {
  const response = await fetch(`${settings.url.replace(/\/+$/, '')}/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(settings.key ? { authorization: `Bearer ${settings.key}` } : {}) },
    body: JSON.stringify(extractionRequest(settings.model, text, today)),
    redirect: 'error',
    signal: AbortSignal.timeout(settings.timeoutMs),
  })
  if (!response.ok) throw new Error(`status ${response.status}`)
  const body = await response.text()
  return body.length > largestAnswer ? null : readExtraction(JSON.parse(body))
}

/** Asks a language model about messages that the grammar left gaps in; slow, broken or refusing ones cost a bounded wait. */
export function createExtractor(settings: ExtractorSettings, log: Pick<Log, 'warn'>): Extract {
  let [failures, pausedUntil] = [0, 0]
  const failed = (why: string) => {
    failures += 1
    if (failures >= failuresBeforePause) pausedUntil = Date.now() + pauseMs
    log.warn({ fault: why }, 'the language model gave nothing usable; the grammar stands alone')
    return null
  }
  return async (text, today) => {
    if (Date.now() < pausedUntil) return null
    try {
      const items = await ask(settings, text, today)
      if (!items) return failed('unusable answer')
      failures = 0
      return items
    } catch (fault) {
      return failed(faultCode(fault))
    }
  }
}
