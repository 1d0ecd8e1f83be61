import type { AutocompleteInteraction, Interaction } from 'discord.js'
import type { ChannelWords, ChannelWordsOf } from '../../src/message/channel-words.ts'
import type { CommandSpec } from '../../src/message/command.ts'
import type { Turn, TurnBody } from '../../src/message/turn.ts'
import type { Answer, Desk } from '../adapter.ts'
import { addressOf } from './address.ts'
import { type Answerable, showAnswer, showParts } from './answer.ts'
import { argumentOf, type PostingMenu } from './commands.ts'
import { readCustomId } from './custom-id.ts'
import { drawBlocks, pack, textBlocks } from './draw.ts'
import { markdown, plain, shortened } from './escape.ts'
import type { FormStep, OpenForms } from './forms.ts'
import { limits } from './limits.ts'
import type { Places } from './places.ts'
import type { Post } from './post.ts'
import { showPrivately } from './send.ts'
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
}

const displayName = ({ user }: Interaction) => user.globalName ?? user.username

function turnOf(interaction: Answerable, body: TurnBody): Turn {
  const { id, locale, user } = interaction
  return { eventId: id, from: addressOf(user.id), displayName: displayName(interaction), localeTag: locale, body }
}

/** Hands in a turn and shows what comes of it. */
async function act(tools: InteractionTools, interaction: Answerable, body: TurnBody): Promise<void> {
  const words = tools.words(interaction.locale)
  await showAnswer({ ...tools, words }, interaction, tools.hand(turnOf(interaction, body)))
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
  if (step.step === 'ask') return showParts(tools.post, interaction, pack(step.blocks))
  if (step.step === 'done') return act(tools, interaction, { type: 'form', token, values: step.values })
  // Forgotten, by a restart for example: its token asks for it anew.
  return act(tools, interaction, { type: 'action', token })
}

async function openForm(tools: InteractionTools, interaction: Answerable, token: string, page: number): Promise<void> {
  const modal = tools.forms.modal(interaction.user.id, token, page, tools.words(interaction.locale))
  if (!modal || interaction.isModalSubmit()) return act(tools, interaction, { type: 'action', token })
  await interaction.showModal(modal)
}

/** Shows somebody what waits for them, to them alone. */
async function showWaiting({ waiting }: InteractionTools, interaction: Answerable): Promise<void> {
  for (const { key, message } of waiting.of(interaction.user.id)) {
    waiting.read(interaction.user.id, key, await showPrivately(interaction, pack(drawBlocks(message))))
  }
}

async function readWaiting(tools: InteractionTools, interaction: Answerable, words: ChannelWords): Promise<void> {
  if (tools.waiting.of(interaction.user.id).length === 0) {
    return showParts(tools.post, interaction, pack(textBlocks(markdown(words.nothingWaits))))
  }
  if (interaction.isMessageComponent()) await interaction.deferUpdate()
  await showWaiting(tools, interaction)
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
      return readWaiting(tools, interaction, words)
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
  if (guildId) places.acted(user.id, interaction)
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
  const waited = tools.waiting.of(interaction.user.id).length > 0
  const body = commandBody(tools, interaction)
  if (body) await act(tools, interaction, body)
  else if ('customId' in interaction) await used(tools, interaction)
  remember(tools, interaction)
  if (waited && interaction.guildId && (interaction.replied || interaction.deferred)) await showWaiting(tools, interaction)
}
