import type { Text } from './text.ts'

/** What a platform with forms, channels and direct messages says of itself, in one language. */
export type ChannelWords = {
  readonly openForm: Text
  readonly goOn: Text
  readonly pageKept: (part: number, parts: number) => Text
  /** Asks for a word of an option where a list is too long for the platform. */
  readonly search: Text
  readonly fitsSeveral: (typed: string) => Text
  /** Too many to choose from. */
  readonly fitsMany: (typed: string, count: number) => Text
  readonly fitsNone: (typed: string) => Text
  readonly choose: Text
  readonly answeredDirectly: Text
  readonly writeDirectly: Text
  readonly waitsForYou: (person: string) => Text
  readonly readHere: Text
  readonly nothingWaits: Text
  /** A button for those who reply where others would read what they type. */
  readonly replyInWords: Text
  readonly yourWords: Text
}

/** The words for a platform's language tag such as `zh-CN`; English for one we do not speak. */
export type ChannelWordsOf = (localeTag: string | undefined) => ChannelWords
