import type { RawClient } from './client.ts'

/** Covering indexes and vacuum settings, which generated migrations cannot say. A changed index gets a new name. */
const statements = [
  `create index if not exists listing_match_rank on listing_match (project, kind, material, uz)
    include (listing, amount, ux, uy, party, dimension, from_day, until_day, season, hazards, modes, isic)`,
  `create index if not exists listing_match_nowhere on listing_match (project, kind) where uz = 4::real`,
  `create index if not exists match_rejected_offer on match (offer_id) include (need_id, project_id) where status = 'rejected'`,
  `create index if not exists match_rejected_need on match (need_id) include (offer_id, project_id) where status = 'rejected'`,
  // The ledger is only added to: a row goes with its introduction and in no other way.
  `create or replace function keep_ledger() returns trigger language plpgsql as $$ begin
    if tg_op = 'DELETE' and not exists (select 1 from introduction where id = old.introduction_id) then return old; end if;
    raise exception 'rows of the impact ledger are never changed; reverse them'; end $$`,
  `create or replace trigger impact_entry_kept before update or delete on impact_entry for each row execute function keep_ledger()`,
  `create index if not exists listing_limit_rank on listing_limit (project, kind, material, attribute) include (low, high, listing)`,
]

// Ranking is fast while its index alone is enough, which vacuum keeps it: a tenth of the rows changed doubles the time.
const vacuum = { autovacuum_vacuum_scale_factor: 0.02, autovacuum_vacuum_insert_scale_factor: 0.02, autovacuum_vacuum_cost_delay: 0 }
const tables = ['listing_match', 'listing_limit']

/** Brings indexes and settings up to date; does nothing where they are. */
export async function tune(sql: RawClient): Promise<void> {
  for (const statement of statements) await sql.unsafe(statement)
  const wanted = Object.entries(vacuum).map(([name, value]) => `${name}=${value}`)
  for (const table of tables) {
    const [row] = await sql<{ set: boolean }[]>`
      select coalesce(reloptions @> ${wanted}, false) as set from pg_class where oid = ${table}::regclass`
    if (!row?.set) await sql.unsafe(`alter table ${table} set (${wanted.join(', ')})`)
  }
}
