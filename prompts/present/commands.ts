import type { Locale, Names } from '../../src/domain/locale.ts'
import {
  type CommandChoice,
  type CommandName,
  type CommandOptionName,
  type CommandSpec,
  commandNames,
  commandOptions,
  type OptionSpec,
  type SuggestSubject,
} from '../../src/message/command.ts'
import { plainText } from '../../src/message/text.ts'
import type { MessageKey } from '../catalogue.ts'
import { sayIn } from '../say.ts'

/** Messages without placeholders, by the name of what they describe. */
type Described =
  | `command.${CommandName}`
  | `command.${CommandName}.name`
  | `option.${CommandOptionName}`
  | `option.${CommandOptionName}.name`
  | `choice.${CommandChoice}`
  | 'command.post-offer'
  | 'command.post-need'

function inEveryLanguage(key: Described & MessageKey): Names {
  const said = (locale: Locale) => plainText(sayIn(locale)(key))
  return { en: said('en'), 'zh-CN': said('zh-CN'), ko: said('ko') }
}

type Option = { readonly name: CommandOptionName; readonly choices?: readonly CommandChoice[]; readonly suggest?: SuggestSubject }

function optionSpec({ name, choices = [], suggest }: Option): OptionSpec {
  return {
    name,
    names: inEveryLanguage(`option.${name}.name`),
    descriptions: inEveryLanguage(`option.${name}`),
    choices: choices.map((value) => ({ value, names: inEveryLanguage(`choice.${value}`) })),
    suggest: suggest ?? null,
  }
}

/** Every command as platforms list it, in every language. */
export function commandSpecs(): readonly CommandSpec[] {
  return commandNames.map((name) => ({
    name,
    names: inEveryLanguage(`command.${name}.name`),
    descriptions: inEveryLanguage(`command.${name}`),
    options: (commandOptions[name] as readonly Option[]).map(optionSpec),
  }))
}

/** What the menu of somebody's message calls posting it. */
export function postingMenu(): { readonly offer: Names; readonly need: Names } {
  return { offer: inEveryLanguage('command.post-offer'), need: inEveryLanguage('command.post-need') }
}
