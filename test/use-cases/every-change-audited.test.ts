import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

const folder = resolve(import.meta.dirname, '../../src/use-cases')

/** Names of queries that write. */
const writes =
  /^(?:insert|update|delete|set|store|state|blank|settle|ask|answer|close|renew|put|grant|touch|claim|claimSlot|keep|forget|enqueue|append|note|replace|learn|align|mark|save)[A-Z]/

/** Files that write and leave no entry, each for a reason. */
const unaudited: Readonly<Record<string, string>> = {
  'announce-matches': 'notes only which scores brokers were told; the matches have entries of their own',
  'change-knowledge': 'brings shipped lists and their edges up to date; a project’s own changes have entries',
  'chase-introductions': 'puts off what nobody may be asked about yet; questions and endings have entries',
  'follow-procedure': 'copies the steps that the entry of the introduction begins',
  'identify-person': 'an account is seen; it gains no rights by that',
  'issue-actions': 'buttons of a message',
  'keep-dialogue': 'the state of a conversation',
  'keep-ledger': 'rows of the ledger are marked in the entry of the change they follow from',
  prune: 'forgets what is past keeping',
  'read-card': 'how far showing a change has come',
  'record-notice': 'how far sending has come',
  rematch: 'counts decisions that have entries of their own',
}

/** The writing queries that a file brings in from the database room. */
function writingIn(source: string): readonly string[] {
  const imports = [...source.matchAll(/import \{([^}]*)\} from '\.\.\/\.\.\/db\/queries\/[\w-]+\.ts'/g)]
  const names = imports.flatMap(([, list = '']) => list.split(',').map((each) => each.trim().split(' as ')[0]?.trim() ?? ''))
  return names.filter((name) => writes.test(name))
}

/** A file that changes state has to name what writes an entry. */
const leavesNoEntry = (source: string) => writingIn(source).length > 0 && !/\baudit(?:Each)?\(/.test(source)

describe('every use case that changes state', () => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts'))
  const silent = files.filter((name) => leavesNoEntry(readFileSync(join(folder, name), 'utf8')))

  test('leaves an entry in the audit chain, but for those that are named with a reason', () => {
    expect(silent.map((name) => name.replace('.ts', '')).sort()).toEqual(Object.keys(unaudited).sort())
  })

  test('is noticed when it does not', () => {
    const source =
      "import { lockListing, setListingStatus } from '../../db/queries/listings.ts'\nawait setListingStatus(db, id, 'paused', at)"
    expect(writingIn(source)).toEqual(['setListingStatus'])
    expect(leavesNoEntry(source)).toBe(true)
    expect(leavesNoEntry(`${source}\nawait audit(context, 'listing.paused', subject)`)).toBe(false)
  })
})
