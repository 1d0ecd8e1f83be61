import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { sinkPercent, sourcePercent } from '../../src/domain/industry-fit.ts'
import type { Edge, Knowledge } from '../../src/domain/knowledge.ts'
import { reachLimit } from '../../src/domain/match-factors.ts'
import type { Database } from '../client.ts'
import { industryCode, materialCode } from '../schema/matching.ts'

/** The graph of the shipped knowledge, which every project follows until it has one of its own. */
export const shippedGraph = 0

/** Two materials whose edge came, went or changed. */
export type ChangedEdge = { readonly from: string; readonly to: string }

type Codes = {
  readonly materials: ReadonlyMap<string, number>
  readonly industries: ReadonlyMap<string, number>
  readonly newClasses: readonly string[]
}
type Row = { src: number; dst: number; weight: number; budget: number; density: number; source: Uint8Array; sink: Uint8Array }

function classesOf({ industries, edges }: Knowledge): readonly string[] {
  const classes = new Set(industries.map((industry) => industry.isic))
  for (const targets of edges.values()) {
    for (const { route } of targets.values())
      for (const isic of [...(route?.sourceIsic ?? []), ...(route?.sinkIsic ?? [])]) classes.add(isic)
  }
  return [...classes].sort()
}

const asJson = (values: readonly string[]) => sql`select value from jsonb_array_elements_text(${JSON.stringify(values)}::jsonb)`

/** Gives new materials and industries their codes; codes are never given twice. */
async function storeCodes(db: Database, knowledge: Knowledge): Promise<Codes> {
  const classes = classesOf(knowledge)
  await db.execute(sql`insert into material_code (material_id) select value from (${asJson([...knowledge.materials.keys()])}) n
    where not exists (select 1 from material_code c where c.material_id = n.value)`)
  const added = await db.execute<{ isic: string }>(sql`insert into industry_code (isic) select value from (${asJson(classes)}) n
    where not exists (select 1 from industry_code c where c.isic = n.value) returning isic`)
  const [materials, industries] = await Promise.all([db.select().from(materialCode), db.select().from(industryCode)])
  return {
    materials: new Map(materials.map((row) => [row.materialId, row.code])),
    industries: new Map(industries.map((row) => [row.isic, row.code])),
    newClasses: added.map((row) => row.isic),
  }
}

function classesByInput({ inputs }: Knowledge): ReadonlyMap<string, readonly string[]> {
  const classes = new Map<string, string[]>()
  for (const [isic, materials] of inputs) for (const id of materials) classes.set(id, [...(classes.get(id) ?? []), isic])
  return classes
}

/** Percents by industry code; code 0, and every code the edge does not know, is an industry it was not seen in. */
function percents(size: number, codes: Codes, classes: Iterable<string>, percentOf: (isic: string) => number): Uint8Array {
  const bytes = new Uint8Array(size).fill(percentOf(''))
  for (const isic of classes) bytes[codes.industries.get(isic) ?? 0] = percentOf(isic)
  return bytes
}

function rowsOf(knowledge: Knowledge, codes: Codes): readonly Row[] {
  // Room for new industries, so that one more does not change every row.
  const size = 64 * Math.ceil((Math.max(0, ...codes.industries.values()) + 1) / 64)
  const takers = classesByInput(knowledge)
  const rowOf = (edge: Edge): Row => ({
    src: codes.materials.get(edge.from) ?? 0,
    dst: codes.materials.get(edge.to) ?? 0,
    weight: edge.weight,
    budget: reachLimit * edge.reachKm,
    density: knowledge.materials.get(edge.from)?.densityTonnesPerM3 ?? 0,
    source: percents(size, codes, edge.route?.sourceIsic ?? [], (isic) => sourcePercent(edge, isic)),
    sink: percents(size, codes, [...(edge.route?.sinkIsic ?? []), ...(takers.get(edge.from) ?? [])], (isic) =>
      sinkPercent(knowledge, edge, isic),
    ),
  })
  return [...knowledge.edges.values()].flatMap((targets) => [...targets.values()].map(rowOf))
}

const printOf = (row: Row) =>
  [row.weight, row.budget, row.density, createHash('md5').update(row.source).update(row.sink).digest('hex')].join(' ')

async function storedPrints(db: Database, graph: number): Promise<Map<string, string>> {
  const rows = await db.execute<{ src: number; dst: number; weight: number; budget: number; density: number; bytes: string }>(
    sql`select src, dst, weight, budget, density, md5(own || other) as bytes from compat where graph = ${graph} and kind = 0`,
  )
  return new Map(rows.map((row) => [`${row.src} ${row.dst}`, [row.weight, row.budget, row.density, row.bytes].join(' ')]))
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

/** Stores each row for both sides that may ask. Most edges share their percents, so those are sent once. */
async function storeRows(db: Database, graph: number, rows: readonly Row[]): Promise<void> {
  const shared = [...new Set(rows.flatMap((row) => [hex(row.source), hex(row.sink)]))]
  const place = new Map(shared.map((bytes, index) => [bytes, index]))
  const values = rows.map(({ src, dst, weight, budget, density, source, sink }) => {
    return [src, dst, weight, budget, density, place.get(hex(source)), place.get(hex(sink))]
  })
  await db.execute(sql`with bytes as materialized (
      select ordinality - 1 as place, decode(value, 'hex') as bytes from jsonb_array_elements_text(${JSON.stringify(shared)}::jsonb) with ordinality),
    edges as materialized (
      select (r->>0)::int as src, (r->>1)::int as dst, (r->>2)::float8 as weight, (r->>3)::float8 as budget, (r->>4)::float8 as density,
        s.bytes as source, t.bytes as sink
      from jsonb_array_elements(${JSON.stringify(values)}::jsonb) r join bytes s on s.place = (r->>5)::int join bytes t on t.place = (r->>6)::int)
    insert into compat (graph, kind, src, dst, weight, budget, density, own, other)
    select ${graph}::int, 0, src, dst, weight, budget, density, source, sink from edges
    union all select ${graph}::int, 1, dst, src, weight, budget, density, sink, source from edges
    on conflict (graph, kind, src, dst) do update set weight = excluded.weight, budget = excluded.budget, density = excluded.density,
      own = excluded.own, other = excluded.other`)
}

async function deleteRows(db: Database, graph: number, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return
  // Both directions are rows of one list, so that the key is joined by equality; an "or" would compare every pair of rows.
  await db.execute(sql`with g as materialized (
      select split_part(value, ' ', 1)::int as src, split_part(value, ' ', 2)::int as dst from (${asJson(keys)}) n),
      gone as (select 0 as kind, src, dst from g union all select 1, dst, src from g)
    delete from compat c using gone
    where c.graph = ${graph} and c.kind = gone.kind and c.src = gone.src and c.dst = gone.dst`)
}

/** Gives a project a graph of its own, a copy of the shipped one, where it has none yet. */
export async function forkGraph(db: Database, project: { readonly id: string; readonly number: number }): Promise<void> {
  const forked = await db.execute(sql`update project set graph = number where id = ${project.id} and graph <> number returning 1 as forked`)
  if (forked.length === 0) return
  await db.execute(sql`insert into compat (graph, kind, src, dst, weight, budget, density, own, other)
    select ${project.number}::int, kind, src, dst, weight, budget, density, own, other from compat where graph = ${shippedGraph}`)
}

/** Brings the stored edges of a graph in line with the knowledge; returns those that came, went or changed, and classes that are new. The caller holds a transaction. */
export async function storeCompat(
  db: Database,
  knowledge: Knowledge,
  graph: number,
): Promise<{ readonly edges: readonly ChangedEdge[]; readonly classes: readonly string[] }> {
  const codes = await storeCodes(db, knowledge)
  const before = await storedPrints(db, graph)
  const rows = new Map(rowsOf(knowledge, codes).map((row) => [`${row.src} ${row.dst}`, row]))
  const changed = [...rows].filter(([key, row]) => before.get(key) !== printOf(row))
  const gone = [...before.keys()].filter((key) => !rows.has(key))
  const changedRows = changed.map(([, row]) => row)
  if (changedRows.length > 0) await storeRows(db, graph, changedRows)
  await deleteRows(db, graph, gone)
  const ids = new Map([...codes.materials].map(([id, code]) => [String(code), id]))
  const edges = [...changed.map(([key]) => key), ...gone].map((key) => {
    const [src = '', dst = ''] = key.split(' ')
    return { from: ids.get(src) ?? '', to: ids.get(dst) ?? '' }
  })
  return { edges, classes: codes.newClasses }
}
