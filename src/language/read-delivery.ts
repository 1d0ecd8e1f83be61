import type { Unit } from '../domain/unit.ts'
import type { IsoDay } from '../domain/window.ts'
import { addMonths } from './calendar-math.ts'
import { readFacts } from './facts.ts'
import type { Reader } from './reader.ts'
import type { ReadingContext } from './reading.ts'

const monthOf = (day: IsoDay): IsoDay => `${day.slice(0, 7)}-01`

/** A month that is named without a year is the latest such month that has begun. */
function latest(month: IsoDay, today: IsoDay): IsoDay {
  return month > today ? addMonths(month, -12) : month
}

const lastMonth = /\blast month\b|上个?月|지난\s?달|전월/

/** Reads what flowed in a month, the one that was asked about or the current one if none is said; null when the text holds no amount. */
export function readDelivery(
  text: string,
  reader: Reader,
  context: ReadingContext,
  asked: IsoDay | null = null,
): { readonly amount: number; readonly unit: Unit; readonly month: IsoDay } | null {
  const { quantities, dates, folded } = readFacts(text.slice(0, 500), reader, context)
  const said = quantities.find(({ quantity }) => quantity !== null)?.quantity
  const amount = said?.max ?? said?.min
  if (!said || amount === undefined || amount === null) return null
  const [span] = dates.spans
  const { unit } = said
  if (!span && lastMonth.test(folded.lower)) return { amount, unit, month: addMonths(monthOf(context.today), -1) }
  const month = monthOf(span?.first ?? asked ?? context.today)
  return { amount, unit, month: span && !span.yearSaid ? latest(month, context.today) : month }
}
