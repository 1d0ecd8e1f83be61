import type { Text } from '../src/message/text.ts'

/** ICU messages by key, in one language. */
export type Messages = Readonly<Record<string, string>>

/** The next brace of a message, and what follows it. */
type Brace<Message extends string> = Message extends `${infer Before}{${infer After}`
  ? Before extends `${string}}${string}`
    ? Message extends `${string}}${infer Rest}`
      ? ['close', Rest]
      : never
    : ['open', After]
  : Message extends `${string}}${infer Rest}`
    ? ['close', Rest]
    : ['end', '']

type Kind<Format extends string> = Format extends ` plural${string}` | ` number${string}` ? 'number' : 'select'

/** Text and the options of a plural or select nest strictly in turns, so one word says where a brace stands. */
type Scan<Message extends string, Inside extends 'text' | 'options', Found> =
  Brace<Message> extends ['close', infer Rest extends string]
    ? Scan<Rest, Inside extends 'text' ? 'options' : 'text', Found>
    : Brace<Message> extends ['open', infer After extends string]
      ? Inside extends 'options'
        ? Scan<After, 'text', Found>
        : After extends `${infer Head}}${infer Tail}`
          ? Head extends `${infer Name},${infer Format}`
            ? Scan<After, 'options', Found | `${Name}:${Kind<Format>}`>
            : Scan<Tail, 'text', Found | `${Head}:text`>
          : never
      : Found

/** The placeholders of an ICU message, as `name:text`, `name:number` or `name:select`. */
export type Placeholders<Message extends string> = Scan<Message, 'text', never>

type ValueOf<Placeholder extends string> = Placeholder extends `${string}:number`
  ? number
  : Placeholder extends `${string}:select`
    ? string
    : Text

/** What a message must be given. Words come as `Text` only, so that typed words cannot pass for the bot's own. */
export type Values<Message extends string> = {
  readonly [Each in Placeholders<Message> as Each extends `${infer Name}:${string}` ? Name : never]: ValueOf<Each>
}

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false

/** A translation whose keys and placeholders are those of the English messages; anything else names what is wrong. */
export type Faithful<English extends Messages, Own extends Messages> = {
  readonly [Key in keyof Own]: Key extends keyof English
    ? Same<Placeholders<Own[Key]>, Placeholders<English[Key]>> extends true
      ? Own[Key]
      : { readonly 'must have the placeholders': Placeholders<English[Key]> }
    : never
} & { readonly [Missing in Exclude<keyof English, keyof Own>]: string }

/** Checks a translation against its English messages, at compile time only. */
export function translated<English extends Messages>() {
  return <const Own extends Messages>(messages: Own & Faithful<English, Own>): Own => messages
}
