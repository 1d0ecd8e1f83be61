import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type RESTPutAPIApplicationCommandsJSONBody,
} from 'discord.js'
import type { CommandSpec, OptionSpec } from '../../src/message/command.ts'
import { shortened } from './escape.ts'
import { limits } from './limits.ts'

type InLanguages = CommandSpec['names']

/** The words of a menu on somebody's message. */
export type PostingMenu = { readonly offer: InLanguages; readonly need: InLanguages }

/** Languages that Discord knows and that we speak; Taiwan reads the mainland's words rather than English ones. */
function localised(words: InLanguages): Record<string, string> {
  return { 'en-US': words.en, 'en-GB': words.en, 'zh-CN': words['zh-CN'], 'zh-TW': words['zh-CN'], ko: words.ko }
}

function descriptionsOf({ en, ...others }: InLanguages) {
  const short = (words: string) => shortened(words, limits.commandDescription)
  const languages = localised({ en: short(en), 'zh-CN': short(others['zh-CN']), ko: short(others.ko) })
  return { description: short(en), description_localizations: languages }
}

const named = (names: InLanguages) => ({ name_localizations: localised(names) })

function optionOf({ name, names, descriptions, choices, suggest }: OptionSpec) {
  const base = {
    type: ApplicationCommandOptionType.String as const,
    name,
    ...named(names),
    ...descriptionsOf(descriptions),
    required: false,
  }
  if (suggest) return { ...base, autocomplete: true as const }
  if (choices.length === 0) return base
  return { ...base, choices: choices.map((choice) => ({ name: choice.names.en, value: choice.value, ...named(choice.names) })) }
}

/** Usable in servers and in direct messages with the bot. */
const everywhere = {
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
  integration_types: [ApplicationIntegrationType.GuildInstall],
}

/** Everything that is registered with Discord: slash commands and two entries in the menu of a message. */
export function registration(commands: readonly CommandSpec[], menu: PostingMenu): RESTPutAPIApplicationCommandsJSONBody {
  const slash = commands.map(({ name, names, descriptions, options }) => ({
    type: ApplicationCommandType.ChatInput as const,
    name,
    ...named(names),
    ...descriptionsOf(descriptions),
    options: options.map(optionOf),
    ...everywhere,
  }))
  const entries = [menu.offer, menu.need].map((names) => ({
    type: ApplicationCommandType.Message as const,
    name: names.en,
    ...named(names),
    ...everywhere,
  }))
  return [...slash, ...entries]
}

/** The argument of a command: its options in the order of the registry, whatever order they were typed in. */
export function argumentOf(command: CommandSpec, given: ReadonlyMap<string, string>): string {
  return command.options.flatMap(({ name }) => given.get(name) ?? []).join(' ')
}
