import type { Form, FormOption } from '../src/message/form.ts'
import type { SentMessage } from '../src/message/message.ts'
import type { Suggestion, SuggestQuery } from '../src/message/suggestion.ts'
import type { Address, Turn } from '../src/message/turn.ts'

/**
 * What the bot answers to a turn, shown to that person in that conversation. `settled` says that the buttons beside the pushed one
 * have done their work; an adapter that can takes them away. `listening` says that a dialogue waits for plain words.
 */
export type Answer = {
  readonly messages: readonly SentMessage[]
  readonly form?: Form
  readonly settled?: boolean
  readonly listening?: boolean
}

/** What an adapter needs of the bot: hand in a turn, show the answer. Never rejects; faults become sentences. */
export type Receive = (turn: Turn) => Promise<Answer>

/** What somebody typed into a select of an open form. */
export type OptionSearch = {
  readonly from: Address
  readonly token: string
  readonly field: string
  readonly typed: string
  readonly atMost: number
}

/** Why a platform will never take a message, whoever tries. `channel-closed`: where others read along, the bot may not write. */
export type Obstacle = 'access-revoked' | 'person-gone' | 'conversation-closed' | 'message-refused' | 'channel-closed'

/** Something of a platform that a person has to look after. */
export type Trouble = { readonly platform: string; readonly workspace: string; readonly obstacle: Obstacle }

/** Somebody, and when they were last heard of. */
export type Heard = { readonly account: string; readonly at: Date }

/** What adapters may use besides `Receive`, where their platform has a place for it. Never rejects. */
export type Desk = {
  /** The options of a select that fit what is typed, best first; for lists that are longer than a platform shows. */
  findOptions(search: OptionSearch): Promise<readonly FormOption[]>
  /** Tells the admins of the projects concerned. */
  report(trouble: Trouble): Promise<void>
  /** What may complete what somebody types into an option of a command, at most 25. */
  suggest(query: SuggestQuery): Promise<readonly Suggestion[]>
  /** People of a platform heard of in the last days, newest first, for platforms where what they wrote meanwhile can be looked up. */
  heardOf(platform: string): Promise<readonly Heard[]>
}

/** How a send ended. `retryAfterMs` says when to try again; `final` means never. */
export type SendOutcome =
  | { readonly outcome: 'sent'; readonly platformMessageId: string }
  | { readonly outcome: 'retry'; readonly reason: string; readonly retryAfterMs?: number }
  | { readonly outcome: 'final'; readonly reason: string; readonly obstacle?: Obstacle }

/** Where an adapter says what operators should know: a fixed sentence, ids and codes, never what people wrote. */
export type AdapterLog = {
  info(facts: Readonly<Record<string, unknown>>, sentence: string): void
  warn(facts: Readonly<Record<string, unknown>>, sentence: string): void
  error(facts: Readonly<Record<string, unknown>>, sentence: string): void
}

/** The port every chat platform fills. */
export type Adapter = {
  readonly platform: string
  /** Starts listening and hands every event to `receive`; resolves when events can arrive. */
  start(receive: Receive, desk?: Desk): Promise<void>
  /**
   * Sends one message to a person, where nobody else reads it; works without `start`. `key` is the same for every attempt, for
   * platforms that can drop a repeat; `again` says that an earlier attempt may have arrived.
   */
  send(to: Address, message: SentMessage, key: string, again?: boolean): Promise<SendOutcome>
  /** Puts a message in the place of one that was sent; null only takes its buttons away. For platforms that can. */
  update?(to: Address, platformMessageId: string, message: SentMessage | null): Promise<SendOutcome>
  /** Stops taking events, lets running ones finish; resolves within 20 s. */
  stop(): Promise<void>
}
