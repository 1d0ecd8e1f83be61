import type { Locale } from '../../src/domain/locale.ts'
import type { LeftView, PlannedFlowView, PlanView } from '../../src/domain/plan-view.ts'
import type { ActionSubjects } from '../../src/message/action.ts'
import type { Text } from '../../src/message/text.ts'
import { formatAboutCounted, formatDistance, formatDistanceBand, formatShare } from '../format.ts'
import { inARow, listingReference, materialOf } from '../listing-words.ts'
import { technologyText } from '../match-reasons.ts'
import { type Button, button, choices, heading, list, message, paragraph, type Said } from '../node.ts'
import { formatAmount, formatFlow } from '../quantity.ts'
import { sayIn } from '../say.ts'
import { joined, said } from '../text.ts'

/** Money a year; three figures are all that typical prices can mean. */
function yearly(locale: Locale, usd: number): Text {
  const say = sayIn(locale)
  return say('quantity.short', { amount: say('currency.USD', { amount: formatAboutCounted(locale, usd) }) })
}

function distanceText(locale: Locale, { roadKm, exact }: PlannedFlowView): Text | null {
  if (roadKm === null) return null
  return exact ? formatDistance(locale, roadKm) : formatDistanceBand(locale, roadKm)
}

function materialsText(locale: Locale, { offer, need }: PlannedFlowView): Text {
  const [offered, wanted] = [materialOf(locale, offer), materialOf(locale, need)]
  const same = offer.materialNames !== null && offer.materialNames.en === need.materialNames?.en
  return same ? offered : sayIn(locale)('plan.flow.materials', { offered, wanted })
}

function flowLine(locale: Locale, flow: PlannedFlowView): Text {
  const say = sayIn(locale)
  const shares = { ofOffer: formatShare(locale, flow.shareOfOffer), ofNeed: formatShare(locale, flow.shareOfNeed) }
  const facts = inARow(locale, [
    formatFlow(locale, flow.amount, flow.unit),
    yearly(locale, flow.value),
    distanceText(locale, flow),
    flow.exact ? say('plan.flow.shares', shares) : null,
    flow.technology ? say('plan.flow.processing', { technology: technologyText(locale, flow.technology) }) : null,
    flow.fixed ? say('plan.flow.fixed') : null,
    flow.loss !== null && flow.loss > 0 ? say('plan.flow.loss', { value: yearly(locale, flow.loss) }) : null,
  ])
  const pair = { offer: listingReference(flow.offer), need: listingReference(flow.need) }
  return say('plan.flow', { ...pair, materials: materialsText(locale, flow), facts })
}

function leftItems(locale: Locale, items: readonly LeftView[], total: number): Text {
  const say = sayIn(locale)
  const shown = inARow(
    locale,
    items.map(({ listing, amount, unit }) =>
      say('plan.left.item', { reference: listingReference(listing), amount: formatFlow(locale, amount, unit) }),
    ),
  )
  return total > items.length ? say('plan.left.more', { items: shown, count: total - items.length }) : shown
}

function leftLines(locale: Locale, { offersLeft, needsLeft, leftCount }: PlanView): readonly Text[] {
  const say = sayIn(locale)
  return [
    ...(offersLeft.length > 0 ? [say('plan.left.offers', { items: leftItems(locale, offersLeft, leftCount.offers) })] : []),
    ...(needsLeft.length > 0 ? [say('plan.left.needs', { items: leftItems(locale, needsLeft, leftCount.needs) })] : []),
  ]
}

function limitsText(locale: Locale, { request: { partners, least } }: PlanView): Text | null {
  if (partners === null && least === null) return null
  const say = sayIn(locale)
  return inARow(locale, [
    partners === null ? null : say('plan.limit.partners', { count: partners }),
    least === null ? null : say('plan.limit.least', { amount: formatAmount(locale, least, 't') }),
  ])
}

function qualityText(locale: Locale, { quality }: PlanView): Text {
  const say = sayIn(locale)
  if (quality.found === 'optimal' && quality.gap === 0) return say('plan.optimal.exact')
  return quality.found === 'exact' ? say('plan.exact') : say(`plan.${quality.found}`, { gap: formatShare(locale, quality.gap) })
}

function worthText(locale: Locale, { flows }: PlanView): Text {
  const bases = new Set(flows.map(({ worth }) => worth))
  if (bases.size > 1) return sayIn(locale)('plan.by-both')
  return sayIn(locale)(bases.has('reach') ? 'plan.by-reach' : 'plan.by-prices')
}

type Request = ActionSubjects['plan.show']

/** The same request with something changed, as a button carries it. */
function again({ request }: PlanView, change: Partial<Request>): Request {
  const { projectId, without, partners, least, page } = request
  return { projectId, without, partners: String(partners ?? ''), least: String(least ?? ''), page: String(page), ...change }
}

function withoutButtons(locale: Locale, view: PlanView): readonly Button[] {
  return view.flows.flatMap(({ pair, offer, need }) => {
    if (pair === null) return []
    const label = sayIn(locale)('plan.button.without', { offer: listingReference(offer), need: listingReference(need) })
    return [button(label, 'plan.show', again(view, { without: `${view.request.without} ${pair}`.trim(), page: '1' }))]
  })
}

function ways(locale: Locale, view: PlanView): readonly (Button | null)[] {
  const say = sayIn(locale)
  const { page } = view.request
  return [
    page < view.pages ? button(say('plan.button.next'), 'plan.show', again(view, { page: String(page + 1) })) : null,
    page > 1 ? button(say('plan.button.first'), 'plan.show', again(view, { page: '1' })) : null,
    view.taken > 0 ? button(say('plan.button.all'), 'plan.show', again(view, { without: '', page: '1' })) : null,
    ...view.otherProjects.map(({ id, names }) =>
      button(said(names[locale]), 'plan.show', again(view, { projectId: id, without: '', page: '1' })),
    ),
  ]
}

/** The best split of a project, with what each flow brings and buttons to take flows out. */
export function planCard(locale: Locale, view: PlanView): Said {
  const say = sayIn(locale)
  const title = heading(say('plan.title', { project: said(view.project[locale]) }))
  const taken = view.taken > 0 ? paragraph(say('plan.taken', { count: view.taken })) : null
  if (view.total === 0) return message(title, paragraph(say('plan.nothing')), taken, choices(ways(locale, view)))
  const total = say('plan.value', { count: view.total, value: yearly(locale, view.value) })
  const left = leftLines(locale, view)
  return message(
    title,
    paragraph(inARow(locale, [total, limitsText(locale, view)])),
    paragraph(joined([qualityText(locale, view), worthText(locale, view)], locale === 'zh-CN' ? '' : ' ')),
    taken,
    list(view.flows.map((flow) => flowLine(locale, flow))),
    view.pages > 1 ? paragraph(say('plan.page', { page: view.request.page, pages: view.pages })) : null,
    left.length === 0 ? paragraph(say('plan.left.nothing')) : heading(say('plan.left')),
    list(left),
    choices([...withoutButtons(locale, view), ...ways(locale, view)]),
  )
}
