import { App, HTTPReceiver, SocketModeReceiver } from '@slack/bolt'
import type { Adapter, AdapterLog } from '../adapter.ts'
import { createDoor, requestPath } from './door.ts'
import { createInstallationStore, type InstallOptions } from './installations.ts'
import { listenToEvents, listenToTrouble } from './listen-events.ts'
import { listenToInteractions } from './listen-interactions.ts'
import { createLogger } from './logger.ts'
import { faultName } from './outcome.ts'
import { createLobby, type Lobby } from './receive.ts'
import { scopes } from './scopes.ts'
import { createSeal } from './seal.ts'
import { createSender } from './send.ts'
import { platform } from './visit.ts'
import { openWeb } from './web.ts'
import { installedWorkspaces, oneWorkspace, type Workspaces } from './workspaces.ts'

/** How Slack reaches the bot: over a socket that the bot opens, or by requests to a port. */
export type SlackEntrance =
  | { readonly mode: 'socket'; readonly appToken: string }
  | { readonly mode: 'http'; readonly signingSecret: string; readonly port: number; readonly host?: string | undefined }

/** One workspace by its token, or every workspace that installs the app. */
export type SlackAccess = { readonly botToken: string } | { readonly install: InstallOptions }

export type SlackOptions = SlackAccess & {
  readonly entrance: SlackEntrance
  readonly log: AdapterLog
  /** Where Slack's methods are, if not at Slack. */
  readonly apiUrl?: string | null
}

type Entered = { readonly receiver: HTTPReceiver | SocketModeReceiver; open(): Promise<number | null>; close(): Promise<void> }

const drainMs = 15_000
const largestBody = 1024 * 1024

/** What the library needs for its pages of installation; it makes and checks the state itself. */
function installation(options: SlackOptions) {
  if (!('install' in options)) return {}
  const { clientId, clientSecret, stateSecret, shelf, tokenKeys } = options.install
  const installationStore = createInstallationStore(shelf, createSeal(tokenKeys))
  const installerOptions = { clientOptions: options.apiUrl ? { slackApiUrl: options.apiUrl } : {} }
  return { clientId, clientSecret, stateSecret, installationStore, installerOptions, scopes: [...scopes] }
}

function enter(options: SlackOptions, logger: ReturnType<typeof createLogger>): Entered {
  const { entrance, apiUrl } = options
  if (entrance.mode === 'http') {
    const { signingSecret } = entrance
    const paths = { endpoints: [requestPath], bodyLimit: largestBody }
    const receiver = new HTTPReceiver({ signingSecret, ...paths, logger, ...installation(options) })
    return { receiver, ...createDoor(receiver, entrance) }
  }
  const clientOptions = apiUrl ? { slackApiUrl: apiUrl } : {}
  const receiver = new SocketModeReceiver({ appToken: entrance.appToken, logger, installerOptions: { clientOptions } })
  return {
    receiver,
    open: async () => {
      await receiver.start()
      return null
    },
    close: async () => {
      await receiver.stop()
    },
  }
}

function listen(options: SlackOptions, lobby: Lobby): Entered {
  const logger = createLogger(options.log)
  const entered = enter(options, logger)
  const authorize = async ({ teamId: workspace = '' }: { readonly teamId?: string | undefined }) => {
    const { web } = await lobby.workspaces.of(workspace)
    const { userId, botId, teamId } = await web.self()
    return { ...(web.client.token ? { botToken: web.client.token } : {}), botUserId: userId, botId, teamId }
  }
  const app = new App({
    receiver: entered.receiver,
    // Where workspaces install the app, the library looks their tokens up in the store of the receiver.
    ...('install' in options ? {} : { authorize }),
    logger,
    ...(options.apiUrl ? { clientOptions: { slackApiUrl: options.apiUrl } } : {}),
  })
  app.error(async (fault) => options.log.error({ platform, fault: faultName(fault) }, 'an event of Slack could not be handled'))
  listenToEvents(app, lobby)
  listenToTrouble(app, lobby)
  listenToInteractions(app, lobby)
  return entered
}

async function drained(running: ReadonlySet<Promise<void>>): Promise<void> {
  const late = new Promise<void>((resolve) => setTimeout(resolve, drainMs).unref())
  await Promise.race([Promise.all(running), late])
}

/** The adapter of Slack. */
export type SlackAdapter = Adapter & {
  /** The port it listens on once started over HTTP. */
  port(): number | null
  /** Resolves when everything that was acknowledged is answered. */
  rests(): Promise<void>
}

function workspacesOf(options: SlackOptions): Workspaces {
  const open = (token: string) => openWeb(token, options.apiUrl ?? null, createLogger(options.log))
  if ('botToken' in options) return oneWorkspace(open(options.botToken))
  return installedWorkspaces(options.install.shelf, createSeal(options.install.tokenKeys), open)
}

/** The workspace of a single token; throws when Slack does not take it. */
async function onlyWorkspace(options: SlackOptions, workspaces: Workspaces): Promise<string> {
  if ('install' in options) return 'every one that installs the app'
  const { web } = await workspaces.of('')
  const self = await web.self().catch((fault: unknown) => {
    throw new Error(`Slack did not accept SLACK_BOT_TOKEN (${faultName(fault)}).`)
  })
  return self.teamId
}

/** Makes the adapter; nothing is asked of Slack before `start` or `send`. */
export function createSlack(options: SlackOptions): SlackAdapter {
  const { log } = options
  const workspaces = workspacesOf(options)
  const sender = createSender(workspaces, log)
  let opened: { readonly entered: Entered; readonly lobby: Lobby } | null = null
  let port: number | null = null
  return {
    platform,
    port: () => port,
    rests: () => drained(opened?.lobby.running ?? new Set()),
    start: async (receive, desk) => {
      const workspace = await onlyWorkspace(options, workspaces)
      const lobby = createLobby({ workspaces, log }, receive, desk)
      const entered = listen(options, lobby)
      opened = { entered, lobby }
      port = await entered.open()
      log.info({ platform, workspace, mode: options.entrance.mode }, 'connected')
    },
    send: (to, message, key, again = false) => sender.send(to, message, key, again),
    update: sender.update,
    stop: async () => {
      if (!opened) return
      const { entered, lobby } = opened
      opened = null
      await entered.close().catch(() => undefined)
      await drained(lobby.running)
    },
  }
}
