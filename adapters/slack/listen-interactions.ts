import type { App, BlockAction, MessageShortcut, types } from '@slack/bolt'
import type { Answer } from '../adapter.ts'
import { formId, modalOf, optionOf, searchedId, valuesOf } from './form.ts'
import { leafOf } from './home.ts'
import { limits } from './limits.ts'
import { faultName } from './outcome.ts'
import { type FormMemory, type Place, readMemory } from './place.ts'
import { typedCommand, typedText } from './read-text.ts'
import { answerVisit, goOn, handIn, type Lobby, placeOf, type Reception, receptionOf, showHome } from './receive.ts'
import { slashCommand } from './rich-text.ts'
import { closeMessage } from './send.ts'
import { showAnswer, showMessages } from './show.ts'
import { turnOf } from './visit.ts'

/** The message shortcut that posts somebody's words as an offer. */
export const postOffer = 'post_offer'

/** How long a filled form is kept open for its answer; Slack closes the door after three seconds. */
const formWaitMs = 2_000

const late = <Value>(milliseconds: number, value: Value) =>
  new Promise<Value>((resolve) => setTimeout(resolve, milliseconds, value).unref())

function listenToCommands(app: App, lobby: Lobby): void {
  app.command(slashCommand, async ({ ack, command }) => {
    await ack()
    const { user_id: user, channel_id: channel, team_id, trigger_id: trigger, response_url: responseUrl, text } = command
    goOn(lobby, 'command', async () => {
      const reception = await receptionOf(lobby, team_id)
      const place = await placeOf(reception, { user, channel, responseUrl })
      const body = { type: 'command', ...typedCommand(typedText(text)) } as const
      await answerVisit(reception, { eventId: `command:${trigger}`, user, teams: [team_id], place, body }, trigger)
    })
  })
  app.shortcut<MessageShortcut>({ type: 'message_action', callback_id: postOffer }, async ({ ack, shortcut, context }) => {
    await ack()
    const { user, team, channel, message, trigger_id: trigger, response_url: responseUrl } = shortcut
    goOn(lobby, 'shortcut', async () => {
      const reception = await receptionOf(lobby, context.teamId)
      const thread = typeof message.thread_ts === 'string' ? message.thread_ts : undefined
      const place = await placeOf(reception, { user: user.id, channel: channel.id, thread, responseUrl })
      const body = { type: 'command', name: 'offer', argument: typedText(message.text ?? '') } as const
      const teams = [user.team_id ?? team?.id]
      await answerVisit(reception, { eventId: `shortcut:${trigger}`, user: user.id, teams, place, body }, trigger)
    })
  })
}

type Pushed = { readonly channel: string | null; readonly ts: string | null; readonly thread: string | undefined; readonly hidden: boolean }

/** Where a button was pushed: on a message, one that only the person sees, or the page of the app. */
function pushedAt({ container, message, channel }: BlockAction): Pushed {
  const { message_ts: ts, channel_id, is_ephemeral, thread_ts } = container as Readonly<Record<string, unknown>>
  return {
    channel: channel?.id ?? (typeof channel_id === 'string' ? channel_id : null),
    ts: typeof ts === 'string' ? ts : null,
    thread: typeof message?.thread_ts === 'string' ? message.thread_ts : typeof thread_ts === 'string' ? thread_ts : undefined,
    hidden: is_ephemeral === true,
  }
}

/** Buttons that have done their work go; where only the person sees the message, the answer takes its place. */
async function showPushed(reception: Reception, answer: Answer, push: BlockAction, at: Pushed, place: Place): Promise<void> {
  const { settled = false } = answer
  const replace = settled && place.show === 'aside'
  await showAnswer(reception, answer, { place, user: push.user.id, trigger: push.trigger_id, replace })
  if (!settled || place.show === 'aside' || !at.ts) return
  await closeMessage(reception.web, place.channel, at.ts).catch((fault: unknown) =>
    reception.log.warn({ platform: 'slack', fault: faultName(fault) }, 'the buttons of a message could not be taken away'),
  )
}

async function push(lobby: Lobby, body: BlockAction, workspace: string | undefined): Promise<void> {
  const [action] = body.actions
  if (action?.type !== 'button' || !action.value) return
  const reception = await receptionOf(lobby, workspace)
  const { user, team, trigger_id: trigger, response_url: responseUrl } = body
  const at = pushedAt(body)
  const channel = at.channel ?? (await reception.web.directMessage(user.id))
  const place = await placeOf(reception, { user: user.id, channel, thread: at.thread, responseUrl })
  const visit = { user: user.id, teams: [user.team_id ?? team?.id], place }
  const leaf = body.view?.type === 'home' ? leafOf(action.value) : null
  if (leaf !== null) return showHome(reception, { ...visit, eventId: `home:${trigger}` }, leaf)
  const answer = await handIn(reception, { ...visit, eventId: `push:${trigger}`, body: { type: 'action', token: action.value } })
  await showPushed(reception, answer, body, at, place)
  if (body.view?.type === 'home') await showHome(reception, { ...visit, eventId: `home:${trigger}` })
}

function listenToPushes(app: App, lobby: Lobby): void {
  app.action<BlockAction>({ type: 'block_actions' }, async ({ ack, body, context }) => {
    await ack()
    goOn(lobby, 'push', () => push(lobby, body, context.teamId))
  })
}

type ViewAnswer = { readonly response_action: 'update'; readonly view: types.ModalView } | { readonly response_action: 'clear' }

function viewAnswer({ form, messages }: Answer, memory: FormMemory): ViewAnswer {
  if (!form) return { response_action: 'clear' }
  return { response_action: 'update', view: modalOf(form, { ...memory, token: form.token }, messages) }
}

function listenToForms(app: App, lobby: Lobby): void {
  app.view({ type: 'view_submission', callback_id: formId }, async ({ ack, body, view, context }) => {
    const memory = readMemory(view.private_metadata)
    if (!memory) return ack()
    const reception = await receptionOf(lobby, context.teamId)
    const { user, team } = body
    const form = { type: 'form', token: memory.token, values: valuesOf(view.state.values) } as const
    const visit = { eventId: `form:${view.id}:${view.hash}`, user: user.id, teams: [user.team_id ?? team?.id], place: memory.place }
    const answered = handIn(reception, { ...visit, body: form })
    const quick = await Promise.race([answered, late(formWaitMs, null)])
    const at = { place: memory.place, user: user.id }
    if (!quick) {
      await ack()
      return goOn(lobby, 'form', async () => showAnswer(reception, await answered, at))
    }
    await ack(viewAnswer(quick, memory))
    if (!quick.form) goOn(lobby, 'form', () => showMessages(reception, memory.place, user.id, quick.messages))
  })
  app.view({ type: 'view_closed', callback_id: formId }, async ({ ack }) => ack())
  app.options<'block_suggestion'>({ type: 'block_suggestion', action_id: searchedId }, async ({ ack, body, payload, context }) => {
    const memory = readMemory(body.view?.private_metadata ?? '')
    if (!memory || !lobby.desk) return ack({ options: [] })
    const { block_id: field, value: typed } = payload
    const visit = { eventId: '', user: body.user.id, teams: [body.team?.id], place: memory.place, body: { type: 'home' } } as const
    const { web } = await lobby.workspaces.of(context.teamId ?? '')
    const { from } = turnOf(visit, await web.self(), { displayName: body.user.id })
    const found = await lobby.desk.findOptions({ from, token: memory.token, field, typed, atMost: limits.options })
    await ack({ options: found.slice(0, limits.options).map(optionOf) })
  })
}

/** Registers commands, shortcuts, buttons, forms and searched selects. Each is acknowledged before it is worked on. */
export function listenToInteractions(app: App, lobby: Lobby): void {
  listenToCommands(app, lobby)
  listenToPushes(app, lobby)
  listenToForms(app, lobby)
}
