import { modalOf } from '../../../adapters/slack/form.ts'
import { homeLeaf } from '../../../adapters/slack/home.ts'
import { postsOf } from '../../../adapters/slack/render.ts'
import { type Locale, locales } from '../../../src/domain/locale.ts'
import { everyForm } from '../../prompts/every-form.ts'
import { everyHome } from '../../prompts/every-home.ts'
import { everyMessage } from '../../prompts/every-message.ts'
import { article, type Piece, piecesOf, safe, tokened, writePages } from '../../support/pages.ts'

const text = (value: unknown): string => safe((value as Piece | undefined)?.text ?? '')

function rich({ type, elements, text: words, style, url }: Piece): string {
  const inner = piecesOf(elements).map(rich).join('')
  if (type === 'rich_text_list')
    return `<ul>${piecesOf(elements)
      .map((item) => `<li>${rich(item)}</li>`)
      .join('')}</ul>`
  if (type === 'rich_text_quote') return `<blockquote>${inner}</blockquote>`
  if (type === 'link') return `<a href="#">${safe(words ?? url)}</a>`
  if (type !== 'text') return `<span>${inner}</span>`
  const { bold, italic, code } = (style ?? {}) as Piece
  const plain = safe(words)
  const marked = code ? `<code>${plain}</code>` : plain
  return bold ? `<b>${marked}</b>` : italic ? `<i>${marked}</i>` : marked
}

function input({ label, hint, element, optional }: Piece): string {
  const { type, placeholder, options, initial_value, initial_option, multiline } = element as Piece
  const chosen = initial_option ? text((initial_option as Piece).text) : ''
  const shown = type === 'plain_text_input' ? safe(initial_value ?? '') : `${chosen || text(placeholder)} ▾`
  const some = piecesOf(options)
    .slice(0, 4)
    .map((option) => `<em>${text(option.text)} ${text(option.description)}</em>`)
  return `<label>${text(label)}${optional ? ' (optional)' : ''}</label><div class="${multiline ? 'tall' : ''} in">${shown}</div>${some.join('')}<small>${text(hint)}</small>`
}

function block(given: Piece): string {
  switch (given.type) {
    case 'header':
      return `<h3>${text(given.text)}</h3>`
    case 'divider':
      return '<hr>'
    case 'actions':
      return `<p>${piecesOf(given.elements)
        .map((each) => `<button class="${safe(each.style ?? '')}">${text(each.text)}</button>`)
        .join('')}</p>`
    case 'input':
      return input(given)
    default:
      return `<div class="rich">${piecesOf(given.elements).map(rich).join('')}</div>`
  }
}

const style = `article{border:1px solid #ddd;border-radius:6px}h3{font-size:18px;font-weight:900;margin:4px 0}.rich{white-space:pre-wrap;margin:2px 0}
button{border:1px solid #bbb;border-radius:4px;background:#fff;font-weight:bold;font-size:13px;padding:5px 10px;margin:2px 6px 2px 0}
button.primary{background:#007a5a;color:#fff}button.danger{color:#e01e5a;border-color:#e01e5a}ul{margin:2px 0;padding-left:22px}p{margin:4px 0}
blockquote{border-left:4px solid #ddd;margin:2px 0;padding-left:10px}code{color:#e01e5a;background:#f6f6f6;border:1px solid #ddd;border-radius:3px;padding:0 3px;font-size:12px}
label{display:block;font-weight:bold;margin-top:8px}.in{border:1px solid #999;border-radius:4px;padding:4px 8px;min-height:20px;white-space:pre-wrap}.tall{min-height:60px}em,small{display:block;color:#666;font-size:12px}`

const blocks = (all: readonly unknown[]) => (all as readonly Piece[]).map(block).join('')

function forms(locale: Locale, typed: string): readonly string[] {
  return everyForm(locale, typed).map(([name, form]) => {
    const view = modalOf(form, { token: 't', place: { show: 'open', channel: 'D1' } })
    const head = `<h3>${text(view.title)}</h3>`
    return article(`modal: ${name}`, `${head}${blocks(view.blocks)}<p><button class="primary">${text(view.submit)}</button></p>`)
  })
}

/** Every leaf of the page of the app; the last one is shown again for every number beyond it. */
function home(locale: Locale): readonly string[] {
  return everyHome(locale).flatMap(([name, messages]) => {
    const leaves = Array.from({ length: 9 }, (_, leaf) => homeLeaf(messages.map(tokened), leaf))
    const different = leaves.filter((leaf, at) => at === 0 || JSON.stringify(leaf) !== JSON.stringify(leaves[at - 1]))
    return different.map((leaf, at) => article(`home: ${name}, leaf ${at + 1}`, blocks(leaf)))
  })
}

function cards(locale: Locale, typed: string): readonly string[] {
  const messages = everyMessage(locale, typed).filter(([name]) => !/^form \d/.test(name))
  return messages.map(([name, message]) =>
    article(
      name,
      postsOf(tokened(message))
        .map((post) => (post.upload ? `<p>▤ ${safe(post.upload.name)}</p>` : blocks(post.blocks)))
        .join('<hr>'),
    ),
  )
}

const typed = process.argv[3] ?? '<!here> *Works* & Co'
const drawn = (locale: Locale) => [...home(locale), ...forms(locale, typed), ...cards(locale, typed)]
writePages(process.argv[2] ?? 'drawn', style, Object.fromEntries(locales.map((locale) => [locale, drawn(locale)])))
