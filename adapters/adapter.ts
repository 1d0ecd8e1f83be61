import type { Form } from '../src/message/form.ts'
import type { SentMessage } from '../src/message/message.ts'
import type { SuggestQuery, Suggestion } from '../src/message/suggestion.ts'
import type { Address, Turn } from '../src/message/turn.ts'

/** What the bot answers to a turn, shown to that person in that conversation. */
export type Answer = { readonly messages: readonly SentMessage[]; readonly form?: Form }

/** What an adapter needs of the bot: hand in a turn, show the answer. Never rejects; faults become sentences. */
export type Receive = (turn: Turn) => Promise<Answer>

/** What may complete what somebody types into an option of a command, at most 25. Never rejects. */
export type Suggest = (query: SuggestQuery) => Promise<readonly Suggestion[]>

/** How a send ended. `retryAfterMs` says when to try again; `final` means never. */
export type SendOutcome =
  | { readonly outcome: 'sent'; readonly platformMessageId: string }
  | { readonly outcome: 'retry'; readonly reason: string; readonly retryAfterMs?: number }
  | { readonly outcome: 'final'; readonly reason: string }

/** The port every chat platform fills. */
export type Adapter = {
  readonly platform: string
  /** Starts listening and hands every event to `receive`; resolves when events can arrive. Platforms that complete options ask `suggest`. */
  start(receive: Receive, suggest?: Suggest): Promise<void>
  /** Sends one message. `key` is the same for every attempt, for platforms that can drop a repeat. */
  send(to: Address, message: SentMessage, key: string): Promise<SendOutcome>
  /** Stops taking events, lets running ones finish; resolves within 20 s. */
  stop(): Promise<void>
}
