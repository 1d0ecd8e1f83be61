import type { Node, SentMessage } from '../../src/message/message.ts'
import type { Text } from '../../src/message/text.ts'

/** A button as it stands on the screen. */
export type Button = { readonly number: number; readonly label: string; readonly token: string }

/** Lines to print, and the buttons among them. */
export type Rendered = { readonly lines: readonly string[]; readonly buttons: readonly Button[] }

type Style = (text: string) => string
const plain: Style = (text) => text

/** How a terminal shows weight; without colours everything is plain. */
function stylesOf(colours: boolean): { readonly strong: Style; readonly faint: Style } {
  if (!colours) return { strong: plain, faint: plain }
  return { strong: (text) => `\u001b[1m${text}\u001b[0m`, faint: (text) => `\u001b[2m${text}\u001b[0m` }
}

/** What people typed, harmless: no control characters, so nothing in it moves the cursor, colours or reorders the line. */
export function harmless(typed: string): string {
  return typed.replace(/\p{Cc}|[\u202a-\u202e\u2066-\u2069\u200b\u200e\u200f\ufeff]/gu, ' ')
}

/** A text as one terminal shows it. */
export function show(text: Text): string {
  return text.pieces.map((piece) => ('said' in piece ? piece.said : harmless(piece.quoted))).join('')
}

function quoteLines(text: Text): readonly string[] {
  const typed = text.pieces.map((piece) => ('said' in piece ? piece.said : piece.quoted.replaceAll('\r\n', '\n'))).join('')
  return typed.split('\n').map((line) => `  | ${harmless(line)}`)
}

function buttonLines(buttons: readonly Button[]): readonly string[] {
  return [buttons.map(({ number, label }) => `[${number}] ${label}`).join('   ')]
}

type Kept = ReadonlyMap<object, string>

function render(node: Node<string>, first: number, colours: boolean, kept: Kept): Rendered {
  const { strong, faint } = stylesOf(colours)
  const none: readonly Button[] = []
  switch (node.node) {
    case 'heading':
      return { lines: [strong(show(node.text))], buttons: none }
    case 'paragraph':
      return { lines: show(node.text).split('\n'), buttons: none }
    case 'fields':
      return { lines: node.fields.map(({ label, value }) => `${faint(show(label))}  ${show(value)}`), buttons: none }
    case 'list':
      return { lines: node.items.map((item) => `- ${show(item)}`), buttons: none }
    case 'quote':
      return { lines: quoteLines(node.text), buttons: none }
    case 'image':
      return { lines: [`(${show(node.alt)})`], buttons: none }
    case 'file':
      return { lines: [`${harmless(node.name)}: ${kept.get(node) ?? ''}`], buttons: none }
    case 'link':
      return { lines: [`${show(node.label)}: ${node.url}`], buttons: none }
    case 'divider':
      return { lines: [faint('-'.repeat(40))], buttons: none }
    case 'choices': {
      const buttons = node.choices.map((choice, index) => ({ number: first + index, label: show(choice.label), token: choice.action }))
      return { lines: buttonLines(buttons), buttons }
    }
  }
}

/** Draws a message for a terminal; its buttons are numbered from `first` on. `kept` says where its files were written, by their nodes. */
export function renderMessage(message: SentMessage, first: number, colours: boolean, kept: Kept = new Map()): Rendered {
  const lines: string[] = []
  const buttons: Button[] = []
  for (const node of message.nodes) {
    const drawn = render(node, first + buttons.length, colours, kept)
    lines.push(...drawn.lines)
    buttons.push(...drawn.buttons)
  }
  return { lines: [...lines, ''], buttons }
}
