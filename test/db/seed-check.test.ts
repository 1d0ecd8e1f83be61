import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { checkShipped } from '../../db/seed/check.ts'
import { seedDirectory } from '../../db/seed/read-entries.ts'

const errorsIn = (directory?: string) =>
  checkShipped(directory)
    .filter(({ level }) => level === 'error')
    .map(({ where, say }) => `${where}: ${say}`)

const copies: string[] = []
afterAll(() => {
  for (const directory of copies) rmSync(directory, { recursive: true, force: true })
})

type Entry = Record<string, unknown>

/** A copy of the lists in which the first entry of a room was changed. */
function broken(room: string, change: (entry: Entry, all: Entry[]) => void): string {
  const directory = mkdtempSync(join(tmpdir(), 'seed-check-'))
  copies.push(directory)
  cpSync(seedDirectory, directory, { recursive: true, filter: (from) => !from.endsWith('.ts') })
  const [file = ''] = readdirSync(join(directory, room))
  const path = join(directory, room, file)
  const entries: Entry[] = JSON.parse(readFileSync(path, 'utf8'))
  const [first] = entries
  if (!first) throw new Error(`${room} is empty`)
  change(first, entries)
  writeFileSync(path, JSON.stringify(entries))
  return directory
}

describe('what ships', () => {
  test('has no error', () => {
    expect(errorsIn()).toEqual([])
  })
})

describe('the check sees', () => {
  const faults: readonly (readonly [what: string, room: string, change: (entry: Entry, all: Entry[]) => void, says: RegExp])[] = [
    [
      'a route to a material that is not there',
      'routes',
      (entry) => Object.assign(entry, { to: 'nowhere' }),
      /to names material "nowhere"/,
    ],
    ['a route with an unknown technology', 'routes', (entry) => Object.assign(entry, { technology: 'magic' }), /technology "magic"/],
    [
      'a class that ISIC does not have',
      'routes',
      (entry) => Object.assign(entry, { sinkIsic: ['9998'] }),
      /isic 9998 stands in no code list/,
    ],
    [
      'a waste code that does not exist',
      'materials',
      (entry) => Object.assign(entry, { ewc: ['199999'] }),
      /ewc 199999 stands in no code list/,
    ],
    [
      'a name that is not in its language',
      'materials',
      (entry) => rename(entry, 'ko', 'not written in Korean at all'),
      /not written in ko/,
    ],
    ['an entry of the List of Waste that is missing', 'codes', (_, all) => removeLast(all), /chapter|of \d+/],
    ['a source that is missing', 'cases', (entry) => Object.assign(entry, { source: '-' }), /names no source/],
    [
      'a value that runs backwards',
      'sheets',
      (entry) => Object.assign(entry, { value: { low: 9, high: 1, per: 't' } }),
      /value runs backwards/,
    ],
    ['a readiness that does not exist', 'technologies', (entry) => Object.assign(entry, { readiness: 12 }), /readiness/],
    ['an id that stands twice', 'industries', (entry, all) => all.push({ ...entry }), /id already stands/],
    ['a word that is said twice', 'materials', (entry) => sayTwice(entry), /is said twice/],
  ]

  test.each(faults)('%s', (_, room, change, says) => {
    const found = errorsIn(broken(room, change))
    expect(found.join('\n')).toMatch(says)
  })
})

function rename(entry: Entry, locale: string, name: string): void {
  entry.names = { ...(entry.names as Entry), [locale]: name }
}

function removeLast(all: Entry[]): void {
  all.pop()
}

function sayTwice(entry: Entry): void {
  const names = entry.names as Record<string, string>
  entry.aliases = { ...(entry.aliases as Entry), en: [names.en] }
}
