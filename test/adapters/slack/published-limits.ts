/**
 * Slack's published limits, checked on payloads as they are sent. Written from Slack's reference pages of blocks, elements,
 * composition objects, views and chat.postMessage, not from the adapter's own figures.
 */
type Value = Readonly<Record<string, unknown>>

const record = (value: unknown): Value => (typeof value === 'object' && value !== null ? (value as Value) : {})
const items = (value: unknown): readonly Value[] => (Array.isArray(value) ? value.map(record) : [])
const words = (value: unknown): string => (typeof value === 'string' ? value : '')

type Rule = (holds: boolean, sentence: string) => void

function checkText(text: Value, atMost: number, what: string, rule: Rule): void {
  const shown = words(text.text)
  rule(shown.length > 0, `${what} is empty`)
  rule(shown.length <= atMost, `${what} has ${shown.length} characters, ${atMost} are allowed`)
  if (text.type === 'mrkdwn') rule(!/<(?![@#!]?[\w|:/.^-])/.test(shown), `${what} holds a bare angle bracket`)
}

function checkId(id: unknown, what: string, rule: Rule): void {
  if (id !== undefined) rule(words(id).length > 0 && words(id).length <= 255, `${what} has ${words(id).length} characters`)
}

function checkOption(option: Value, rule: Rule): void {
  checkText(record(option.text), 75, 'the text of an option', rule)
  rule(words(option.value).length > 0 && words(option.value).length <= 150, 'the value of an option is empty or over 150')
  if (option.description) checkText(record(option.description), 75, 'the description of an option', rule)
}

const interactive = new Set(['button', 'static_select', 'external_select', 'plain_text_input'])

function checkSelect(element: Value, rule: Rule): void {
  const options = items(element.options)
  rule(options.length > 0 && options.length <= 100, `a select has ${options.length} options`)
  for (const option of options) checkOption(option, rule)
  const values = options.map(({ value }) => value)
  rule(new Set(values).size === values.length, 'a value of an option is there twice')
  if (element.initial_option) rule(values.includes(record(element.initial_option).value), 'the initial option is not among the options')
}

function checkTyped(element: Value, rule: Rule): void {
  const most = Number(element.max_length ?? 3_000)
  rule(most >= 1 && most <= 3_000, `an input takes ${most} characters`)
  rule(words(element.initial_value).length <= most, 'the initial value is longer than the input takes')
}

function checkButton(element: Value, rule: Rule): void {
  checkText(record(element.text), 75, 'the text of a button', rule)
  rule(words(element.value).length <= 2_000, 'the value of a button is over 2000')
  rule(element.style === undefined || element.style === 'primary' || element.style === 'danger', 'there is no such style')
}

function checkElement(element: Value, rule: Rule): void {
  const { type } = element
  rule(interactive.has(words(type)), `there is no element ${words(type)} here`)
  checkId(element.action_id, 'an action id', rule)
  if (type === 'button') checkButton(element, rule)
  if (type === 'static_select') checkSelect(element, rule)
  if (type === 'external_select') rule(Number(element.min_query_length ?? 3) >= 0, 'the least length of a query is negative')
  if (type === 'plain_text_input') checkTyped(element, rule)
}

function checkPiece(piece: Value, rule: Rule): void {
  rule(piece.type === 'text' || piece.type === 'link', `rich text holds ${words(piece.type)}`)
  if (piece.type === 'text') rule(words(piece.text).length > 0, 'a text element is empty')
  if (piece.type === 'link') rule(/^https?:\/\//.test(words(piece.url)), 'a link leads nowhere')
}

function checkRichText(block: Value, rule: Rule): void {
  const parts = items(block.elements)
  rule(parts.length > 0, 'a rich text is empty')
  const sections = parts.flatMap((part) => (part.type === 'rich_text_list' ? items(part.elements) : [part]))
  rule(sections.length >= parts.length, 'a list is empty')
  for (const { elements } of sections) {
    rule(items(elements).length > 0, 'a section of rich text is empty')
    for (const piece of items(elements)) checkPiece(piece, rule)
  }
}

type Surface = 'message' | 'modal' | 'home'

function checkActions(elements: readonly Value[], rule: Rule): void {
  rule(elements.length > 0 && elements.length <= 25, `an actions block has ${elements.length} elements`)
  const ids = elements.map((element) => element.action_id)
  rule(new Set(ids).size === ids.length, 'an action id is there twice in a block')
  for (const element of elements) checkElement(element, rule)
}

function checkInput(block: Value, surface: Surface, rule: Rule): void {
  rule(surface === 'modal', 'an input stands outside of a modal')
  checkText(record(block.label), 2_000, 'a label', rule)
  if (block.hint) checkText(record(block.hint), 2_000, 'a hint', rule)
  checkElement(record(block.element), rule)
}

function checkBlock(block: Value, surface: Surface, rule: Rule): void {
  checkId(block.block_id, 'a block id', rule)
  if (block.type === 'header') checkText(record(block.text), 150, 'a header', rule)
  else if (block.type === 'rich_text') checkRichText(block, rule)
  else if (block.type === 'actions') checkActions(items(block.elements), rule)
  else if (block.type === 'input') checkInput(block, surface, rule)
  else rule(block.type === 'divider', `there is no block ${words(block.type)}`)
}

function checkBlocks(blocks: readonly Value[], surface: Surface, rule: Rule): void {
  const atMost = surface === 'message' ? 50 : 100
  rule(blocks.length <= atMost, `${blocks.length} blocks, ${atMost} are allowed`)
  const ids = blocks.map((block) => block.block_id).filter((id) => id !== undefined)
  rule(new Set(ids).size === ids.length, 'a block id is there twice')
  for (const block of blocks) checkBlock(block, surface, rule)
}

function collect(check: (rule: Rule) => void): readonly string[] {
  const broken: string[] = []
  check((holds, sentence) => {
    if (!holds) broken.push(sentence)
  })
  return broken
}

/** What is wrong with a message by Slack's rules; nothing when it may be sent. */
export function brokenInMessage(message: unknown): readonly string[] {
  const { text, blocks } = record(message)
  return collect((rule) => {
    rule(words(text).length > 0, 'there are no words for notifications')
    rule(words(text).length <= 4_000, 'the words for notifications are over 4000')
    rule(!/<[!@#]/.test(words(text)), 'the words for notifications hold a live mention')
    rule(items(blocks).length > 0, 'there are no blocks')
    rule(JSON.stringify(blocks ?? []).length <= 13_000, 'all blocks together are too long')
    checkBlocks(items(blocks), 'message', rule)
  })
}

/** What is wrong with a modal or home view by Slack's rules. */
export function brokenInView(view: unknown): readonly string[] {
  const { type, title, submit, blocks, private_metadata, callback_id } = record(view)
  return collect((rule) => {
    rule(type === 'modal' || type === 'home', `there is no view ${words(type)}`)
    checkBlocks(items(blocks), type === 'home' ? 'home' : 'modal', rule)
    rule(words(private_metadata).length <= 3_000, 'the metadata is over 3000')
    rule(words(callback_id).length <= 255, 'the callback id is over 255')
    if (type !== 'modal') return
    checkText(record(title), 24, 'the title', rule)
    const hasInput = items(blocks).some((block) => block.type === 'input')
    rule(!hasInput || submit !== undefined, 'a modal with inputs has nothing to submit them with')
    if (submit !== undefined) checkText(record(submit), 24, 'the submit label', rule)
  })
}
