import type { SuggestSubject } from './command.ts'
import type { Text } from './text.ts'
import type { Address } from './turn.ts'

/** Something that may complete what is being typed: what to hand in, and how it reads. */
export type Suggestion = { readonly value: string; readonly label: Text }

/** What somebody has typed so far into an option of a command. */
export type SuggestQuery = {
  readonly from: Address
  readonly localeTag?: string
  readonly subject: SuggestSubject
  readonly typed: string
}
