import { type APIModalInteractionResponseCallbackData, InteractionResponseType, MessageFlags } from 'discord.js'
import type { Part } from './draw.ts'
import { troubleOf } from './faults.ts'
import { bodyOf, type Post, type Token } from './post.ts'

/** Something that a person did and that Discord waits for an answer to, with what it was told so far. */
export type Exchange = {
  /** Says that we are working on it. */
  hold(): Promise<void>
  /** Says that a push arrived; what is shown comes as a message. */
  note(): Promise<void>
  /** Opens a modal; false when it is too late for one. */
  open(modal: APIModalInteractionResponseCallbackData): Promise<boolean>
  /** Shows the first answer; false when it has to go another way. Never shows it twice. */
  show(part: Part): Promise<boolean>
  /** Puts something in the place of what was pushed; false when that is not possible. */
  replace(part: Part): Promise<boolean>
}

type Told = 'nothing' | 'thinking' | 'noted' | 'shown'
/** What came of a first answer; `before`: one had been given already, by us under a lost reply or by another process. */
type Outcome = 'taken' | 'before' | 'late' | 'lost'

/** Begins to answer. Only the person sees the answer in a server; what was pushed can be replaced. */
export function openExchange(post: Post, to: Token, { inServer, pushed }: { inServer: boolean; pushed: boolean }): Exchange {
  const audience = inServer ? MessageFlags.Ephemeral : 0
  let told: Told = 'nothing'
  const respond = async (type: InteractionResponseType, data?: object, part?: Part): Promise<Outcome> => {
    try {
      await post.respond(to, { type, ...(data ? { data } : {}) }, part)
      return 'taken'
    } catch (fault) {
      const { trouble } = troubleOf(fault)
      if (trouble === 'landed') return 'before'
      return trouble === 'late' ? 'late' : 'lost'
    }
  }
  const edit = async (part: Part): Promise<boolean> => {
    try {
      await post.editAnswer(to, part)
      return true
    } catch {
      return false
    }
  }
  /** A first answer that carries a part. Where we do not know what became of it, editing it is safe and tells. */
  const first = async (type: InteractionResponseType, flags: number, part: Part): Promise<boolean> => {
    const outcome = await respond(type, bodyOf(part, flags), part)
    told = 'shown'
    if (outcome === 'taken') return true
    return outcome !== 'late' && edit(part)
  }
  const note = async () => {
    if (told !== 'nothing') return
    await respond(InteractionResponseType.DeferredMessageUpdate)
    told = 'noted'
  }
  return {
    hold: async () => {
      if (told !== 'nothing') return
      if (pushed && !inServer) return note()
      await respond(InteractionResponseType.DeferredChannelMessageWithSource, { flags: audience })
      told = 'thinking'
    },
    note,
    open: async (modal) => (await respond(InteractionResponseType.Modal, modal)) !== 'late',
    show: async (part) => {
      if (told === 'thinking') return edit(part)
      return told === 'nothing' && first(InteractionResponseType.ChannelMessageWithSource, audience, part)
    },
    replace: async (part) => {
      if (!pushed || told === 'thinking') return false
      return told === 'nothing' ? first(InteractionResponseType.UpdateMessage, 0, part) : edit(part)
    },
  }
}
