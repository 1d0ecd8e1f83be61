import { ComponentType } from 'discord.js'
import { answerBlocks, waitingBlocks } from '../../../adapters/discord/answer.ts'
import { registration } from '../../../adapters/discord/commands.ts'
import { type Block, drawBlocks, type Part, pack } from '../../../adapters/discord/draw.ts'
import { plain, shortened } from '../../../adapters/discord/escape.ts'
import { keepForms } from '../../../adapters/discord/forms.ts'
import { limits } from '../../../adapters/discord/limits.ts'
import { modalOf, pagesOf, wordsModal } from '../../../adapters/discord/modal.ts'
import { channelWords } from '../../../prompts/present/channel.ts'
import { commandSpecs, postingMenu } from '../../../prompts/present/commands.ts'
import { suggestListing, suggestName, suggestPair, suggestProject } from '../../../prompts/present/suggestion.ts'
import { type Locale, locales } from '../../../src/domain/locale.ts'
import type { Text } from '../../../src/message/text.ts'
import { everyForm } from '../../prompts/every-form.ts'
import { everyMessage } from '../../prompts/every-message.ts'
import * as sample from '../../prompts/sample-views.ts'
import { article, type Piece, piecesOf, safe, tokened, writePages } from '../../support/pages.ts'
import { shownMarkdown } from './markdown.ts'

const buttonKinds = ['', 'primary', 'usual', 'success', 'danger', 'link'] as const

function select({ options, placeholder }: Piece): string {
  const some = piecesOf(options)
  const chosen = some.find((option) => option.default === true)?.label
  const shown = some.slice(0, 4).map((option) => `<em>${safe(option.label)}</em>`)
  const rest = some.length > shown.length ? `<em>… ${some.length} in all</em>` : ''
  return `<div class="in">${safe(chosen ?? placeholder ?? '')} ▾</div>${shown.join('')}${rest}`
}

function input({ value, placeholder, style, required }: Piece): string {
  return `<div class="in ${style === 2 ? 'tall' : ''}">${safe(value ?? '')}<i>${value ? '' : safe(placeholder ?? '')}</i>${required ? ' <u>*</u>' : ''}</div>`
}

function component(given: Piece): string {
  const inner = () => piecesOf(given.components).map(component).join('')
  switch (given.type) {
    case ComponentType.Container:
      return `<div class="container">${inner()}</div>`
    case ComponentType.ActionRow:
      return `<div class="row">${inner()}</div>`
    case ComponentType.Button:
      return `<button class="${buttonKinds[Number(given.style)] ?? ''}">${safe(given.label)}${given.url ? ' ↗' : ''}</button>`
    case ComponentType.StringSelect:
      return select(given)
    case ComponentType.TextDisplay:
      return `<div class="text">${shownMarkdown(String(given.content))}</div>`
    case ComponentType.Separator:
      return '<hr>'
    case ComponentType.MediaGallery:
      return piecesOf(given.items)
        .map(({ description }) => `<figure>▦ <small>${safe(description)}</small></figure>`)
        .join('')
    case ComponentType.File:
      return `<figure>▤ ${safe((given.file as Piece).url)}</figure>`
    case ComponentType.Label:
      return `<label>${safe(given.label)}</label><small>${safe(given.description ?? '')}</small>${component(given.component as Piece)}`
    case ComponentType.TextInput:
      return input(given)
    default:
      throw new Error(`A component of type ${given.type} is not drawn yet.`)
  }
}

const style = `body{background:#1e1f22}article{background:#313338;color:#dbdee1;border-radius:6px}article>h6{color:#80848e}
.container{border:1px solid #3f4147;background:#2b2d31;border-radius:8px;padding:8px 12px;margin:4px 0}.text{margin:3px 0;white-space:pre-wrap}h3{font-size:16px;margin:2px 0;color:#fff}
.row{display:flex;flex-wrap:wrap;gap:6px;margin:6px 0}button{border:0;border-radius:4px;background:#4e5058;color:#fff;font-size:13px;padding:6px 12px}
button.primary{background:#5865f2}button.danger{background:#da373c}ul{margin:0;padding-left:20px}blockquote{border-left:4px solid #4e5058;margin:2px 0;padding-left:10px}
.in{width:100%;box-sizing:border-box;background:#1e1f22;border-radius:4px;padding:5px 8px;min-height:20px;white-space:pre-wrap}.tall{min-height:56px}.in i{color:#80848e;font-style:normal}
label{display:block;font-weight:bold;margin-top:8px;color:#fff}em,small{display:block;color:#a5a8ad;font-size:12px;font-style:normal}mark{background:#f23f43;color:#fff}
code{background:#1e1f22;padding:0 3px;font-size:12px}u{color:#f23f43;text-decoration:none}hr{border:0;border-top:1px solid #4e5058}dt{font-weight:bold;color:#fff}dd{margin:0 0 4px 14px}`

const parts = (all: readonly Part[]) => all.map(({ components }) => (components as unknown as Piece[]).map(component).join('')).join('<hr>')
const shown = (name: string, blocks: readonly Block[]) => article(name, parts(pack(blocks)))

function cards(locale: Locale, typed: string): readonly string[] {
  const messages = everyMessage(locale, typed).filter(([name]) => !/^form \d/.test(name))
  return messages.map(([name, message]) => shown(name, drawBlocks(tokened(message))))
}

function modal(name: string, { title, components }: ReturnType<typeof wordsModal>): string {
  return article(`modal: ${name}`, `<h3>${safe(title)}</h3>${(components as unknown as Piece[]).map(component).join('')}`)
}

/** Every page of every form, and what stands between two pages of one. */
function forms(locale: Locale, typed: string): readonly string[] {
  const words = channelWords(locale)
  return everyForm(locale, typed).flatMap(([name, form]) => {
    const pages = pagesOf(form).map((_, page, all) => modal(`${name}, page ${page + 1} of ${all.length}`, modalOf(form, page, {}, words)))
    const open = keepForms()
    open.open('a', form)
    const values = Object.fromEntries(form.fields.map((field) => [field.name, field.input.type === 'select' ? 'e' : typed]))
    const step = open.fill('a', form.token, 0, values, words)
    return [...pages, ...(step.step === 'ask' ? [shown(`after a page of ${name}`, step.blocks)] : [])]
  })
}

/** What the platform's own ways need besides: closed direct messages, mentions, forms that open behind a button. */
function around(locale: Locale, typed: string): readonly string[] {
  const words = channelWords(locale)
  const line = (name: string, text: Text) => shown(name, drawBlocks({ nodes: [{ node: 'paragraph', text }] }))
  const late = everyForm(locale, typed).slice(0, 1)
  return [
    modal('reply in words', wordsModal(words)),
    shown('something waits', waitingBlocks(words, typed)),
    line('nothing waits', words.nothingWaits),
    line('answered directly', words.answeredDirectly),
    line('write directly', words.writeDirectly),
    ...late.map(([name, form]) => shown(`form behind a button: ${name}`, answerBlocks({ messages: [], form }, words).flat())),
  ]
}

type Named = { readonly name: string; readonly name_localizations?: Readonly<Record<string, string>> }
type Described = Named & {
  readonly description: string
  readonly description_localizations: Readonly<Record<string, string>>
  readonly options?: readonly (Described & { readonly choices?: readonly Named[]; readonly autocomplete?: boolean })[]
}

/** What a client in this language lists when somebody types a stroke, and in the menu of a message. */
function commands(locale: Locale): readonly string[] {
  const tag = locale === 'en' ? 'en-US' : locale
  const named = ({ name, name_localizations: all }: Named) => safe(all?.[tag] ?? name)
  const registered = registration(commandSpecs(), postingMenu()) as unknown as readonly Described[]
  const option = (each: NonNullable<Described['options']>[number]) =>
    `<dd><code>${named(each)}</code> ${safe(each.description_localizations[tag])}${each.autocomplete ? ' ⌨' : ''} ${(each.choices ?? []).map((choice) => `<code>${named(choice)}</code>`).join(' ')}</dd>`
  const slash = registered.filter(({ description }) => description !== undefined)
  const menu = registered.filter(({ description }) => description === undefined)
  return [
    ...slash.map((each) =>
      article(
        'command',
        `<dl><dt>/${named(each)}</dt><dd>${safe(each.description_localizations[tag])}</dd>${(each.options ?? []).map(option).join('')}</dl>`,
      ),
    ),
    article('menu of a message', menu.map((each) => `<div>${named(each)}</div>`).join('')),
  ]
}

function suggestions(locale: Locale): string {
  const pair = { number: 12, offer: sample.sampleOffer(), need: sample.sampleNeed() }
  const all = [
    suggestName(locale, sample.flyAsh),
    suggestName(locale, sample.flyAsh, { before: '40 t ', through: 'PFA' }),
    suggestListing(locale, sample.sampleOffer()),
    suggestListing(locale, sample.sampleOffer({ materialNames: null, materialWords: 'grey stuff' })),
    suggestPair(locale, 'match', pair),
    suggestPair(locale, 'introduction', pair),
    suggestProject(locale, { slug: 'hebei-bps', projectNames: { en: 'Hebei BPS', 'zh-CN': '河北副产品协同', ko: '허베이 부산물 시너지' } }),
  ]
  const lines = all.map(
    ({ label, value }) => `<div>${safe(shortened(plain(label), limits.optionText))} <small>${safe(value)}</small></div>`,
  )
  return article('suggestions while an option is typed', lines.join(''))
}

const typed = process.argv[3] ?? '<@123> *Works* & Co'
const drawn = (locale: Locale) => [
  ...commands(locale),
  suggestions(locale),
  ...around(locale, typed),
  ...forms(locale, typed),
  ...cards(locale, typed),
]
writePages(process.argv[2] ?? 'drawn', style, Object.fromEntries(locales.map((locale) => [locale, drawn(locale)])))
