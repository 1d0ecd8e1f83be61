import { fullListings } from '../../db/queries/listings.ts'
import { decidedPairs, plannableListings } from '../../db/queries/plans.ts'
import { allProjects, type Project } from '../../db/queries/projects.ts'
import { solveLimited } from '../../solvers/limited-transport.ts'
import {
  allocate,
  type Board,
  type PairOfListings,
  type Plan,
  type PlannedFlow,
  planOf,
  taskOf,
  type Wishes,
} from '../domain/allocation.ts'
import { boardOf, wishesOf } from '../domain/board.ts'
import { wallClock } from '../domain/calendar.ts'
import type { Listing } from '../domain/listing.ts'
import type { FullListing } from '../domain/listing-view.ts'
import type { LeftView, PlannedFlowView, PlanQuality, PlanRequest, PlanView } from '../domain/plan-view.ts'
import { refusePlanning } from '../domain/policy.ts'
import { type Refused, refuse } from '../domain/refusal.ts'
import { roadKmOf, type Valuation } from '../domain/worth.ts'
import type { Context } from './context.ts'
import { discloseOne, discloseSides, told } from './disclose-plan.ts'

/** A turn holds a connection while it is answered, so the search for a plan within limits is short. */
const searchMs = 4_000
const flowsShown = 4
const leftShown = 3
/** On larger boards what each flow is worth to the whole is not worked out. */
const lossUpTo = 5_000
/** The distance that a stranger may know, km. */
const distanceStep = 10

type Input = Partial<PlanRequest> & { readonly project?: string; readonly valuation?: Valuation }
type Solved = { readonly plan: Plan; readonly quality: PlanQuality }
type Table = {
  readonly board: Board
  readonly wishes: Wishes
  readonly full: ReadonlyMap<string, FullListing>
  readonly taken: readonly PairOfListings[]
}

/** The projects whose plans the actor may see, in the order of their slugs. */
async function plannable(context: Context): Promise<readonly Project[]> {
  const projects = await allProjects(context.db)
  return projects.filter(({ id }) => refusePlanning(context.actor, id) === null)
}

/** Pairs as buttons carry them; what names no listing of the board is left out. */
function readPairs(text: string, listings: readonly Listing[]): readonly PairOfListings[] {
  const ids = new Map(listings.map(({ kind, number, id }) => [`${kind} ${number}`, id]))
  return text.split(' ').flatMap((pair) => {
    const [offer, need] = pair.split('-')
    const [offerId, needId] = [ids.get(`offer ${offer}`), ids.get(`need ${need}`)]
    return offerId && needId ? [{ offerId, needId }] : []
  })
}

async function tableOf(context: Context, project: Project, without: string, valuation: Valuation): Promise<Table> {
  const listings = await plannableListings(context.db, project.id)
  const world = { knowledge: context.knowledge, valuation, today: wallClock(context.clock(), project.timeZone).day }
  const board = boardOf(world, listings)
  const decided = wishesOf(world, board, listings, await decidedPairs(context.db, project.id))
  const rows = await fullListings(
    context.db,
    listings.map(({ id }) => id),
  )
  const taken = readPairs(without, listings)
  return { board, wishes: { ...decided, without: [...decided.without, ...taken] }, full: new Map(rows.map((row) => [row.id, row])), taken }
}

async function solve({ board, wishes }: Table, { partners, least }: PlanRequest): Promise<Solved> {
  if (partners === null && least === null) return { plan: allocate(board, wishes), quality: { found: 'exact' } }
  const task = taskOf(board, wishes)
  const limits = {
    ...(least === null ? {} : { least: new Float64Array(task.open.length).fill(least) }),
    ...(partners === null ? {} : { partnersOfSupply: partners, partnersOfDemand: partners }),
  }
  const { outcome, gap, flow } = await solveLimited({ ...task.problem, ...limits }, { timeLimitMs: searchMs })
  return { plan: planOf(task, flow), quality: { found: outcome, gap } }
}

function lossOf({ board, wishes }: Table, { plan, quality }: Solved, flow: PlannedFlow): number | null {
  if (quality.found !== 'exact' || flow.fixed || board.options.length > lossUpTo) return null
  return plan.value - allocate(board, { ...wishes, without: [...wishes.without, flow] }).value
}

function flowView(context: Context, projectId: string, table: Table, solved: Solved, flow: PlannedFlow): PlannedFlowView | null {
  const [offer, need] = [table.full.get(flow.offerId), table.full.get(flow.needId)]
  const sides = offer && need ? discloseSides(context.actor, projectId, { offer, need }) : null
  if (!sides) return null
  const { exact, party, ...views } = sides
  const roadKm = roadKmOf(flow.pair)
  const compatibility = flow.pair.reasons.find((reason) => reason.reason === 'compatibility')
  const loss = lossOf(table, solved, flow)
  return {
    ...views,
    exact,
    amount: told(flow.amount, exact),
    unit: flow.unit,
    value: told(flow.value, exact),
    worth: flow.worth.basis,
    roadKm: roadKm === null || exact ? roadKm : Math.round(roadKm / distanceStep) * distanceStep,
    shareOfOffer: flow.shareOfOffer,
    shareOfNeed: flow.shareOfNeed,
    technology: compatibility?.reason === 'compatibility' ? compatibility.technology : null,
    fixed: flow.fixed,
    loss: loss === null ? null : told(loss, exact),
    pair: flow.fixed || party ? null : `${views.offer.number}-${views.need.number}`,
  }
}

function leftView(context: Context, projectId: string, { full }: Table, left: Plan['offersLeft']): readonly LeftView[] {
  return left
    .toSorted((one, other) => other.amount - one.amount)
    .flatMap(({ id, amount, unit }) => {
      const row = full.get(id)
      const listing = row ? discloseOne(context.actor, projectId, row) : null
      return listing ? [{ listing, amount: told(amount, listing.tier !== 'open'), unit }] : []
    })
}

function viewOf(
  context: Context,
  project: Project,
  others: readonly Project[],
  request: PlanRequest,
  table: Table,
  solved: Solved,
): PlanView {
  const { plan, quality } = solved
  const pages = Math.max(1, Math.ceil(plan.flows.length / flowsShown))
  const page = Math.min(Math.max(1, request.page), pages)
  const shown = plan.flows.slice((page - 1) * flowsShown, page * flowsShown)
  const flows = shown.map((flow) => flowView(context, project.id, table, solved, flow))
  return {
    request: { ...request, page },
    project: project.names,
    otherProjects: others.map(({ id, names }) => ({ id, names })),
    flows: flows.filter((flow) => flow !== null),
    pages,
    total: plan.flows.length,
    value: told(
      plan.value,
      flows.every((flow) => flow?.exact ?? true),
    ),
    quality,
    offersLeft: leftView(context, project.id, table, plan.offersLeft).slice(0, leftShown),
    needsLeft: leftView(context, project.id, table, plan.needsLeft).slice(0, leftShown),
    leftCount: { offers: plan.offersLeft.length, needs: plan.needsLeft.length },
    taken: table.taken.length,
  }
}

/**
 * The split of a project's offers over its needs that is worth most, for its brokers and admins; `without` takes pairs out and
 * solves again. Changes nothing. Without a valuation, worth is estimated from how far materials usually travel.
 */
export async function planAllocation(
  context: Context,
  input: Input,
): Promise<{ readonly outcome: 'plan'; readonly view: PlanView } | Refused> {
  const projects = await plannable(context)
  if (projects.length === 0) return refuse('not-a-broker')
  const named = input.projectId ?? input.project
  const project = named === undefined ? projects[0] : projects.find(({ id, slug }) => id === named || slug === named)
  if (!project) return named === undefined ? refuse('project-not-found') : refuse('project-not-found', named)
  const {
    without = '',
    partners = null,
    least = null,
    page = 1,
    valuation = (id) => context.library.shipped.handbook.sheets.get(id)?.value ?? null,
  } = input
  const table = await tableOf(context, project, without, valuation)
  const request = { projectId: project.id, without, partners, least, page }
  const others = projects.filter(({ id }) => id !== project.id)
  return { outcome: 'plan', view: viewOf(context, project, others, request, table, await solve(table, request)) }
}
