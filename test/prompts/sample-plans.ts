import type { Change } from '../../src/domain/almost.ts'
import type { AlmostView, ChainView, PlannedFlowView, PlanView } from '../../src/domain/plan-view.ts'
import type { Roundabout } from '../../src/use-cases/find-chains.ts'
import { flyAsh, sampleNeed, sampleOffer } from './sample-views.ts'

/** A flow as a broker reads it. */
export function sampleFlow(change: Partial<PlannedFlowView> = {}): PlannedFlowView {
  return {
    offer: sampleOffer(),
    need: sampleNeed(),
    amount: 36_000,
    unit: 't',
    value: 421_700,
    worth: 'prices',
    roadKm: 38.4,
    exact: true,
    shareOfOffer: 0.86,
    shareOfNeed: 0.6,
    technology: 'drying-and-grinding',
    fixed: false,
    loss: 96_400,
    pair: '1042-877',
    ...change,
  }
}

/** A plan of two flows. */
export function samplePlan(change: Partial<PlanView> = {}): PlanView {
  return {
    request: { projectId: 'project-1', without: '', partners: null, least: null, page: 1 },
    project: { en: 'Hebei By-Product Synergy', 'zh-CN': '河北副产品协同项目', ko: '허베이 부산물 시너지' },
    otherProjects: [],
    flows: [sampleFlow(), sampleFlow({ fixed: true, pair: null, loss: null, technology: null })],
    pages: 1,
    total: 2,
    value: 843_400,
    quality: { found: 'exact' },
    offersLeft: [{ listing: sampleOffer(), amount: 6000, unit: 't' }],
    needsLeft: [{ listing: sampleNeed(), amount: 24_000, unit: 't' }],
    leftCount: { offers: 1, needs: 4 },
    taken: 0,
    ...change,
  }
}

/** A chain as a broker reads it. */
export function sampleChain(change: Partial<ChainView> = {}): ChainView {
  return {
    offer: sampleOffer(),
    need: sampleNeed(),
    processor: { name: 'Funing Materials', number: 108 },
    basis: 'recovery',
    technology: 'crushing-and-screening',
    product: flyAsh,
    yield: 0.92,
    legs: [
      { roadKm: 12.3, score: 0.9 },
      { roadKm: null, score: 0.8 },
    ],
    score: 0.41,
    ...change,
  }
}

export const sampleChanges: readonly Change[] = [
  { change: 'treatment', treatment: 'drying', technology: 'drying', attribute: 'moisture_pct', from: [20, 25], to: 12 },
  ...(
    [
      'drying',
      'dewatering',
      'crushing',
      'agglomerating',
      'neutralising',
      'cleaning',
      'concentrating',
      'diluting',
      'heating',
      'compressing',
    ] as const
  ).map((treatment) => ({ change: 'treatment', treatment, technology: null, attribute: 'ph', from: 2, to: 6 }) as const),
  ...(['offer', 'need'] as const).flatMap((side) => [
    { change: 'window', side, edge: 'from', from: '2026-06-01', to: '2026-04-30' } as const,
    { change: 'window', side, edge: 'until', from: '2026-04-30', to: '2026-06-01' } as const,
    { change: 'partner', side, from: 12_000, to: 60_000, unit: 't' } as const,
  ]),
  { change: 'mode', mode: 'rail', from: 520, to: 260 },
  { change: 'mode', mode: 'water', from: 520, to: 230 },
  { change: 'permit', materialId: 'waste-sulphuric-acid' },
]

export function sampleAlmost(change: Partial<AlmostView> = {}): AlmostView {
  const [first] = sampleChanges
  if (!first) throw new Error('There is no change.')
  return { offer: sampleOffer(), need: sampleNeed(), change: first, before: 0.21, score: 0.58, ...change }
}

export function sampleRoundabout(change: Partial<Roundabout> = {}): Roundabout {
  return { listing: sampleOffer(), chains: [sampleChain()], almost: [sampleAlmost()], ...change }
}
