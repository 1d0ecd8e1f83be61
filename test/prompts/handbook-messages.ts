import * as knowledge from '../../prompts/present/knowledge.ts'
import { knowledgeForm, placingForm } from '../../prompts/present/knowledge-form.ts'
import * as material from '../../prompts/present/material.ts'
import { presentNotice } from '../../prompts/present/notice.ts'
import * as reference from '../../prompts/present/reference.ts'
import * as resources from '../../prompts/present/resources.ts'
import type { KnowledgeAmendment } from '../../src/domain/amendment.ts'
import type { AmendmentFault } from '../../src/domain/amendment-fault.ts'
import type { BatchView, ChangeView, KnowledgeState } from '../../src/domain/amendment-view.ts'
import type { Case } from '../../src/domain/case.ts'
import { type MaterialView, pageOf, type UseView } from '../../src/domain/handbook-view.ts'
import type { Locale, Names } from '../../src/domain/locale.ts'
import type { Material } from '../../src/domain/material.ts'
import type { Technology } from '../../src/domain/technology.ts'
import type { ActionIntent } from '../../src/message/action.ts'
import type { Form } from '../../src/message/form.ts'
import type { Message } from '../../src/message/message.ts'
import type { Text } from '../../src/message/text.ts'
import * as sample from './sample-views.ts'

type Named = readonly (readonly [name: string, message: Message<ActionIntent>])[]

const flyAsh = sample.flyAsh
const inEach = (name: string): Names => ({ en: name, 'zh-CN': name, ko: name })

/** A material of a project: everything of it was typed. */
const typedMaterial = (typed: string): Material => ({
  id: 'project:typed',
  names: inEach(typed),
  aliases: { en: [typed], 'zh-CN': [], ko: [] },
  streamKind: 'material',
  family: typed,
  ewc: ['100102'],
  hazardous: true,
  densityTonnesPerM3: 0.9,
  reachKm: 250,
})

const typedCase = (typed: string): Case => ({
  id: 'project:case',
  title: inEach(typed),
  place: inEach(typed),
  country: 'DK',
  sourceIsic: '3510',
  sinkIsic: '2394',
  from: 'project:typed',
  to: 'clinker',
  technology: null,
  quantity: { amount: 1000, unit: 't', period: 'year' },
  year: 2024,
  status: 'running',
  source: typed,
})

const drying: Technology = {
  id: 'drying',
  names: { en: 'drying', 'zh-CN': '干燥', ko: '건조' },
  aliases: { en: [], 'zh-CN': [], ko: [] },
  summary: { en: 'Takes water out.', 'zh-CN': '脱除水分。', ko: '물을 제거한다.' },
  inputs: [],
  outputs: [],
  yield: [0.2, 0.9],
  scale: { low: 1000, high: 200_000, unit: 't/year' },
  readiness: 9,
  cost: 'medium',
  energyKwh: [200, 800],
  references: ['EU BREF: Waste Treatment (2018)'],
}

function materialMessages(locale: Locale, typed: string): Named {
  const own = typedMaterial(typed)
  const use: UseView = {
    materialId: own.id,
    names: own.names,
    technology: drying.names,
    technologySlug: 'drying',
    readiness: 'pilot',
    cases: 2,
    industry: flyAsh,
  }
  const view: MaterialView = {
    material: own,
    sheet: {
      id: own.id,
      hs: '26',
      hw: 'HW18',
      basel: 'Y18',
      form: 'powder',
      energyMj: 12,
      moisturePct: [0, 1],
      hazards: ['respirable-dust', 'leachable-metals'],
      value: { low: -10, high: 40, per: 't' },
      keepApart: ['acids', 'food-and-feed'],
    },
    codes: [{ system: 'ewc', code: '100104', names: flyAsh, hazardous: true }],
    uses: [use],
    substitutes: [{ ...use, technology: null, technologySlug: null, readiness: 'demonstrated', cases: 0, industry: null }],
    technologies: [drying],
    cases: [typedCase(typed)],
  }
  const listings = pageOf([sample.sampleOffer({ tier: 'open', facility: null, materialNames: null, materialWords: null })], 0, 8)
  const code = { system: 'ewc', code: '100104', names: flyAsh, hazardous: true, mirrors: [], materials: [] } as const
  return [
    ['material', material.materialCard(locale, { view, listings: 3 })],
    ['material without a sheet', material.materialCard(locale, { view: { ...view, sheet: null, codes: [], uses: [] }, listings: 0 })],
    [
      'uses',
      material.materialUses(
        locale,
        view,
        'uses',
        pageOf(
          Array.from({ length: 9 }, () => use),
          0,
          4,
        ),
      ),
    ],
    ['substitutes', material.materialUses(locale, view, 'substitutes', pageOf(view.substitutes, 0, 8))],
    ['technologies of a material', material.materialEntries(locale, view, 'technologies', pageOf(view.technologies, 0, 8))],
    ['cases of a material', material.materialEntries(locale, view, 'cases', pageOf([{ id: own.id, names: own.names }], 0, 8))],
    ['listings of a material', material.materialListings(locale, view, listings)],
    ['no listings of a material', material.materialListings(locale, view, pageOf([], 0, 8))],
    ['code', material.codeCard(locale, { ...code, mirrors: [code], materials: [own] })],
    ['code without materials', material.codeCard(locale, { ...code, hazardous: null })],
    ['code unknown', material.codeUnknown(locale, { ...code, names: null })],
    ['which material', material.askMaterial(locale, typed, [own], true)],
    ['nearest materials', material.askMaterial(locale, typed, [own], false)],
    ['no material', material.askMaterial(locale, typed, [], false)],
    ['ask for a material', material.askForMaterial(locale)],
  ]
}

function referenceMessages(locale: Locale, typed: string): Named {
  const entry = typedCase(typed)
  const view = { entry, from: inEach(typed), to: flyAsh, source: flyAsh, sink: flyAsh, technology: null }
  const plant = { isic: '3510', industryId: null, names: flyAsh }
  const evidence = { practice: true, cases: 3, nearCases: 0, routes: 0 }
  const none = { practice: false, cases: 0, nearCases: 0, routes: 0 }
  const streams = [evidence, { ...none, routes: 2 }, { ...none, nearCases: 1 }, none].map((each) => ({
    materialId: 'project:typed',
    likelihood: 0.5,
    evidence: each,
    names: inEach(typed),
  }))
  return [
    ['cases', reference.caseList(locale, typed, pageOf([{ ...entry, title: inEach('a'), place: inEach('b') }], 0, 6))],
    ['no cases', reference.caseList(locale, typed, pageOf([], 0, 6))],
    ['case', reference.caseCard(locale, view)],
    [
      'case of one lot',
      reference.caseCard(locale, { ...view, entry: { ...entry, quantity: { amount: 3, unit: 't', period: 'once' }, year: null } }),
    ],
    ['ask for a case', reference.askForCase(locale)],
    ['technologies', reference.technologyList(locale, typed, pageOf([drying], 0, 6), true)],
    ['nearest technologies', reference.technologyList(locale, typed, pageOf([drying], 0, 6), false)],
    ['no technologies', reference.technologyList(locale, typed, pageOf([], 0, 6), false)],
    ['technology', reference.technologyCard(locale, { technology: drying, inputs: [flyAsh], outputs: [], routes: 4, cases: 1 })],
    ['ask for a technology', reference.askForTechnology(locale)],
    ['outputs', resources.resourcesPage(locale, { plant, direction: 'outputs', page: pageOf(streams, 0, 3) })],
    ['inputs', resources.resourcesPage(locale, { plant, direction: 'inputs', page: pageOf(streams, 1, 3) })],
    ['no outputs', resources.resourcesPage(locale, { plant, direction: 'outputs', page: pageOf([], 0, 3) })],
    ['which plant', resources.askPlant(locale, typed, [plant])],
    ['no plant', resources.askPlant(locale, typed, [])],
    ['own plant', resources.askOwnPlant(locale, [{ ...plant, facilityName: 'typed' }])],
    ['no own plant', resources.askOwnPlant(locale, [])],
  ]
}

const everyFault: Readonly<Record<AmendmentFault['fault'], true>> = {
  'kind-unknown': true,
  'word-unusable': true,
  'alias-taken': true,
  'alias-known': true,
  'alias-is-name': true,
  'alias-unknown': true,
  'material-unknown': true,
  'name-missing': true,
  'name-taken': true,
  'family-unknown': true,
  'code-unknown': true,
  'figure-unsound': true,
  'route-to-itself': true,
  'route-known': true,
  'route-unknown': true,
  'technology-unknown': true,
  'source-missing': true,
  'case-unsound': true,
  'nothing-changes': true,
}

/** A batch of every kind of change, each with typed words. */
function sampleBatch(typed: string, change: Partial<BatchView> = {}): BatchView {
  const own = typedMaterial(typed)
  const route = {
    id: 'p:x',
    from: own.id,
    to: 'clinker',
    use: typed,
    technology: 'drying',
    readiness: 'pilot',
    yield: null,
    limits: [],
    maxKm: null,
    permits: [],
    sourceIsic: [],
    sinkIsic: [],
    cases: 0,
    source: typed,
  } as const
  const amendments: readonly KnowledgeAmendment[] = [
    { kind: 'material', material: own },
    { kind: 'alias', locale: 'en', word: typed, materialId: own.id, quiet: false },
    { kind: 'alias', locale: 'ko', word: typed, materialId: null, quiet: false },
    { kind: 'route', routeId: 'p:x', route },
    { kind: 'route', routeId: 'p:x', route: null },
    { kind: 'factor', materialId: 'clinker', value: 801, year: 2024, source: typed },
    { kind: 'case', entry: typedCase(typed) },
  ]
  const names = { [own.id]: own.names, clinker: flyAsh }
  const changes = amendments.map((amendment) => ({ amendment, names, before: null }))
  const corrected = {
    amendment: { kind: 'material', material: { ...own, reachKm: 3, ewc: [] } } as const,
    names,
    before: { kind: 'material', material: own } as const,
  }
  return {
    batchId: 'batch-1',
    projectId: 'project-1',
    projectNames: inEach('Hebei BPS'),
    origin: 'chat',
    status: 'proposed',
    proposer: typed,
    decider: null,
    changes: [...changes, corrected],
    total: 9,
    mayDecide: true,
    ...change,
  }
}

const textsOf = (form: Form): readonly Text[] => [
  form.title,
  form.submit,
  form.left,
  ...form.fields.flatMap(({ label, hint }) => [label, ...(hint ? [hint] : [])]),
]

function knowledgeMessages(locale: Locale, typed: string): Named {
  const batch = sampleBatch(typed)
  const [first] = batch.changes
  if (!first) throw new Error('The batch is empty.')
  const state: KnowledgeState = {
    projectId: 'p',
    slug: 'hebei',
    projectNames: inEach('Hebei BPS'),
    applied: { alias: 2, case: 1 },
    waiting: 1,
    mayDecide: true,
  }
  const change: ChangeView & { batchId: string } = {
    ...first,
    changeId: 'c',
    batchId: 'b',
    status: 'applied',
    origin: 'chat',
    at: new Date('2026-04-01T08:00:00Z'),
    who: typed,
  }
  const page = pageOf(
    [change, { ...change, who: null, origin: 'delivery' as const, status: 'undone' as const }, { ...change, who: null }],
    0,
    2,
  )
  const faults = Object.keys(everyFault).map((fault, at) => ({
    fault: fault as AmendmentFault['fault'],
    word: typed,
    materialId: 'clinker',
    line: at + 1,
  }))
  const forms = (['alias', 'material', 'correct', 'route', 'factor'] as const).map((form) => knowledgeForm(locale, { token: 't', form }))
  const listing = sample.sampleOffer({ materialNames: null, materialWords: typed })
  return [
    ['knowledge', knowledge.knowledgeHome(locale, state)],
    ['knowledge, none', knowledge.knowledgeHome(locale, { ...state, applied: {}, waiting: 0 })],
    ['which project', knowledge.askProject(locale, [state])],
    ['proposal', knowledge.batchCard(locale, { ...batch, changes: batch.changes.slice(0, 5) })],
    ['proposal of more kinds', knowledge.batchCard(locale, { ...batch, changes: batch.changes.slice(5), origin: 'delivery' })],
    ['proposal of a broker', knowledge.batchCard(locale, { ...batch, mayDecide: false, changes: [] })],
    ['proposal settled', knowledge.batchCard(locale, { ...batch, status: 'undone', changes: [] })],
    ...(['applied', 'refused', 'undone'] as const).flatMap((done) => [
      [`knowledge ${done}`, knowledge.knowledgeDone(locale, done, state)] as const,
      [`told ${done}`, presentNotice(locale, { kind: 'knowledge-decided', batch: { ...batch, status: done, changes: [] } })] as const,
    ]),
    ...faults.map((fault) => [`fault ${fault.fault}`, knowledge.knowledgeUnsound(locale, [fault], { clinker: flyAsh }, false)] as const),
    ['faults', knowledge.knowledgeUnsound(locale, faults.slice(0, 4), { clinker: flyAsh }, true)],
    ['history', knowledge.knowledgeList(locale, state, 'history', page)],
    ['waiting', knowledge.knowledgeList(locale, state, 'waiting', page)],
    ['no history', knowledge.knowledgeList(locale, state, 'history', pageOf([], 0, 2))],
    ['placing', knowledge.placingCard(locale, { listing, listingId: 'l', candidates: [{ id: 'coal-fly-ash', names: flyAsh }] })],
    ['placed', knowledge.materialPlaced(locale, { outcome: 'placed', kind: 'offer', number: 1042, names: flyAsh, learnt: true })],
    ...[...forms, placingForm(locale, { token: 't' })].map(
      (form, at) => [`form ${at}`, { nodes: textsOf(form).map((text) => ({ node: 'paragraph', text }) as const) }] as const,
    ),
  ]
}

/** Every message about what is known, with `typed` wherever somebody's words can stand. */
export function handbookMessages(locale: Locale, typed: string): Named {
  return [...materialMessages(locale, typed), ...referenceMessages(locale, typed), ...knowledgeMessages(locale, typed)]
}
