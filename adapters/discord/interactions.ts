import type { AutocompleteInteraction, Interaction } from 'discord.js'
import type { ChannelWordsOf } from '../../src/message/channel-words.ts'
import type { CommandSpec } from '../../src/message/command.ts'
import type { Turn, TurnBody } from '../../src/message/turn.ts'
import type { Answer, Desk } from '../adapter.ts'
import { addressOf } from './address.ts'
import { type Answerable, type AnswerTools, showAnswer, showBlocks, showPage, tokenOf, waitingBlocks } from './answer.ts'
import type { Books } from './books.ts'
import { argumentOf, type PostingMenu } from './commands.ts'
import { readCustomId } from './custom-id.ts'
import { type Block, packTogether, textBlocks } from './draw.ts'
import { markdown, plain, shortened } from './escape.ts'
import type { FormStep, OpenForms } from './forms.ts'
import { limits } from './limits.ts'
import { wordsModal } from './modal.ts'
import type { Places } from './places.ts'
import type { Post } from './post.ts'
import type { Waiting } from './waiting.ts'

export type InteractionTools = {
  readonly hand: (turn: Turn) => Promise<Answer>
  readonly desk: Desk | null
  readonly commands: readonly CommandSpec[]
  readonly menu: PostingMenu
  readonly words: ChannelWordsOf
  readonly post: Post
  readonly forms: OpenForms
  readonly places: Places
  readonly waiting: Waiting
  readonly books: Books
}

const displayName = ({ user }: Interaction) => user.globalName ?? user.username

function turnOf(interaction: Answerable, body: TurnBody): Turn {
  const { id, locale, user } = interaction
  return { eventId: id, from: addressOf(user.id), displayName: displayName(interaction), localeTag: locale, body }
}

const answering = (tools: InteractionTools, { locale }: Answerable): AnswerTools => ({ ...tools, words: tools.words(locale) })

/** Hands in a turn and shows what comes of it. */
async function act(tools: InteractionTools, interaction: Answerable, body: TurnBody): Promise<void> {
  await showAnswer(answering(tools, interaction), interaction, tools.hand(turnOf(interaction, body)))
}

function commandBody({ commands, menu }: InteractionTools, interaction: Answerable): TurnBody | null {
  if (interaction.isMessageContextMenuCommand()) {
    const name = interaction.commandName === menu.need.en ? 'need' : 'offer'
    return { type: 'command', name, argument: interaction.targetMessage.content }
  }
  if (!interaction.isChatInputCommand()) return null
  const command = commands.find(({ name }) => name === interaction.commandName)
  const given = new Map(interaction.options.data.map(({ name, value }) => [name, String(value ?? '')]))
  const typed = [...given.values()].join(' ')
  return { type: 'command', name: interaction.commandName, argument: command ? argumentOf(command, given) : typed }
}

/** Goes on with a form: asks more, or hands in all values. */
async function goOn(tools: InteractionTools, interaction: Answerable, token: string, step: FormStep): Promise<void> {
  if (step.step === 'ask') return showBlocks(answering(tools, interaction), interaction, step.blocks)
  if (step.step === 'done') return act(tools, interaction, { type: 'form', token, values: step.values })
  // Forgotten, by a restart for example: its token asks for it anew.
  return act(tools, interaction, { type: 'action', token })
}

async function openForm(tools: InteractionTools, interaction: Answerable, token: string, page: number): Promise<void> {
  const modal = tools.forms.modal(interaction.user.id, token, page, tools.words(interaction.locale))
  if (!modal || interaction.isModalSubmit()) return act(tools, interaction, { type: 'action', token })
  await interaction.showModal(modal)
}

/** As much of what waits, oldest first, as one message holds; at least one. */
function readAtOnce<Kept extends { readonly blocks: readonly Block[] }>(kept: readonly Kept[]): readonly Kept[] {
  const fitting = kept.findIndex((_, at) => at > 0 && packTogether(kept.slice(0, at + 1).map(({ blocks }) => blocks)).length > 1)
  return fitting < 0 ? kept : kept.slice(0, fitting)
}

/** Shows somebody what waits for them, to them alone. */
async function readWaiting(tools: InteractionTools, interaction: Answerable): Promise<void> {
  const { waiting, books } = tools
  const { user, locale } = interaction
  const words = tools.words(locale)
  const waits = waiting.of(user.id)
  if (waits.length === 0) return showBlocks(answering(tools, interaction), interaction, textBlocks(markdown(words.nothingWaits)))
  const read = readAtOnce(waits)
  const more = waits.length > read.length ? [waitingBlocks(words, displayName(interaction))] : []
  const page = books.keep(user.id, packTogether([...read.map(({ blocks }) => blocks), ...more]), plain(words.goOn))
  if (!page || !(await showPage(answering(tools, interaction), interaction, page))) return
  for (const { key } of read) waiting.read(user.id, key, interaction.id)
}

/** The next page of a long answer; who is not its reader, or comes too late, is told that the button is over. */
async function turnPage(tools: InteractionTools, interaction: Answerable, book: string, at: number): Promise<void> {
  const page = tools.books.page(interaction.user.id, book, at)
  if (!page) return act(tools, interaction, { type: 'action', token: '' })
  await showPage(answering(tools, interaction), interaction, page)
}

/** A reply in words that nobody else reads. */
async function replyInWords(tools: InteractionTools, interaction: Answerable): Promise<void> {
  if (!interaction.isModalSubmit()) return interaction.showModal(wordsModal(tools.words(interaction.locale))).then(() => undefined)
  await act(tools, interaction, { type: 'text', text: Object.values(typedValues(interaction))[0] ?? '' })
}

function typedValues(interaction: Extract<Answerable, { fields: unknown }>): Record<string, string> {
  return Object.fromEntries(
    interaction.fields.fields.map((field) => {
      if ('value' in field && typeof field.value === 'string') return [field.customId, field.value]
      const chosen = 'values' in field && Array.isArray(field.values) ? field.values : []
      return [field.customId, String(chosen[0] ?? '')]
    }),
  )
}

async function used(tools: InteractionTools, interaction: Extract<Answerable, { customId: string }>): Promise<void> {
  const { forms } = tools
  const account = interaction.user.id
  const words = tools.words(interaction.locale)
  const found = readCustomId(interaction.customId)
  const chosen = interaction.isStringSelectMenu() ? (interaction.values[0] ?? '') : ''
  switch (found?.use) {
    case 'action':
      return act(tools, interaction, { type: 'action', token: found.token })
    case 'menu':
      return act(tools, interaction, { type: 'action', token: chosen })
    case 'field':
      return goOn(tools, interaction, found.token, forms.choose(account, found.token, found.field, chosen, words))
    case 'waiting':
      return readWaiting(tools, interaction)
    case 'more':
      return turnPage(tools, interaction, found.book, found.page)
    case 'words':
      return replyInWords(tools, interaction)
    case 'form':
      if (!interaction.isModalSubmit()) return openForm(tools, interaction, found.token, found.page)
      return goOn(tools, interaction, found.token, forms.fill(account, found.token, found.page, typedValues(interaction), words))
    default:
      return act(tools, interaction, { type: 'action', token: '' })
  }
}

async function complete({ commands, desk }: InteractionTools, interaction: AutocompleteInteraction): Promise<void> {
  const { name, value } = interaction.options.getFocused(true)
  const option = commands.find((command) => command.name === interaction.commandName)?.options.find((each) => each.name === name)
  const asked = { from: addressOf(interaction.user.id), localeTag: interaction.locale, typed: value }
  const found = option?.suggest && desk ? await desk.suggest({ ...asked, subject: option.suggest }) : []
  const fitting = found.filter((suggestion) => suggestion.value.length <= limits.optionText).slice(0, limits.suggestions)
  await interaction.respond(fitting.map(({ value, label }) => ({ value, name: shortened(plain(label), limits.optionText) })))
}

function remember({ places }: InteractionTools, interaction: Answerable): void {
  const { user, guildId, channelId, locale } = interaction
  const channel = guildId && channelId ? { channel: { id: channelId, guild: guildId } } : {}
  places.saw(user.id, { localeTag: locale, displayName: displayName(interaction), ...channel })
  if (guildId) places.acted(user.id, tokenOf(interaction))
}

/** Handles one interaction of any kind that we ask for. */
export async function onInteraction(tools: InteractionTools, interaction: Interaction): Promise<void> {
  if (interaction.isAutocomplete()) return complete(tools, interaction)
  const answerable =
    interaction.isChatInputCommand() ||
    interaction.isMessageContextMenuCommand() ||
    interaction.isButton() ||
    interaction.isStringSelectMenu() ||
    interaction.isModalSubmit()
  if (!answerable) return
  const body = commandBody(tools, interaction)
  if (body) await act(tools, interaction, body)
  else if ('customId' in interaction) await used(tools, interaction)
  remember(tools, interaction)
}
