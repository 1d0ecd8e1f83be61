import { deliveryById } from '../../db/queries/deliveries.ts'
import { entriesByIds, factorVersion, type ImpactRow, ledgerPage, reversedIds, shippedFactorVersions } from '../../db/queries/impact.ts'
import { computeImpact } from '../domain/impact.ts'
import type { SystemContext } from './context.ts'

/** Why an entry is not what its inputs give. */
export type LedgerFault = 'figure' | 'factor' | 'reversal' | 'flow'

export type LedgerVerified = {
  readonly entries: number
  readonly agree: number
  /** Entries whose factor has been replaced in the shipped lists since; they stay as they were entered. */
  readonly olderFactors: number
  readonly differ: readonly { readonly sequence: number; readonly id: string; readonly fault: LedgerFault }[]
}

const pageSize = 500
const namedAtMost = 20

const minus = (figure: number) => (figure === 0 ? 0 : -figure)

function figuresAgree(row: ImpactRow): boolean {
  const { gross, net, lifetime } = computeImpact(row.metric, row.basis, row.inputs)
  const [g, n, l] = row.reverses === null ? [gross, net, lifetime] : [minus(gross), minus(net), minus(lifetime)]
  return row.gross === g && row.net === n && row.lifetime === l
}

const factorsAgree = ({ inputs }: ImpactRow) => inputs.terms.every(({ factor }) => factorVersion(factor) === factor.version)

function reversalAgrees(row: ImpactRow, reversed: ImpactRow | undefined): boolean {
  if (row.reverses === null) return true
  if (!reversed || reversed.reverses !== null) return false
  const same = reversed.metric === row.metric && reversed.basis === row.basis && reversed.introductionId === row.introductionId
  return same && row.gross === minus(reversed.gross) && row.net === minus(reversed.net) && row.lifetime === minus(reversed.lifetime)
}

/** A verified figure that holds must speak of what both sides confirmed. */
async function flowAgrees(context: SystemContext, row: ImpactRow, reversed: ReadonlySet<string>): Promise<boolean> {
  if (row.basis !== 'verified' || row.reverses !== null || reversed.has(row.id)) return true
  const delivery = row.deliveryId ? await deliveryById(context.db, row.deliveryId) : null
  const { flow } = row.inputs
  return delivery !== null && delivery.confirmedAt !== null && flow?.amount === delivery.amount && flow.unit === delivery.unit
}

async function faultOf(
  context: SystemContext,
  row: ImpactRow,
  about: { reversed: ReadonlySet<string>; originals: ReadonlyMap<string, ImpactRow> },
) {
  if (!factorsAgree(row)) return 'factor'
  if (!figuresAgree(row)) return 'figure'
  if (!reversalAgrees(row, about.originals.get(row.reverses ?? ''))) return 'reversal'
  return (await flowAgrees(context, row, about.reversed)) ? null : 'flow'
}

type Tally = {
  entries: number
  agree: number
  olderFactors: number
  readonly differ: { sequence: number; id: string; fault: LedgerFault }[]
}

async function examinePage(
  context: SystemContext,
  page: readonly ImpactRow[],
  shipped: ReadonlyMap<string, string>,
  tally: Tally,
): Promise<void> {
  const reversed = new Set(
    await reversedIds(
      context.db,
      page.map(({ id }) => id),
    ),
  )
  const wanted = page.flatMap(({ reverses }) => reverses ?? [])
  const originals = new Map((await entriesByIds(context.db, wanted)).map((row) => [row.id, row]))
  const isOlder = ({ inputs }: ImpactRow) =>
    inputs.terms.some(({ factor }) => (shipped.get(factor.id) ?? factor.version) !== factor.version)
  for (const row of page) {
    const fault = await faultOf(context, row, { reversed, originals })
    if (fault === null) tally.agree += 1
    else if (tally.differ.length < namedAtMost) tally.differ.push({ sequence: row.sequence, id: row.id, fault })
  }
  tally.entries += page.length
  tally.olderFactors += page.filter(isOlder).length
}

/** Computes every figure of the ledger anew from what it was computed from and compares to the last digit, page by page. */
export async function verifyLedger(context: SystemContext): Promise<LedgerVerified> {
  const shipped = await shippedFactorVersions(context.db)
  const tally: Tally = { entries: 0, agree: 0, olderFactors: 0, differ: [] }
  let page = await ledgerPage(context.db, 0, pageSize)
  while (page.length > 0) {
    await examinePage(context, page, shipped, tally)
    page = await ledgerPage(context.db, page.at(-1)?.sequence ?? 0, pageSize)
  }
  return tally
}
