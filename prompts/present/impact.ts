import { isMoney, type Metric } from '../../src/domain/impact.ts'
import type { ImpactLine, ImpactView, ReportedLine } from '../../src/domain/impact-view.ts'
import type { Locale } from '../../src/domain/locale.ts'
import type { Text } from '../../src/message/text.ts'
import type { FigureReported, ReplacedSet, TermsSet } from '../../src/use-cases/set-impact-terms.ts'
import { chartLines } from '../chart.ts'
import { formatCo2, formatCountry, formatMonth, formatNumber, formatShare } from '../format.ts'
import { materialText, reference } from '../listing-words.ts'
import { briefSource } from '../match-reasons.ts'
import { button, choices, fields, heading, list, maybe, message, paragraph, type Said } from '../node.ts'
import { formatMoney, formatYearly } from '../quantity.ts'
import { sayIn } from '../say.ts'
import { joined, quoted, said } from '../text.ts'

function titleOf(locale: Locale, { subject }: ImpactView): Text {
  const say = sayIn(locale)
  if (subject.of === 'mine') return say('impact.title.mine')
  if (subject.of !== 'introduction') return say(`impact.title.${subject.of}`, { name: said(subject.names[locale]) })
  const about = { reference: reference('introduction', subject.number), material: materialText(locale, subject.material, null) }
  return say('impact.title.introduction', about)
}

/** An amount of a computed measure, as far as it is exact. */
function amountOf(locale: Locale, metric: Metric, amount: number): Text {
  if (metric === 'ghg') return formatCo2(locale, amount / 1000)
  return formatYearly(locale, amount, metric === 'water' ? 'm3' : 't')
}

function lineField(locale: Locale, line: ImpactLine) {
  const say = sayIn(locale)
  const of = (amount: number) => amountOf(locale, line.metric, amount)
  return {
    label: say(`impact.metric.${line.metric}`),
    value: say('impact.value', {
      verified: of(line.verified),
      year: of(line.verifiedThisYear),
      expected: of(line.expectedYearly),
      lifetime: of(line.expectedLifetime),
    }),
  }
}

function reportedAmount(locale: Locale, metric: Metric, amount: number, unit: string): Text {
  return isMoney(metric) ? formatMoney(locale, amount, unit) : sayIn(locale)('impact.jobs', { amount: formatNumber(locale, amount) })
}

function reportedText(locale: Locale, { metric, amount, unit, side }: ReportedLine): Text {
  const say = sayIn(locale)
  const figures = { metric: say(`impact.metric.${metric}`), amount: reportedAmount(locale, metric, amount, unit) }
  return side ? say(`impact.reported.${side}`, figures) : say('impact.reported.line', figures)
}

function termsText(locale: Locale, { terms, lines }: ImpactView): Text | null {
  const say = sayIn(locale)
  if (lines.length === 0) return null
  if (!terms) return say('impact.terms.differ')
  const { share, lifetimeYears: years, persistence } = terms
  return say('impact.terms', { share: formatShare(locale, share), years, persistence: formatShare(locale, persistence) })
}

/** Without what it replaces, nothing is counted as avoided there. */
function replacesText(locale: Locale, view: ImpactView): Text | null {
  const say = sayIn(locale)
  if (view.subject.of !== 'introduction') return null
  if (view.replaces) return say('impact.replaces', { material: materialText(locale, view.replaces, null) })
  const unknown = view.maySet && view.lines.length > 0 && !view.lines.some(({ metric }) => metric === 'ghg')
  return unknown ? say('impact.hint.replaces', { reference: reference('introduction', view.subject.number) }) : null
}

function hintText(locale: Locale, { subject, maySet }: ImpactView): Text | null {
  if (subject.of !== 'introduction') return null
  return sayIn(locale)(maySet ? 'impact.hint.broker' : 'impact.hint.side', { reference: reference('introduction', subject.number) })
}

/** What synergies save: expected and verified apart, what sides reported, a chart of months; sources on a tap. */
export function impactCard(locale: Locale, view: ImpactView): Said {
  const say = sayIn(locale)
  const { lines, reported, months, key, reason } = view
  const nothing = lines.length + reported.length === 0
  const chart = months.map(({ month, kg }) => ({ month, amount: kg / 1000 }))
  return message(
    heading(titleOf(locale, view)),
    nothing ? paragraph(say('impact.none')) : null,
    fields(lines.map((line) => lineField(locale, line))),
    reported.length > 0 ? paragraph(say('impact.reported')) : null,
    list(reported.map((line) => reportedText(locale, line))),
    view.moneyHidden ? paragraph(say('impact.hidden')) : null,
    chart.length > 1 ? paragraph(say('impact.chart')) : null,
    chart.length > 1 ? list(chartLines(locale, chart)) : null,
    maybe(termsText(locale, view)),
    reason ? paragraph(say('impact.reason', { reason: quoted(reason) })) : null,
    maybe(replacesText(locale, view)),
    maybe(hintText(locale, view)),
    choices([lines.length > 0 ? button(say('impact.button.sources'), 'impact.sources', { key }) : null]),
  )
}

/** Where a factor holds: the world, a country, or a part of one such as `CN-HE`. */
function regionText(locale: Locale, region: string): Text {
  if (region === 'global') return sayIn(locale)('impact.sources.global')
  const [country = '', ...part] = region.split('-')
  return joined([formatCountry(locale, country), ...part.map(said)], ' ')
}

/** The formula and every factor behind the figures, with version, region and year. */
export function impactSources(locale: Locale, view: ImpactView): Said {
  const say = sayIn(locale)
  const lines = view.sources.map(({ id, version, value, unit, region, year, source }) =>
    say('impact.sources.line', {
      id: said(id),
      version: said(version),
      value: formatNumber(locale, value),
      unit: said(unit.replace('CO2', ' CO₂').replace('m3', 'm³')),
      region: regionText(locale, region),
      year: said(String(year)),
      source: briefSource(source),
    }),
  )
  return message(
    heading(say('impact.sources.title')),
    paragraph(say('impact.sources.formula')),
    list(lines.length > 0 ? lines : [say('impact.sources.none')]),
  )
}

/** The broker has set how an introduction is attributed. */
export function termsSet(locale: Locale, { number, terms }: TermsSet): Said {
  const { share, lifetimeYears: years, persistence } = terms
  const about = { share: formatShare(locale, share), years, persistence: formatShare(locale, persistence) }
  return message(paragraph(sayIn(locale)('impact.terms-set', { reference: reference('introduction', number), ...about })))
}

/** The broker has said what it replaces. */
export function replacedSet(locale: Locale, { number, material }: ReplacedSet): Said {
  const about = { reference: reference('introduction', number), material: materialText(locale, material, null) }
  return message(paragraph(sayIn(locale)('impact.replaced-set', about)))
}

/** A side has reported a figure of its own. */
export function figureReported(locale: Locale, { number, metric, amount, unit, month }: FigureReported): Said {
  const say = sayIn(locale)
  const about = { reference: reference('introduction', number), month: formatMonth(locale, month), metric: say(`impact.metric.${metric}`) }
  return message(paragraph(say('impact.figure-reported', { ...about, amount: reportedAmount(locale, metric, amount, unit) })))
}
