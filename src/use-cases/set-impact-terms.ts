import { insertTerms, type StatedTerms, termsOf } from '../../db/queries/impact.ts'
import { type IntroductionFacts, introductionIdByNumber, lockIntroduction } from '../../db/queries/introductions.ts'
import { wallClock } from '../domain/calendar.ts'
import { type ImpactTerms, isMoney, type ReportedMetric } from '../domain/impact.ts'
import type { Names } from '../domain/locale.ts'
import { refuseReview } from '../domain/policy.ts'
import { formatReference } from '../domain/reference.ts'
import { type Refused, refuse } from '../domain/refusal.ts'
import type { IsoDay } from '../domain/window.ts'
import type { Context } from './context.ts'
import { enterAnew, enterReported, enterUnderTerms } from './keep-ledger.ts'
import { sideOfIntroduction } from './load-delivery.ts'
import { sidesOf } from './load-introduction.ts'
import { audit, inTransaction } from './record-change.ts'

export type TermsSet = { readonly outcome: 'terms-set'; readonly number: number; readonly terms: ImpactTerms }
export type ReplacedSet = { readonly outcome: 'replaced-set'; readonly number: number; readonly material: Names }
export type FigureReported = {
  readonly outcome: 'figure-reported'
  readonly number: number
  readonly metric: ReportedMetric
  readonly amount: number
  readonly unit: string
  readonly month: IsoDay
}

const longestReason = 500
const longestLifetime = 30

const isShare = (value: number) => Number.isFinite(value) && value >= 0 && value <= 1
const isLifetime = (years: number) => Number.isInteger(years) && years >= 1 && years <= longestLifetime

function refuseReason(reason: string): Refused | null {
  if (reason === '') return refuse('terms-need-reason')
  return reason.length > longestReason ? refuse('text-too-long', String(longestReason)) : null
}

/** A broker who is no party says how much of an introduction's effect counts, and why; the ledger is entered anew under it. */
export async function setImpactTerms(
  context: Context,
  input: { readonly number: number; readonly terms: Partial<ImpactTerms>; readonly reason: string },
): Promise<TermsSet | Refused> {
  const reason = input.reason.trim()
  const { share, lifetimeYears, persistence } = input.terms
  const given = [share, persistence].filter((value) => value !== undefined)
  if (given.some((value) => !isShare(value)) || (lifetimeYears !== undefined && !isLifetime(lifetimeYears)))
    return refuse('terms-unreadable')
  const unfit = refuseReason(reason)
  if (unfit) return unfit
  return inTransaction(context, async (inside) => {
    const facts = await ofBroker(inside, input.number)
    if ('outcome' in facts) return facts
    const introductionId = facts.introduction.id
    const before = await termsOf(inside.db, introductionId)
    const terms = {
      share: share ?? before.share,
      lifetimeYears: lifetimeYears ?? before.lifetimeYears,
      persistence: persistence ?? before.persistence,
    }
    await state(inside, introductionId, { ...terms, replaces: before.replaces, reason })
    const ledger = await enterUnderTerms(inside, introductionId, terms)
    await audit(inside, 'introduction.terms-set', { kind: 'introduction', id: introductionId }, { ...terms, ledger })
    return { outcome: 'terms-set', number: input.number, terms }
  })
}

/** The introduction, locked, for a broker of its project who is no party. */
async function ofBroker(context: Context, number: number): Promise<IntroductionFacts | Refused> {
  const id = await introductionIdByNumber(context.db, number)
  const facts = id ? await lockIntroduction(context.db, id) : null
  if (!facts) return refuse('introduction-not-found', formatReference('introduction', number))
  const refusal = refuseReview(context.actor, facts.introduction.projectId, sidesOf(facts))
  return refusal ? refuse(refusal) : facts
}

async function state(context: Context, introductionId: string, terms: StatedTerms & { readonly reason: string }): Promise<void> {
  const { share, lifetimeYears, persistence, replaces, reason } = terms
  const stated = { share, lifetimeYears, persistence, replaces, reason, setBy: context.actor.personId, setAt: context.clock() }
  await insertTerms(context.db, { id: context.newId(), introductionId, ...stated })
}

/** A broker who is no party says what the material replaces where the need does not tell, and why; the ledger is entered anew. */
export async function setReplaced(
  context: Context,
  input: { readonly number: number; readonly materialId: string; readonly reason: string },
): Promise<ReplacedSet | Refused> {
  const reason = input.reason.trim()
  const unfit = refuseReason(reason)
  if (unfit) return unfit
  return inTransaction(context, async (inside) => {
    const facts = await ofBroker(inside, input.number)
    if ('outcome' in facts) return facts
    const { id, projectId } = facts.introduction
    const { knowledge } = await inside.library.in(inside.db, [projectId])
    const material = knowledge.materials.get(input.materialId)
    if (!material) return refuse('impact-material-unclear', input.materialId)
    await state(inside, id, { ...(await termsOf(inside.db, id)), replaces: material.id, reason })
    const ledger = facts.introduction.introducedAt ? await enterAnew(inside, facts) : null
    await audit(inside, 'introduction.replaced-set', { kind: 'introduction', id }, { replaces: material.id, ledger })
    return { outcome: 'replaced-set', number: input.number, material: material.names }
  })
}

/** A side reports what the synergy saved or brought it, or the jobs and money it took; a later word for the same month replaces it. */
export async function reportFigure(
  context: Context,
  input: {
    readonly number: number
    readonly metric: ReportedMetric
    readonly amount: number
    readonly unit: string
    readonly month?: IsoDay
  },
): Promise<FigureReported | Refused> {
  const { number, metric, amount, unit } = input
  if (!Number.isFinite(amount) || amount < 0 || amount > 1e12) return refuse('price-unreadable')
  if (isMoney(metric) && !/^[A-Z]{3}$/.test(unit)) return refuse('price-unreadable')
  const today = wallClock(context.clock(), 'UTC').day
  const month = `${(input.month ?? today).slice(0, 7)}-01`
  if (month > today) return refuse('delivery-in-future')
  return inTransaction(context, async (transaction) => {
    const introductionId = await introductionIdByNumber(transaction.db, number)
    if (!introductionId) return refuse('introduction-not-found', formatReference('introduction', number))
    const inside = await sideOfIntroduction(transaction, introductionId)
    if ('outcome' in inside) return inside
    const ledger = await enterReported(transaction, { introductionId, side: inside.side }, { metric, amount, unit, month })
    await audit(
      transaction,
      'introduction.figure-reported',
      { kind: 'introduction', id: introductionId },
      { metric, month, side: inside.side, ledger },
    )
    return { outcome: 'figure-reported', number, metric, amount, unit, month }
  })
}
