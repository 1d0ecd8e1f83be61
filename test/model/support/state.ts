import { sql } from 'drizzle-orm'
import { type AuditRow, auditTrail } from '../../../db/queries/audit.ts'
import type { Plant, World } from '../../support/world.ts'

/** One row of a table that has a life of its own. */
export type Living = { readonly id: string; readonly state: string }

/** What the invariants look at, read at one moment. */
export type Snapshot = {
  readonly listings: readonly Living[]
  readonly matches: readonly (Living & {
    readonly decidedBy: string | null
    readonly offerFacility: string
    readonly needFacility: string
  })[]
  readonly introductions: readonly (Living & { readonly matchId: string })[]
  readonly deliveries: readonly (Living & { readonly amount: number })[]
  readonly audits: readonly AuditRow[]
  readonly ledgerTonnes: number
  readonly brokers: readonly string[]
}

export type Person = { readonly id: string; readonly plant: Plant | null }

/** The house a run takes place in. */
export type Scene = {
  readonly world: World
  readonly projectId: string
  readonly plants: readonly Plant[]
  readonly people: readonly Person[]
  readonly brokers: readonly string[]
  /** Listings that somebody was told are published. */
  readonly acknowledged: Set<string>
  /** Facilities that a person was allowed to know the name of, at any time. */
  readonly mayKnow: Map<string, Set<string>>
  previous: Snapshot
}

const deliveryState = sql`case when d.confirmed_at is not null then 'confirmed' when d.disputed_amount is null then 'reported' else 'disputed' end`

export async function snapshotOf({ context: { db } }: World, projectId: string): Promise<Snapshot> {
  const listings = await db.execute<Living>(sql`select id, status as state from listing`)
  const matches = await db.execute<Snapshot['matches'][number]>(sql`select m.id, m.status as state, m.decided_by as "decidedBy",
    o.facility_id as "offerFacility", n.facility_id as "needFacility"
    from match m join listing o on o.id = m.offer_id join listing n on n.id = m.need_id`)
  const introductions = await db.execute<Snapshot['introductions'][number]>(
    sql`select id, stage as state, match_id as "matchId" from introduction`,
  )
  const deliveries = await db.execute<Snapshot['deliveries'][number]>(sql`select d.id, ${deliveryState} as state, d.amount from delivery d`)
  const [ledger] = await db.execute<{ tonnes: number }>(sql`select coalesce(sum(gross), 0)::float8 as tonnes from impact_entry
    where basis = 'verified' and metric = 'landfill-diverted'`)
  const brokers = await db.execute<{ id: string }>(
    sql`select person_id as id from project_role where project_id = ${projectId} and role = 'broker'`,
  )
  return {
    listings: [...listings],
    matches: [...matches],
    introductions: [...introductions],
    deliveries: [...deliveries],
    audits: await auditTrail(db),
    ledgerTonnes: ledger?.tonnes ?? 0,
    brokers: brokers.map(({ id }) => id),
  }
}
