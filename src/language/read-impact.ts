import type { ImpactTerms, ReportedMetric } from '../domain/impact.ts'
import type { Side } from '../domain/introduction.ts'
import type { Price } from '../domain/money.ts'
import type { IsoDay } from '../domain/window.ts'
import { readFacts } from './facts.ts'
import { directionOf } from './payers.ts'
import type { Reader } from './reader.ts'
import type { ReadingContext } from './reading.ts'

const weGave = /\bwe(?:'ve| have)? paid\b|我[们方]?[付给出]|우리가?.{0,20}(?:지급|부담)/
const weGot = /\bwe (?:got|received|were paid|charged)\b|我[们方]?收|우리가?.{0,20}(?:받)/

/** What a side says it paid or was paid: money with its currency, or that nothing was paid; null when the text holds neither. */
export function readPaid(text: string, side: Side, reader: Reader, context: ReadingContext): Price | null {
  const { money, free, folded } = readFacts(text.slice(0, 500), reader, context)
  const [said] = money
  if (!said) return free.length > 0 ? { amount: 0, currency: null, per: null, direction: 'free' } : null
  const own = side === 'offer' ? 'seller_receives' : 'buyer_receives'
  const others = side === 'offer' ? 'buyer_receives' : 'seller_receives'
  const direction = weGave.test(folded.lower) ? others : weGot.test(folded.lower) ? own : directionOf(side, folded.lower, said.amount)
  return { amount: Math.abs(said.amount), currency: said.currency, per: said.per, direction }
}

const metricWords: readonly (readonly [RegExp, ReportedMetric])[] = [
  [/^(?:saved|savings?|cost(?: saved)?|节约|节省|절감)/i, 'cost-saved'],
  [/^(?:sales?|income|revenue|销售|收入|매출|판매)/i, 'new-sales'],
  [/^(?:jobs?|就业|岗位|고용|일자리)/i, 'jobs'],
  [/^(?:invest(?:ment|ed)?|投资|투자)/i, 'investment'],
]

export type ImpactWords =
  /** `words` name a material. */
  | { readonly say: 'replaces'; readonly words: string; readonly reason: string }
  | { readonly say: 'terms'; readonly terms: Partial<ImpactTerms>; readonly reason: string }
  | { readonly say: 'figure'; readonly metric: ReportedMetric; readonly amount: number; readonly unit: string; readonly month?: IsoDay }

const percent = (typed: string | undefined) => (typed === undefined ? undefined : Number(typed) / 100)
const shareForm =
  /^(?:share|attribution|归因|기여율?)[\s:：]*(\d{1,3}(?:\.\d+)?)\s?[%％](?:[\s,，]*(?:years?|年限|기간)[\s:：]*(\d{1,3}))?(?:[\s,，]*(?:keep|保持|유지)[\s:：]*(\d{1,3}(?:\.\d+)?)\s?[%％])?[\s,，:：]*([\s\S]*)$/i

function readTerms(text: string): ImpactWords | null {
  const found = shareForm.exec(text)
  if (!found) return null
  const [, share, years, keep, reason = ''] = found
  const persistence = percent(keep)
  const terms = {
    share: Number(share) / 100,
    ...(years === undefined ? {} : { lifetimeYears: Number(years) }),
    ...(persistence === undefined ? {} : { persistence }),
  }
  return { say: 'terms', terms, reason: reason.trim() }
}

const replacesForm = /^(?:replac(?:es|ing)|instead of|替代|代替|대체)[\s:：]*([^,，;；:：]{1,100})(?:[,，;；:：]\s*([\s\S]*))?$/i

function readReplaced(text: string): ImpactWords | null {
  const [found, words = '', reason = ''] = replacesForm.exec(text) ?? []
  return found === undefined ? null : { say: 'replaces', words: words.trim(), reason: reason.trim() }
}

/** Reads what stands behind an introduction in `/impact I-12 …`: terms with a reason, or a figure of the side's own; null otherwise. */
export function readImpactWords(typed: string, reader: Reader, context: ReadingContext): ImpactWords | null {
  const text = typed.normalize('NFKC').trim()
  const terms = readTerms(text) ?? readReplaced(text)
  if (terms) return terms
  const [form, metric] = metricWords.find(([words]) => words.test(text)) ?? []
  if (!form || !metric) return null
  const rest = text.replace(form, '').trim()
  const { money, dates } = readFacts(rest.slice(0, 300), reader, context)
  const [span] = dates.spans
  const month = span ? { month: `${span.first.slice(0, 7)}-01` } : {}
  if (metric === 'jobs') {
    const jobs = /^[\s:：]*(\d{1,6}(?:\.\d+)?)(?=\D|$)/.exec(rest)
    return jobs ? { say: 'figure', metric, amount: Number(jobs[1]), unit: 'jobs', ...month } : null
  }
  const [said] = money
  return said?.currency ? { say: 'figure', metric, amount: said.amount, unit: said.currency, ...month } : null
}
