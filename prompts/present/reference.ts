import type { CaseView, Page, TechnologyView } from '../../src/domain/handbook-view.ts'
import type { Locale, Names } from '../../src/domain/locale.ts'
import type { Technology } from '../../src/domain/technology.ts'
import type { Text } from '../../src/message/text.ts'
import { formatCountry, formatNumber } from '../format.ts'
import { figures, isTyped, nameOf } from '../handbook-words.ts'
import { inARow } from '../listing-words.ts'
import { type Button, button, choices, fields, heading, list, message, paragraph, type Said } from '../node.ts'
import { nextPage, pageTitle } from '../paging.ts'
import { formatAmount, formatFlow, formatQuantityShort } from '../quantity.ts'
import { sayIn } from '../say.ts'
import { echoed, joined, quoted, said, standingAlone } from '../text.ts'

type Field = { readonly label: Text; readonly value: Text } | null

const field = (label: Text, value: Text | null): Field => (value ? { label, value } : null)

/** A page of cases that fit some words, each a button. */
export function caseList(
  locale: Locale,
  words: string,
  page: Page<{ readonly id: string; readonly title: Names; readonly place: Names }>,
): Said {
  const say = sayIn(locale)
  const typed = echoed(words)
  if (page.total === 0) return message(paragraph(say('case.unknown', { words: typed })))
  const entries = page.items.map(({ id, title, place }) => {
    const own = isTyped(id)
    return button(say('case.line', { title: nameOf(locale, title, own), place: nameOf(locale, place, own) }), 'case.open', { caseId: id })
  })
  const next = nextPage(page)
  return message(
    heading(pageTitle(locale, say('case.title', { words: typed }), page)),
    choices([...entries, next ? button(say('page.more'), 'case.more', { words, page: next }) : null]),
  )
}

function quantityOf(locale: Locale, { quantity }: CaseView['entry']): Text | null {
  if (!quantity) return null
  return quantity.period === 'year'
    ? formatFlow(locale, quantity.amount, quantity.unit)
    : sayIn(locale)('per.once', { amount: formatAmount(locale, quantity.amount, quantity.unit) })
}

/** A case in full, with the way to its materials. */
export function caseCard(locale: Locale, view: CaseView): Said {
  const say = sayIn(locale)
  const { entry } = view
  const own = isTyped(entry.id)
  const name = (names: Names | null, typed = false) => (names ? nameOf(locale, names, typed) : null)
  const place = inARow(locale, [name(entry.place, own), entry.country === '' ? null : formatCountry(locale, entry.country)])
  const materials: readonly (Button | null)[] = [
    view.from
      ? button(nameOf(locale, view.from, isTyped(entry.from)), 'material.open', { materialId: entry.from, part: 'sheet', page: '0' })
      : null,
    entry.technology && view.technology
      ? button(said(view.technology[locale]), 'technology.open', { technologyId: entry.technology })
      : null,
  ]
  return message(
    heading(nameOf(locale, entry.title, own)),
    fields([
      field(say('case.field.place'), place),
      field(say('case.field.from'), name(view.source)),
      field(say('case.field.to'), name(view.sink)),
      field(say('case.field.flow'), name(view.from, isTyped(entry.from))),
      entry.to === entry.from ? null : field(say('case.field.replaced'), name(view.to, isTyped(entry.to))),
      field(say('case.field.technology'), name(view.technology)),
      field(say('case.field.quantity'), quantityOf(locale, entry)),
      field(say('case.field.year'), entry.year === null ? null : said(String(entry.year))),
      field(say('case.field.status'), say(`case-status.${entry.status}`)),
      field(say('case.field.source'), quoted(entry.source)),
    ]),
    choices(materials),
  )
}

/** The command came without words. */
export function askForCase(locale: Locale): Said {
  return message(paragraph(sayIn(locale)('case.ask')))
}

/** A page of technologies that fit some words, or the nearest where none does. */
export function technologyList(locale: Locale, words: string, page: Page<Technology>, sure: boolean): Said {
  const say = sayIn(locale)
  const typed = { words: echoed(words) }
  if (page.total === 0) return message(paragraph(say('technology-card.unknown-alone', typed)))
  const next = nextPage(page)
  const title = say(sure ? 'technology-card.title' : 'technology-card.unknown', typed)
  const entries = page.items.map(({ id, names }) => button(said(names[locale]), 'technology.open', { technologyId: id }))
  return message(
    sure ? heading(pageTitle(locale, title, page)) : paragraph(title),
    choices([...entries, next ? button(say('page.more'), 'technology.more', { words, page: next }) : null]),
  )
}

const namesShown = 6

function namesLine(locale: Locale, names: readonly Names[]): Text {
  if (names.length === 0) return sayIn(locale)('technology-card.any')
  const shown = names.slice(0, namesShown).map((each) => said(each[locale]))
  return inARow(locale, names.length > namesShown ? [...shown, said('…')] : shown)
}

/** What a line works off: tonnes or cubic metres a year in the reader's words, anything else by its symbols. */
function scaleText(locale: Locale, { low, high, unit }: { readonly low: number; readonly high: number; readonly unit: string }): Text {
  const [amount, year] = unit.split('/')
  const known = (['t', 'm3'] as const).find((each) => each === amount)
  if (known && year === 'year') return formatQuantityShort(locale, { min: low, max: high, unit: known, period: 'year' })
  return joined([figures(locale, low, high), said(unit.replaceAll('m3', 'm³'))], ' ')
}

function figureFields(locale: Locale, { yield: amount, scale, energyKwh }: Technology): readonly Field[] {
  const say = sayIn(locale)
  const unit = (value: Text, symbol: string) => joined([value, said(symbol)], ' ')
  return [
    field(say('technology-card.yield'), amount && unit(figures(locale, ...amount), 't/t')),
    field(say('technology-card.scale'), scale && scaleText(locale, scale)),
    field(say('technology-card.energy'), energyKwh && unit(figures(locale, ...energyKwh), 'kWh/t')),
  ]
}

/** A technology in full. */
export function technologyCard(locale: Locale, view: TechnologyView): Said {
  const say = sayIn(locale)
  const { technology, routes, cases } = view
  return message(
    heading(standingAlone(said(technology.names[locale]))),
    paragraph(said(technology.summary[locale])),
    fields([
      field(say('technology-card.inputs'), namesLine(locale, view.inputs)),
      field(say('technology-card.outputs'), namesLine(locale, view.outputs)),
      ...figureFields(locale, technology),
      field(say('technology-card.readiness'), formatNumber(locale, technology.readiness)),
      field(say('technology-card.cost'), say(`cost.${technology.cost}`)),
      field(say('technology-card.known'), say('technology-card.known-line', { routes, cases })),
    ]),
    technology.references.length > 0 ? paragraph(say('technology-card.references')) : null,
    list(technology.references.slice(0, 3).map(quoted)),
    cases > 0
      ? choices([button(say('material.button.cases', { count: cases }), 'case.more', { words: technology.names[locale], page: '0' })])
      : null,
  )
}

/** The command came without words. */
export function askForTechnology(locale: Locale): Said {
  return message(paragraph(sayIn(locale)('technology-card.ask')))
}
