import { introductionById, introductionIdByNumber, introductionsFor } from '../../db/queries/introductions.ts'
import type { IntroductionView } from '../domain/match-view.ts'
import { type Refused, refuse } from '../domain/refusal.ts'
import type { Context } from './context.ts'
import { introductionView } from './load-introduction.ts'

/** Introductions of the actor's facilities and of the projects they broker, open ones first. */
export async function readIntroductions(context: Context): Promise<readonly IntroductionView[]> {
  const projectIds = context.actor.roles.filter((held) => held.role === 'broker').map((held) => held.projectId)
  const rows = await introductionsFor(context.db, { facilityIds: context.actor.facilityIds, projectIds }, 10)
  const views = await Promise.all(rows.map((facts) => introductionView(context, context.actor, facts)))
  return views.filter((view) => view !== null)
}

/** One introduction by the number people type, for its sides and broker. */
export async function readIntroduction(
  context: Context,
  input: { readonly introductionId: string } | { readonly number: number },
): Promise<{ readonly outcome: 'read'; readonly view: IntroductionView } | Refused> {
  const id = 'introductionId' in input ? input.introductionId : await introductionIdByNumber(context.db, input.number)
  const facts = id ? await introductionById(context.db, id) : null
  const view = facts && (await introductionView(context, context.actor, facts))
  return view ? { outcome: 'read', view } : refuse('introduction-not-found')
}
