import { type Decisions, learntFactor } from '../../src/domain/experience.ts'
import type { Limit } from '../../src/domain/match-profile.ts'
import { edgeKey, groupsOf, learntKey, makeColumns, type Snapshot, type SnapshotEdge } from '../../src/domain/match-snapshot.ts'
import type { RawClient } from '../client.ts'

/** A snapshot of one project, and in which row each of its listings stands. */
export type LoadedSnapshot = { readonly snapshot: Snapshot; readonly rowOf: ReadonlyMap<string, number> }

const hexOf = (bytes: Buffer, row: number) => bytes.toString('hex', row * 16, row * 16 + 16)

function uuidOf(bytes: Buffer, row: number): string {
  const hex = hexOf(bytes, row)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

type Cells = { [row: number]: number; readonly length: number }

/** Decodes a column that the database has sent as one string of big-endian numbers. */
function decode(bytes: Buffer, width: 2 | 4 | 8, column: Cells, kind: 'int' | 'float'): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const integer = width === 2 ? (at: number) => view.getInt16(at) : (at: number) => view.getInt32(at)
  const float = width === 4 ? (at: number) => view.getFloat32(at) : (at: number) => view.getFloat64(at)
  const read = kind === 'int' ? integer : float
  for (let row = 0; row * width < bytes.length; row += 1) column[row] = read(row * width)
}

const int4 = ['project', 'material', 'party'] as const
const int2 = ['kind', 'dimension', 'fromDay', 'untilDay', 'season', 'hazards', 'modes', 'isic'] as const
const float4 = ['amount', 'ux', 'uy', 'uz'] as const
type ColumnName = (typeof int4)[number] | (typeof int2)[number] | (typeof float4)[number]

const snakeCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
const sent = (names: readonly ColumnName[], send: string) =>
  names.map((name) => `coalesce(string_agg(${send}(${snakeCase(name)}), ''), '') as "${name}"`)

// A million rows come as sixteen long strings: a row each would take ten times as long.
const columnsQuery = `select count(*)::int as size, coalesce(string_agg(uuid_send(listing), ''), '') as listing,
    ${[...sent(int4, 'int4send'), ...sent(int2, 'int2send'), ...sent(float4, 'float4send')].join(', ')}
  from (select * from listing_match where project = $1 order by project, kind, material, uz) ordered`

async function loadColumns(sql: RawClient, project: number) {
  const [row] = await sql.unsafe<(Record<ColumnName | 'listing', Buffer> & { size: number })[]>(columnsQuery, [project])
  const columns = makeColumns(row?.size ?? 0)
  const rowOf = new Map<string, number>()
  if (!row) return { columns, rowOf }
  for (let each = 0; each < row.size; each += 1) {
    const id = uuidOf(row.listing, each)
    columns.listing[each] = id
    rowOf.set(id, each)
  }
  for (const name of int4) decode(row[name], 4, columns[name], 'int')
  for (const name of int2) decode(row[name], 2, columns[name], 'int')
  for (const name of float4) decode(row[name], 4, columns[name], 'float')
  return { columns, rowOf }
}

const limitsQuery = `with named as (select attribute, (row_number() over (order by attribute))::int as code
    from (select distinct attribute from listing_limit where project = $1) n)
  select (select coalesce(json_agg(attribute order by code), '[]') from named) as names, coalesce(string_agg(uuid_send(listing), ''), '') as listing,
    coalesce(string_agg(int4send(code), ''), '') as code,
    coalesce(string_agg(float8send(low), ''), '') as low, coalesce(string_agg(float8send(high), ''), '') as high
  from listing_limit join named using (attribute) where project = $1`

async function loadLimits(sql: RawClient, project: number, rowOf: ReadonlyMap<string, number>): Promise<ReadonlyMap<number, Limit[]>> {
  const limits = new Map<number, Limit[]>()
  const [found] = await sql.unsafe<{ names: string[]; listing: Buffer; code: Buffer; low: Buffer; high: Buffer }[]>(limitsQuery, [project])
  if (!found) return limits
  for (let each = 0; each * 16 < found.listing.length; each += 1) {
    const row = rowOf.get(uuidOf(found.listing, each))
    if (row === undefined) continue
    const attribute = found.names[found.code.readInt32BE(each * 4) - 1] ?? ''
    const limit = { attribute, low: found.low.readDoubleBE(each * 8), high: found.high.readDoubleBE(each * 8) }
    const known = limits.get(row)
    if (known) known.push(limit)
    else limits.set(row, [limit])
  }
  return limits
}

async function loadEdges(sql: RawClient): Promise<ReadonlyMap<string, readonly SnapshotEdge[]>> {
  const edges = new Map<string, SnapshotEdge[]>()
  const rows = await sql<(SnapshotEdge & { kind: number; src: number })[]>`
    select kind, src, dst as material, weight, budget, density, own, other from compat`
  for (const { kind, src, ...edge } of rows) {
    const known = edges.get(edgeKey(kind, src))
    if (known) known.push(edge)
    else edges.set(edgeKey(kind, src), [edge])
  }
  return edges
}

function grouped<Key, Value>(pairs: readonly (readonly [Key | undefined, Value])[]): ReadonlyMap<Key, ReadonlySet<Value>> {
  const sets = new Map<Key, Set<Value>>()
  for (const [key, value] of pairs) {
    if (key === undefined) continue
    const known = sets.get(key)
    if (known) known.add(value)
    else sets.set(key, new Set([value]))
  }
  return sets
}

/** Loads what ranking reads of one project, by its number. */
export async function loadSnapshot(sql: RawClient, project: number): Promise<LoadedSnapshot> {
  const { columns, rowOf } = await loadColumns(sql, project)
  const limits = await loadLimits(sql, project, rowOf)
  const edges = await loadEdges(sql)
  const decisions = await sql<(Decisions & { from: number; to: number })[]>`
    select from_material as from, to_material as to, accepted, rejected from experience where project = ${project}`
  const blocks = await sql<{ party: number; blocked: number }[]>`select party, blocked from party_block`
  const rejections = await sql<{ offer: string; need: string }[]>`
    select m.offer_id as offer, m.need_id as need from match m join project p on p.id = m.project_id
    where p.number = ${project} and m.status = 'rejected'`
  const snapshot: Snapshot = {
    ...columns,
    groups: groupsOf(columns),
    edges,
    limits,
    learnt: new Map(decisions.map((each) => [learntKey(project, each.from, each.to), learntFactor(each)])),
    blocked: grouped(blocks.map(({ party, blocked }) => [party, blocked])),
    rejected: grouped(rejections.flatMap(({ offer, need }) => [[rowOf.get(offer), need] as const, [rowOf.get(need), offer] as const])),
  }
  return { snapshot, rowOf }
}
