import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, posix, resolve } from 'node:path'
import type { ICruiseResult } from 'dependency-cruiser'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

type BiomeReport = { readonly diagnostics: readonly { readonly category: string; readonly location: { readonly path: string } }[] }
type Import = { readonly from: string; readonly to: string; readonly how?: 'type' }

const repository = resolve(import.meta.dirname, '..')
const rooms = ['src', 'adapters', 'jobs', 'db', 'prompts', 'solvers', 'test']

/** One violation per rule. `to` is a path when it ends in .ts, and a package otherwise. */
const planted: Readonly<Record<string, Import>> = {
  'domain-rooms': { from: 'src/domain/listing.ts', to: 'src/language/intent.ts', how: 'type' },
  'domain-packages': { from: 'src/domain/money.ts', to: 'node:crypto' },
  'audit-chain-rooms': { from: 'src/domain/audit-chain.ts', to: 'db/client.ts' },
  'audit-chain-packages': { from: 'src/domain/audit-chain.ts', to: 'node:fs' },
  'language-rooms': { from: 'src/language/dates.ts', to: 'src/use-cases/publish-listing.ts', how: 'type' },
  'language-packages': { from: 'src/language/numbers.ts', to: 'zod' },
  'message-rooms': { from: 'src/message/form.ts', to: 'prompts/locale.ts' },
  'message-packages': { from: 'src/message/fit.ts', to: 'zod' },
  'db-rooms': { from: 'db/queries/listings.ts', to: 'src/use-cases/context.ts', how: 'type' },
  'db-packages': { from: 'db/queries/people.ts', to: 'bullmq' },
  'solvers-rooms': { from: 'solvers/model.ts', to: 'db/queries/plans.ts', how: 'type' },
  'solvers-packages': { from: 'solvers/run-highs.ts', to: 'node:fs' },
  'use-cases-rooms': { from: 'src/use-cases/review-match.ts', to: 'src/message/message.ts', how: 'type' },
  'use-cases-packages': { from: 'src/use-cases/join-facility.ts', to: 'postgres' },
  'days-off-rooms': { from: 'src/use-cases/days-off.ts', to: 'db/client.ts' },
  'days-off-packages': { from: 'src/use-cases/days-off.ts', to: 'zod' },
  'prompts-rooms': { from: 'prompts/format.ts', to: 'db/queries/matches.ts', how: 'type' },
  'prompts-packages': { from: 'prompts/present/match.ts', to: 'node:fs' },
  'chat-rooms': { from: 'src/chat/handle-turn.ts', to: 'db/queries/people.ts' },
  'chat-packages': { from: 'src/chat/command.ts', to: 'zod' },
  'adapter-rooms': { from: 'adapters/slack/render.ts', to: 'adapters/console/render.ts' },
  'adapter-packages': { from: 'adapters/slack/receive.ts', to: 'discord.js' },
  'port-rooms': { from: 'adapters/adapter.ts', to: 'src/domain/listing.ts', how: 'type' },
  'port-packages': { from: 'adapters/adapter.ts', to: '@slack/bolt', how: 'type' },
  'jobs-rooms': { from: 'jobs/match-listing.ts', to: 'db/queries/matches.ts' },
  'jobs-packages': { from: 'jobs/worker.ts', to: 'drizzle-orm' },
  'prompts-take-types-only': { from: 'prompts/present/listing.ts', to: 'src/use-cases/publish-listing.ts' },
  'only-prompts-mint-text': { from: 'src/chat/words.ts', to: 'src/message/mint.ts' },
  'only-wiring-makes-a-logger': { from: 'jobs/queues.ts', to: 'pino' },
  'nobody-imports-the-wiring': { from: 'src/log.ts', to: 'src/config.ts', how: 'type' },
  'tests-stay-in-tests': { from: 'src/main.ts', to: 'test/support/listing.ts', how: 'type' },
  'no-development-packages': { from: 'src/cli.ts', to: 'fast-check' },
  'no-undeclared-packages': { from: 'src/cli.ts', to: 'left-behind' },
  'no-unresolvable-imports': { from: 'src/main.ts', to: 'src/missing.ts' },
  'no-cycles': { from: 'src/domain/need.ts', to: 'src/domain/offer.ts', how: 'type' },
}

/** Imports that the table allows, each next to a forbidden one. */
const allowed: readonly Import[] = [
  { from: 'src/domain/audit-chain.ts', to: 'node:crypto' },
  { from: 'src/language/dates.ts', to: 'src/domain/money.ts' },
  { from: 'db/queries/listings.ts', to: 'src/domain/money.ts' },
  { from: 'db/queries/people.ts', to: 'drizzle-orm' },
  { from: 'src/use-cases/publish-listing.ts', to: 'db/client.ts' },
  { from: 'src/use-cases/plan-allocation.ts', to: 'solvers/limited-transport.ts' },
  { from: 'solvers/limited-transport.ts', to: 'src/domain/network-simplex.ts', how: 'type' },
  { from: 'solvers/run-highs.ts', to: 'node:worker_threads' },
  { from: 'solvers/highs-model.ts', to: 'highs' },
  { from: 'src/use-cases/publish-listing.ts', to: 'src/message/action.ts', how: 'type' },
  { from: 'src/use-cases/days-off.ts', to: 'chinese-days' },
  { from: 'prompts/locale.ts', to: 'src/message/mint.ts' },
  { from: 'prompts/present/match.ts', to: 'src/use-cases/review-match.ts', how: 'type' },
  { from: 'src/chat/handle-turn.ts', to: 'prompts/locale.ts' },
  { from: 'adapters/slack/render.ts', to: 'adapters/adapter.ts', how: 'type' },
  { from: 'adapters/slack/receive.ts', to: '@slack/bolt' },
  { from: 'adapters/discord/receive.ts', to: 'discord.js' },
  { from: 'adapters/registry.ts', to: 'adapters/slack/render.ts' },
  { from: 'jobs/dispatcher.ts', to: 'db/queries/outbox.ts' },
  { from: 'jobs/worker.ts', to: 'bullmq' },
  { from: 'jobs/worker.ts', to: 'pino', how: 'type' },
  { from: 'src/log.ts', to: 'pino' },
  { from: 'src/cli.ts', to: 'src/main.ts' },
  { from: 'test/chat/turn.test.ts', to: 'src/config.ts' },
  { from: 'test/chat/turn.test.ts', to: 'vitest' },
]

/** Closes the circle that `no-cycles` needs; a circle is reported once. */
const wayBack: Import = { from: 'src/domain/offer.ts', to: 'src/domain/need.ts', how: 'type' }

const everyImport = [...Object.values(planted), ...allowed, wayBack]

function cruise(directory: string): ICruiseResult {
  const bin = join(repository, 'node_modules/.bin/depcruise')
  const present = rooms.filter((room) => existsSync(join(directory, room)))
  const run = spawnSync(bin, [...present, '--output-type', 'json'], { cwd: directory, encoding: 'utf8', maxBuffer: 1e9 })
  if (!run.stdout.startsWith('{')) throw new Error(`depcruise said: ${run.stdout}${run.stderr}`)
  return JSON.parse(run.stdout)
}

function statement({ from, to, how }: Import): string {
  const target = to.endsWith('.ts') ? posix.relative(posix.dirname(from), to) : to
  const specifier = target.startsWith('.') || !to.endsWith('.ts') ? target : `./${target}`
  return how === 'type' ? `import type {} from '${specifier}'` : `import '${specifier}'`
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}

/** Fake packages, so that what is tested is the table and not what happens to be installed. */
function plantPackage(tree: string, name: string): void {
  const folder = join(tree, 'node_modules', name)
  write(join(folder, 'package.json'), JSON.stringify({ name, version: '1.0.0', main: 'index.js' }))
  write(join(folder, 'index.js'), '')
}

function plantTree(tree: string): void {
  const packages = everyImport.map(({ to }) => to).filter((to) => !to.endsWith('.ts') && !to.startsWith('node:'))
  const dependencies = Object.fromEntries(packages.map((name) => [name, '1.0.0']))
  const { 'fast-check': checker, vitest, 'left-behind': _undeclared, ...shipped } = dependencies
  const devDependencies = { 'fast-check': checker, vitest }
  write(join(tree, 'package.json'), JSON.stringify({ type: 'module', dependencies: shipped, devDependencies }))
  for (const name of packages) plantPackage(tree, name)
  for (const file of ['.dependency-cruiser.cjs', 'tsconfig.json']) cpSync(join(repository, file), join(tree, file))
  const files = new Set(everyImport.flatMap(({ from, to }) => (to.endsWith('.ts') && to !== 'src/missing.ts' ? [from, to] : [from])))
  for (const file of files) {
    const imports = everyImport.filter(({ from }) => from === file).map(statement)
    write(join(tree, file), [...imports, 'export {}', ''].join('\n'))
  }
}

/** The end of an import as the table above writes it: a package by its name, a file by its path. */
function plainTarget(resolved: string): string {
  const inside = resolved.split('node_modules/')[1]
  if (inside !== undefined)
    return inside
      .split('/')
      .slice(0, inside.startsWith('@') ? 2 : 1)
      .join('/')
  return resolved.replace(/^\.\//, 'src/')
}

describe('The import table', () => {
  const tree = mkdtempSync(join(tmpdir(), 'boundaries-'))
  let report: ICruiseResult
  beforeAll(() => {
    plantTree(tree)
    report = cruise(tree)
  }, 30_000)
  afterAll(() => rmSync(tree, { recursive: true, force: true }))

  const reported = () =>
    report.summary.violations.map(({ rule, from, to }) => `${rule.name} (${rule.severity}): ${from} -> ${plainTarget(to)}`)

  test.each(Object.entries(planted))('%s is an error', (name, { from, to }) => {
    const target = to.replace('node:', '')
    expect(reported().filter((line) => line.endsWith(`${from} -> ${target}`))).toEqual([`${name} (error): ${from} -> ${target}`])
  })

  test('is broken by nothing but what was planted', () => {
    expect(reported()).toHaveLength(Object.keys(planted).length)
  })

  test('has no rule that was never seen to bite', () => {
    const rules = report.summary.ruleSetUsed?.forbidden?.map(({ name }) => name)
    expect(rules?.toSorted()).toEqual(Object.keys(planted).toSorted())
  })
})

/** One slip per lint rule that the house leans on: the file it is planted in, and its text. */
const slips: Readonly<Record<string, readonly [file: string, text: string]>> = {
  noExplicitAny: ['src/domain/any.ts', 'export const size = (value: any): number => value.size'],
  noNonNullAssertion: ['src/domain/bang.ts', 'export const first = (list: number[]): number => list[0]!'],
  noExcessiveCognitiveComplexity: ['src/domain/maze.ts', `export function maze(a: number): number {\n${deepIfs(6)}\n  return a\n}`],
  noExcessiveLinesPerFunction: ['src/chat/long.ts', `export function long(a: number[]): void {\n${'  a.push(1)\n'.repeat(60)}}`],
  noExcessiveLinesPerFile: ['src/chat/longer.ts', numberedLines(260)],
  useImportType: ['src/domain/value.ts', "import { Unit } from './any.ts'\nexport type Size = Unit"],
  noProcessEnv: ['src/use-cases/env.ts', 'export const url = (): unknown => process.env.URL'],
  noBarrelFile: ['src/domain/all.ts', "export { size } from './any.ts'"],
  noConsole: ['jobs/chatty.ts', "console.log('done')"],
  noUnusedImports: ['src/domain/unused.ts', "import { size } from './any.ts'\nexport const a = 1"],
  noUnusedVariables: ['src/domain/idle.ts', 'const idle = 1\nexport const b = 2'],
  noRestrictedGlobals: ['src/domain/impure.ts', "export const get = (): unknown => fetch('x')"],
  noFloatingPromises: ['jobs/adrift.ts', 'const work = async (): Promise<void> => {}\nexport const go = (): void => {\n  work()\n}'],
  noFocusedTests: ['test/only.test.ts', "import { test } from 'vitest'\ntest.only('one', () => {})"],
  useFilenamingConvention: ['src/domain/camelCase.ts', 'export const c = 3'],
}

/** The same things where they are right. */
const fine: readonly (readonly [file: string, text: string])[] = [
  ['src/config.ts', 'export const url = (): unknown => process.env.URL'],
  ['src/cli.ts', "console.log('hello')"],
  ['adapters/console/print.ts', "console.log('hello')"],
  ['prompts/ko/long.ts', numberedLines(260)],
  ['db/seed/long.ts', numberedLines(260)],
  ['test/long.test.ts', numberedLines(390)],
]

function deepIfs(depth: number): string {
  return `${'if (a > 1) {'.repeat(depth)}console.assert(a)${'}'.repeat(depth)}`
}

function numberedLines(count: number): string {
  return Array.from({ length: count }, (_, line) => `export const line${line} = ${line}`).join('\n')
}

describe('The linter', () => {
  const tree = mkdtempSync(join(tmpdir(), 'lint-'))
  let found: string[]
  beforeAll(() => {
    for (const file of ['biome.json', 'tsconfig.json', 'package.json', '.gitignore']) cpSync(join(repository, file), join(tree, file))
    for (const [file, text] of [...Object.values(slips), ...fine]) write(join(tree, file), `${text}\n`)
    const options = ['lint', '--reporter=json', '--max-diagnostics=none', '--diagnostic-level=error', '.']
    const run = spawnSync(join(repository, 'node_modules/.bin/biome'), options, { cwd: tree, encoding: 'utf8' })
    const report: BiomeReport = JSON.parse(run.stdout)
    found = report.diagnostics.map(({ category, location }) => `${location.path}: ${category.split('/').at(-1)}`)
  }, 30_000)
  afterAll(() => rmSync(tree, { recursive: true, force: true }))

  test.each(Object.entries(slips))('%s is an error', (rule, [file]) => {
    expect(found).toContain(`${file}: ${rule}`)
  })

  test.each(fine)('has nothing against %s', (file) => {
    expect(found.filter((line) => line.startsWith(file))).toEqual([])
  })
})

describe('The repository', () => {
  test('breaks no rule, and every source file was looked at', () => {
    const report = cruise(repository)
    const listed = spawnSync('git', ['-c', 'safe.directory=*', 'ls-files', '-co', '--exclude-standard', ...rooms], {
      cwd: repository,
      encoding: 'utf8',
    })
    const sources = listed.stdout.split('\n').filter((file) => file.endsWith('.ts') && existsSync(join(repository, file)))
    const seen = new Set(report.modules.map(({ source }) => source))
    expect(sources.length).toBeGreaterThan(0)
    expect(sources.filter((file) => !seen.has(file))).toEqual([])
    expect(report.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`)).toEqual([])
  }, 30_000)
})
