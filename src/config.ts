import { homedir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import type { ExtractorSettings } from './extractor.ts'

const processes = ['all', 'bot', 'web', 'worker', 'dispatcher'] as const

const onOff = z.enum(['on', 'off'])

const isTokenKey = (key: string) => /^[A-Za-z0-9+/]{43}=$/.test(key)

const environment = z
  .object({
    DATABASE_URL: z
      .string()
      .regex(/^postgres(ql)?:\/\//, 'must begin with postgres:// or postgresql://')
      .optional(),
    REDIS_URL: z
      .string()
      .regex(/^rediss?:\/\//, 'must begin with redis:// or rediss://')
      .optional(),
    PROCESS: z.enum(processes, `must be one of ${processes.join(', ')}`).default('all'),
    DATA_DIR: z.string().min(1, 'must be a directory').optional(),
    LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent'], 'must be debug, info, warn, error or silent').default('info'),
    EXTRACTOR_URL: z
      .string()
      .regex(/^https?:\/\//, 'must begin with http:// or https://')
      .optional(),
    EXTRACTOR_MODEL: z.string().optional(),
    EXTRACTOR_KEY: z.string().optional(),
    EXTRACTOR_TIMEOUT_MS: z.coerce.number('must be a number of milliseconds').int().min(200).max(20_000).default(4000),
    DEMO: onOff.optional(),
    SLACK_BOT_TOKEN: z
      .string()
      .regex(/^xoxb-/, 'must begin with xoxb-')
      .optional(),
    SLACK_APP_TOKEN: z
      .string()
      .regex(/^xapp-/, 'must begin with xapp-')
      .optional(),
    SLACK_SIGNING_SECRET: z.string().optional(),
    SLACK_CLIENT_ID: z.string().optional(),
    SLACK_CLIENT_SECRET: z.string().optional(),
    SLACK_STATE_SECRET: z.string().min(16, 'must have at least 16 characters').optional(),
    SLACK_TOKEN_KEY: z
      .string()
      .transform((keys) => keys.split(',').map((key) => key.trim()))
      .refine((keys) => keys.every(isTokenKey), 'must be keys of 32 bytes in base64, such as `openssl rand -base64 32` prints')
      .optional(),
    SLACK_PORT: z.coerce
      .number('must be a port')
      .int('must be a port')
      .min(1, 'must be a port')
      .max(65_535, 'must be a port')
      .default(3000),
    SLACK_HOST: z.string().optional(),
    SLACK_API_URL: z.url('must be a URL').optional(),
    DISCORD_TOKEN: z.string().optional(),
    DISCORD_REST_URL: z.url('must be an address such as https://discord.com/api').optional(),
    NO_COLOR: z.string().optional(),
    LANG: z.string().optional(),
    XDG_DATA_HOME: z.string().optional(),
  })
  .refine(({ EXTRACTOR_URL, EXTRACTOR_MODEL }) => !EXTRACTOR_URL === !EXTRACTOR_MODEL, {
    path: ['EXTRACTOR_MODEL'],
    message: 'and EXTRACTOR_URL must be set together',
  })

type Environment = z.output<typeof environment>

/** How the bot is connected to Slack: by a socket it opens, or by requests to a port. */
export type SlackConfig = (
  | { readonly botToken: string }
  | {
      readonly install: {
        readonly clientId: string
        readonly clientSecret: string
        readonly stateSecret: string
        readonly tokenKeys: readonly string[]
      }
    }
) & {
  readonly entrance:
    | { readonly mode: 'socket'; readonly appToken: string }
    | { readonly mode: 'http'; readonly signingSecret: string; readonly port: number; readonly host?: string }
  /** Where Slack's methods are, if not at Slack. */
  readonly apiUrl: string | null
}

export type Config = {
  readonly databaseUrl: string | null
  readonly redisUrl: string | null
  readonly process: (typeof processes)[number]
  readonly dataDir: string
  readonly logLevel: string
  /** The language model that may fill gaps of the grammar; null without one. */
  readonly extractor: ExtractorSettings | null
  /** Whether an empty database gets the demo project. */
  readonly demo: boolean
  readonly colours: boolean
  readonly slack: SlackConfig | null
  /** The language of whoever sits at the terminal, such as `ko_KR.UTF-8`. */
  readonly localeTag: string | null
  /** Null where no bot of Discord is configured. `restUrl` is for tests and proxies. */
  readonly discord: { readonly token: string; readonly restUrl?: string } | null
}

/** Where data is kept unless told otherwise: of the user, or of the system for root. */
function usualDataDir({ XDG_DATA_HOME }: Environment): string {
  if (process.getuid?.() === 0) return '/var/lib/synergy-broker'
  return join(XDG_DATA_HOME ?? join(homedir(), '.local', 'share'), 'synergy-broker')
}

function extractorOf({ EXTRACTOR_URL, EXTRACTOR_MODEL, EXTRACTOR_KEY, EXTRACTOR_TIMEOUT_MS }: Environment): ExtractorSettings | null {
  if (!EXTRACTOR_URL || !EXTRACTOR_MODEL) return null
  return { url: EXTRACTOR_URL, model: EXTRACTOR_MODEL, key: EXTRACTOR_KEY ?? null, timeoutMs: EXTRACTOR_TIMEOUT_MS }
}

const installNames = ['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_STATE_SECRET', 'SLACK_TOKEN_KEY'] as const

/** What is missing or in excess for workspaces that install the app themselves. */
function installProblems(given: Environment): readonly string[] {
  const missing = installNames.filter((name) => given[name] === undefined)
  const problems = missing.map((name) => `${name} is missing: ${installNames.join(', ')} go together`)
  if (given.SLACK_BOT_TOKEN) problems.push('SLACK_BOT_TOKEN is for one workspace, SLACK_CLIENT_ID for several; take one of them away')
  if (given.SLACK_APP_TOKEN) problems.push('SLACK_APP_TOKEN (Socket Mode) is for one workspace; several need SLACK_SIGNING_SECRET (HTTP)')
  else if (!given.SLACK_SIGNING_SECRET) problems.push('SLACK_SIGNING_SECRET is needed beside SLACK_CLIENT_ID')
  return problems
}

/** What is missing for Slack, as sentences. */
function slackProblems(given: Environment): readonly string[] {
  if (installNames.some((name) => given[name] !== undefined)) return installProblems(given)
  const { SLACK_BOT_TOKEN, SLACK_APP_TOKEN, SLACK_SIGNING_SECRET } = given
  const entrance = SLACK_APP_TOKEN ?? SLACK_SIGNING_SECRET
  if (SLACK_BOT_TOKEN && !entrance) return ['SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) is needed beside SLACK_BOT_TOKEN']
  return entrance && !SLACK_BOT_TOKEN ? ['SLACK_BOT_TOKEN is needed to connect Slack'] : []
}

function slackConfig(given: Environment): SlackConfig | null {
  const { SLACK_BOT_TOKEN, SLACK_APP_TOKEN, SLACK_SIGNING_SECRET = '', SLACK_PORT, SLACK_HOST, SLACK_API_URL } = given
  const http = { mode: 'http', signingSecret: SLACK_SIGNING_SECRET, port: SLACK_PORT, ...(SLACK_HOST ? { host: SLACK_HOST } : {}) } as const
  const apiUrl = SLACK_API_URL ?? null
  const { SLACK_CLIENT_ID, SLACK_CLIENT_SECRET, SLACK_STATE_SECRET, SLACK_TOKEN_KEY } = given
  if (SLACK_CLIENT_ID && SLACK_CLIENT_SECRET && SLACK_STATE_SECRET && SLACK_TOKEN_KEY) {
    const secrets = { clientSecret: SLACK_CLIENT_SECRET, stateSecret: SLACK_STATE_SECRET, tokenKeys: SLACK_TOKEN_KEY }
    return { install: { clientId: SLACK_CLIENT_ID, ...secrets }, entrance: http, apiUrl }
  }
  if (!SLACK_BOT_TOKEN) return null
  return { botToken: SLACK_BOT_TOKEN, entrance: SLACK_APP_TOKEN ? { mode: 'socket', appToken: SLACK_APP_TOKEN } : http, apiUrl }
}

function discordOf({ DISCORD_TOKEN, DISCORD_REST_URL }: Environment): Config['discord'] {
  if (DISCORD_TOKEN === undefined) return null
  return { token: DISCORD_TOKEN, ...(DISCORD_REST_URL ? { restUrl: DISCORD_REST_URL } : {}) }
}

/** Reads the environment; every problem at once, as sentences that never repeat a value. */
export function readConfig(env: NodeJS.ProcessEnv): { readonly config: Config } | { readonly problems: readonly string[] } {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const read = environment.safeParse(given)
  if (!read.success) return { problems: read.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`) }
  const problems = slackProblems(read.data)
  if (problems.length > 0) return { problems }
  const { DATABASE_URL, REDIS_URL, PROCESS, DATA_DIR, LOG_LEVEL, DEMO, NO_COLOR, LANG } = read.data
  return {
    config: {
      databaseUrl: DATABASE_URL ?? null,
      redisUrl: REDIS_URL ?? null,
      process: PROCESS,
      dataDir: DATA_DIR ?? usualDataDir(read.data),
      logLevel: LOG_LEVEL,
      extractor: extractorOf(read.data),
      demo: DEMO ? DEMO === 'on' : DATABASE_URL === undefined,
      colours: NO_COLOR === undefined,
      slack: slackConfig(read.data),
      localeTag: LANG ?? null,
      discord: discordOf(read.data),
    },
  }
}
