import { confirmedDeliveries, type DeliveryRow } from '../../db/queries/deliveries.ts'
import { facilityById } from '../../db/queries/facilities.ts'
import {
  entriesOfDelivery,
  factorPool,
  holdingEntries,
  type ImpactRow,
  insertEntries,
  type NewImpactRow,
  termsOf,
} from '../../db/queries/impact.ts'
import type { IntroductionFacts } from '../../db/queries/introductions.ts'
import { fullListings, materialIdsOf } from '../../db/queries/listings.ts'
import { sha256 } from '../domain/audit-chain.ts'
import { chooseTerms } from '../domain/factor-choice.ts'
import {
  computeImpact,
  defaultTerms,
  type ImpactBasis,
  type ImpactInputs,
  type ImpactTerms,
  type Metric,
  metricUnit,
} from '../domain/impact.ts'
import type { Side } from '../domain/introduction.ts'
import { convertAmount } from '../domain/mass.ts'
import type { Material } from '../domain/material.ts'
import type { Unit } from '../domain/unit.ts'
import type { SystemContext } from './context.ts'

/** What goes into the audit entry of a change: how many rows of the ledger it wrote, and their hash. */
export type LedgerMark = { readonly rows: number; readonly hash: string }

const markOf = (rows: readonly NewImpactRow[]): LedgerMark => ({
  rows: rows.length,
  hash: sha256(
    JSON.stringify(
      rows.map(({ id, metric, basis, gross, net, lifetime, reverses }) => [id, metric, basis, gross, net, lifetime, reverses]),
    ),
  ),
})

async function write(context: SystemContext, rows: readonly NewImpactRow[]): Promise<LedgerMark> {
  await insertEntries(context.db, rows)
  return markOf(rows)
}

/** `wanted` is what is counted as replaced: what the need names, unless the broker has said what it stands for. */
type Sides = { readonly offered: Material | null; readonly wanted: Material | null; readonly hazardous: boolean }

async function materialsOf(context: SystemContext, { match, introduction }: IntroductionFacts, replaces: string | null): Promise<Sides> {
  const [ids, listings] = [await materialIdsOf(context.db, [match.offerId, match.needId]), await fullListings(context.db, [match.offerId])]
  const { knowledge } = await context.library.in(context.db, [introduction.projectId])
  const of = (id: string) => knowledge.materials.get(ids.get(id) ?? '') ?? null
  const offered = of(match.offerId)
  const wanted = replaces === null ? of(match.needId) : (knowledge.materials.get(replaces) ?? null)
  return { offered, wanted, hazardous: listings[0]?.hazardous ?? offered?.hazardous ?? false }
}

function travelOf({ match }: IntroductionFacts) {
  const reason = match.reasons.find((each) => each.reason === 'distance')
  return reason?.reason === 'distance' ? { extraKm: reason.roadKm, mode: reason.mode } : { extraKm: null, mode: 'road' as const }
}

type Flowing = { readonly amount: number; readonly unit: Unit }

/** Everything a flow's figures follow from, frozen, but for how it is attributed: factors with their versions, and the way. */
async function inputsOf(
  context: SystemContext,
  facts: IntroductionFacts,
  { offered, wanted }: Sides,
  flow: Flowing,
): Promise<Omit<ImpactInputs, keyof ImpactTerms>> {
  const pool = await factorPool(context.db, facts.introduction.projectId, { offered: offered?.id ?? null, wanted: wanted?.id ?? null })
  const facility = await facilityById(context.db, facts.needFacilityId)
  const { knowledge } = await context.library.in(context.db, [facts.introduction.projectId])
  const route = knowledge.edges.get(offered?.id ?? '')?.get(wanted?.id ?? '')?.route
  const substitution = route?.yield ?? 1
  const travel = travelOf(facts)
  const density = offered?.densityTonnesPerM3 ?? null
  return {
    flow,
    tonnes: convertAmount(flow.amount, flow.unit, 't', density),
    cubicMetres: convertAmount(flow.amount, flow.unit, 'm3', density),
    substitution,
    ...travel,
    terms: chooseTerms(pool, { ...flow, offered, wanted, substitution, ...travel, country: facility?.country ?? '' }),
    reported: null,
  }
}

/** The measures that a flow counts for: hazardous waste is not counted as diverted from landfill too. */
function metricsOf({ offered, wanted, hazardous }: Sides, inputs: ImpactInputs): readonly Metric[] {
  const kind = offered?.streamKind ?? 'material'
  const solid = kind === 'material' && inputs.tonnes !== null
  const found: readonly (Metric | null)[] = [
    inputs.terms.some(({ term }) => term === 'displaced' || term === 'disposal') ? 'ghg' : null,
    solid && wanted && wanted.id !== offered?.id ? 'virgin-material' : null,
    solid ? (hazardous ? 'hazardous-waste' : 'landfill-diverted') : null,
    kind === 'water' && inputs.cubicMetres !== null ? 'water' : null,
  ]
  return found.filter((metric) => metric !== null)
}

type Placed = {
  readonly introductionId: string
  readonly deliveryId: string | null
  readonly basis: ImpactBasis
  readonly month: string | null
}

function entry(context: SystemContext, placed: Placed, metric: Metric, inputs: ImpactInputs): NewImpactRow {
  const figures = computeImpact(metric, placed.basis, inputs)
  const unit = metricUnit[metric] ?? ''
  return { id: context.newId(), ...placed, metric, unit, side: null, ...figures, inputs, reverses: null, at: context.clock() }
}

async function flowRows(context: SystemContext, facts: IntroductionFacts, flow: Flowing, placed: Placed): Promise<readonly NewImpactRow[]> {
  const { share, lifetimeYears, persistence, replaces } = await termsOf(context.db, facts.introduction.id)
  const sides = await materialsOf(context, facts, replaces)
  const inputs = { ...(await inputsOf(context, facts, sides, flow)), share, lifetimeYears, persistence }
  return metricsOf(sides, inputs).map((metric) => entry(context, placed, metric, inputs))
}

const negative = (figure: number) => (figure === 0 ? 0 : -figure)

function reversalOf(context: SystemContext, { sequence: _, ...row }: ImpactRow): NewImpactRow {
  const figures = { gross: negative(row.gross), net: negative(row.net), lifetime: negative(row.lifetime) }
  return { ...row, id: context.newId(), ...figures, reverses: row.id, at: context.clock() }
}

/** What an introduction is expected to save a year; nothing where its flow is not known. */
async function expectedRows(context: SystemContext, facts: IntroductionFacts): Promise<readonly NewImpactRow[]> {
  const { flow } = facts.match
  if (!flow || flow.amount <= 0) return []
  return flowRows(context, facts, flow, { introductionId: facts.introduction.id, deliveryId: null, basis: 'expected', month: null })
}

/** What a confirmed delivery saved. */
function verifiedRows(context: SystemContext, facts: IntroductionFacts, row: DeliveryRow): Promise<readonly NewImpactRow[]> {
  const { id, month, amount, unit } = row
  const placed = { introductionId: facts.introduction.id, deliveryId: id, basis: 'verified', month } as const
  return flowRows(context, facts, { amount, unit }, placed)
}

/** Writes rows instead of those that hold. */
async function replace(context: SystemContext, before: readonly ImpactRow[], after: readonly NewImpactRow[]): Promise<LedgerMark> {
  return write(context, [...before.map((row) => reversalOf(context, row)), ...after])
}

/** Enters what an introduction is expected to save a year, instead of what was expected before. */
export async function enterExpected(context: SystemContext, facts: IntroductionFacts): Promise<LedgerMark> {
  const before = await holdingEntries(context.db, facts.introduction.id, 'expected')
  return replace(context, before, await expectedRows(context, facts))
}

/** Enters what a confirmed delivery saved. */
export async function enterVerified(context: SystemContext, facts: IntroductionFacts, row: DeliveryRow): Promise<LedgerMark> {
  return write(context, await verifiedRows(context, facts, row))
}

/** Takes back what a delivery was entered with. */
export async function reverseVerified(context: SystemContext, deliveryId: string): Promise<LedgerMark> {
  return replace(context, await entriesOfDelivery(context.db, deliveryId), [])
}

/** What holds of what was computed; what a side reported is its own word. */
async function computedEntries(context: SystemContext, introductionId: string): Promise<readonly ImpactRow[]> {
  return (await holdingEntries(context.db, introductionId)).filter((row) => row.basis !== 'reported')
}

/** Enters anew, under other terms, whatever holds; factors and flows stay as they were. */
export async function enterUnderTerms(context: SystemContext, introductionId: string, terms: ImpactTerms): Promise<LedgerMark> {
  const before = await computedEntries(context, introductionId)
  const again = before.map(({ sequence: _, ...row }): NewImpactRow => {
    const inputs = { ...row.inputs, ...terms }
    return { ...row, id: context.newId(), ...computeImpact(row.metric, row.basis, inputs), inputs, at: context.clock() }
  })
  return replace(context, before, again)
}

/** Enters anew what is expected and what was verified, after the broker has said what is replaced; by the factors of today. */
export async function enterAnew(context: SystemContext, facts: IntroductionFacts): Promise<LedgerMark> {
  const { id } = facts.introduction
  const before = await computedEntries(context, id)
  const after = [...(await expectedRows(context, facts))]
  for (const row of await confirmedDeliveries(context.db, id)) after.push(...(await verifiedRows(context, facts, row)))
  return replace(context, before, after)
}

/** What a side reports itself: a metric, how much, in which unit, and the month it counts for. */
export type ReportedFigure = { readonly metric: Metric; readonly amount: number; readonly unit: string; readonly month: string }

/** Enters the word of a side instead of what it said before for the same month. */
export async function enterReported(
  context: SystemContext,
  where: { readonly introductionId: string; readonly side: Side; readonly deliveryId?: string },
  { metric, amount, unit, month }: ReportedFigure,
): Promise<LedgerMark> {
  const { introductionId, side, deliveryId = null } = where
  const held = await holdingEntries(context.db, introductionId, 'reported')
  const before = held.filter((row) => row.side === side && row.metric === metric && row.month === month)
  const inputs: ImpactInputs = {
    ...{ flow: null, tonnes: null, cubicMetres: null, substitution: 1, extraKm: null, mode: 'road', terms: [] },
    ...defaultTerms,
    reported: amount,
  }
  const placed = { introductionId, deliveryId, basis: 'reported', month } as const
  const row = { ...entry(context, placed, metric, inputs), side, unit }
  return replace(context, before, [row])
}
