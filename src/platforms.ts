import type { Adapter } from '../adapters/adapter.ts'
import { examineSlack } from '../adapters/slack/examine.ts'
import { createSlack } from '../adapters/slack/index.ts'
import type { Config } from './config.ts'
import type { Log } from './use-cases/context.ts'

/** One thing that was checked, and what to do about it where it is not in order. */
export type Finding = { readonly what: string; readonly ok: boolean; readonly say: string }

/** The adapters of every platform that is configured, besides the terminal. */
export function connectedPlatforms({ slack }: Config, log: Log): readonly Adapter[] {
  return slack ? [createSlack({ ...slack, log })] : []
}

/** Asks every configured platform whether it lets the bot in. */
export async function examinePlatforms({ slack }: Config): Promise<readonly Finding[]> {
  if (!slack) return [{ what: 'Chat', ok: true, say: 'the terminal (no other platform is connected)' }]
  return [
    { what: 'Chat', ok: true, say: 'the terminal' },
    { what: 'Slack', ...(await examineSlack(slack)) },
  ]
}
