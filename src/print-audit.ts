import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Config } from './config.ts'
import type { Anchor } from './domain/audit-chain.ts'
import { openProgram } from './main.ts'
import { type AuditVerified, verifyAudit } from './use-cases/verify-audit.ts'
import { verifyLedger } from './use-cases/verify-ledger.ts'

type Print = (line: string) => void

const anchorSchema = z.strictObject({ at: z.iso.datetime(), count: z.int().nonnegative(), head: z.string().regex(/^[0-9a-f]{64}$/) })

/** Reads the anchors of a file, one JSON object a line. Throws, naming the line, when one is unreadable. */
export function readAnchors(file: string): readonly Anchor[] {
  const lines = readFileSync(file, 'utf8').split('\n')
  return lines.flatMap((line, index) => {
    if (line.trim() === '') return []
    try {
      return [anchorSchema.parse(JSON.parse(line))]
    } catch {
      throw new Error(`Line ${index + 1} of ${file} is no anchor. Each line is what "synergy audit anchor" wrote.`)
    }
  })
}

const faultWords = {
  changed: 'was changed',
  'detail-changed': 'has other details than were recorded',
  'missing-before': 'does not follow: entries before it are missing',
  reordered: 'does not stand where it was written',
} as const

function printVerified(verified: AuditVerified, tookMs: number, print: Print): boolean {
  const time = `${(tookMs / 1000).toFixed(2)} s`
  if (verified.outcome === 'broken') {
    const { sequence, fault } = verified.fault
    print(`BROKEN at entry ${sequence}: it ${faultWords[fault]}. The ${verified.entries} entries before it hold. ${time}`)
    return false
  }
  if (verified.outcome === 'not-as-anchored') {
    const { anchor, fault, entries } = verified
    const what = fault === 'truncated' ? `only ${entries} entries are left` : 'another chain stands in its place'
    print(`NOT AS ANCHORED: ${anchor.count} entries ended in ${anchor.head} on ${anchor.at}; ${what}. ${time}`)
    return false
  }
  print(`The chain holds: ${verified.entries} entries, head ${verified.head}, details erased in ${verified.erased}. ${time}`)
  return true
}

async function inProgram<Result>(
  config: Config,
  work: (context: Awaited<ReturnType<typeof openProgram>>['context']) => Promise<Result>,
): Promise<Result> {
  const { context, close } = await openProgram(config)
  try {
    return await work(context)
  } finally {
    await close()
  }
}

/** Checks the audit chain, against anchors too where a file is given; false with the first entry that does not hold. */
export async function printAudit(config: Config, options: { readonly anchor?: string }, print: Print): Promise<boolean> {
  const anchors = options.anchor === undefined ? [] : readAnchors(options.anchor)
  return inProgram(config, async (context) => {
    const began = performance.now()
    const verified = await verifyAudit(context, { anchors })
    const holds = printVerified(verified, performance.now() - began, print)
    if (holds && options.anchor !== undefined) print(`All ${anchors.length} anchors of ${options.anchor} agree.`)
    return holds
  })
}

/** Notes the end of the chain in a file outside the database; false, and nothing noted, when the chain or an earlier anchor does not hold. */
export async function writeAnchor(config: Config, options: { readonly file: string }, print: Print): Promise<boolean> {
  const anchors = existsSync(options.file) ? readAnchors(options.file) : []
  return inProgram(config, async (context) => {
    const began = performance.now()
    const verified = await verifyAudit(context, { anchors })
    if (!printVerified(verified, performance.now() - began, print) || verified.outcome !== 'whole') return false
    const anchor: Anchor = { at: context.clock().toISOString(), count: verified.entries, head: verified.head }
    appendFileSync(options.file, `${JSON.stringify(anchor)}\n`)
    print(`Noted in ${options.file}. Keep it where nobody who can write to the database can write.`)
    return true
  })
}

const ledgerFaults = {
  figure: 'its figures do not follow from its inputs',
  factor: 'a factor in it is not the one it names',
  reversal: 'it does not reverse what it says',
  flow: 'the delivery behind it says something else',
} as const

/** Computes every figure of the impact ledger anew; false when one differs. */
export async function printLedger(config: Config, print: Print): Promise<boolean> {
  return inProgram(config, async (context) => {
    const { entries, agree, olderFactors, differ } = await verifyLedger(context)
    print(`${agree} of ${entries} entries agree to the last digit; ${olderFactors} rest on factors that were replaced since.`)
    for (const { sequence, id, fault } of differ) print(`entry ${sequence} (${id}): ${ledgerFaults[fault]}`)
    return agree === entries
  })
}
