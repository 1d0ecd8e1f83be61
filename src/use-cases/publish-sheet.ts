import { activeContents } from '../../db/queries/listing-contents.ts'
import { wallClock } from '../domain/calendar.ts'
import type { ListingKind } from '../domain/listing.ts'
import type { Refused } from '../domain/refusal.ts'
import { type SheetRow, type SheetTwin, withoutTwins } from '../domain/sheet.ts'
import type { Context } from './context.ts'
import { publishListings } from './publish-listing.ts'
import { inTransaction } from './record-change.ts'

/** A row with the id that its listing will have, so that publishing it twice makes one listing. */
export type NewRow = SheetRow & { readonly listingId: string }

export type SheetPublished = {
  readonly outcome: 'sheet-published'
  readonly published: readonly { readonly kind: ListingKind; readonly number: number }[]
  readonly twins: readonly SheetTwin[]
}

const today = (context: Context) => wallClock(context.clock(), 'UTC').day

/** Which rows say what an active listing of the facility says already. */
export async function sheetTwins<Row extends SheetRow>(
  context: Context,
  input: { readonly facilityId: string; readonly rows: readonly Row[] },
): Promise<{ readonly rows: readonly Row[]; readonly twins: readonly SheetTwin[] }> {
  const listed = context.actor.facilityIds.includes(input.facilityId) ? await activeContents(context.db, input.facilityId) : []
  return withoutTwins(input.rows, listed, today(context))
}

/** Publishes all rows of a list that are not listed already, in one transaction: all of them or none. */
export async function publishSheet(
  context: Context,
  input: { readonly facilityId: string; readonly rows: readonly NewRow[] },
): Promise<SheetPublished | Refused> {
  return inTransaction(context, async (inside) => {
    const { rows: drafts, twins } = await sheetTwins(inside, input)
    const outcome = await publishListings(inside, { facilityId: input.facilityId, drafts })
    if (outcome.outcome === 'refused') return outcome
    const published = drafts.flatMap(({ listingId, content: { kind } }) => {
      const number = outcome.numbers.get(listingId)
      return number === undefined ? [] : [{ kind, number }]
    })
    return { outcome: 'sheet-published', published, twins }
  })
}
