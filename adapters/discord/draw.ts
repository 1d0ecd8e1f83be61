import {
  type APIButtonComponent,
  type APIComponentInContainer,
  type APIMessageTopLevelComponent,
  ButtonStyle,
  ComponentType,
} from 'discord.js'
import { fileEnding } from '../../src/message/file.ts'
import type { Choice, Node, SentMessage } from '../../src/message/message.ts'
import type { Text } from '../../src/message/text.ts'
import { actionId, menuId } from './custom-id.ts'
import { markdown, plain, shortened } from './escape.ts'
import { limits } from './limits.ts'
import { splitText } from './split-text.ts'

/** `title` is how people read it, where its name had to be another. */
export type DrawnFile = { readonly name: string; readonly title?: string; readonly bytes: Buffer; readonly mediaType: string }

/** One message as Discord takes it. */
export type Part = { readonly components: APIMessageTopLevelComponent[]; readonly files: readonly DrawnFile[] }

/** A piece that stays whole: a component with what it counts towards the limits of a message. */
export type Block = {
  readonly component: APIComponentInContainer
  readonly size: number
  readonly characters: number
  readonly file?: DrawnFile
}

/** A row with one button. */
const roomForButton = 2

export function textBlocks(content: string): readonly Block[] {
  return splitText(content, limits.messageText).map((piece) => ({
    component: { type: ComponentType.TextDisplay, content: piece },
    size: 1,
    characters: piece.length,
  }))
}

export function row(buttons: APIButtonComponent[]): Block {
  return { component: { type: ComponentType.ActionRow, components: buttons }, size: 1 + buttons.length, characters: 0 }
}

const styleOf = { primary: ButtonStyle.Primary, danger: ButtonStyle.Danger, usual: ButtonStyle.Secondary } as const

const inGroups = <Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] =>
  items.length === 0 ? [] : [items.slice(0, size), ...inGroups(items.slice(size), size)]

/** Rows of about the same length, so that no button stands alone. */
const rowLength = (count: number) => Math.ceil(count / Math.ceil(count / limits.rowButtons))

/** Labels that a button or option cannot hold stand in full above it. */
function longLabels(labels: readonly Text[], longest: number): readonly Block[] {
  const long = labels.filter((label) => plain(label).length > longest)
  return textBlocks(long.map((label) => `- ${oneLine(label)}`).join('\n'))
}

function buttonRows(choices: readonly Choice<string>[]): readonly Block[] {
  return inGroups(choices, rowLength(choices.length)).map((group) =>
    row(
      group.map(({ label, action, style }) => ({
        type: ComponentType.Button,
        style: styleOf[style ?? 'usual'],
        label: shortened(plain(label), limits.buttonLabel),
        custom_id: actionId(action),
      })),
    ),
  )
}

/** Menus of options, as many as it takes. */
export function menus(
  options: readonly { readonly label: Text; readonly value: string }[],
  customId: (index: number, first: string) => string,
): Block[] {
  return inGroups(options, limits.selectOptions).map((group, index) => ({
    component: {
      type: ComponentType.ActionRow,
      components: [
        {
          type: ComponentType.StringSelect,
          custom_id: customId(index, group[0]?.value ?? ''),
          options: group.map(({ label, value }) => ({ label: shortened(plain(label), limits.optionText), value })),
        },
      ],
    },
    size: 2,
    characters: 0,
  }))
}

function choiceBlocks(choices: readonly Choice<string>[]): readonly Block[] {
  const labels = choices.map(({ label }) => label)
  if (choices.length <= limits.choicesAsButtons) return [...longLabels(labels, limits.buttonLabel), ...buttonRows(choices)]
  const options = choices.map(({ label, action }) => ({ label, value: action }))
  return [...longLabels(labels, limits.optionText), ...menus(options, (_index, first) => menuId(first))]
}

const oneLine = (text: Text) => markdown(text).replaceAll('\n', ' ')
const quoteLines = (text: Text) =>
  markdown(text)
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n')

function linkBlocks(label: Text, url: string): readonly Block[] {
  const shown = plain(label)
  if (url.length > limits.linkUrl || shown.length > limits.buttonLabel)
    return textBlocks(`${oneLine(label)}\n<${url.replace(/[<>\s]/g, encodeURIComponent)}>`)
  return [row([{ type: ComponentType.Button, style: ButtonStyle.Link, label: shown, url }])]
}

function imageBlocks(png: string, alt: Text, index: number): readonly Block[] {
  const description = plain(alt)
  const name = `image-${index + 1}.png`
  const image: Block = {
    component: {
      type: ComponentType.MediaGallery,
      items: [{ media: { url: `attachment://${name}` }, description: shortened(description, limits.imageDescription) }],
    },
    size: 1,
    characters: 0,
    file: { name, bytes: Buffer.from(png, 'base64'), mediaType: 'image/png' },
  }
  return description.length > limits.imageDescription ? [image, ...textBlocks(oneLine(alt))] : [image]
}

/** A name that Discord leaves as it is; the one that was given stands above it. */
function safeName(name: string, index: number): string {
  const ending = fileEnding(name)
  const stem = name
    .slice(0, name.length - ending.length)
    .replace(/[^\w-]+/g, '_')
    .replace(/^_+|_+$/g, '')
  return `${stem === '' ? `file-${index + 1}` : stem.slice(0, 100)}${ending}`
}

function fileBlocks({ name, mediaType, bytes }: Extract<Node<string>, { node: 'file' }>, index: number): readonly Block[] {
  const safe = safeName(name, index)
  return [
    {
      component: { type: ComponentType.File, file: { url: `attachment://${safe}` } },
      size: 1,
      characters: 0,
      file: { name: safe, title: name, bytes: Buffer.from(bytes, 'base64'), mediaType },
    },
  ]
}

function blocksOf(node: Node<string>, index: number): readonly Block[] {
  switch (node.node) {
    case 'heading':
      return textBlocks(`### ${oneLine(node.text)}`)
    case 'paragraph':
      return textBlocks(markdown(node.text))
    case 'fields':
      return textBlocks(node.fields.map(({ label, value }) => `**${oneLine(label)}**  ${oneLine(value)}`).join('\n'))
    case 'list':
      return textBlocks(node.items.map((item) => `- ${oneLine(item)}`).join('\n'))
    case 'quote':
      return textBlocks(quoteLines(node.text))
    case 'image':
      return imageBlocks(node.png, node.alt, index)
    case 'file':
      return fileBlocks(node, index)
    case 'link':
      return linkBlocks(node.label, node.url)
    case 'divider':
      return [{ component: { type: ComponentType.Separator }, size: 1, characters: 0 }]
    case 'choices':
      return choiceBlocks(node.choices)
  }
}

/** A message as the blocks that make it. */
export function drawBlocks(message: SentMessage): readonly Block[] {
  return message.nodes.flatMap(blocksOf)
}

/** What components count towards the limits of a message, nested ones included. */
function weightOf(components: readonly object[]): { readonly size: number; readonly characters: number } {
  let size = 0
  let characters = 0
  for (const component of components) {
    const nested = 'components' in component && Array.isArray(component.components) ? weightOf(component.components) : null
    size += 1 + (nested?.size ?? 0)
    characters += nested?.characters ?? ('content' in component ? String(component.content).length : 0)
  }
  return { size, characters }
}

/** True where components make one message, with room for some more. */
export function fitsInOne(components: readonly object[], reserve = 0): boolean {
  const { size, characters } = weightOf(components)
  return size + reserve <= limits.messageComponents && characters <= limits.messageText
}

/** Messages in as few of Discord's as hold them, each in a container of its own; with room for a row of one button. */
export function packTogether(drawn: readonly (readonly Block[])[]): readonly Part[] {
  const together: Part[] = []
  for (const part of drawn.flatMap((blocks) => pack(blocks, { reserve: roomForButton }))) {
    const last = together.at(-1)
    const components = [...(last?.components ?? []), ...part.components]
    const sharesNoNames = last?.files.length === 0 || part.files.length === 0
    if (last && sharesNoNames && fitsInOne(components, roomForButton)) {
      together[together.length - 1] = { components, files: [...last.files, ...part.files] }
    } else together.push(part)
  }
  return together
}

/** Blocks as messages that fit; each sits in a container, which counts too. `mark` gives a container the id by which it is found again. */
export function pack(
  blocks: readonly Block[],
  { mark, reserve = 0 }: { readonly mark?: (part: number) => number; readonly reserve?: number } = {},
): readonly Part[] {
  const groups: Block[][] = []
  let size = 0
  let characters = 0
  for (const block of blocks) {
    const fits = size + block.size <= limits.messageComponents - reserve && characters + block.characters <= limits.messageText
    if (groups.length === 0 || !fits) {
      groups.push([])
      size = 1
      characters = 0
    }
    groups.at(-1)?.push(block)
    size += block.size
    characters += block.characters
  }
  return groups.map((group, index) => ({
    components: [
      { type: ComponentType.Container, components: group.map(({ component }) => component), ...(mark ? { id: mark(index) } : {}) },
    ],
    files: group.flatMap(({ file }) => (file ? [file] : [])),
  }))
}
