import {
  type ButtonInteraction,
  ButtonStyle,
  type ChatInputCommandInteraction,
  ComponentType,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
  type StringSelectMenuInteraction,
} from 'discord.js'
import type { ChannelWords } from '../../src/message/channel-words.ts'
import type { Answer } from '../adapter.ts'
import type { Books } from './books.ts'
import { waitingId, wordsId } from './custom-id.ts'
import { type Block, drawBlocks, fitsInOne, type Part, pack, packTogether, row, textBlocks } from './draw.ts'
import { markdown, plain, shortened } from './escape.ts'
import { type Exchange, openExchange } from './exchange.ts'
import { insisting, troubleOf } from './faults.ts'
import { formButton, type OpenForms } from './forms.ts'
import { limits } from './limits.ts'
import type { Post, Token } from './post.ts'
import type { Waiting } from './waiting.ts'
import { withoutButtons } from './without-buttons.ts'

export type Answerable =
  | ChatInputCommandInteraction
  | MessageContextMenuCommandInteraction
  | ButtonInteraction
  | StringSelectMenuInteraction
  | ModalSubmitInteraction

export type AnswerTools = {
  readonly post: Post
  readonly forms: OpenForms
  readonly books: Books
  readonly waiting: Waiting
  readonly words: ChannelWords
}

export const tokenOf = ({ id, applicationId, token }: Answerable): Token => ({ id, application: applicationId, token })

const pause = (milliseconds: number) => new Promise<null>((resolve) => setTimeout(() => resolve(null), milliseconds))

const button = (customId: string, label: string): Block =>
  row([{ type: ComponentType.Button, style: ButtonStyle.Primary, custom_id: customId, label: shortened(label, limits.buttonLabel) }])

/** What stands where somebody may read what waits for them. */
export function waitingBlocks(words: ChannelWords, person: string): readonly Block[] {
  return [...textBlocks(markdown(words.waitsForYou(person))), button(waitingId, plain(words.readHere))]
}

/** The blocks of an answer, each message apart; a form that cannot open at once stands behind a button. */
export function answerBlocks({ messages, form }: Answer, words: ChannelWords): readonly (readonly Block[])[] {
  const drawn: Block[][] = messages.map((message) => [...drawBlocks(message)])
  if (form) {
    const opener = formButton(form.token, 0, shortened(plain(words.openForm), limits.buttonLabel))
    const last = drawn.at(-1)
    if (last) last.push(opener)
    else drawn.push([...drawBlocks({ nodes: [{ node: 'heading', text: form.title }] }), opener])
  }
  return drawn
}

type Showing = { readonly exchange: Exchange; readonly interaction: Answerable; readonly tools: AnswerTools }

/** The pushed message without the buttons that have done their work; null where it is not there to change. */
function settledPart(interaction: Answerable): Part | null {
  if (!interaction.isMessageComponent()) return null
  const { components, attachments } = interaction.message
  const files = [...attachments.values()].map(({ id, name }) => ({ id, filename: name }))
  const standing = components.map((component) => component.toJSON())
  const left = withoutButtons(standing, files, interaction.customId)
  return left.length > 0 ? { components: left, files: [] } : null
}

/** By message: what is repeated under its key is shown once. Who takes no direct messages finds it waiting. */
async function byMessage({ interaction, tools }: Showing, drawn: readonly (readonly Block[])[], begun: number): Promise<void> {
  const { post, waiting } = tools
  const { id, user, guildId, channelId } = interaction
  const parts = drawn.flatMap((blocks) => pack(blocks))
  try {
    const channel = guildId || !channelId ? await post.direct(user.id) : channelId
    for (const [index, part] of parts.entries()) {
      if (index >= begun) await insisting(() => post.message(channel, part, `${id}:${index}`))
    }
  } catch (fault) {
    if (troubleOf(fault).trouble !== 'closed') throw fault
    for (const [index, blocks] of drawn.entries()) waiting.keep(user.id, `${id}:${index}`, blocks)
  }
}

async function showDirectly(showing: Showing, drawn: readonly (readonly Block[])[], settled: boolean): Promise<void> {
  const { exchange, interaction } = showing
  const [first] = drawn.flatMap((blocks) => pack(blocks))
  if (!interaction.isMessageComponent()) return byMessage(showing, drawn, first && (await exchange.show(first)) ? 1 : 0)
  const left = settled ? settledPart(interaction) : null
  await exchange.note()
  // That buttons stay does no harm, since their tokens are judged anew.
  if (left) await exchange.replace(left)
  await byMessage(showing, drawn, 0)
}

/** In a server a settled card and the answer to it become one, where they fit; otherwise the answer is a message of its own. */
async function showInServer(showing: Showing, drawn: readonly (readonly Block[])[], settled: boolean): Promise<void> {
  const { exchange, interaction, tools } = showing
  const pages = packTogether(drawn)
  const [whole] = pages
  const isTheirs = interaction.isMessageComponent() && interaction.message.flags.has(MessageFlags.Ephemeral)
  const left = settled && isTheirs && pages.length === 1 ? settledPart(interaction) : null
  if (left && whole && whole.files.length === 0) {
    const components = [...left.components, ...whole.components]
    if (fitsInOne(components) && (await exchange.replace({ components, files: [] }))) return
  }
  const first = tools.books.keep(interaction.user.id, pages, shortened(plain(tools.words.goOn), limits.buttonLabel))
  if (first && (await exchange.show(first))) return
  await byMessage(showing, drawn, 0)
}

/** Shows blocks, each message apart, as the answer to what somebody did; when its time is over, as messages to them. */
async function present(showing: Showing, drawn: readonly (readonly Block[])[], settled = false): Promise<void> {
  if (drawn.length === 0) return
  await (showing.interaction.guildId ? showInServer(showing, drawn, settled) : showDirectly(showing, drawn, settled))
}

const showingOf = (tools: AnswerTools, interaction: Answerable): Showing => {
  const where = { inServer: interaction.guildId !== null, pushed: interaction.isMessageComponent() }
  return { tools, interaction, exchange: openExchange(tools.post, tokenOf(interaction), where) }
}

/** Shows blocks at once. */
export async function showBlocks(tools: AnswerTools, interaction: Answerable, blocks: readonly Block[]): Promise<void> {
  await present(showingOf(tools, interaction), [blocks])
}

/** Shows a page that fits as it is; false where that is no longer possible. */
export async function showPage(tools: AnswerTools, interaction: Answerable, page: Part): Promise<boolean> {
  return showingOf(tools, interaction).exchange.show(page)
}

/** What an answer needs besides in a server: a way to reply in words that others do not read, and a word about what waits. */
function forServer({ words, waiting }: AnswerTools, { user }: Answerable, answer: Answer): readonly (readonly Block[])[] {
  const drawn = answerBlocks(answer, words)
  const last = drawn.at(-1)
  if (!last) return []
  const reply = answer.listening && !answer.form ? [button(wordsId, plain(words.replyInWords))] : []
  const waits = waiting.of(user.id).length > 0 ? [waitingBlocks(words, user.globalName ?? user.username)] : []
  return [...drawn.slice(0, -1), [...last, ...reply], ...waits]
}

/**
 * Shows the answer to an interaction. A form can only open as the very first response, so we wait a moment for the answer; when it
 * takes longer, Discord is told that we are working on it, and the answer follows. Nothing is the answer to a repeat, and shows nothing.
 */
export async function showAnswer(tools: AnswerTools, interaction: Answerable, pending: Promise<Answer>): Promise<void> {
  const { forms, words } = tools
  const account = interaction.user.id
  const showing = showingOf(tools, interaction)
  const early = await Promise.race([pending, pause(limits.firstAnswerMs)])
  if (!early) await showing.exchange.hold()
  const answer = early ?? (await pending)
  const { form, messages, settled = false } = answer
  if (form) forms.open(account, form)
  const modal = early && form && messages.length === 0 && !interaction.isModalSubmit() ? forms.modal(account, form.token, 0, words) : null
  if (modal && (await showing.exchange.open(modal))) return
  await present(showing, interaction.guildId ? forServer(tools, interaction, answer) : answerBlocks(answer, words), settled)
}
