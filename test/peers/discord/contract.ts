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

function faultsOfComponent(component: Json): readonly string[] {
  const { type, components, custom_id, style, url, label, options } = component
  const id = text(custom_id)
  const named = new Set([3, 4, 5, 6, 7, 8, 19])
  return [
    ...(id.length > 100 ? ['a custom_id of more than 100 characters'] : []),
    ...(named.has(Number(type)) && id === '' ? ['a menu or input without custom_id'] : []),
    ...(type === 1 && listIn(components).length > 5 ? ['more than 5 buttons in a row'] : []),
    ...(type === 1 && listIn(components).length === 0 ? ['an empty row'] : []),
    ...(type === 1 && listIn(components).some((each) => each.type === 3) && listIn(components).length > 1 ? ['a menu beside others'] : []),
    ...(type === 2 && style === 5 && (id !== '' || text(url) === '') ? ['a link button that is none'] : []),
    ...(type === 2 && style !== 5 && id === '' ? ['a button without custom_id'] : []),
    ...(type === 2 && (text(label).length > 80 || text(label) === '') ? ['a button label of no or more than 80 characters'] : []),
    ...(type === 3 && (listIn(options).length > 25 || listIn(options).length === 0) ? ['a menu of no or more than 25 options'] : []),
    ...(type === 3 && new Set(listIn(options).map(({ value }) => value)).size < listIn(options).length
      ? ['options of the same value']
      : []),
    ...(type === 10 && text(component.content).trim() === '' ? ['an empty text display'] : []),
  ]
}

function faultsOfMessage(body: Json, isEdit: boolean): readonly string[] {
  const all = listIn(body.components).flatMap(withNested)
  const ids = all.flatMap(({ custom_id }) => (text(custom_id) === '' ? [] : [text(custom_id)]))
  const marks = all.flatMap(({ id }) => (typeof id === 'number' && id !== 0 ? [id] : []))
  const characters = all.reduce((sum, each) => sum + (each.type === 10 ? text(each.content).length : 0), 0)
  const isV2 = (Number(body.flags ?? 0) & componentsV2) !== 0
  const mentions = body.allowed_mentions
  const silent = isJson(mentions) && Array.isArray(mentions.parse) && mentions.parse.length === 0 && !mentions.users && !mentions.roles
  return [
    ...(silent ? [] : ['allowed_mentions is not empty']),
    ...(isV2 && (body.content || body.embeds) ? ['content or embeds beside components V2'] : []),
    ...(!isV2 && all.some(({ type }) => Number(type) >= 9) ? ['components V2 without their flag'] : []),
    ...(!isEdit && all.length === 0 && text(body.content) === '' ? ['an empty message'] : []),
    ...(text(body.content).length > 2_000 ? ['content of more than 2 000 characters'] : []),
    ...(all.length > 40 ? ['more than 40 components'] : []),
    ...(characters > 4_000 ? ['more than 4 000 characters of text'] : []),
    ...(new Set(ids).size < ids.length ? ['the same custom_id twice'] : []),
    ...(new Set(marks).size < marks.length ? ['the same component id twice'] : []),
    ...(text(body.nonce).length > 25 ? ['a nonce of more than 25 characters'] : []),
    ...all.flatMap(faultsOfComponent),
  ]
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

function faultsOfCommand(given: Json): readonly string[] {
  const names = [text(given.name), ...Object.values(isJson(given.name_localizations) ? given.name_localizations : {}).map(text)]
  const isMenu = given.type === 2 || given.type === 3
  const options = listIn(given.options)
  const sameName = new Set(options.map(({ name }) => name)).size < options.length
  return [
    ...(isMenu ? [] : names.filter((name) => !commandName.test(name) || name !== name.toLowerCase()).map((name) => `the name ${name}`)),
    ...(sameName ? ['options of the same name'] : []),
    ...options.flatMap(faultsOfCommand),
  ]
}

function ownFaults(method: string, path: string, body: unknown): readonly string[] {
  if (method === 'PUT') {
    const slash = listIn(body).filter(({ type }) => type === 1)
    return [...listIn(body).flatMap(faultsOfCommand), ...(slash.length > 100 ? ['more than 100 commands'] : [])]
  }
  if (!isJson(body)) return []
  if (!path.endsWith('/callback'))
    return path.includes('messages') || path.startsWith('/webhooks') ? faultsOfMessage(body, method === 'PATCH') : []
  const data = isJson(body.data) ? body.data : {}
  if (body.type === 9) return faultsOfModal(data)
  return body.type === 4 || body.type === 7 ? faultsOfMessage(data, body.type === 7) : []
}

/** What Discord would not take of a body: its published schema first, then what its documentation says besides. */
export function faultsOf(method: string, path: string, body: unknown): readonly string[] {
  const schema = published.find(([wanted, pattern]) => wanted === method && pattern.test(path))?.[2]
  if (!schema) return [`${method} ${path} has no schema`]
  const read = schema.safeParse(body)
  const said = read.success ? [] : read.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`)
  return [...said, ...ownFaults(method, path, body)].map((fault) => `${method} ${path.replaceAll(/\d{6,}/g, '…')}: ${fault}`)
}
