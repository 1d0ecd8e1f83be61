import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join, posix, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

type Packages = Readonly<Record<string, string>>
type Overrides = { readonly [name: string]: string | Overrides }
type Manifest = {
  readonly dependencies: Packages
  readonly devDependencies: Packages
  readonly optionalDependencies: Packages
  readonly overrides: Overrides
}

const repository = resolve(import.meta.dirname, '..')
const codeName = /\.(ts|cts|mts|js|cjs|mjs|sh)$|^\.ci\//
const binaryName = /\.(png|jpg|ico|gz|zip|xlsx|pdf|woff2?)$/
const longByNature = /^(prompts\/(en|zh-CN|ko)|db\/seed|db\/migrations)\//
const forbiddenName = /^(utils?|helpers?|managers?|common|misc|types)$/i
const exactVersion = /^\d+\.\d+\.\d+(-[\w.]+)?$/
const registryHost =
  /\b(registry|npm|pypi|mirrors?|artifactory|nexus|verdaccio)[\w-]*(\.[\w-]+)+\.[a-z]{2,}\b|\bregistry\s*=|"resolved":\s*"http/i
const foreignPath = /(?<![\w.~}*)])\/(home|Users|root|work|mnt|media|workspace)\/|file:\/\/\/|[A-Z]:\\\\?Users\\/
const relativePath = /(?<=['"`(\s])\.{1,2}\/[\w./@-]+/g

function trackedFiles(): readonly string[] {
  const options = ['-c', 'safe.directory=*', 'ls-files', '-z', '--cached', '--others', '--exclude-standard']
  const run = spawnSync('git', options, { cwd: repository, encoding: 'utf8' })
  return run.stdout.split('\0').filter((file) => file !== '' && existsSync(join(repository, file)))
}

const files = trackedFiles().filter((file) => statSync(join(repository, file)).isFile())
const texts = files.filter((file) => !binaryName.test(file))
const read = (file: string): string => readFileSync(join(repository, file), 'utf8')
const lineCount = (text: string): number => text.split('\n').length - (text.endsWith('\n') ? 1 : 0)

/** The files, as `file: fault`, in which `faultOf` finds something. */
function faults(among: readonly string[], faultOf: (text: string, file: string) => string | undefined): readonly string[] {
  return among.flatMap((file) => {
    const fault = faultOf(read(file), file)
    return fault === undefined ? [] : [`${file}: ${fault}`]
  })
}

function tooLong(text: string, file: string): string | undefined {
  const most = file.startsWith('test/') ? 400 : 250
  return lineCount(text) > most ? `${lineCount(text)} lines` : undefined
}

const forbiddenIn = (file: string): boolean => file.split('/').some((part) => forbiddenName.test(part.split('.')[0] ?? ''))

function escapes(text: string, file: string): string | undefined {
  const paths = text.match(relativePath) ?? []
  return paths.find((path) => posix.join(posix.dirname(file), path).startsWith('..'))
}

function loose(packages: Overrides): readonly string[] {
  return Object.entries(packages).flatMap(([name, version]) => {
    if (typeof version !== 'string') return loose(version)
    return exactVersion.test(version) ? [] : [`${name} ${version}`]
  })
}

describe('The repository', () => {
  test('is not empty', () => {
    expect(files).toContain('package.json')
    expect(files.filter((file) => codeName.test(file)).length).toBeGreaterThan(50)
  })

  test('has no code file too long to read at a sitting', () => {
    const code = files.filter((file) => codeName.test(file) && !longByNature.test(file))
    expect(faults(code, tooLong)).toEqual([])
  })

  test('has a README of at most 200 lines', () => {
    expect(lineCount(read('README.md'))).toBeLessThanOrEqual(200)
  })

  test('has no file or folder whose name says nothing', () => {
    expect(files.filter(forbiddenIn)).toEqual([])
  })

  test('names no package registry, so that everyone installs from their own', () => {
    const written = texts.filter((file) => !file.startsWith('db/seed/'))
    expect(faults(written, (text) => text.match(registryHost)?.[0])).toEqual([])
  })

  test('names no path outside itself', () => {
    expect(faults(texts, (text) => text.match(foreignPath)?.[0])).toEqual([])
    expect(
      faults(
        texts.filter((file) => codeName.test(file)),
        escapes,
      ),
    ).toEqual([])
  })

  test('pins every package to one version', () => {
    const manifest: Manifest = JSON.parse(read('package.json'))
    const { dependencies, devDependencies, optionalDependencies, overrides } = manifest
    expect([dependencies, devDependencies, optionalDependencies, overrides].flatMap(loose)).toEqual([])
  })

  test('tests in sentences that say what is, not what ought to be', () => {
    const title = /\b(?:test|it|describe)(?:\.\w+)*\(\s*(['"`])(?:(?!\1).)*\bshould\b/
    expect(
      faults(
        files.filter((file) => /\.test\.ts$/.test(file)),
        (text) => text.match(title)?.[0],
      ),
    ).toEqual([])
  })

  test('reads no clock and rolls no dice in its pure rooms', () => {
    const impure = /\bMath\.random\(|\bDate\.now\(|\bnew Date\(\s*\)|\bDate\(\)/
    const pure = files.filter((file) => /^src\/(domain|language|message)\/.*\.ts$/.test(file))
    expect(pure.length).toBeGreaterThan(0)
    expect(faults(pure, (text) => text.match(impure)?.[0])).toEqual([])
  })
})

describe('The checks of the repository', () => {
  test.each(['1.2', '^1.2.3', '~1.2.3', '*', 'latest', '>=1.0.0', '1.x', 'github:some/thing'])(
    'see that %s is not one version',
    (version) => {
      expect(loose({ outer: { inner: version } })).toEqual([`inner ${version}`])
    },
  )

  test.each(['1.2.3', '18.4.0-beta.17'])('see that %s is one version', (version) => {
    expect(loose({ name: version })).toEqual([])
  })

  test.each(['src/utils/sum.ts', 'src/domain/helpers.ts', 'jobs/queue/manager.ts', 'src/types.ts', 'common/a.ts'])('refuse %s', (file) => {
    expect(forbiddenIn(file)).toBe(true)
  })

  test.each(['src/domain/unit.ts', 'test/support/database.ts', 'src/use-cases/review-match.ts'])('accept %s', (file) => {
    expect(forbiddenIn(file)).toBe(false)
  })

  test('see a registry in a lock file, in a setting and in prose', () => {
    const host = ['registry', 'example', 'org'].join('.')
    for (const text of [`"resolved"${':'} "https:${'//'}${host}/a.tgz"`, `registry${'='}x`, `install from ${host}`]) {
      expect(text).toMatch(registryHost)
    }
    expect('adapters/registry.ts calls registry.get(name)').not.toMatch(registryHost)
  })

  test('see a path of one machine, and leave addresses alone', () => {
    for (const folder of ['home', 'Users', 'root']) expect(`in '/${folder}/me'`).toMatch(foreignPath)
    for (const text of ['https://example.org/home/page', 'src/work/a.ts', '/usr/bin/env', '/tmp/x']) expect(text).not.toMatch(foreignPath)
  })

  test('see an import that leaves the repository', () => {
    const outside = ['..', '..', 'shared', 'data.ts'].join('/')
    expect(escapes(`import '${outside}'`, 'src/cli.ts')).toBe(outside)
    expect(escapes(`import '${outside}'`, 'src/domain/unit.ts')).toBeUndefined()
  })

  test('count the lines of a file as an editor does', () => {
    expect(tooLong('x\n'.repeat(250), 'src/a.ts')).toBeUndefined()
    expect(tooLong('x\n'.repeat(251), 'src/a.ts')).toBe('251 lines')
    expect(tooLong('x\n'.repeat(400), 'test/a.test.ts')).toBeUndefined()
    expect(tooLong('x\n'.repeat(401), 'test/a.test.ts')).toBe('401 lines')
  })
})
