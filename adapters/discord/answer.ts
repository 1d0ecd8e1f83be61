import type { ModalSubmitInteraction, StringSelectMenuInteraction } from 'discord.js'
import {
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
} from 'discord.js'
import type { ChannelWords } from '../../src/message/channel-words.ts'
import type { Answer } from '../adapter.ts'
import { type Block, drawBlocks, type Part, pack } from './draw.ts'
import { plain, shortened } from './escape.ts'
import { troubleOf } from './faults.ts'
import { formButton, type OpenForms } from './forms.ts'
import { limits } from './limits.ts'
import { nobody, type Post } from './post.ts'
import { withoutButtons } from './without-buttons.ts'

export type Answerable =
  | ChatInputCommandInteraction
  | MessageContextMenuCommandInteraction
  | ButtonInteraction
  | StringSelectMenuInteraction
  | ModalSubmitInteraction

/** In a server only the person sees the answer; in direct messages it stays. */
const audience = (interaction: Answerable) => (interaction.guildId ? MessageFlags.Ephemeral : 0)

const pause = (milliseconds: number) => new Promise<null>((resolve) => setTimeout(() => resolve(null), milliseconds))

const payloadOf = ({ components, files }: Part) => ({
  components,
  files: files.map(({ name, bytes }) => ({ name, attachment: bytes })),
  allowedMentions: nobody,
})

/** True while "working on it" stands where the first part goes. After a push it does not: there the pushed message stays. */
const hasGap = (interaction: Answerable) => interaction.deferred && !interaction.replied && !interaction.isMessageComponent()

async function showPart(interaction: Answerable, part: Part): Promise<void> {
  const flags = MessageFlags.IsComponentsV2 | audience(interaction)
  if (hasGap(interaction)) await interaction.editReply({ ...payloadOf(part), flags: MessageFlags.IsComponentsV2 })
  else if (interaction.replied || interaction.deferred) await interaction.followUp({ ...payloadOf(part), flags })
  else await interaction.reply({ ...payloadOf(part), flags })
}

/** Shows one part, trying once more where it may pass; false when it has to go another way. */
async function shown(interaction: Answerable, part: Part, triesLeft = 1): Promise<boolean> {
  try {
    await showPart(interaction, part)
    return true
  } catch (fault) {
    const { trouble } = troubleOf(fault)
    if (trouble === 'landed') return true
    return trouble === 'passing' && triesLeft > 0 ? shown(interaction, part, triesLeft - 1) : false
  }
}

/** Shows parts as the answer to what somebody did; when its token is over, as messages to them. */
export async function showParts(post: Post, interaction: Answerable, parts: readonly Part[]): Promise<void> {
  for (const [index, part] of parts.entries()) {
    if (await shown(interaction, part)) continue
    await post.message(await post.direct(interaction.user.id), part, `${interaction.id}:${index}`)
  }
}

/** Says that we are working on it. */
async function hold(interaction: Answerable): Promise<void> {
  if (interaction.isMessageComponent()) await interaction.deferUpdate()
  else await interaction.deferReply(interaction.guildId ? { flags: MessageFlags.Ephemeral } : {})
}

/** Says that nothing is to be shown. */
async function showNothing(interaction: Answerable): Promise<void> {
  if (!interaction.deferred) await hold(interaction)
  if (hasGap(interaction)) await interaction.deleteReply()
}

/** Takes the buttons of the pushed message away; that they stay does no harm, since their tokens are judged anew. */
async function settle(interaction: Answerable): Promise<void> {
  if (!interaction.isMessageComponent()) return
  const { components, attachments } = interaction.message
  const files = [...attachments.values()].map(({ id, name }) => ({ id, filename: name }))
  const left = withoutButtons(
    components.map((component) => component.toJSON()),
    files,
  )
  if (!interaction.deferred) await interaction.deferUpdate()
  await interaction.editReply({ components: left, flags: MessageFlags.IsComponentsV2, allowedMentions: nobody })
}

/** The blocks of an answer, each message apart; a form that cannot open at once stands behind a button. */
export function answerParts({ messages, form }: Answer, words: ChannelWords): readonly Part[] {
  const drawn: Block[][] = messages.map((message) => [...drawBlocks(message)])
  if (form) {
    const opener = formButton(form.token, 0, shortened(plain(words.openForm), limits.buttonLabel))
    const last = drawn.at(-1)
    if (last) last.push(opener)
    else drawn.push([...drawBlocks({ nodes: [{ node: 'heading', text: form.title }] }), opener])
  }
  return drawn.flatMap((blocks) => pack(blocks))
}

export type AnswerTools = { readonly post: Post; readonly forms: OpenForms; readonly words: ChannelWords }

/**
 * Shows the answer to an interaction. A form can only open as the very first response, so we wait a moment for the
 * answer; when it takes longer, Discord is told that we are working on it, and the answer follows.
 */
export async function showAnswer(tools: AnswerTools, interaction: Answerable, pending: Promise<Answer>): Promise<void> {
  const { post, forms, words } = tools
  const account = interaction.user.id
  const early = await Promise.race([pending, pause(limits.firstAnswerMs)])
  if (!early) await hold(interaction).catch(() => undefined)
  const answer = early ?? (await pending)
  const { form, messages, settled } = answer
  if (form) forms.open(account, form)
  const modal = early && form && messages.length === 0 && !interaction.isModalSubmit() ? forms.modal(account, form.token, 0, words) : null
  if (modal && !interaction.isModalSubmit()) {
    await interaction.showModal(modal)
    return
  }
  if (settled) await settle(interaction).catch(() => undefined)
  const parts = answerParts(answer, words)
  if (parts.length === 0) await showNothing(interaction).catch(() => undefined)
  else await showParts(post, interaction, parts)
}
