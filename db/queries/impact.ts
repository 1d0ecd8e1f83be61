import { and, asc, desc, eq, gt, inArray, isNull, notExists, or, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { sha256 } from '../../src/domain/audit-chain.ts'
import type { FactorKind } from '../../src/domain/factor.ts'
import type { VersionedFactor } from '../../src/domain/factor-choice.ts'
import { defaultTerms, type ImpactBasis, type ImpactTerms, type UsedFactor } from '../../src/domain/impact.ts'
import type { Stage } from '../../src/domain/introduction.ts'
import type { Database } from '../client.ts'
import { impactEntry, impactTerms } from '../schema/impact.ts'
import { introduction } from '../schema/introduction.ts'
import { factor } from '../schema/knowledge.ts'
import { listing } from '../schema/listing.ts'
import { match } from '../schema/match.ts'
import { ownFactor } from './knowledge-changes.ts'

export type ImpactRow = typeof impactEntry.$inferSelect
export type NewImpactRow = Omit<typeof impactEntry.$inferInsert, 'sequence'>

/** The fingerprint of a factor's content: 16 hex digits of its SHA-256. */
export function factorVersion({ id, value, unit, region, year, source }: Omit<UsedFactor, 'version'>): string {
  return sha256(JSON.stringify([id, value, unit, region, year, source])).slice(0, 16)
}

/** Every factor that may count for two materials in a project: shipped ones, freight, and the project's own. */
export async function factorPool(
  db: Database,
  projectId: string,
  materials: { readonly offered: string | null; readonly wanted: string | null },
): Promise<readonly VersionedFactor[]> {
  const ids = [materials.offered, materials.wanted].filter((id) => id !== null)
  const rows = await db
    .select()
    .from(factor)
    .where(or(eq(factor.kind, 'freight'), ids.length > 0 ? inArray(factor.materialId, ids) : undefined))
    .orderBy(factor.id)
  // Kinds are checked when the lists are read.
  const shipped = rows.map((row) => ({ ...row, kind: row.kind as FactorKind, version: factorVersion(row), own: false }))
  const own = materials.wanted === null ? null : await ownFactor(db, projectId, materials.wanted)
  if (!own) return shipped
  const content = { id: own.id, value: own.value, unit: 'kgCO2e/t', region: 'project', year: own.year, source: own.source }
  return [
    { ...content, kind: 'displaced', materialId: materials.wanted, net: false, version: factorVersion(content), own: true },
    ...shipped,
  ]
}

/** What is shipped now under an id, or null. */
export async function shippedFactorVersions(db: Database): Promise<ReadonlyMap<string, string>> {
  const rows = await db.select().from(factor)
  return new Map(rows.map((row) => [row.id, factorVersion(row)]))
}

export async function insertEntries(db: Database, rows: readonly NewImpactRow[]): Promise<void> {
  if (rows.length > 0) await db.insert(impactEntry).values([...rows])
}

const reversal = alias(impactEntry, 'reversal')

/** Rows that hold: neither reversals nor reversed. */
const holding = (db: Database) =>
  and(isNull(impactEntry.reverses), notExists(db.select({ one: sql`1` }).from(reversal).where(eq(reversal.reverses, impactEntry.id))))

async function holdingWhere(db: Database, where: SQL | undefined): Promise<readonly ImpactRow[]> {
  return db
    .select()
    .from(impactEntry)
    .where(and(where, holding(db)))
    .orderBy(asc(impactEntry.sequence))
}

/** What holds for an introduction, of one basis or of all. */
export async function holdingEntries(db: Database, introductionId: string, basis?: ImpactBasis): Promise<readonly ImpactRow[]> {
  return holdingWhere(db, and(eq(impactEntry.introductionId, introductionId), basis ? eq(impactEntry.basis, basis) : undefined))
}

/** What holds for a delivery. */
export async function entriesOfDelivery(db: Database, deliveryId: string): Promise<readonly ImpactRow[]> {
  return holdingWhere(db, eq(impactEntry.deliveryId, deliveryId))
}

/** Whose figures are wanted: a plant's, one introduction's, a park's within projects, or a project's. */
export type ImpactScope =
  | { readonly facilityIds: readonly string[] }
  | { readonly introductionId: string }
  | { readonly parkId: string; readonly projectIds: readonly string[] }
  | { readonly projectId: string }

function inScope(scope: ImpactScope): SQL | undefined {
  if ('introductionId' in scope) return eq(impactEntry.introductionId, scope.introductionId)
  const sides = sql`select i.id from ${introduction} i join ${match} m on m.id = i.match_id
    join ${listing} o on o.id = m.offer_id join ${listing} n on n.id = m.need_id`
  if ('projectId' in scope)
    return inArray(impactEntry.introductionId, sql`(select i.id from ${introduction} i where i.project_id = ${scope.projectId})`)
  if ('facilityIds' in scope) {
    if (scope.facilityIds.length === 0) return sql`false`
    const ids = sql`(${sql.join(
      scope.facilityIds.map((id) => sql`${id}::uuid`),
      sql`, `,
    )})`
    return inArray(impactEntry.introductionId, sql`(${sides} where o.facility_id in ${ids} or n.facility_id in ${ids})`)
  }
  if (scope.projectIds.length === 0) return sql`false`
  const projects = sql`(${sql.join(
    scope.projectIds.map((id) => sql`${id}::uuid`),
    sql`, `,
  )})`
  return inArray(
    impactEntry.introductionId,
    sql`(${sides} where i.project_id in ${projects} and exists (select 1 from facility f
      where f.id in (o.facility_id, n.facility_id) and f.park_id = ${scope.parkId}))`,
  )
}

/** An entry with the two plants it is between. */
export type ScopedEntry = {
  readonly entry: ImpactRow
  readonly stage: Stage
  readonly offerFacilityId: string
  readonly needFacilityId: string
}

/** Everything that holds in a scope, in the order in which it was entered. */
export async function entriesIn(db: Database, scope: ImpactScope): Promise<readonly ScopedEntry[]> {
  const [offer, need] = [alias(listing, 'offer'), alias(listing, 'need')]
  return db
    .select({ entry: impactEntry, stage: introduction.stage, offerFacilityId: offer.facilityId, needFacilityId: need.facilityId })
    .from(impactEntry)
    .innerJoin(introduction, eq(introduction.id, impactEntry.introductionId))
    .innerJoin(match, eq(match.id, introduction.matchId))
    .innerJoin(offer, eq(offer.id, match.offerId))
    .innerJoin(need, eq(need.id, match.needId))
    .where(and(inScope(scope), holding(db)))
    .orderBy(asc(impactEntry.sequence))
}

/** The ledger as it was written, a page after a sequence number. */
export async function ledgerPage(db: Database, after: number, limit: number): Promise<readonly ImpactRow[]> {
  return db.select().from(impactEntry).where(gt(impactEntry.sequence, after)).orderBy(asc(impactEntry.sequence)).limit(limit)
}

export async function entriesByIds(db: Database, ids: readonly string[]): Promise<readonly ImpactRow[]> {
  return ids.length === 0
    ? []
    : db
        .select()
        .from(impactEntry)
        .where(inArray(impactEntry.id, [...ids]))
}

/** Those of some entries that another one reverses. */
export async function reversedIds(db: Database, ids: readonly string[]): Promise<readonly string[]> {
  const rows = await db
    .select({ id: impactEntry.reverses })
    .from(impactEntry)
    .where(inArray(impactEntry.reverses, [...ids]))
  return rows.map(({ id }) => id).filter((id) => id !== null)
}

/** How an introduction's effect is attributed, and the id of the material that is counted as replaced where a broker named one. */
export type StatedTerms = ImpactTerms & { readonly reason: string | null; readonly replaces: string | null }

/** What is stated for an introduction now; the default until a broker says otherwise. */
export async function termsOf(db: Database, introductionId: string): Promise<StatedTerms> {
  const [row] = await db
    .select()
    .from(impactTerms)
    .where(eq(impactTerms.introductionId, introductionId))
    .orderBy(desc(impactTerms.sequence))
    .limit(1)
  return row ?? { ...defaultTerms, reason: null, replaces: null }
}

export async function insertTerms(db: Database, row: Omit<typeof impactTerms.$inferInsert, 'sequence'>): Promise<void> {
  await db.insert(impactTerms).values(row)
}
