import { almostCard, chainsCard } from '../../prompts/present/chains.ts'
import { planCard } from '../../prompts/present/plan.ts'
import type { Locale } from '../../src/domain/locale.ts'
import type { ActionIntent } from '../../src/message/action.ts'
import type { Message } from '../../src/message/message.ts'
import * as plans from './sample-plans.ts'
import { sampleNeed, sampleOffer } from './sample-views.ts'

type Named = readonly (readonly [name: string, message: Message<ActionIntent>])[]

/** Every message about plans, chains and near misses, with `typed` wherever somebody's words can stand. */
export function planMessages(locale: Locale, typed: string): Named {
  const stranger = plans.sampleFlow({
    offer: sampleOffer({ tier: 'open', facility: null, materialNames: null, materialWords: null }),
    exact: false,
    worth: 'reach',
    loss: null,
  })
  const own = plans.sampleFlow({ offer: sampleOffer({ materialNames: null, materialWords: typed }), worth: 'reach', roadKm: null })
  const request = { projectId: 'project-1', without: '1042-877', partners: 3, least: 500, page: 2 }
  const four = [1, 2, 3, 4].map(() => plans.sampleFlow())
  const chain = plans.sampleChain({ processor: { name: typed, number: 108 }, technology: typed, yield: null, product: null })
  return [
    ['plan', planCard(locale, plans.samplePlan())],
    ['plan with typed words', planCard(locale, plans.samplePlan({ flows: [own, plans.sampleFlow()] }))],
    ['plan of strangers', planCard(locale, plans.samplePlan({ flows: [stranger] }))],
    ['plan in the middle', planCard(locale, plans.samplePlan({ request, flows: four, pages: 3, total: 11, taken: 1 }))],
    ['plan within limits', planCard(locale, plans.samplePlan({ request, quality: { found: 'optimal', gap: 0.0007 } }))],
    ['plan out of time', planCard(locale, plans.samplePlan({ request, quality: { found: 'time-limit', gap: 0.04 } }))],
    ['plan with nothing left', planCard(locale, plans.samplePlan({ offersLeft: [], needsLeft: [], leftCount: { offers: 0, needs: 0 } }))],
    ['no plan', planCard(locale, plans.samplePlan({ flows: [], total: 0, value: 0, taken: 2 }))],
    [
      'plan with another project',
      planCard(locale, plans.samplePlan({ otherProjects: [{ id: 'project-2', names: { en: 'Huainan', 'zh-CN': '淮南', ko: '화이난' } }] })),
    ],
    ['chains', chainsCard(locale, plans.sampleRoundabout())],
    ['chains with typed words', chainsCard(locale, plans.sampleRoundabout({ chains: [chain] }))],
    ...(['lists', 'industry', 'recovery'] as const).map(
      (basis) => [`chain ${basis}`, chainsCard(locale, plans.sampleRoundabout({ chains: [plans.sampleChain({ basis })] }))] as const,
    ),
    ['only near misses', chainsCard(locale, plans.sampleRoundabout({ chains: [] }))],
    ['no way round', chainsCard(locale, plans.sampleRoundabout({ chains: [], almost: [] }))],
    ...plans.sampleChanges.flatMap((change, index) => {
      const card = almostCard(locale, [plans.sampleAlmost({ change }), plans.sampleAlmost({ change, before: 0, need: sampleNeed() })])
      return card ? [[`almost ${change.change} ${index}`, card] as const] : []
    }),
  ]
}
