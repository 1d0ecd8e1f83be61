import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ActionIntent } from '../../src/message/action.ts'
import type { Message, SentMessage } from '../../src/message/message.ts'

/** Part of what a platform was sent, as it comes out of JSON. */
export type Piece = Readonly<Record<string, unknown>>

export const safe = (text: unknown) => String(text).replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
export const piecesOf = (value: unknown) => (Array.isArray(value) ? (value as readonly Piece[]) : [])

/** A message whose every button carries a token of its own. */
export function tokened({ nodes }: Message<ActionIntent>): SentMessage {
  let count = 0
  return {
    nodes: nodes.map((node) =>
      node.node === 'choices' ? { ...node, choices: node.choices.map((each) => ({ ...each, action: `token-${count++}` })) } : node,
    ),
  }
}

/** One drawing with its name above it. */
export const article = (name: string, inner: string) => `<article><h6>${safe(name)}</h6>${inner}</article>`

const common = `@page{size:1700px 1350px;margin:0}body{font-size:15px;line-height:1.46;columns:3 520px;width:1680px;margin:8px}
:lang(en){font-family:"DejaVu Sans","Noto Sans CJK SC",sans-serif;font-size:14px}:lang(zh-CN){font-family:"Noto Sans CJK SC",sans-serif}
:lang(ko){font-family:"Noto Sans CJK KR",sans-serif}article{break-inside:avoid;margin:0 0 8px;padding:6px 10px;max-width:520px;box-sizing:border-box}
article>h6{margin:0;font:11px monospace;color:#999}button{font-family:inherit}`

/** Writes one page a language; printed to PDF it comes in sheets that can be looked at. */
export function writePages(folder: string, style: string, drawings: Readonly<Record<string, readonly string[]>>): void {
  mkdirSync(folder, { recursive: true })
  for (const [locale, articles] of Object.entries(drawings)) {
    const head = `<!doctype html><html lang="${locale}"><meta charset="utf-8"><style>${common}${style}</style>`
    writeFileSync(join(folder, `${locale}.html`), `${head}<body>${articles.join('\n')}`)
  }
  const pages = Object.keys(drawings).map((locale) => `${locale}.html`)
  console.log(`Every message, form and page is drawn in ${folder}: ${pages.join(', ')}`)
}
