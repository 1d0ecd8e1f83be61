import { projectIdsOfFacilities } from '../../db/queries/facilities.ts'
import { entriesIn, type ImpactScope, termsOf } from '../../db/queries/impact.ts'
import { introductionById, introductionIdByNumber } from '../../db/queries/introductions.ts'
import { allParks, allProjects, projectIdsOfPark } from '../../db/queries/projects.ts'
import {
  type CountedEntry,
  fewestPlants,
  type ImpactSubject,
  type ImpactView,
  linesOf,
  monthsOf,
  plantsIn,
  reportedOf,
  sharedTerms,
  sourcesOf,
  withoutFewReporters,
} from '../domain/impact-view.ts'
import type { Names } from '../domain/locale.ts'
import { hasRole, refuseDigest } from '../domain/policy.ts'
import { formatReference, parseReference } from '../domain/reference.ts'
import { type Refused, refuse } from '../domain/refusal.ts'
import type { Context } from './context.ts'
import { deliveryReader, offeredMaterial } from './load-delivery.ts'

type Read = { readonly outcome: 'read'; readonly view: ImpactView } | Refused

async function countedIn(context: Context, scope: ImpactScope): Promise<readonly CountedEntry[]> {
  const rows = await entriesIn(context.db, scope)
  return rows.map(({ entry, ...sides }) => ({ ...entry, ...sides }))
}

type Shown = {
  readonly subject: ImpactSubject
  readonly key: string
  readonly entries: readonly CountedEntry[]
  readonly bySide?: boolean
  readonly moneyHidden?: boolean
  readonly reason?: string | null
  readonly replaces?: Names | null
  readonly maySet?: boolean
}

function viewOf(context: Context, shown: Shown): ImpactView {
  const { entries, subject, key, bySide = false, moneyHidden = false, reason = null, replaces = null, maySet = false } = shown
  return {
    subject,
    key,
    introductions: new Set(entries.map(({ introductionId }) => introductionId)).size,
    lines: linesOf(entries, String(context.clock().getUTCFullYear())),
    reported: reportedOf(entries, bySide),
    moneyHidden,
    months: monthsOf(entries),
    terms: sharedTerms(entries),
    reason,
    replaces,
    sources: sourcesOf(entries),
    maySet,
  }
}

async function ofMine(context: Context): Promise<Read> {
  const { facilityIds } = context.actor
  if (facilityIds.length === 0) return refuse('no-facility')
  const entries = await countedIn(context, { facilityIds })
  // A side reads its own word only, never what the other side reported.
  const own = (entry: CountedEntry) => facilityIds.includes(entry.side === 'need' ? entry.needFacilityId : entry.offerFacilityId)
  return {
    outcome: 'read',
    view: viewOf(context, { subject: { of: 'mine' }, key: '', entries: entries.filter((entry) => entry.side === null || own(entry)) }),
  }
}

async function ofIntroduction(context: Context, number: number): Promise<Read> {
  const reference = formatReference('introduction', number)
  const id = await introductionIdByNumber(context.db, number)
  const facts = id ? await introductionById(context.db, id) : null
  const reader = facts && deliveryReader(context.actor, facts)
  if (!facts || !reader) return refuse('introduction-not-found', reference)
  const all = await countedIn(context, { introductionId: facts.introduction.id })
  const entries = all.filter(({ side }) => side === null || reader === 'broker' || side === reader)
  const terms = await termsOf(context.db, facts.introduction.id)
  const replaces = context.knowledge.materials.get(terms.replaces ?? '')?.names ?? null
  const reason = reader === 'broker' ? terms.reason : null
  const subject = { of: 'introduction', number, material: (await offeredMaterial(context, facts))?.names ?? null } as const
  const broker = reader === 'broker'
  return {
    outcome: 'read',
    view: viewOf(context, { subject, key: reference, entries, bySide: broker, reason, replaces, maySet: broker }),
  }
}

/** Projects whose sums the actor may read: those they work for, and those of their plants. */
async function readableProjects(context: Context): Promise<ReadonlySet<string>> {
  const { roles, facilityIds } = context.actor
  return new Set([...roles.map(({ projectId }) => projectId), ...(await projectIdsOfFacilities(context.db, facilityIds))])
}

type Place = { readonly subject: ImpactSubject; readonly key: string; readonly scope: ImpactScope; readonly projectIds: readonly string[] }

const isNamed = (names: Names, typed: string) => Object.values(names).some((name) => name.toLowerCase() === typed)

async function findPlace(context: Context, typed: string): Promise<Place | null> {
  const readable = await readableProjects(context)
  const project = (await allProjects(context.db)).find(({ slug, names }) => slug === typed || isNamed(names, typed))
  if (project && readable.has(project.id)) {
    return {
      subject: { of: 'project', names: project.names },
      key: project.slug,
      scope: { projectId: project.id },
      projectIds: [project.id],
    }
  }
  const park = (await allParks(context.db)).find(({ slug, names }) => slug === typed || isNamed(names, typed))
  const projectIds = park ? (await projectIdsOfPark(context.db, park.id)).filter((id) => readable.has(id)) : []
  if (!park || projectIds.length === 0) return null
  return { subject: { of: 'park', names: park.names }, key: park.slug, scope: { parkId: park.id, projectIds }, projectIds }
}

async function ofPlace(context: Context, typed: string): Promise<Read> {
  const place = await findPlace(context, typed.toLowerCase())
  if (!place) return refuse('impact-unknown', typed)
  const { entries: all, hidden } = withoutFewReporters(await countedIn(context, place.scope))
  const works = place.projectIds.every((projectId) => refuseDigest(context.actor, projectId) === null)
  // Sums of two plants would tell a third what one of them does.
  if (!works && all.length > 0 && plantsIn(all).size < fewestPlants) return refuse('impact-too-few')
  return { outcome: 'read', view: viewOf(context, { subject: place.subject, key: place.key, entries: all, moneyHidden: hidden }) }
}

/** What synergies save: the actor's own, one introduction's (`I-12`), or a park's or project's by its short name. */
export async function readImpact(context: Context, asked: string): Promise<Read> {
  const typed = asked.trim()
  const reference = parseReference(typed)
  if (reference?.kind === 'introduction') return ofIntroduction(context, reference.number)
  if (typed !== '') return ofPlace(context, typed)
  if (context.actor.facilityIds.length > 0) return ofMine(context)
  const projects = await allProjects(context.db)
  const works = projects.find(({ id }) => hasRole(context.actor, id, 'broker', 'team', 'admin', 'observer'))
  return works ? ofPlace(context, works.slug) : refuse('no-facility')
}
