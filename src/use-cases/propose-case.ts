import { facilityById } from '../../db/queries/facilities.ts'
import type { IntroductionFacts } from '../../db/queries/introductions.ts'
import { materialIdsOf } from '../../db/queries/listings.ts'
import { peopleWithRole } from '../../db/queries/people.ts'
import { allParks, projectById } from '../../db/queries/projects.ts'
import type { Case } from '../domain/case.ts'
import { roundToBand } from '../domain/listing-view.ts'
import type { Names } from '../domain/locale.ts'
import type { Unit } from '../domain/unit.ts'
import { proposeAsProgram } from './amend-knowledge.ts'
import type { SystemContext } from './context.ts'

type Delivered = { readonly amount: number; readonly unit: Unit; readonly month: string }

const inEach = (make: (locale: keyof Names) => string): Names => ({ en: make('en'), 'zh-CN': make('zh-CN'), ko: make('ko') })

/** Where it was, no closer than a park or a city: the park, else the nearest known place, else only the project. */
async function placeOf(
  context: SystemContext,
  facilityId: string,
  projectNames: Names,
): Promise<{ readonly place: Names; readonly country: string }> {
  const facility = await facilityById(context.db, facilityId)
  const park = (await allParks(context.db)).find(({ id }) => id === facility?.parkId)
  if (park) return { place: park.names, country: park.country }
  const at = facility && facility.lat !== null && facility.lon !== null ? { lat: facility.lat, lon: facility.lon } : null
  const near = at && context.library.nearestPlace(at)
  return { place: near?.names ?? projectNames, country: facility?.country ?? '' }
}

/** Puts what a synergy taught before the project's admins, without names: industries, a park or city, a rounded amount. */
export async function proposeCase(context: SystemContext, facts: IntroductionFacts, delivered: Delivered): Promise<void> {
  const { projectId, number } = facts.introduction
  const project = await projectById(context.db, projectId)
  const admins = await peopleWithRole(context.db, projectId, ['admin'])
  if (!project || admins.length === 0) return
  const ids = await materialIdsOf(context.db, [facts.match.offerId, facts.match.needId])
  const [fromId, toId] = [ids.get(facts.match.offerId) ?? '', ids.get(facts.match.needId) ?? '']
  const { handbook, knowledge } = await context.library.in(context.db, [projectId])
  const [from, to] = [handbook.materials.get(fromId), handbook.materials.get(toId)]
  const [source, sink] = [await facilityById(context.db, facts.offerFacilityId), await facilityById(context.db, facts.needFacilityId)]
  if (!from || !to || !source || !sink) return
  const { unit, amount, month } = delivered
  const entry: Case = {
    id: `${project.slug}:synergy-${number}`,
    title: inEach((locale) => (fromId === toId ? from.names[locale] : `${from.names[locale]} → ${to.names[locale]}`)),
    ...(await placeOf(context, facts.needFacilityId, project.names)),
    sourceIsic: source.isic,
    sinkIsic: sink.isic,
    from: fromId,
    to: toId,
    technology: knowledge.edges.get(fromId)?.get(toId)?.route?.technology ?? null,
    quantity: unit === 'L' ? null : { amount: roundToBand(amount), unit, period: 'once' },
    year: Number(month.slice(0, 4)),
    status: 'running',
    source: `${project.names.en}, confirmed deliveries`,
  }
  await proposeAsProgram(context, { projectId, amendments: [{ kind: 'case', entry }], origin: 'delivery' })
}
