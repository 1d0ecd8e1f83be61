import type { Board, Option, PairOfListings, Stock, Wishes } from './allocation.ts'
import type { Knowledge } from './knowledge.ts'
import type { Listing } from './listing.ts'
import { convertAmount } from './mass.ts'
import { type ScoredPair, scorePair, worthReviewing } from './match.ts'
import { haulKmOf, plannedAmount, type Valuation, worthOf } from './worth.ts'

type World = { readonly knowledge: Knowledge; readonly valuation: Valuation; readonly today: string }

function stocksOf({ knowledge }: World, listings: readonly Listing[]): ReadonlyMap<string, Stock> {
  const stocks = new Map<string, Stock>()
  for (const listing of listings) {
    const material = knowledge.materials.get(listing.materialId ?? '')
    const planned = material ? plannedAmount(listing, material) : null
    if (planned && planned.amount > 0) stocks.set(listing.id, { id: listing.id, ...planned })
  }
  return stocks
}

function byMaterial(listings: readonly Listing[]): ReadonlyMap<string, readonly Listing[]> {
  const grouped = new Map<string, Listing[]>()
  for (const listing of listings) {
    const known = grouped.get(listing.materialId ?? '')
    if (known) known.push(listing)
    else grouped.set(listing.materialId ?? '', [listing])
  }
  return grouped
}

function optionOf({ knowledge, valuation, today }: World, offer: Listing, need: Listing, unit: Stock['unit']): Option | null {
  const [offered, wanted] = [knowledge.materials.get(offer.materialId ?? ''), knowledge.materials.get(need.materialId ?? '')]
  const pair = scorePair(knowledge, offer, need, today)
  if (!offered || !wanted || !pair || pair.score < worthReviewing) return null
  const worth = worthOf({ offered, wanted, unit, roadKm: haulKmOf(pair) }, valuation)
  return worth && { offerId: offer.id, needId: need.id, worth, pair }
}

/** What a project's active listings could be split into: pairs worth a review, with what they are worth. */
export function boardOf(world: World, listings: readonly Listing[]): Board {
  const stocks = stocksOf(world, listings)
  const planned = listings.filter(({ id }) => stocks.has(id))
  const offers = planned.filter(({ kind }) => kind === 'offer')
  const needs = planned.filter(({ kind }) => kind === 'need')
  const needsByMaterial = byMaterial(needs)
  const options = offers.flatMap((offer) => {
    const unit = stocks.get(offer.id)?.unit
    const wanted = [...(world.knowledge.edges.get(offer.materialId ?? '')?.keys() ?? [])]
    const takers = wanted.flatMap((materialId) => needsByMaterial.get(materialId) ?? [])
    return takers.flatMap((need) => {
      const option = unit && stocks.get(need.id)?.unit === unit ? optionOf(world, offer, need, unit) : null
      return option ? [option] : []
    })
  })
  const of = (side: readonly Listing[]) => side.flatMap(({ id }) => stocks.get(id) ?? [])
  return { offers: of(offers), needs: of(needs), options }
}

/** A pair on which somebody has decided: it flows or is being talked about, or it will not be. */
export type DecidedPair = PairOfListings & { readonly decided: 'kept' | 'closed'; readonly flow: ScoredPair['flowPerYear'] }

/** What decisions mean for a plan: pairs under way keep their amounts, pairs that were rejected or have ended stay out. */
export function wishesOf({ knowledge }: World, board: Board, listings: readonly Listing[], decided: readonly DecidedPair[]): Wishes {
  const [stocks, known] = [
    new Map([...board.offers, ...board.needs].map((stock) => [stock.id, stock])),
    new Map(listings.map((each) => [each.id, each])),
  ]
  const amountOf = ({ offerId, needId, flow }: DecidedPair): number => {
    const [offer, need] = [stocks.get(offerId), stocks.get(needId)]
    if (!offer || !need) return 0
    const density = knowledge.materials.get(known.get(needId)?.materialId ?? '')?.densityTonnesPerM3 ?? null
    const flowing = flow && convertAmount(flow.amount, flow.unit, need.unit, density)
    return flowing ?? Math.min(offer.amount, need.amount)
  }
  return {
    without: decided.filter((pair) => pair.decided === 'closed'),
    fixed: decided.filter((pair) => pair.decided === 'kept').map((pair) => ({ ...pair, amount: amountOf(pair) })),
  }
}
