import type { App } from '@slack/bolt'
import { download, type SharedFile } from './files.ts'
import type { Place } from './place.ts'
import { typedText } from './read-text.ts'
import { answerVisit, goOn, inRow, type Lobby, placeOf, type Reception, receptionOf, showHome } from './receive.ts'
import type { Visit } from './visit.ts'

/** What events have in common, as far as this adapter reads them. */
type Said = {
  readonly user?: string
  readonly text?: string
  readonly channel: string
  readonly ts: string
  readonly thread_ts?: string
  readonly subtype?: string
  readonly bot_id?: string
  readonly channel_type?: string
  readonly user_team?: string
  readonly team?: string
  readonly files?: readonly SharedFile[]
  /** What a message reads like after it was changed. */
  readonly message?: { readonly user?: string; readonly text?: string; readonly ts: string; readonly bot_id?: string }
}

type Envelope = { readonly event_id: string; readonly team_id?: string }

const answered: ReadonlySet<string | undefined> = new Set([undefined, 'file_share', 'thread_broadcast'])

const teamsOf = ({ user_team, team }: Said, { team_id }: Envelope): Visit['teams'] => {
  const own = user_team ?? team
  return own ? [own] : [team_id]
}

/** Each file is a turn of its own; its id is the event, since Slack tells of a file more than once. */
async function handInFiles(reception: Reception, files: readonly SharedFile[], visit: Omit<Visit, 'body' | 'eventId'>): Promise<void> {
  for (const file of files) {
    const body = await download(reception.web, file)
    await answerVisit(reception, { ...visit, eventId: `file:${file.id}:${visit.place.channel}`, body })
  }
}

async function handInWords(reception: Reception, said: Said, user: string, place: Place, envelope: Envelope): Promise<void> {
  const { userId } = await reception.web.self()
  const text = typedText(said.text ?? '', userId)
  const visit = { user, teams: teamsOf(said, envelope), place }
  const files = said.files ?? []
  if (text !== '' || files.length === 0) {
    const messageId = messageIdOf(said.channel, said.ts)
    await answerVisit(reception, { ...visit, eventId: envelope.event_id, messageId, body: wordsOf(text) })
  }
  await handInFiles(reception, files, visit)
}

const messageIdOf = (channel: string, ts: string) => `${channel}:${ts}`

function hearChange(lobby: Lobby, { channel, message }: Said, envelope: Envelope): void {
  const { user, text, ts, bot_id } = message ?? {}
  if (!user || !text || !ts || bot_id) return
  inRow(lobby, channel, 'change', async () => {
    const reception = await receptionOf(lobby, envelope.team_id)
    const place = await placeOf(reception, { user, channel })
    const { userId } = await reception.web.self()
    const body = { type: 'edit', messageId: messageIdOf(channel, ts), text: typedText(text, userId) } as const
    await answerVisit(reception, { eventId: envelope.event_id, user, teams: [envelope.team_id], place, body })
  })
}

/** A bare mention asks for help. */
function wordsOf(text: string): Visit['body'] {
  return text === '' ? { type: 'command', name: 'help', argument: '' } : { type: 'text', text }
}

function hear(lobby: Lobby, said: Said, envelope: Envelope): void {
  const { user, bot_id, subtype, channel, thread_ts } = said
  if (!user || bot_id || !answered.has(subtype)) return
  inRow(lobby, thread_ts ? `${channel}:${thread_ts}` : channel, 'message', async () => {
    const reception = await receptionOf(lobby, envelope.team_id)
    const place = await placeOf(reception, { user, channel, thread: thread_ts })
    await handInWords(reception, said, user, place, envelope)
  })
}

/** Registers what people say to the bot, their files, and the opening of its page. */
export function listenToEvents(app: App, lobby: Lobby): void {
  app.event('message', async ({ event, body }) => {
    const said = event as unknown as Said
    if (said.channel_type !== 'im') return
    if (said.subtype === 'message_changed') hearChange(lobby, said, body)
    else hear(lobby, said, body)
  })
  app.event('app_mention', async ({ event, body }) => {
    const said = event as unknown as Said
    // In a direct message the same words arrive as a message too.
    if (!said.channel.startsWith('D')) hear(lobby, said, body)
  })
  app.event('file_shared', async ({ event, body }) => {
    const { channel_id: channel, user_id: user, file_id: id } = event
    if (!channel.startsWith('D')) return
    inRow(lobby, channel, 'file', async () => {
      const reception = await receptionOf(lobby, body.team_id)
      const { userId } = await reception.web.self()
      if (user === userId) return
      const place = await placeOf(reception, { user, channel })
      if (place.show === 'open') await handInFiles(reception, [{ id }], { user, teams: [body.team_id], place })
    })
  })
  app.event('app_home_opened', async ({ event, body }) => {
    const { user, channel, tab } = event
    if (tab !== 'home') return
    goOn(lobby, 'home', async () => {
      const place: Place = { show: 'open', channel }
      await showHome(await receptionOf(lobby, body.team_id), { eventId: body.event_id, user, teams: [body.team_id], place })
    })
  })
}

/** Registers what Slack says about the installation itself. */
export function listenToTrouble(app: App, { log, desk, workspaces }: Lobby): void {
  const revoked = async (what: string, workspace: string) => {
    log.error({ platform: 'slack', workspace, what }, 'Slack took the access of the bot away')
    await workspaces.leave(workspace)
    await desk?.report({ platform: 'slack', workspace, obstacle: 'access-revoked' })
  }
  app.event('app_uninstalled', async ({ body }) => revoked('app_uninstalled', body.team_id))
  app.event('tokens_revoked', async ({ event, body }) => {
    if ((event.tokens.bot ?? []).length > 0) await revoked('tokens_revoked', body.team_id)
  })
}
