import type { ListingField, MissingDetail } from '../../src/domain/draft-view.ts'
import type { ListingStatus } from '../../src/domain/listing.ts'
import type { ListingView } from '../../src/domain/listing-view.ts'
import type { Locale, Names } from '../../src/domain/locale.ts'
import type { Text } from '../../src/message/text.ts'
import type { ListingMoved } from '../../src/use-cases/move-listing.ts'
import type { Published } from '../../src/use-cases/publish-listing.ts'
import type { OwnListing } from '../../src/use-cases/read-listings.ts'
import { attributeName, attributeValue } from '../attribute.ts'
import { filesButton } from '../file-buttons.ts'
import { formatDate } from '../format.ts'
import { listingFields, originFields } from '../listing-fields.ts'
import { listingLine, listingReference, materialOf, materialText, placeOf, reference } from '../listing-words.ts'
import { type Button, button, choices, fields, heading, list, message, openButtons, paragraph, type Said } from '../node.ts'
import { formatMonthlyTonnes, formatWindow } from '../quantity.ts'
import { sayIn } from '../say.ts'
import { concat, said } from '../text.ts'

/** Ready answers to the one question after publishing; what is sent back is read like typed words. */
const readyRanges: Readonly<Record<string, readonly (readonly [number | null, number | null])[]>> = {
  loi_pct: [
    [null, 5],
    [5, 8],
    [8, null],
  ],
  moisture_pct: [
    [null, 10],
    [10, 30],
    [30, 60],
    [60, null],
  ],
  particle_size_mm: [
    [null, 5],
    [5, 40],
    [40, null],
  ],
  pressure_bar: [
    [null, 6],
    [6, 12],
    [12, null],
  ],
  temperature_c: [
    [null, 60],
    [60, 100],
    [100, 200],
    [200, null],
  ],
  concentration_pct: [
    [null, 20],
    [20, 50],
    [50, 80],
    [80, null],
  ],
}

function typedRange([low, high]: readonly [number | null, number | null]): string {
  if (low === null) return `≤${high}`
  return high === null ? `≥${low}` : `${low}-${high}`
}

const readyAmounts = [
  { min: null, max: 100, typed: 'up to 100 t per month' },
  { min: 100, max: 1000, typed: '100-1000 t per month' },
  { min: 1000, max: null, typed: 'at least 1000 t per month' },
] as const

type Ready = readonly { readonly label: Text; readonly value: string }[]

function readyAnswers(locale: Locale, missing: MissingDetail): Ready {
  const say = sayIn(locale)
  if (missing.field === 'window') {
    return [
      { label: say('listing.detail.from-now'), value: 'from now' },
      { label: say('listing.detail.from-next-month'), value: 'from next month' },
    ]
  }
  if (missing.field === 'quantity') {
    return readyAmounts.map(({ min, max, typed }) => ({ label: formatMonthlyTonnes(locale, min, max), value: typed }))
  }
  const { attribute } = missing
  if (!attribute) return []
  return (readyRanges[attribute] ?? []).map((range) => ({ label: attributeValue(locale, attribute, range), value: typedRange(range) }))
}

function missingQuestion(locale: Locale, missing: MissingDetail): Text {
  const say = sayIn(locale)
  if (missing.field !== 'attributes' || !missing.attribute)
    return say(missing.field === 'window' ? 'listing.detail.window' : 'listing.detail.quantity')
  return say('listing.detail.attribute', { attribute: attributeName(locale, missing.attribute) })
}

/** Published: the reference, and the one detail whose absence costs most. */
export function published(locale: Locale, outcome: Published): Said {
  const say = sayIn(locale)
  const { listingId, kind, number, materialKnown, missing } = outcome
  const done = paragraph(say('listing.published', { reference: reference(kind, number) }))
  const skip = button(say('listing.detail.skip'), 'detail.skip', { listingId })
  if (!materialKnown) return message(done, paragraph(say('listing.detail.unknown-material')), choices([skip]))
  if (!missing) return message(done)
  const field = missing.attribute ?? missing.field
  const answers = readyAnswers(locale, missing).map(({ label, value }) => button(label, 'detail.set', { listingId, field, value }))
  return message(done, paragraph(missingQuestion(locale, missing)), choices([...answers, skip]))
}

/** The detail stays open. */
export function detailSkipped(locale: Locale): Said {
  return message(paragraph(sayIn(locale)('listing.detail.skipped')))
}

/** A published listing was corrected: only the lines that changed. */
export function revised(locale: Locale, view: ListingView, changed: readonly ListingField[]): Said {
  const say = sayIn(locale)
  const shown = listingFields(locale, view, changed.length > 0 ? changed : undefined)
  return message(paragraph(say('listing.revised', { reference: listingReference(view) })), fields(shown))
}

function moveButtons(locale: Locale, listingId: string, status: ListingStatus): readonly (Button | null)[] {
  const say = sayIn(locale)
  if (status === 'withdrawn') return []
  return [
    button(say('listing.renew'), 'listing.renew', { listingId }),
    status === 'active' ? button(say('listing.pause'), 'listing.pause', { listingId }) : null,
    button(say('listing.withdraw'), 'listing.withdraw', { listingId }, 'danger'),
  ]
}

/** One listing as its reader may see it; `listingId` is given for their own, with what can be done. */
export function listingCard(locale: Locale, view: ListingView, listingId: string | null): Said {
  const say = sayIn(locale)
  const title = say('listing.title', {
    reference: listingReference(view),
    kind: say(`kind.${view.kind}`),
    material: materialOf(locale, view),
  })
  const status = { label: say('label.status'), value: say(`listing-status.${view.status}`) }
  const expires =
    view.status === 'active' && view.expiresAt && listingId ? say('listing.expires', { date: formatDate(locale, view.expiresAt) }) : null
  return message(
    heading(title),
    fields([...listingFields(locale, view), ...originFields(locale, view), status]),
    expires ? paragraph(expires) : null,
    choices([filesButton(locale, view), ...(listingId ? moveButtons(locale, listingId, view.status) : [])]),
  )
}

/** How a listing stands after pausing, renewing or withdrawing it. */
export function listingMoved(locale: Locale, outcome: ListingMoved): Said {
  const { kind, number, status } = outcome
  return message(paragraph(sayIn(locale)(`listing.moved.${status}`, { reference: reference(kind, number) })))
}

/** The person's own listings. */
export function listingList(locale: Locale, { views }: { readonly views: readonly OwnListing[] }): Said {
  const say = sayIn(locale)
  const [first] = views
  const shown = openButtons(
    'listings',
    views.map(({ view }) => listingReference(view)),
  )
  if (!first) return message(paragraph(say('listing.list.empty')))
  return message(
    heading(say('listing.list.title', { count: views.length })),
    list(views.map(({ view }) => listingLine(locale, view, [view.status === 'active' ? null : say(`listing-status.${view.status}`)]))),
    views.length > shown.length ? paragraph(say('listing.list.hint', { example: listingReference(first.view) })) : null,
    choices(shown),
  )
}

const buttonsShown = 10

/** Several listings could be meant. */
export function askWhichListing(locale: Locale, own: readonly OwnListing[], move: 'withdraw'): Said {
  const say = sayIn(locale)
  const buttons = own
    .slice(0, buttonsShown)
    .map(({ listingId, view }) =>
      button(concat(listingReference(view), said(' '), materialOf(locale, view)), 'listing.withdraw', { listingId }),
    )
  return message(
    paragraph(say(`listing.which.${move}`)),
    choices(buttons),
    own.length > buttonsShown ? paragraph(say('listing.which.more')) : null,
  )
}

type Found = {
  readonly views: readonly ListingView[]
  readonly total: number
  readonly materialNames: Names | null
  readonly words: string
}

/** What the person's projects list of a material, each line at the tier they may see. */
export function searchResults(locale: Locale, found: Found): Said {
  const say = sayIn(locale)
  const { views, total, materialNames, words } = found
  const what = materialNames || words.trim() !== '' ? materialText(locale, materialNames, words) : null
  if (views.length === 0) {
    const post = (['need', 'offer'] as const).map((kind) => button(say(`listing.search.${kind}`), 'menu.command', { command: kind }))
    return message(paragraph(what ? say('listing.search.none', { what }) : say('listing.search.none-all')), choices(post))
  }
  const line = (view: ListingView) => listingLine(locale, view, [placeOf(locale, view), formatWindow(locale, view.window)])
  return message(
    heading(what ? say('listing.search.title', { count: total, what }) : say('listing.search.title-all', { count: total })),
    list(views.map(line)),
    total > views.length ? paragraph(say('listing.search.more', { shown: views.length })) : null,
  )
}
