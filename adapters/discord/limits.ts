/** What Discord allows, from its API documentation (v10). Lengths are in UTF-16 code units unless said otherwise. */
export const limits = {
  /** Components of one message, nested ones counted. */
  messageComponents: 40,
  /** Characters of all text displays of one message together. */
  messageText: 4_000,
  /** Buttons in a row. */
  rowButtons: 5,
  /** Beyond this many choices a menu is easier to use than rows of buttons. */
  choicesAsButtons: 10,
  buttonLabel: 80,
  customId: 100,
  selectOptions: 25,
  optionText: 100,
  linkUrl: 512,
  imageDescription: 1_024,
  modalComponents: 5,
  modalTitle: 45,
  modalLabel: 45,
  modalDescription: 100,
  placeholder: 100,
  modalInput: 4_000,
  commandDescription: 100,
  /** Suggestions while an option is typed, and their length. */
  suggestions: 25,
  nonce: 25,
  /** How long the token of an interaction is good, with a minute to spare. */
  tokenMs: 14 * 60_000,
  /** How long Discord waits for a first answer: 3 s. After this much of it we say that we are working on it. */
  firstAnswerMs: 1_200,
} as const
