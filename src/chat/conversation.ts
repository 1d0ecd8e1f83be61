import type { FieldSources } from '../domain/draft-view.ts'
import type { ExtractedItem } from '../domain/extraction.ts'
import type { ListingContent } from '../domain/listing.ts'
import type { Locale } from '../domain/locale.ts'
import type { ProcedureStep } from '../domain/procedure.ts'
import type { Ton } from '../domain/ton.ts'
import type { IsoDay } from '../domain/window.ts'
import type { Reader } from '../language/reader.ts'
import type { ReadItem, ReadingContext } from '../language/reading.ts'
import type { ActionIntent } from '../message/action.ts'
import type { Form } from '../message/form.ts'
import type { Message } from '../message/message.ts'
import type { Context } from '../use-cases/context.ts'
import { type DialogueKey, keepDialogue } from '../use-cases/keep-dialogue.ts'
import type { Known } from '../use-cases/library.ts'

/** One person talking, with everything an answer needs. */
export type Chat = {
  readonly context: Context
  readonly locale: Locale
  readonly personName: string
  /** What is known in the person's projects: to look up in, and to read with (`reader` is its reader). */
  readonly known: Known
  readonly reader: Reader
  readonly reading: ReadingContext
  /** What a language model proposed for this message; null without one. */
  readonly proposed: readonly ExtractedItem[] | null
  readonly key: DialogueKey
  /** The message that is being answered, as its platform names it; an edit of it names the same. */
  readonly heard: string
}

/** What the bot answers: messages with intended buttons, perhaps a form. `settled`: the buttons beside the pushed one are done with. */
export type Reply = { readonly messages: readonly Message<ActionIntent>[]; readonly form?: Form; readonly settled?: boolean }

/** An open draft. `doubts` are still to be asked; `waiting` are further items of the same message. */
export type DraftState = {
  readonly draftId: string
  readonly facilityId: string | null
  readonly content: ListingContent
  readonly doubts: ReadItem['doubts']
  /** Absent in drafts that were open before fields remembered their words. */
  readonly sources?: FieldSources
  /** How a bare "ton" in it was read, where that was a question. */
  readonly ton?: Ton
  /** Files that will belong to it. */
  readonly files?: readonly string[]
  readonly waiting: readonly Pick<DraftState, 'content' | 'doubts' | 'sources' | 'files'>[]
}

/**
 * An open room: what is written goes to the other side. `at` is when it last did (ISO 8601), `held` are words or a file that wait
 * for a confirmation, `behind` is a draft that was open before.
 */
export type RoomState = {
  readonly introductionId: string
  readonly number: number
  readonly at: string
  readonly held: { readonly text: string; readonly heard: string; readonly fileId?: string } | null
  readonly behind: DraftState | null
}

/** Every dialogue there is, by kind, with the state it keeps between messages. */
export type Dialogues = {
  readonly draft: DraftState
  /** `changing`: the owner said that something is different, so whatever follows is about this listing. */
  readonly detail: {
    readonly listingId: string
    readonly kind: 'offer' | 'need'
    readonly attribute: string | null
    readonly changing?: true
  }
  /** `behind` is a draft that was open before. */
  readonly describe: { readonly kind: 'offer' | 'need'; readonly behind: DraftState | null }
  readonly question: { readonly matchId: string; readonly side: 'offer' | 'need' }
  readonly answer: { readonly questionId: string }
  readonly rejection: { readonly matchId: string }
  readonly ending: { readonly introductionId: string }
  readonly holding: { readonly introductionId: string }
  readonly 'consent-question': { readonly introductionId: string }
  readonly 'consent-answer': { readonly questionId: string }
  readonly delay: { readonly stepId: string }
  readonly stuck: { readonly stepId: string }
  readonly proof: { readonly stepId: string }
  readonly procedure: { readonly projectId: string; readonly steps: readonly ProcedureStep[] }
  readonly room: RoomState
  readonly delivery: { readonly introductionId: string; readonly month?: IsoDay }
  readonly figure: { readonly deliveryId: string }
  readonly price: { readonly deliveryId: string }
  readonly document: { readonly deliveryId: string }
}

export type Dialogue = { readonly [Kind in keyof Dialogues]: { readonly kind: Kind; readonly state: Dialogues[Kind] } }[keyof Dialogues]

/** Opens or continues a dialogue; null leaves it. */
export async function talkOn(chat: Chat, next: Dialogue | null): Promise<void> {
  await keepDialogue(chat.context, chat.key, next)
}

/** A reply of plain messages. */
export function reply(...messages: readonly Message<ActionIntent>[]): Reply {
  return { messages }
}
