import * as impact from '../../prompts/present/impact.ts'
import { presentNotice } from '../../prompts/present/notice.ts'
import * as rights from '../../prompts/present/rights.ts'
import { metrics, reportedMetrics } from '../../src/domain/impact.ts'
import type { ImpactView } from '../../src/domain/impact-view.ts'
import type { Locale } from '../../src/domain/locale.ts'
import type { Named } from './named.ts'

const named = { en: 'Hebei BPS', 'zh-CN': '河北协同', ko: '허베이 시너지' }
const source = { id: 'clinker-displaced', version: '0123456789abcdef', value: 850, unit: 'kgCO2e/t', region: 'global', year: 2014 }

function sampleImpact(change: Partial<ImpactView> = {}): ImpactView {
  return {
    subject: { of: 'mine' },
    key: '',
    introductions: 2,
    lines: metrics.slice(0, 5).map((metric) => ({
      metric,
      expectedYearly: 9_983_171,
      expectedLifetime: 40_881_087,
      verified: 67_417,
      verifiedThisYear: 67_417,
    })),
    reported: [
      { metric: 'new-sales', unit: 'CNY', amount: 8240, side: null },
      { metric: 'jobs', unit: 'jobs', amount: 2, side: null },
    ],
    moneyHidden: true,
    months: [
      { month: '2026-01-01', kg: 30_000 },
      { month: '2026-02-01', kg: 37_417 },
    ],
    terms: { share: 0.6, lifetimeYears: 5, persistence: 0.9 },
    reason: null,
    replaces: null,
    sources: [{ ...source, source: 'WBCSD CSI "Getting the Numbers Right" 2014' }],
    maySet: false,
    ...change,
  }
}

export function impactMessages(locale: Locale, typed: string): Named {
  const one = { of: 'introduction', number: 12, material: named } as const
  const bySide = (['offer', 'need'] as const).map((side) => ({ metric: 'cost-saved' as const, unit: typed, amount: 12, side }))
  return [
    ['impact of mine', impact.impactCard(locale, sampleImpact())],
    ['impact of one', impact.impactCard(locale, sampleImpact({ subject: one, terms: null }))],
    ['impact for a broker', impact.impactCard(locale, sampleImpact({ subject: one, reported: bySide, reason: typed, maySet: true }))],
    ['impact of a project', impact.impactCard(locale, sampleImpact({ subject: { of: 'project', names: named }, key: 'hebei-bps' }))],
    ['impact of a park', impact.impactCard(locale, sampleImpact({ subject: { of: 'park', names: named } }))],
    ['no impact', impact.impactCard(locale, sampleImpact({ lines: [], reported: [], months: [], terms: null }))],
    ['impact of what it replaces', impact.impactCard(locale, sampleImpact({ subject: one, replaces: named }))],
    [
      'impact of nobody knows what',
      impact.impactCard(
        locale,
        sampleImpact({ subject: one, maySet: true, lines: sampleImpact().lines.filter(({ metric }) => metric !== 'ghg') }),
      ),
    ],
    ['replaced set', impact.replacedSet(locale, { outcome: 'replaced-set', number: 12, material: named })],
    ['sources', impact.impactSources(locale, sampleImpact())],
    ['no sources', impact.impactSources(locale, sampleImpact({ sources: [] }))],
    ['terms set', impact.termsSet(locale, { outcome: 'terms-set', number: 12, terms: { share: 0.6, lifetimeYears: 5, persistence: 0.9 } })],
    ...reportedMetrics.map((metric) => {
      const figure = { outcome: 'figure-reported', number: 12, metric, amount: 12_000, unit: 'CNY', month: '2026-02-01' } as const
      return [`figure ${metric}`, impact.figureReported(locale, figure)] as const
    }),
  ]
}

const kinds = ['person', 'accounts', 'memberships', 'roles', 'listings', 'questionsAsked', 'answersGiven', 'decisions', 'audit'] as const
const moreKinds = ['introductionsBrokered', 'deliveriesReported', 'deliveriesConfirmed', 'documentsNamed', 'attributions'] as const
const lastKinds = ['knowledgeProposed', 'notices', 'openDialogues'] as const

export function rightsMessages(locale: Locale, typed: string): Named {
  const counts = Object.fromEntries([...kinds, ...moreKinds, ...lastKinds].map((kind, index) => [kind, index + 1]))
  const from = { platform: 'slack', workspace: typed, account: typed }
  const gone = { outcome: 'left', number: 7, name: typed, running: 2 } as const
  const leaving = { facilityName: typed, facilityNumber: 7 }
  return [
    ['my data', rights.myData(locale, { counts, from })],
    ['no data', rights.myData(locale, { counts: {}, from })],
    ['forget', rights.forgetAsked(locale)],
    ['forget at last', rights.forgetLast(locale)],
    ...(['kept', 'done', 'how'] as const).map((what) => [`forget ${what}`, rights.forgetSaid(locale, what)] as const),
    ['blocked', rights.blockDone(locale, 'I-12')],
    ['blocked facility', rights.blockDone(locale, 'F-101')],
    ['unblocked', rights.blockUndone(locale, 'I-12')],
    ['blocks', rights.blockList(locale, [{ knownAs: 'I-12', blockedAt: new Date('2026-04-06T01:00:00Z') }])],
    ['no blocks', rights.blockList(locale, [])],
    ['leave', rights.leaveAsked(locale, 7)],
    ['left to colleagues', rights.leaveDone(locale, { ...gone, handedTo: 'colleagues' })],
    ['left to brokers', rights.leaveDone(locale, { ...gone, handedTo: 'brokers' })],
    ...[0, 1, 2].flatMap((running) => [
      [`colleague left ${running}`, presentNotice(locale, { kind: 'colleague-left', ...leaving, running })] as const,
      [`unattended ${running}`, presentNotice(locale, { kind: 'facility-unattended', ...leaving, running })] as const,
      [`broker left ${running}`, presentNotice(locale, { kind: 'broker-left', projectNames: named, running, taken: running > 1 })] as const,
    ]),
  ]
}
