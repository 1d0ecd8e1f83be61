import { readdirSync, readFileSync } from 'node:fs'
import { loadMaterials, loadPlaces } from '../../db/seed/load.ts'
import { intentFeatures } from '../../src/language/intent-features.ts'
import { evidenceOf } from '../../src/language/read-message.ts'
import { createReader } from '../../src/language/reader.ts'

const classes = ['offer', 'need', 'search', 'other'] as const
type Line = { id?: string; lang: string; text: string; intent: string }
type Row = { set: string; lang: string; id: string; text: string; label: number; features: [string, number][]; weight: number; rule: number }

const arg = (name: string, otherwise: string) => { const at = process.argv.indexOf(`--${name}`); return at > 0 ? String(process.argv[at + 1]) : otherwise }
const folder = new URL('../language/corpus/', import.meta.url)
const files: [string, string][] = readdirSync(folder).sort().map((f) => [f, readFileSync(new URL(f, folder), 'utf8')])
for (const extra of arg('extra', '').split(',').filter(Boolean)) files.push([extra.split('/').pop()!, readFileSync(extra, 'utf8')])
const reader = createReader({ materials: loadMaterials(), places: loadPlaces() })
const wordScale = Number(arg('words', '1'))
const tuned = Number(arg('tuned', '1'))
const rows: Row[] = []
for (const [file, text] of files) for (const raw of text.split('\n').filter(Boolean)) {
  const line = JSON.parse(raw) as Line
  const evidence = evidenceOf(line.text, reader, { today: '2026-03-02', country: null })
  const { words, rules } = intentFeatures(evidence)
  const label = classes.indexOf(['offer', 'need', 'search'].includes(line.intent) ? line.intent as 'offer' : 'other')
  const rule = classes.indexOf(['offer', 'need', 'search'].includes(evidence.intent) ? evidence.intent as 'offer' : 'other')
  const set = file.includes('.kinds') ? 'kinds' : file.includes('.c.') ? 'c' : file.includes('.intent') ? 'intent' : file.includes('dev') ? 'dev' : 'ab'
  const v = process.argv.includes('--flat') ? wordScale * 0.05 : wordScale / Math.sqrt(Math.max(20, words.size))
  const isTuned = set === 'ab' || set === 'dev'
  rows.push({ set, lang: line.lang ?? file.slice(0, 2), id: line.id ?? `${file}${rows.length}`, text: line.text, label, rule, weight: isTuned ? tuned : 1,
    features: [...[...words].map((w) => [w, v] as [string, number]), ...rules.map((r) => [r, 0.3 * Number(arg('rules', '1'))] as [string, number])] })
}
const names = new Map<string, number>()
const seen = new Map<string, number>()
for (const row of rows) for (const [f] of row.features) seen.set(f, (seen.get(f) ?? 0) + 1)
for (const [f, n] of seen) if (n >= 2) names.set(f, names.size)
const encoded = rows.map((row) => { const fs = row.features.filter(([f]) => names.has(f)); return { ids: Int32Array.from(fs, ([f]) => names.get(f)!), vs: Float64Array.from(fs, ([, v]) => v) } })
console.error(rows.length, 'rows', names.size, 'features')

function train(indices: number[]) {
  const C = 4, D = names.size
  const W = new Float64Array(C * D), G = new Float64Array(C * D).fill(1e-8), B = new Float64Array(C)
  const l2 = Number(arg('l2', '0.0003'))
  let seed = 7
  const rnd = () => { seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0; return seed / 4294967296 }
  const order = [...indices]
  for (let epoch = 0; epoch < Number(arg('epochs', '25')); epoch++) {
    for (let i = order.length - 1; i > 0; i--) { const j = Math.floor(rnd() * (i + 1)); [order[i], order[j]] = [order[j]!, order[i]!] }
    for (const at of order) {
      const { ids, vs } = encoded[at]!, row = rows[at]!
      const p = predict(W, B, at)
      for (let c = 0; c < C; c++) {
        const err = (p[c]! - (c === row.label ? 1 : 0)) * row.weight
        B[c]! -= 0.01 * err
        for (let k = 0; k < ids.length; k++) {
          const w = ids[k]! * C + c
          const g = err * vs[k]! + l2 * W[w]!
          G[w]! += g * g
          W[w]! -= 0.25 * g / Math.sqrt(G[w]!)
        }
      }
    }
  }
  return { W, B }
}
function predict(W: Float64Array, B: Float64Array, at: number): number[] {
  const s = [B[0]!, B[1]!, B[2]!, B[3]!]
  const { ids, vs } = encoded[at]!
  for (let k = 0; k < ids.length; k++) for (let c = 0; c < 4; c++) s[c]! += W[ids[k]! * 4 + c]! * vs[k]!
  const m = Math.max(...s), e = s.map((x) => Math.exp(x - m)), z = e.reduce((a, b) => a + b)
  return e.map((x) => x / z)
}
const tally = new Map<string, [number, number, number]>()
function test(model: ReturnType<typeof train>, at: number, key: string, show = false) {
  const p = predict(model.W, model.B, at), row = rows[at]!
  const best = p.indexOf(Math.max(...p))
  for (const k of [`${key} ${row.lang}`, `${key} all`]) { const t = tally.get(k) ?? [0, 0, 0]; t[0]++; if (best === row.label) t[1]++; if (row.rule === row.label) t[2]++; tally.set(k, t) }
  if (show && best !== row.label) console.log(row.id, classes[row.label], '->', classes[best], `rule ${classes[row.rule]}`, p.map((x) => x.toFixed(2)).join(' '), '|', row.text.slice(0, 150).replace(/\n/g, ' / '))
}
const show = process.argv.includes('--show')
const all = rows.map((_, i) => i)
for (const held of arg('held', 'c').split(',').filter(Boolean)) {
  const m = train(all.filter((i) => rows[i]!.set !== held))
  for (const i of all) if (rows[i]!.set === held) test(m, i, `held ${held}`, show)
}
const folds = Number(arg('folds', '0'))
if (folds) for (let f = 0; f < folds; f++) {
  const hash = (i: number) => { let h = 0; for (const ch of rows[i]!.id) h = (Math.imul(h, 31) + ch.charCodeAt(0)) >>> 0; return (Math.imul(h, 2654435761) >>> 8) % folds }
  const m = train(all.filter((i) => hash(i) !== f))
  for (const i of all) if (hash(i) === f) test(m, i, `cv ${rows[i]!.set}`, show)
}
for (const [k, [n, ok, rule]] of [...tally].sort()) console.log(k.padEnd(16), n, 'model', (ok / n).toFixed(3), 'rule', (rule / n).toFixed(3))
