import { homedir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'

const processes = ['all', 'bot', 'web', 'worker', 'dispatcher'] as const

const onOff = z.enum(['on', 'off'])

const environment = z.object({
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
  DEMO: onOff.optional(),
  DISCORD_TOKEN: z.string().optional(),
  DISCORD_REST_URL: z.url('must be an address such as https://discord.com/api').optional(),
  NO_COLOR: z.string().optional(),
  LANG: z.string().optional(),
  XDG_DATA_HOME: z.string().optional(),
})

type Environment = z.output<typeof environment>

export type Config = {
  readonly databaseUrl: string | null
  readonly redisUrl: string | null
  readonly process: (typeof processes)[number]
  readonly dataDir: string
  readonly logLevel: string
  /** Whether an empty database gets the demo project. */
  readonly demo: boolean
  readonly colours: boolean
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

function discordOf({ DISCORD_TOKEN, DISCORD_REST_URL }: Environment): Config['discord'] {
  if (DISCORD_TOKEN === undefined) return null
  return { token: DISCORD_TOKEN, ...(DISCORD_REST_URL ? { restUrl: DISCORD_REST_URL } : {}) }
}

/** Reads the environment; every problem at once, as sentences that never repeat a value. */
export function readConfig(env: NodeJS.ProcessEnv): { readonly config: Config } | { readonly problems: readonly string[] } {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const read = environment.safeParse(given)
  if (!read.success) return { problems: read.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`) }
  const { DATABASE_URL, REDIS_URL, PROCESS, DATA_DIR, LOG_LEVEL, DEMO, NO_COLOR, LANG } = read.data
  return {
    config: {
      databaseUrl: DATABASE_URL ?? null,
      redisUrl: REDIS_URL ?? null,
      process: PROCESS,
      dataDir: DATA_DIR ?? usualDataDir(read.data),
      logLevel: LOG_LEVEL,
      demo: DEMO ? DEMO === 'on' : DATABASE_URL === undefined,
      colours: NO_COLOR === undefined,
      localeTag: LANG ?? null,
      discord: discordOf(read.data),
    },
  }
}
