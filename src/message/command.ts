import type { Names } from '../domain/locale.ts'

/** The commands there are, by the names that platforms with menus show. */
export const commandNames = [
  'offer',
  'need',
  'find',
  'listings',
  'review',
  'plan',
  'chains',
  'introductions',
  'room',
  'leave',
  'procedure',
  'facility',
  'material',
  'resources',
  'case',
  'technology',
  'knowledge',
  'digest',
  'impact',
  'block',
  'unblock',
  'mydata',
  'forget',
  'settings',
  'help',
  'cancel',
] as const

export type CommandName = (typeof commandNames)[number]

/** What an option of a command can be completed with while it is typed. */
export type SuggestSubject = 'material' | 'listing' | 'match' | 'introduction' | 'plant' | 'technology' | 'project'

type Option = { readonly name: string; readonly choices?: readonly string[]; readonly suggest?: SuggestSubject }

/** The options of every command, in the order in which their values make the argument. */
export const commandOptions = {
  offer: [{ name: 'text', suggest: 'material' }],
  need: [{ name: 'text', suggest: 'material' }],
  find: [
    { name: 'kind', choices: ['offers', 'needs'] },
    { name: 'what', suggest: 'material' },
  ],
  listings: [
    { name: 'move', choices: ['pause', 'renew', 'withdraw'] },
    { name: 'listing', suggest: 'listing' },
  ],
  review: [{ name: 'match', suggest: 'match' }],
  plan: [{ name: 'partners' }, { name: 'least' }],
  chains: [{ name: 'listing', suggest: 'listing' }],
  introductions: [{ name: 'introduction', suggest: 'introduction' }],
  room: [{ name: 'introduction', suggest: 'introduction' }],
  leave: [],
  procedure: [{ name: 'project' }],
  facility: [{ name: 'action', choices: ['register', 'join', 'leave'] }, { name: 'facility' }],
  material: [{ name: 'what', suggest: 'material' }],
  resources: [{ name: 'plant', suggest: 'plant' }],
  case: [{ name: 'words', suggest: 'material' }],
  technology: [{ name: 'method', suggest: 'technology' }],
  knowledge: [{ name: 'project', suggest: 'project' }],
  digest: [],
  impact: [{ name: 'scope', suggest: 'introduction' }],
  block: [{ name: 'counterparty', suggest: 'introduction' }],
  unblock: [{ name: 'counterparty', suggest: 'introduction' }],
  mydata: [],
  forget: [{ name: 'who', choices: ['me'] }],
  settings: [{ name: 'language', choices: ['en', 'zh-CN', 'ko'] }, { name: 'setting' }],
  help: [],
  cancel: [],
} as const satisfies Readonly<Record<CommandName, readonly Option[]>>

type OptionOf<Name extends CommandName> = (typeof commandOptions)[Name][number]
export type CommandOptionName = { [Name in CommandName]: OptionOf<Name>['name'] }[CommandName]
export type CommandChoice = Extract<OptionOf<CommandName>, { readonly choices: readonly string[] }>['choices'][number]

/** A choice of an option: what is handed in, and how it is called in every language. */
export type ChoiceSpec = { readonly value: string; readonly names: Names }

export type OptionSpec = {
  readonly name: string
  readonly names: Names
  readonly descriptions: Names
  readonly choices: readonly ChoiceSpec[]
  readonly suggest: SuggestSubject | null
}

/** A command as platforms list it. Names are one word in every language; the bot answers to each of them. */
export type CommandSpec = {
  readonly name: CommandName
  readonly names: Names
  readonly descriptions: Names
  readonly options: readonly OptionSpec[]
}
