import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import type { Database } from '../../db/client.ts'
import { appendAudit } from '../../db/queries/audit.ts'

export type BrokeringSize = { readonly listings: number; readonly introductions: number; readonly matchesPerOffer: number }

/** Whoever takes part in the bench, as platform accounts. */
export const benchBrokers = ['broker-1', 'broker-2', 'broker-3'] as const

const id = (kind: number, number: ReturnType<typeof sql> | ReturnType<typeof sql.raw>) =>
  sql`(${`019c0000-000${kind}-7000-8000-`} || lpad(to_hex((${number})::bigint), 12, '0'))::uuid`

const at = sql.raw(`timestamptz '2026-10-01 08:00:00+00'`)
/** A fraction from 0 to 1 that a number always gives, so that every run has the same world. */
const roll = (of: string, salt: number) => sql.raw(`((((${of}) * 2654435761 + ${salt} * 40503) % 1000003)::float8 / 1000003)`)

async function people(db: Database): Promise<void> {
  await db.execute(sql`insert into project (id, slug, names, locale, time_zone, created_at)
    values (${id(1, sql.raw('1'))}, 'bench', '{"en":"bench","zh-CN":"bench","ko":"bench"}'::jsonb, 'en', 'UTC', ${at})`)
  for (const [index, account] of benchBrokers.entries()) {
    const personId = id(2, sql.raw(String(index + 1)))
    await db.execute(sql`insert into person (id, name, locale, time_zone, created_at) values (${personId}, ${account}, 'en', 'UTC', ${at})`)
    await db.execute(sql`insert into account (platform, workspace, account, conversation, person_id, last_seen_at)
      values ('bench', 'bench', ${account}, ${account}, ${personId}, ${at})`)
    await db.execute(sql`insert into project_role (project_id, person_id, role) values (${id(1, sql.raw('1'))}, ${personId}, 'broker')`)
  }
}

async function listings(db: Database, { listings: total }: BrokeringSize): Promise<void> {
  const plants = Math.round(total / 5)
  await db.execute(sql`insert into facility (id, name, isic, place, country, lat, lon, created_at)
    select ${id(3, sql.raw('n'))}, 'plant ' || n, '2394', 'park', case when n % 20 = 0 then 'KR' else 'CN' end,
      30 + ${roll('n', 1)} * 9, 113 + ${roll('n', 2)} * 8, ${at}
    from generate_series(1, ${plants}::int) n`)
  await db.execute(sql`insert into facility_project (facility_id, project_id) select f.id, p.id from facility f, project p`)
  // Half are offers; a few materials make most of the listings, as everywhere.
  await db.execute(sql`insert into listing (id, number, kind, status, facility_id, created_by, material_id, material_words, quantity, amount_per_year,
      "window", hazardous, attributes, expires_at, created_at, changed_at)
    select ${id(4, sql.raw('n'))}, 1000000 + n, case when n % 2 = 0 then 'offer' else 'need' end, 'active', ${id(3, sql.raw(`1 + n % ${plants}`))},
      ${id(2, sql.raw('1'))}, m.id, 'words', jsonb_build_object('min', a.amount, 'max', a.amount, 'unit', 't', 'period', 'year'), a.amount,
      '{"from":null,"until":null}'::jsonb, null, '{}'::jsonb, ${at} + interval '1 year', ${at}, ${at}
    from generate_series(1, ${total}::int) n
    cross join lateral (select round((10 ^ (1 + 4 * ${roll('n', 3)}))::numeric)::float8 as amount) a
    cross join (select count(*) as total from material) c
    join (select id, row_number() over (order by id) as place from material) m on m.place = floor((c.total ^ ${roll('n', 4)})::numeric)::bigint`)
}

async function matches(db: Database, { listings: total, introductions, matchesPerOffer }: BrokeringSize): Promise<void> {
  const offers = Math.floor(total / 2)
  const reasons = JSON.stringify([
    { reason: 'compatibility', factor: 0.9, basis: 'route', routeId: null, technology: null, cases: 3, source: 'bench' },
    { reason: 'quantity', factor: 0.9, coversNeed: 0.7 },
    { reason: 'distance', factor: 0.9, roadKm: 38, reachKm: 150, mode: 'road', costKm: 38 },
    { reason: 'time', factor: 1, share: 1 },
    { reason: 'specification', factor: 1, fits: [], conflicts: [], unknown: ['moisture_pct'] },
  ])
  const pairs = sql`from generate_series(1, ${offers}::int) n cross join generate_series(0, ${matchesPerOffer}::int) k
    cross join lateral (select ${id(4, sql.raw('2 * n'))} as offer, ${id(4, sql.raw(`2 * (1 + (n * 7 + k * 131) % ${offers - 1}) + 1`))} as need) pair
    join listing o on o.id = pair.offer join listing d on d.id = pair.need`
  await db.execute(sql`insert into match (id, number, project_id, offer_id, need_id, status, score, reasons, flow, waits_since, assigned_to, created_at)
    select ${id(5, sql.raw('n * 16 + k'))}, 1000000 + (n * 16 + k), ${id(1, sql.raw('1'))}, o.id, d.id,
      case when k = ${matchesPerOffer} then 'approved' when k = 5 and n % 9 = 0 then 'held' else 'proposed' end,
      0.4 + 0.55 * ${roll('n * 16 + k', 5)}, ${reasons}::jsonb,
      jsonb_build_object('amount', least(o.amount_per_year, d.amount_per_year), 'unit', 't'),
      ${at} - ${roll('n * 16 + k', 6)} * interval '60 days',
      case when (n + k) % 50 = 0 then ${id(2, sql.raw('1'))} end, ${at} - interval '60 days'
    ${pairs} where k < ${matchesPerOffer} or n <= ${introductions}`)
  await db.execute(sql`insert into introduction (id, match_id, project_id, broker_id, stage, offer_takes, need_takes, moved_at, created_at)
    select ${id(6, sql.raw('m.number'))}, m.id, m.project_id, ${id(2, sql.raw('1 + m.number % 3'))},
      (array['consent', 'introduced', 'negotiation', 'implementation', 'completed', 'declined'])[1 + m.number % 6],
      l.amount_per_year * 0.1, null, ${at}, ${at}
    from match m join listing l on l.id = m.offer_id where m.status = 'approved'`)
}

/** Fills a migrated database with a brokered project, always the same for a size. */
export async function storeBrokering(db: Database, size: BrokeringSize): Promise<void> {
  await db.transaction(async (inside) => {
    await inside.execute(sql`set local statement_timeout = 0`)
    await people(inside)
    await listings(inside, size)
    await matches(inside, size)
    await inside.execute(
      sql`select setval('match_number', 90000000), setval('introduction_number', 90000000), setval('listing_number', 90000000)`,
    )
  })
  for (const table of ['facility', 'listing', 'match', 'introduction']) await db.execute(sql`vacuum analyze ${sql.identifier(table)}`)
}

const entriesAtOnce = 5_000

/** Lengthens the audit chain to so many entries, as years of brokering would. */
export async function storeAudit(db: Database, entries: number): Promise<void> {
  const at = new Date('2026-01-05T08:00:00Z')
  for (let from = 0; from < entries; from += entriesAtOnce) {
    const some = Array.from({ length: Math.min(entriesAtOnce, entries - from) }, (_, each) => ({
      at: new Date(at.getTime() + (from + each) * 1_000),
      actorId: null,
      verb: 'match.proposed',
      subjectKind: 'match',
      subjectId: v7(),
      detail: { score: each / entriesAtOnce },
    }))
    await db.transaction((tx) => appendAudit(tx, ...some))
  }
}
