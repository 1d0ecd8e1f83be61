import {
  type DeliveryRow,
  deliveryById,
  deliveryOfMonth,
  insertDocument,
  pricesOf,
  statePrice as store,
} from '../../db/queries/deliveries.ts'
import type { IntroductionFacts } from '../../db/queries/introductions.ts'
import type { DeliveryView } from '../domain/delivery-view.ts'
import type { Side } from '../domain/introduction.ts'
import { convertAmount } from '../domain/mass.ts'
import type { Price } from '../domain/money.ts'
import { type Refused, refuse } from '../domain/refusal.ts'
import type { Context, SystemContext } from './context.ts'
import { isOwnFile } from './keep-file.ts'
import { enterReported, type LedgerMark } from './keep-ledger.ts'
import { deliveryView, type Inside, offeredMaterial, sideOfIntroduction } from './load-delivery.ts'
import { audit, inTransaction, refreshCards } from './record-change.ts'

export type Papers = { readonly outcome: 'noted'; readonly view: DeliveryView }

const longestName = 120

/** Money that comes in by what a side said: null when it pays, when nothing is paid, or in an unknown currency. */
function salesOf(row: DeliveryRow, side: Side, price: Price, density: number | null): { amount: number; unit: string } | null {
  const receives = price.direction === 'seller_receives' ? 'offer' : price.direction === 'buyer_receives' ? 'need' : null
  const counted = price.per === null ? 1 : convertAmount(row.amount, row.unit, price.per, density)
  return receives === side && price.currency !== null && counted !== null ? { amount: price.amount * counted, unit: price.currency } : null
}

/** Enters as new sales what sides said they were paid for a confirmed delivery. */
export async function enterSales(context: SystemContext, facts: IntroductionFacts, row: DeliveryRow): Promise<readonly LedgerMark[]> {
  const density = (await offeredMaterial(context, facts))?.densityTonnesPerM3 ?? null
  const marks: LedgerMark[] = []
  for (const { side, price } of await pricesOf(context.db, row.id)) {
    const sales = salesOf(row, side, price, density)
    const where = { introductionId: facts.introduction.id, side, deliveryId: row.id }
    if (sales) marks.push(await enterReported(context, where, { metric: 'new-sales', ...sales, month: row.month }))
  }
  return marks
}

async function inDelivery(
  context: Context,
  deliveryId: string,
  note: (inside: Inside, row: DeliveryRow) => Promise<Refused | null>,
): Promise<Papers | Refused> {
  return inTransaction(context, async (transaction) => {
    const known = await deliveryById(transaction.db, deliveryId)
    if (!known) return refuse('delivery-not-found')
    const inside = await sideOfIntroduction(transaction, known.introductionId)
    if ('outcome' in inside) return inside
    const row = await deliveryOfMonth(transaction.db, known.introductionId, known.month)
    if (!row) return refuse('delivery-not-found')
    const refused = await note(inside, row)
    return refused ?? { outcome: 'noted', view: await deliveryView(transaction, inside.facts, row, inside.side) }
  })
}

/** A side says what it paid or was paid; nobody but that side and the broker reads it. */
export function statePrice(context: Context, input: { readonly deliveryId: string; readonly price: Price }): Promise<Papers | Refused> {
  const { price } = input
  return inDelivery(context, input.deliveryId, async ({ context: inside, facts, side }, row) => {
    if (!Number.isFinite(price.amount) || price.amount < 0 || price.amount > 1e12) return refuse('price-unreadable')
    await store(inside.db, { deliveryId: row.id, side, price, statedAt: inside.clock() })
    const ledger = row.confirmedAt ? await enterSales(inside, facts, row) : []
    // The figure itself stays out of the chain: whoever reads the chain is not always who may read prices.
    await audit(inside, 'delivery.price-stated', { kind: 'delivery', id: row.id }, { side, ledger })
    return null
  })
}

/** A side names a paper that shows what flowed, such as a weighbridge slip, or sends it. */
export function nameDocument(
  context: Context,
  input: { readonly deliveryId: string; readonly name: string; readonly fileId?: string },
): Promise<Papers | Refused> {
  const { fileId } = input
  const name = input.name.replace(/\s+/gu, ' ').trim()
  return inDelivery(context, input.deliveryId, async ({ context: inside, side }, row) => {
    if (name === '') return refuse('text-empty')
    if ([...name].length > longestName) return refuse('text-too-long', String(longestName))
    if (fileId && !(await isOwnFile(inside, fileId))) return refuse('file-not-found')
    const id = inside.newId()
    const by = { namedBy: inside.actor.personId, namedAt: inside.clock() }
    await insertDocument(inside.db, { id, deliveryId: row.id, side, name, fileId: fileId ?? null, ...by })
    await audit(
      inside,
      'delivery.document-named',
      { kind: 'delivery', id: row.id },
      { documentId: id, side, ...(fileId ? { fileId } : {}) },
    )
    // Whoever is asked about the figure sees the paper beside it.
    await refreshCards(inside, { deliveryId: row.id })
    return null
  })
}
