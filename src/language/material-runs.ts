import { type Token, tokenise } from './lexicon.ts'
import { withoutNoise } from './material-noise.ts'
import { countedAs, withPlainState } from './material-states.ts'
import { meantBy, type Spellings } from './misspellings.ts'
import { isIdeographic, type Stretch } from './script.ts'

type Word = Token & { readonly corrected?: boolean }

/** Words next to each other with nothing but themselves between them. */
export type Run = { readonly tokens: readonly Word[] }

const longestRun = 28
const han = /\p{Script=Han}/u
const mark = '\ue001'
const masked = '\ue000'

function corrected(token: Token, spellings: Spellings): Word {
  const meant = meantBy(spellings, token.key)
  return meant === null ? token : { ...token, key: meant, corrected: true }
}

/** Says of tokens in order whether they stand in something named. */
function isInside(named: readonly Stretch[]): (token: Token) => boolean {
  let at = 0
  return (token) => {
    while ((named[at]?.end ?? Number.POSITIVE_INFINITY) <= token.start) at += 1
    return (named[at]?.start ?? Number.POSITIVE_INFINITY) <= token.start
  }
}

/** A space between Chinese words and a dash between any begin another phrase. */
function areApart(lower: string, last: Token, token: Token): boolean {
  const between = lower.slice(last.end, token.start)
  return between.includes(' - ') || (han.test(last.key) && han.test(token.key) && /\s/.test(between))
}

/** Cuts a text into runs of words that may name things; what is named in full is never cut. */
export function runsOf(lower: string, named: readonly Stretch[], spellings: Spellings): Run[] {
  const open = withoutNoise(lower)
  const isNamed = isInside(named)
  const isNoise = (token: Token) => !isNamed(token) && token.key !== 'of' && (open[token.start] === masked || /^\d+$/.test(token.key))
  const isApart = (last: Token | undefined, token: Token) => last !== undefined && areApart(lower, last, token)
  const runs: Word[][] = [[]]
  for (const token of tokenise({ lower: withPlainState(lower) }).tokens) {
    const current = runs.at(-1) ?? []
    if (token.key === mark || isNoise(token)) runs.push([])
    else if (isApart(current.at(-1), token) || current.length >= longestRun) runs.push([corrected(token, spellings)])
    else current.push(corrected(token, spellings))
  }
  return runs.filter((tokens) => tokens.length > 0).map((tokens) => ({ tokens }))
}

const sharedHead = /^(?:~piece|~chip|~used|sludge|ash|slag|dust|peel|shell|husk|pallet|drum|bottle|film|regrind|cullet|wastewater|residue)$/
const joinedBy = /^\s*(?:and|or|&|\/|,|\+)\s*$/
const isShared = (token: Word | undefined) => token !== undefined && sharedHead.test(countedAs(token.key))
const joins = (lower: string, before: Run, after: Run) => joinedBy.test(lower.slice(before.tokens.at(-1)?.end, after.tokens[0]?.start))

/** The "offcuts of" of "offcuts of plywood and MDF", standing without width before MDF. */
function headBefore(run: Run, before: Run | undefined, lower: string): Word[] {
  const of = before?.tokens.findIndex((token) => token.key === 'of') ?? -1
  if (!before || of < 1 || !isShared(before.tokens[of - 1]) || !joins(lower, before, run)) return []
  const start = run.tokens[0]?.start ?? 0
  return before.tokens.slice(of - 1, of + 1).map((token) => ({ ...token, start, end: start }))
}

/** The "offcuts" of "plywood and MDF offcuts", standing without width behind plywood. */
function headAfter(run: Run, after: Run | undefined, lower: string): Word[] {
  const head = after?.tokens.at(-1)
  if (!after || !head || !isShared(head) || after.tokens.length > 3 || !joins(lower, run, after)) return []
  const start = run.tokens.at(-1)?.end ?? 0
  return [{ ...head, start, end: start }]
}

/** A head said once belongs to both things that "and" joins. */
export function withSharedHeads(runs: readonly Run[], lower: string): Run[] {
  return runs.map((run, at) => {
    if (isIdeographic(run.tokens[0]?.key) || isShared(run.tokens.at(-1))) return run
    const ahead = headBefore(run, runs[at - 1], lower)
    return { tokens: [...ahead, ...run.tokens, ...(ahead.length > 0 ? [] : headAfter(run, runs[at + 1], lower))] }
  })
}
