import type { TurnBody } from '../../src/message/turn.ts'
import type { Adapter, AdapterLog, Answer, Desk, Receive } from '../adapter.ts'
import { homeLeaf } from './home.ts'
import { limits } from './limits.ts'
import { faultName } from './outcome.ts'
import type { Place } from './place.ts'
import { showAnswer } from './show.ts'
import { turnOf, type Visit } from './visit.ts'
import type { Workspace, Workspaces } from './workspaces.ts'

/** What handlers of events work with, whichever workspace they are of. */
export type Lobby = {
  readonly workspaces: Workspaces
  readonly log: AdapterLog
  readonly receive: Receive
  readonly desk: Desk | null
  /** Work that goes on after an event was acknowledged. */
  readonly running: Set<Promise<void>>
  /** The last work of each conversation: what people write there is answered in order. */
  readonly rows: Map<string, Promise<void>>
}

/** The same in the workspace of an event. */
export type Reception = Lobby & Workspace

export function createLobby(parts: Pick<Lobby, 'workspaces' | 'log'>, ...[receive, desk]: Parameters<Adapter['start']>): Lobby {
  return { ...parts, receive, desk: desk ?? null, running: new Set(), rows: new Map() }
}

/** The reception of the workspace that an event is of. */
export async function receptionOf(lobby: Lobby, workspace: string | undefined): Promise<Reception> {
  return { ...lobby, ...(await lobby.workspaces.of(workspace ?? '')) }
}

/** Goes on after the acknowledgement; a fault is logged, since nobody waits for it. */
export function goOn({ running, log }: Lobby, what: string, work: () => Promise<void>): void {
  const done = work()
    .catch((fault: unknown) => log.error({ platform: 'slack', what, fault: faultName(fault) }, 'an answer could not be shown'))
    .finally(() => running.delete(done))
  running.add(done)
}

/** The same, behind what is still being answered in that conversation. */
export function inRow(lobby: Lobby, conversation: string, what: string, work: () => Promise<void>): void {
  const { rows } = lobby
  const before = rows.get(conversation) ?? Promise.resolve()
  goOn(lobby, what, async () => {
    const turn = before.then(work)
    const settled = turn.catch(() => undefined)
    rows.set(conversation, settled)
    await turn.finally(() => rows.get(conversation) === settled && rows.delete(conversation))
  })
}

/** Hands a visit to the bot. */
export async function handIn({ web, profiles, receive }: Reception, visit: Visit): Promise<Answer> {
  const [self, profile] = await Promise.all([web.self(), profiles(visit.user)])
  return receive(turnOf(visit, self, profile))
}

/** Hands a visit to the bot and shows the answer where the person is. */
export async function answerVisit(reception: Reception, visit: Visit, trigger?: string): Promise<void> {
  const answer = await handIn(reception, visit)
  await showAnswer(reception, answer, { place: visit.place, user: visit.user, trigger })
}

/** Where a direct message with the bot shows its answers openly, and anywhere else aside. */
export async function placeOf(
  { web }: Reception,
  at: { readonly user: string; readonly channel: string; readonly thread?: string | undefined; readonly responseUrl?: string | undefined },
): Promise<Place> {
  const { user, channel, thread, responseUrl } = at
  const inThread = thread ? { thread } : {}
  const own = channel.startsWith('D') && (await web.directMessage(user).catch(() => '')) === channel
  if (own) return { show: 'open', channel, ...inThread }
  const respond = responseUrl ? { responseUrl, respondUntil: Date.now() + limits.responseForMs - 60_000 } : {}
  return { show: 'aside', channel, ...inThread, ...respond }
}

/** Draws the page that a person has in the app, or one of its leaves where one view does not hold it. */
export async function showHome(reception: Reception, visit: Omit<Visit, 'body'>, leaf = 0): Promise<void> {
  const body: TurnBody = { type: 'home' }
  const { messages } = await handIn(reception, { ...visit, body })
  if (messages.length === 0) return
  const blocks = homeLeaf(messages, leaf)
  await reception.web.client.views.publish({ user_id: visit.user, view: { type: 'home', blocks: [...blocks] } })
}
