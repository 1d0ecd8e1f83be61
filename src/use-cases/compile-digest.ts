import { confirmedAmounts } from '../../db/queries/deliveries.ts'
import { entriesIn } from '../../db/queries/impact.ts'
import { type IntroductionFacts, movedIntroductions, openIntroductions } from '../../db/queries/introductions.ts'
import { materialIdsOf, newListings, unmetMaterialIds } from '../../db/queries/listings.ts'
import { bestMatch, countMatches, rejectionsOf } from '../../db/queries/matches.ts'
import type { Project } from '../../db/queries/projects.ts'
import { addDays, isoWeek, startOfDay } from '../domain/calendar.ts'
import type { Digest, DigestLine } from '../domain/digest.ts'
import { linesOf as impactLines, monthsOf } from '../domain/impact-view.ts'
import type { Names } from '../domain/locale.ts'
import type { IsoDay } from '../domain/window.ts'
import type { SystemContext } from './context.ts'

const dayMs = 86_400_000
const stuckAfterDays = 21
const linesShown = 5

/** The seven days up to and including `lastDay`, in the project's time zone. */
function spanOf(project: Project, lastDay: IsoDay): { from: IsoDay; since: Date; until: Date } {
  const from = addDays(lastDay, -6)
  return { from, since: startOfDay(from, project.timeZone), until: startOfDay(addDays(lastDay, 1), project.timeZone) }
}

type Materials = ReadonlyMap<string, string | null>

async function linesOf(context: SystemContext, rows: readonly IntroductionFacts[], at: Date): Promise<readonly DigestLine[]> {
  const materials: Materials = await materialIdsOf(
    context.db,
    rows.map((row) => row.match.offerId),
  )
  return rows.map(({ introduction, match }) => ({
    introductionNumber: introduction.number,
    material: namesOf(context, materials.get(match.offerId)),
    stage: introduction.stage,
    days: Math.floor((at.getTime() - introduction.movedAt.getTime()) / dayMs),
  }))
}

function namesOf(context: SystemContext, materialId: string | null | undefined): Names | null {
  return context.knowledge.materials.get(materialId ?? '')?.names ?? null
}

async function bestOf(context: SystemContext, projectId: string, since: Date, until: Date): Promise<Digest['best']> {
  const row = await bestMatch(context.db, projectId, since, until)
  if (!row) return null
  const materials = await materialIdsOf(context.db, [row.offerId, row.needId])
  return {
    matchNumber: row.number,
    score: row.score,
    offer: namesOf(context, materials.get(row.offerId)),
    need: namesOf(context, materials.get(row.needId)),
  }
}

/** What the ledger says of greenhouse gas up to the end of the week, net, in tonnes. */
async function savedUntil(context: SystemContext, projectId: string, until: Date) {
  const rows = await entriesIn(context.db, { projectId })
  const entries = rows.filter(({ entry }) => entry.at < until).map(({ entry, ...about }) => ({ ...entry, ...about }))
  const line = impactLines(entries, '').find(({ metric }) => metric === 'ghg')
  return {
    verifiedTonnes: (line?.verified ?? 0) / 1000,
    expectedTonnesPerYear: (line?.expectedYearly ?? 0) / 1000,
    savedMonths: monthsOf(entries).map(({ month, kg }) => ({ month, tonnes: kg / 1000 })),
  }
}

/** Composes a project's week from what is stored; the same week always gives the same facts. */
export async function compileDigest(given: SystemContext, input: { readonly project: Project; readonly lastDay: IsoDay }): Promise<Digest> {
  const { project, lastDay } = input
  const { knowledge } = await given.library.in(given.db, [project.id])
  const context = { ...given, knowledge }
  const { from, since, until } = spanOf(project, lastDay)
  const { db } = context
  const [created, best, moved, open, proposed, held, delivered, saved, rejections, unmet] = await Promise.all([
    newListings(db, project.id, since, until),
    bestOf(context, project.id, since, until),
    movedIntroductions(db, project.id, since, until),
    openIntroductions(db, project.id),
    countMatches(db, project.id, 'proposed'),
    countMatches(db, project.id, 'held'),
    confirmedAmounts(db, project.id, since, until),
    savedUntil(context, project.id, until),
    rejectionsOf(db, project.id, since, until),
    unmetMaterialIds(db, project.id, 3),
  ])
  const running = open.filter((row) => row.introduction.introducedAt !== null)
  const stuck = running.filter((row) => until.getTime() - row.introduction.movedAt.getTime() > stuckAfterDays * dayMs)
  return {
    projectNames: project.names,
    week: isoWeek(lastDay),
    from,
    until: lastDay,
    newOffers: created.offers,
    newNeeds: created.needs,
    best,
    moved: await linesOf(context, moved.slice(0, linesShown), until),
    stuck: await linesOf(context, stuck.slice(0, linesShown), until),
    waiting: { brokers: proposed + held, facilities: open.length - running.length },
    delivered,
    ...saved,
    rejections,
    unmet: unmet.map((id) => namesOf(context, id)).filter((names) => names !== null),
  }
}
