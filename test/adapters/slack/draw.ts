import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { modalOf } from '../../../adapters/slack/form.ts'
import { postsOf } from '../../../adapters/slack/render.ts'
import { registerForm } from '../../../prompts/present/facility.ts'
import { locales } from '../../../src/domain/locale.ts'
import type { SentMessage } from '../../../src/message/message.ts'
import { everyMessage } from '../../prompts/every-message.ts'

type Piece = Readonly<Record<string, unknown>>

const safe = (text: unknown) => String(text).replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
const list = (value: unknown) => (Array.isArray(value) ? (value as Piece[]) : [])
const text = (value: unknown): string => safe((value as Piece | undefined)?.text ?? '')

function rich({ type, elements, text: words, style, url }: Piece): string {
  const inner = list(elements).map(rich).join('')
  if (type === 'rich_text_list')
    return `<ul>${list(elements)
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
  const some = list(options)
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
      return `<p>${list(given.elements)
        .map((each) => `<button class="${safe(each.style ?? '')}">${text(each.text)}</button>`)
        .join('')}</p>`
    case 'input':
      return input(given)
    default:
      return `<div class="rich">${list(given.elements).map(rich).join('')}</div>`
  }
}

const style = `body{font:15px/1.46 Lato,"Noto Sans CJK SC",sans-serif;columns:3 520px;width:1680px;margin:8px}
article{break-inside:avoid;border:1px solid #ddd;border-radius:6px;margin:0 0 8px;padding:6px 10px;max-width:520px}
article>h6{margin:0;font:11px monospace;color:#999}h3{font-size:18px;font-weight:900;margin:4px 0}.rich{white-space:pre-wrap;margin:2px 0}
button{border:1px solid #bbb;border-radius:4px;background:#fff;font:bold 13px sans-serif;padding:5px 10px;margin:2px 6px 2px 0}
button.primary{background:#007a5a;color:#fff}button.danger{color:#e01e5a;border-color:#e01e5a}ul{margin:2px 0;padding-left:22px}p{margin:4px 0}
blockquote{border-left:4px solid #ddd;margin:2px 0;padding-left:10px}code{color:#e01e5a;background:#f6f6f6;border:1px solid #ddd;border-radius:3px;padding:0 3px;font-size:12px}
label{display:block;font-weight:bold;margin-top:8px}.in{border:1px solid #999;border-radius:4px;padding:4px 8px;min-height:20px}.tall{min-height:60px}em,small{display:block;color:#666;font-size:12px}`

const tokened = (message: { readonly nodes: readonly unknown[] }): SentMessage =>
  JSON.parse(JSON.stringify(message), (key, value) => (key === 'action' ? 'token' : value)) as SentMessage

const folder = process.argv[2] ?? 'drawn'
mkdirSync(folder, { recursive: true })
const industries = [
  { isic: '2394', names: { en: 'Cement, lime and plaster', 'zh-CN': '水泥、石灰和石膏', ko: '시멘트, 석회 및 플라스터' } },
]
for (const locale of locales) {
  const cards = everyMessage(locale, '<!here> *Works* & Co').map(([name, message]) => {
    const posts = postsOf(tokened(message))
    return `<article><h6>${safe(name)}</h6>${posts.map(({ blocks }) => (blocks as unknown as Piece[]).map(block).join('')).join('<hr>')}</article>`
  })
  const known = { token: 't', parks: [], industries: industries as unknown as Parameters<typeof registerForm>[1]['industries'] }
  const view = modalOf(registerForm(locale, { ...known, typed: {} }), { token: 't', place: { show: 'open', channel: 'D1' } })
  const modal = `<article><h6>modal</h6><h3>${text(view.title)}</h3>${(view.blocks as unknown as Piece[]).map(block).join('')}<p><button class="primary">${text(view.submit)}</button></p></article>`
  writeFileSync(join(folder, `${locale}.html`), `<!doctype html><meta charset="utf-8"><style>${style}</style>${modal}${cards.join('')}`)
}
console.log(`Every message and form is drawn in ${folder}: ${locales.map((locale) => `${locale}.html`).join(', ')}`)
