import type { Adapter } from '../adapters/adapter.ts'
import { checkDiscord } from '../adapters/discord/check.ts'
import { createDiscord } from '../adapters/discord/index.ts'
import { examineSlack } from '../adapters/slack/examine.ts'
import { createSlack } from '../adapters/slack/index.ts'
import { channelWords } from '../prompts/present/channel.ts'
import { commandSpecs, postingMenu } from '../prompts/present/commands.ts'
import type { Config } from './config.ts'
import { closestLocale } from './domain/locale.ts'
import type { Log, SystemContext } from './use-cases/context.ts'
import { keepInstallations } from './use-cases/keep-installation.ts'

/** One thing that was checked, and what to do about it where it is not in order. */
export type Finding = { readonly what: string; readonly ok: boolean; readonly say: string }

function discordOf(discord: NonNullable<Config['discord']>, log: Log): Adapter {
  const words = (localeTag: string | undefined) => channelWords(closestLocale(localeTag))
  return createDiscord({ ...discord, commands: commandSpecs(), menu: postingMenu(), words, log })
}

function slackOf(slack: NonNullable<Config['slack']>, context: SystemContext): Adapter {
  const { log } = context
  if (!('install' in slack)) return createSlack({ ...slack, log })
  return createSlack({ ...slack, log, install: { ...slack.install, shelf: keepInstallations(context) } })
}

/** The adapters of every platform that is configured, besides the terminal; nothing is asked of them before they start or send. */
export function connectedPlatforms({ slack, discord }: Config, context: SystemContext): readonly Adapter[] {
  return [...(slack ? [slackOf(slack, context)] : []), ...(discord ? [discordOf(discord, context.log)] : [])]
}

/** The same platforms for a process beside the one that listens to them: its worker may take what they are to be sent. */
export function sendingPlatforms(config: Config, context: SystemContext): readonly Adapter[] {
  const nothing = async () => undefined
  return connectedPlatforms(config, context).map((adapter) => ({ ...adapter, start: nothing, stop: nothing }))
}

async function examineDiscord(discord: NonNullable<Config['discord']>): Promise<Finding> {
  const checked = await checkDiscord(discord)
  if (checked.outcome === 'accepted') return { what: 'Discord', ok: true, say: `${checked.name}, in ${checked.servers} server(s)` }
  const say = {
    refused: 'the token is not accepted. Copy it anew from the Bot page of the application into DISCORD_TOKEN.',
    unreachable: 'not reached. Check that this machine may open https://discord.com and wss://gateway.discord.gg.',
  }[checked.outcome]
  return { what: 'Discord', ok: false, say }
}

/** Asks every configured platform whether it lets the bot in. */
export async function examinePlatforms({ slack, discord }: Config): Promise<readonly Finding[]> {
  if (!slack && !discord) return [{ what: 'Chat', ok: true, say: 'the terminal (no other platform is connected)' }]
  return [
    { what: 'Chat', ok: true, say: 'the terminal' },
    ...(slack ? [{ what: 'Slack', ...(await examineSlack(slack)) }] : []),
    ...(discord ? [await examineDiscord(discord)] : []),
  ]
}
