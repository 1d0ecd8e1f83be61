import { safe } from '../../support/pages.ts'

/** What is live without an escape: mentions, timestamps, emoji, addresses. The bot never sends any, so it is shown in red. */
const live = /@(?:everyone|here)|<(?:@[!&]?|#|t:|a?:)[^>]*>|(?<!<)https?:\/\/\S+/g

const hidden = /\\([!-/:-@[-`{-~])/g
const kept = /\ue000(\d+)\ue001/g

function inline(line: string): string {
  const escaped: string[] = []
  const without = line.replace(hidden, (_, sign: string) => `\ue000${escaped.push(sign) - 1}\ue001`)
  const marked = safe(without.replace(live, (found) => `\ue002${found}\ue003`))
    .replace(/`([^`]+)`/g, '<code>$1</code>')
    .replace(/\*\*(.+?)\*\*/g, '<b>$1</b>')
    .replace(/(?<!\*)\*([^*]+)\*(?!\*)/g, '<i>$1</i>')
    .replaceAll('\ue002', '<mark>')
    .replaceAll('\ue003', '</mark>')
  return marked.replace(kept, (_, at: string) => safe(escaped[Number(at)]))
}

function block(line: string): string {
  if (line.startsWith('### ')) return `<h3>${inline(line.slice(4))}</h3>`
  if (line.startsWith('- ')) return `<ul><li>${inline(line.slice(2))}</li></ul>`
  if (line.startsWith('> ')) return `<blockquote>${inline(line.slice(2))}</blockquote>`
  return `<div>${inline(line)}</div>`
}

/** Discord's markdown as HTML, as far as the bot uses it. */
export const shownMarkdown = (content: string) => content.split('\n').map(block).join('')
