import { App, HTTPReceiver, SocketModeReceiver } from '@slack/bolt'
import type { Adapter, AdapterLog } from '../adapter.ts'
import { createDoor, requestPath } from './door.ts'
import { listenToEvents, listenToTrouble } from './listen-events.ts'
import { listenToInteractions } from './listen-interactions.ts'
import { createLogger } from './logger.ts'
import { faultName } from './outcome.ts'
import { createProfiles } from './profile.ts'
import { createReception, type Reception } from './receive.ts'
import { createSender } from './send.ts'
import { platform } from './visit.ts'
import { openWeb, type Web } from './web.ts'

/** How Slack reaches the bot: over a socket that the bot opens, or by requests to a port. */
export type SlackEntrance =
  | { readonly mode: 'socket'; readonly appToken: string }
  | { readonly mode: 'http'; readonly signingSecret: string; readonly port: number; readonly host?: string | undefined }

export type SlackOptions = {
  readonly botToken: string
  readonly entrance: SlackEntrance
  readonly log: AdapterLog
  /** Where Slack's methods are, if not at Slack. */
  readonly apiUrl?: string | null
}

type Entered = { readonly receiver: HTTPReceiver | SocketModeReceiver; open(): Promise<number | null>; close(): Promise<void> }

const drainMs = 15_000
const largestBody = 1024 * 1024

function enter({ entrance, apiUrl }: SlackOptions, logger: ReturnType<typeof createLogger>): Entered {
  if (entrance.mode === 'http') {
    const { signingSecret } = entrance
    const receiver = new HTTPReceiver({ signingSecret, endpoints: [requestPath], bodyLimit: largestBody, logger })
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

function listen(web: Web, options: SlackOptions, reception: Reception): Entered {
  const logger = createLogger(options.log)
  const entered = enter(options, logger)
  const authorize = async () => {
    const { userId, botId, teamId } = await web.self()
    return { botToken: options.botToken, botUserId: userId, botId, teamId }
  }
  const app = new App({
    receiver: entered.receiver,
    authorize,
    logger,
    ...(options.apiUrl ? { clientOptions: { slackApiUrl: options.apiUrl } } : {}),
  })
  app.error(async (fault) => options.log.error({ platform, fault: faultName(fault) }, 'an event of Slack could not be handled'))
  listenToEvents(app, reception)
  listenToTrouble(app, reception)
  listenToInteractions(app, reception)
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

/** Makes the adapter; nothing is asked of Slack before `start` or `send`. */
export function createSlack(options: SlackOptions): SlackAdapter {
  const { log } = options
  const web = openWeb(options.botToken, options.apiUrl ?? null, createLogger(log))
  const sender = createSender(web, log)
  let opened: { readonly entered: Entered; readonly reception: Reception } | null = null
  let port: number | null = null
  return {
    platform,
    port: () => port,
    rests: () => drained(opened?.reception.running ?? new Set()),
    start: async (receive, desk) => {
      const self = await web.self().catch((fault: unknown) => {
        throw new Error(`Slack did not accept SLACK_BOT_TOKEN (${faultName(fault)}).`)
      })
      const reception = createReception({ web, log, profiles: createProfiles(web) }, receive, desk)
      const entered = listen(web, options, reception)
      opened = { entered, reception }
      port = await entered.open()
      log.info({ platform, workspace: self.teamId, mode: options.entrance.mode }, 'connected')
    },
    send: (to, message, key, again = false) => sender.send(to, message, key, again),
    update: sender.update,
    stop: async () => {
      if (!opened) return
      const { entered, reception } = opened
      opened = null
      await entered.close().catch(() => undefined)
      await drained(reception.running)
    },
  }
}
