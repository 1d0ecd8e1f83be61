import {
  ApplicationCommandAutocompleteCallbackRequestSchema as autocomplete,
  ApplicationCommandUpdateRequestSchema as command,
  CreatePrivateChannelRequestSchema as directChannel,
  IncomingWebhookRequestPartialSchema as followUp,
  MessageCreateRequestSchema as message,
  MessageEditRequestPartialSchema as messageEdit,
  ModalInteractionCallbackRequestSchema as modal,
  CreateMessageInteractionCallbackRequestSchema as reply,
  IncomingWebhookUpdateRequestPartialSchema as replyEdit,
  UpdateMessageInteractionCallbackRequestSchema as update,
} from 'discord-api-spec/zod'
import { z } from 'zod'

/** Bodies by what they are sent to, as Discord's published OpenAPI description has them. */
const published: readonly (readonly [method: string, path: RegExp, schema: z.ZodType])[] = [
  ['PUT', /^\/applications\/\d+\/commands$/, z.array(command)],
  ['POST', /^\/users\/@me\/channels$/, directChannel],
  ['POST', /^\/channels\/\d+\/messages$/, message],
  ['PATCH', /^\/channels\/\d+\/messages\/\d+$/, messageEdit],
  ['POST', /^\/interactions\/\d+\/[^/]+\/callback$/, z.union([autocomplete, reply, modal, update])],
  ['POST', /^\/webhooks\/\d+\/[^/]+$/, followUp],
  ['PATCH', /^\/webhooks\/\d+\/[^/]+\/messages\/@original$/, replyEdit],
]

type Json = { readonly [key: string]: unknown }

const isJson = (value: unknown): value is Json => value !== null && typeof value === 'object' && !Array.isArray(value)
const listIn = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.filter(isJson) : [])

/** A component with all it holds. */
export function withNested(component: Json): readonly Json[] {
  const held = [...listIn(component.components), ...(isJson(component.component) ? [component.component] : [])]
  return [component, ...held.flatMap(withNested)]
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const componentsV2 = 1 << 15

const menusAndInputs: ReadonlySet<unknown> = new Set([3, 4, 5, 6, 7, 8, 19])
const isEmptyOrOver = (length: number, most: number) => length === 0 || length > most
const idOf = ({ custom_id }: Json) => text(custom_id)

const rulesOfComponents: readonly (readonly [fault: string, breaks: (component: Json) => boolean])[] = [
  ['a custom_id of more than 100 characters', (each) => idOf(each).length > 100],
  ['a menu or input without custom_id', (each) => menusAndInputs.has(each.type) && idOf(each) === ''],
  ['no or more than 5 buttons in a row', (each) => each.type === 1 && isEmptyOrOver(listIn(each.components).length, 5)],
  [
    'a menu beside others',
    ({ type, components }) => type === 1 && listIn(components).length > 1 && listIn(components).some((one) => one.type === 3),
  ],
  ['a link button that is none', (each) => each.type === 2 && each.style === 5 && (idOf(each) !== '' || text(each.url) === '')],
  ['a button without custom_id', (each) => each.type === 2 && each.style !== 5 && idOf(each) === ''],
  ['a button label of no or more than 80 characters', (each) => each.type === 2 && isEmptyOrOver(text(each.label).length, 80)],
  ['a menu of no or more than 25 options', (each) => each.type === 3 && isEmptyOrOver(listIn(each.options).length, 25)],
  ['options of the same value', (each) => each.type === 3 && hasTwins(listIn(each.options).map(({ value }) => value))],
  ['an empty text display', (each) => each.type === 10 && text(each.content).trim() === ''],
]

function hasTwins(values: readonly unknown[]): boolean {
  return new Set(values).size < values.length
}

const faultsOfComponent = (component: Json) => rulesOfComponents.filter(([, breaks]) => breaks(component)).map(([fault]) => fault)

function isSilent(mentions: unknown): boolean {
  return isJson(mentions) && Array.isArray(mentions.parse) && mentions.parse.length === 0 && !mentions.users && !mentions.roles
}

const charactersOf = (all: readonly Json[]) => all.reduce((sum, each) => sum + (each.type === 10 ? text(each.content).length : 0), 0)
const isV2 = ({ flags }: Json) => (Number(flags ?? 0) & componentsV2) !== 0

const rulesOfMessages: readonly (readonly [fault: string, breaks: (body: Json, all: readonly Json[]) => boolean])[] = [
  ['allowed_mentions is not empty', (body) => !isSilent(body.allowed_mentions)],
  ['content or embeds beside components V2', (body) => isV2(body) && Boolean(body.content || body.embeds)],
  ['components V2 without their flag', (body, all) => !isV2(body) && all.some(({ type }) => Number(type) >= 9)],
  ['content of more than 2 000 characters', (body) => text(body.content).length > 2_000],
  ['more than 40 components', (_body, all) => all.length > 40],
  ['more than 4 000 characters of text', (_body, all) => charactersOf(all) > 4_000],
  ['the same custom_id twice', (_body, all) => hasTwins(all.map(idOf).filter((id) => id !== ''))],
  ['the same component id twice', (_body, all) => hasTwins(all.flatMap(({ id }) => (typeof id === 'number' && id !== 0 ? [id] : [])))],
  ['a nonce of more than 25 characters', (body) => text(body.nonce).length > 25],
]

function faultsOfMessage(body: Json, isEdit: boolean): readonly string[] {
  const all = listIn(body.components).flatMap(withNested)
  const empty = !isEdit && all.length === 0 && text(body.content) === '' ? ['an empty message'] : []
  return [...empty, ...rulesOfMessages.filter(([, breaks]) => breaks(body, all)).map(([fault]) => fault), ...all.flatMap(faultsOfComponent)]
}

function faultsOfModal(data: Json): readonly string[] {
  const top = listIn(data.components)
  const all = top.flatMap(withNested)
  const labels = top.filter(({ type }) => type === 18)
  const ids = all.flatMap(({ custom_id }) => (text(custom_id) === '' ? [] : [text(custom_id)]))
  return [
    ...(top.length > 5 ? ['more than 5 components in a modal'] : []),
    ...(top.some(({ type }) => type === 1) ? ['an action row in a modal'] : []),
    ...(labels.some(({ component }) => !isJson(component)) ? ['a label without an input'] : []),
    ...(labels.some(({ label }) => text(label).length > 45) ? ['a label of more than 45 characters'] : []),
    ...(new Set(ids).size < ids.length ? ['the same custom_id twice'] : []),
    ...all.flatMap(faultsOfComponent),
  ]
}

const commandName = /^[-_'\p{L}\p{N}]{1,32}$/u

const localNames = ({ name_localizations: names }: Json): Json => (isJson(names) ? names : {})
const localesOf = (options: readonly Json[]) => [...new Set(options.flatMap((option) => Object.keys(localNames(option))))]

/** The names of options in one language, and the default names of those that are called otherwise in it. */
const namesIn = (options: readonly Json[], locale: string) =>
  options.flatMap((option) => [...new Set([option.name, localNames(option)[locale] ?? option.name])])

/** Of each field the longest wording counts, in whatever language. */
function sizeOf(given: Json): number {
  const longest = (own: unknown, others: unknown) =>
    Math.max(text(own).length, ...Object.values(isJson(others) ? others : {}).map((each) => text(each).length))
  const own = longest(given.name, given.name_localizations) + longest(given.description, given.description_localizations)
  const nested = [...listIn(given.options), ...listIn(given.choices)].map(sizeOf)
  return own + text(given.value).length + nested.reduce((sum, size) => sum + size, 0)
}

function faultsOfCommand(given: Json): readonly string[] {
  const names = [text(given.name), ...Object.values(isJson(given.name_localizations) ? given.name_localizations : {}).map(text)]
  const isMenu = given.type === 2 || given.type === 3
  const options = listIn(given.options)
  const sameName = new Set(options.map(({ name }) => name)).size < options.length
  const wordy = sizeOf(given) > 8_000
  return [
    ...(wordy ? ['more than 8 000 characters of one command'] : []),
    ...localesOf(options).flatMap((locale) => (hasTwins(namesIn(options, locale)) ? [`options of the same name in ${locale}`] : [])),
    ...(isMenu ? [] : names.filter((name) => !commandName.test(name) || name !== name.toLowerCase()).map((name) => `the name ${name}`)),
    ...(sameName ? ['options of the same name'] : []),
    ...options.flatMap(faultsOfCommand),
  ]
}

function faultsOfCallback(body: Json): readonly string[] {
  const data = isJson(body.data) ? body.data : {}
  if (body.type === 9) return faultsOfModal(data)
  return body.type === 4 || body.type === 7 ? faultsOfMessage(data, body.type === 7) : []
}

function ownFaults(method: string, path: string, body: unknown): readonly string[] {
  const slash = listIn(body).filter(({ type }) => type === 1)
  if (method === 'PUT') return [...listIn(body).flatMap(faultsOfCommand), ...(slash.length > 100 ? ['more than 100 commands'] : [])]
  if (!isJson(body)) return []
  if (path.endsWith('/callback')) return faultsOfCallback(body)
  return /messages|^\/webhooks/.test(path) ? faultsOfMessage(body, method === 'PATCH') : []
}

/** What Discord would not take of a body: its published schema first, then what its documentation says besides. */
export function faultsOf(method: string, path: string, body: unknown): readonly string[] {
  const schema = published.find(([wanted, pattern]) => wanted === method && pattern.test(path))?.[2]
  if (!schema) return [`${method} ${path} has no schema`]
  const read = schema.safeParse(body)
  const said = read.success ? [] : read.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`)
  return [...said, ...ownFaults(method, path, body)].map((fault) => `${method} ${path.replaceAll(/\d{6,}/g, '…')}: ${fault}`)
}
