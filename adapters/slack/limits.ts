/** What Slack documents for Block Kit, views and messages, in characters unless said otherwise; below where it documents nothing. */
export const limits = {
  blocksInMessage: 50,
  blocksInView: 100,
  header: 150,
  buttonText: 75,
  buttonValue: 2_000,
  elementsInActions: 25,
  identifier: 255,
  viewTitle: 24,
  viewSubmit: 24,
  viewMetadata: 3_000,
  inputLabel: 2_000,
  inputHint: 2_000,
  inputText: 3_000,
  optionText: 75,
  optionValue: 150,
  optionDescription: 75,
  options: 100,
  linkUrl: 3_000,
  imageAlt: 2_000,
  /** Not documented for rich text; this is what a section may hold. */
  richText: 3_000,
  /** So that a list stays well below what a message may hold, written as JSON. */
  listSize: 5_000,
  /** Not documented for all blocks together; Slack answers `msg_blocks_too_long` somewhere above this. */
  textInMessage: 10_000,
  /** Slack advises 4 000 for the text that notifications show. */
  notification: 3_000,
  /** How often a response URL may be used, and for how long. */
  responses: 5,
  responseForMs: 30 * 60_000,
} as const
