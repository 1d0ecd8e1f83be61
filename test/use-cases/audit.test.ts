import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join as joinPath } from 'node:path'
import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import { afterAll, describe, expect, test } from 'vitest'
import { appendAudit, auditTrail } from '../../db/queries/audit.ts'
import { type Anchor, canonicalJson, chainBegin, chainHash, detailHash, type StoredEntry, walkChain } from '../../src/domain/audit-chain.ts'
import { readAnchors } from '../../src/print-audit.ts'
import { verifyAudit } from '../../src/use-cases/verify-audit.ts'
import { createTestDatabase } from '../support/database.ts'
import { openWorld, type World } from '../support/world.ts'

const database = await createTestDatabase()
afterAll(() => database.drop())

const printed = (seed: number) => `seed ${seed}; AUDIT_SEED repeats it`
const seed = Number(process.env.AUDIT_SEED ?? Date.now() % 1_000_000)

/** A small generator, so that a seed repeats a run (mulberry32). */
function randomOf(start: number): (below: number) => number {
  let state = start
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below)
  }
}

async function chainOf(world: World, length: number): Promise<readonly StoredEntry[]> {
  const facts = (at: number) => ({
    at: world.clock.now(),
    actorId: v7(),
    verb: 'listing.published',
    subjectKind: 'listing',
    subjectId: v7(),
    detail: { kind: 'offer', at, nested: { z: 1, a: [at / 3, null] } },
  })
  await appendAudit(world.context.db, ...Array.from({ length }, (_, at) => facts(at)))
  return auditTrail(world.context.db)
}

const anchorOf = (entries: readonly StoredEntry[]): Anchor => ({
  at: '2026-03-02T10:00:00.000Z',
  count: entries.length,
  head: entries.at(-1)?.hash ?? chainBegin.head,
})

const fields = ['at', 'actor_id', 'verb', 'subject_kind', 'subject_id', 'detail_hash', 'hash', 'detail'] as const

/** One way to tamper with stored entries, as statements. */
function tampering(
  entries: readonly StoredEntry[],
  random: (below: number) => number,
): { readonly how: string; readonly statements: readonly ReturnType<typeof sql>[] } {
  const pick = () => entries[random(entries.length)]?.sequence ?? 0
  const one = pick()
  const other = entries.filter(({ sequence }) => sequence !== one)[random(entries.length - 1)]?.sequence ?? 0
  const kind = random(5)
  if (kind === 0) {
    const field = fields[random(fields.length)] ?? 'verb'
    const values = { actor_id: sql`gen_random_uuid()`, detail: sql`detail || '{"kind": "need"}'`, at: sql`'2026-03-02T10:00:00.001Z'` }
    const value =
      values[field as keyof typeof values] ?? sql`translate(${sql.identifier(field)}, '0123456789.abcdefghi', '1234567890_bcdefghia')`
    return {
      how: `edit of ${field}`,
      statements: [sql`update audit_entry set ${sql.identifier(field)} = ${value} where sequence = ${one}`],
    }
  }
  if (kind === 1) return { how: 'deletion', statements: [sql`delete from audit_entry where sequence = ${one}`] }
  if (kind === 2) return { how: 'truncation', statements: [sql`delete from audit_entry where sequence >= ${one}`] }
  if (kind === 3) {
    const swap = (from: number, to: number) => sql`update audit_entry set sequence = ${to} where sequence = ${from}`
    return { how: 'swap', statements: [swap(one, -1), swap(other, one), swap(-1, other)] }
  }
  return { how: 'rewrite', statements: rewrite(entries, one) }
}

/** Changes one entry and makes the chain hold again after it: only an anchor tells. */
function rewrite(entries: readonly StoredEntry[], from: number): readonly ReturnType<typeof sql>[] {
  let head = chainBegin.head
  const rows = entries.map((entry) => {
    const changed = entry.sequence === from ? { ...entry, verb: 'listing.withdrawn' } : entry
    head = chainHash(head, changed)
    return [entry.sequence, changed.verb, head]
  })
  return [
    sql`update audit_entry set verb = r->>1, hash = r->>2 from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) as r
      where sequence = (r->>0)::bigint`,
  ]
}

class Undo extends Error {}

describe('the audit chain', () => {
  test(`finds 1000 random tamperings (${printed(seed)})`, { timeout: 60_000 }, async () => {
    const world = await openWorld(database)
    const entries = await chainOf(world, 12)
    const anchors = [anchorOf(entries)]
    expect(await verifyAudit(world.context, { anchors })).toMatchObject({ outcome: 'whole', entries: 12 })
    const random = randomOf(seed)
    const found: Record<string, number> = {}
    for (let turn = 0; turn < 1000; turn += 1) {
      const { how, statements } = tampering(entries, random)
      const verified = await world.context.db
        .transaction(async (tx) => {
          for (const statement of statements) await tx.execute(statement)
          throw Object.assign(new Undo(), { verified: await verifyAudit({ ...world.context, db: tx }, { anchors }) })
        })
        .catch((fault: unknown) => {
          if (fault instanceof Undo && 'verified' in fault) return fault.verified as Awaited<ReturnType<typeof verifyAudit>>
          throw fault
        })
      expect(verified.outcome, `${how} in turn ${turn}, ${printed(seed)}`).not.toBe('whole')
      found[how.split(' ')[0] ?? how] = (found[how.split(' ')[0] ?? how] ?? 0) + 1
    }
    expect(Object.keys(found).sort()).toEqual(['deletion', 'edit', 'rewrite', 'swap', 'truncation'])
    expect(await verifyAudit(world.context, { anchors })).toMatchObject({ outcome: 'whole' })
  })

  test('names the first entry that was changed, is missing, or stands elsewhere', async () => {
    const world = await openWorld(database)
    const entries = await chainOf(world, 5)
    const fault = (change: (kept: StoredEntry[]) => void) => {
      const kept = entries.map((entry) => ({ ...entry }))
      change(kept)
      return walkChain(chainBegin, kept)
    }
    const [first = 0, second = 0, third = 0] = entries.map(({ sequence }) => sequence)
    expect(fault((kept) => Object.assign(kept[1] ?? {}, { verb: 'x' }))).toEqual({ sequence: second, fault: 'changed' })
    expect(fault((kept) => Object.assign(kept[1] ?? {}, { detail: { kind: 'x' } }))).toEqual({ sequence: second, fault: 'detail-changed' })
    expect(fault((kept) => kept.splice(1, 1))).toEqual({ sequence: third, fault: 'missing-before' })
    expect(fault((kept) => kept.reverse())).toMatchObject({ fault: 'reordered' })
    expect(fault((kept) => Object.assign(kept[1] ?? {}, { detail: null }))).toMatchObject({ count: 5 })
    expect(first).toBeLessThan(second)
  })

  test('hashes details alike, however their keys stand', () => {
    expect(detailHash({ a: 1, b: { c: [1, null], d: undefined } })).toBe(detailHash(JSON.parse('{"b": {"c": [1, null]}, "a": 1}')))
    expect(canonicalJson({ b: 'ü"', a: 1 / 3 })).toBe('{"a":0.3333333333333333,"b":"ü\\""}')
  })

  test('holds in 6 000 entries of several pages, and is read a page at a time', { timeout: 60_000 }, async () => {
    const world = await openWorld(database)
    for (let part = 0; part < 2; part += 1) await chainOf(world, 3000)
    expect(await verifyAudit(world.context)).toMatchObject({ outcome: 'whole', entries: 6000 })
  })
})

describe('anchors', () => {
  test('tell a cut end and a chain written anew, which hold in themselves', async () => {
    const world = await openWorld(database)
    const entries = await chainOf(world, 6)
    const anchors = [anchorOf(entries.slice(0, 4)), anchorOf(entries)]
    const { db } = world.context
    await db.execute(sql`delete from audit_entry where sequence > ${entries[4]?.sequence ?? 0}`)
    expect(await verifyAudit(world.context)).toMatchObject({ outcome: 'whole', entries: 5 })
    expect(await verifyAudit(world.context, { anchors })).toMatchObject({
      outcome: 'not-as-anchored',
      fault: 'truncated',
      anchor: { count: 6 },
    })
    for (const statement of rewrite(entries.slice(0, 5), entries[0]?.sequence ?? 0)) await db.execute(statement)
    expect(await verifyAudit(world.context)).toMatchObject({ outcome: 'whole' })
    expect(await verifyAudit(world.context, { anchors })).toMatchObject({
      outcome: 'not-as-anchored',
      fault: 'rewritten',
      anchor: { count: 4 },
    })
  })

  test('are read from a file line by line, and a line that is none is named', () => {
    const folder = mkdtempSync(joinPath(tmpdir(), 'anchors-'))
    const file = joinPath(folder, 'anchors.jsonl')
    const anchor = { at: '2026-03-02T10:00:00.000Z', count: 3, head: 'a'.repeat(64) }
    writeFileSync(file, `${JSON.stringify(anchor)}\n\n`)
    expect(readAnchors(file)).toEqual([anchor])
    writeFileSync(file, `${JSON.stringify(anchor)}\n{"count": -1}\n`)
    expect(() => readAnchors(file)).toThrow(/Line 2/)
    rmSync(folder, { recursive: true })
  })
})
