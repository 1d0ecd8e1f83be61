import type { Adapter } from '../adapters/adapter.ts'
import { createDiscord } from '../adapters/discord/index.ts'
import { channelWords } from '../prompts/present/channel.ts'
import { commandSpecs, postingMenu } from '../prompts/present/commands.ts'
import type { Config } from './config.ts'
import { closestLocale } from './domain/locale.ts'
import type { Log } from './use-cases/context.ts'

/** The chat platforms that the settings name; nothing is asked of them before they start or send. */
export function configuredPlatforms({ discord }: Config, log: Log): readonly Adapter[] {
  if (!discord) return []
  const words = (localeTag: string | undefined) => channelWords(closestLocale(localeTag))
  return [createDiscord({ ...discord, commands: commandSpecs(), menu: postingMenu(), words, log })]
}
