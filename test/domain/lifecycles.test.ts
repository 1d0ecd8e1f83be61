import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { consentOutcome, moveStage, type StageMove, stages } from '../../src/domain/introduction.ts'
import { listingStatuses, moveListing } from '../../src/domain/listing.ts'
import { formatReference, parseReference, type ReferenceKind, referencePrefixes } from '../../src/domain/reference.ts'
import { matchStatuses, moveMatch } from '../../src/domain/review.ts'

const stageMoves: readonly StageMove[] = ['introduce', 'negotiate', 'implement', 'complete', 'hold', 'resume', 'decline', 'lapse']

describe('an introduction', () => {
  test('names are never disclosed without passing through consent', () => {
    const into = stages.filter((from) => stageMoves.some((move) => moveStage(from, move) === 'introduced'))
    expect(into.toSorted()).toEqual(['consent', 'on-hold'])
    expect(stages.filter((from) => stageMoves.some((move) => moveStage(from, move) === 'on-hold'))).not.toContain('consent')
  })

  test('completed, declined and lapsed are final', () => {
    for (const end of ['completed', 'declined', 'lapsed'] as const) {
      for (const move of stageMoves) expect(moveStage(end, move)).toBeNull()
    }
  })

  test.each([
    [null, null, 'wait'],
    ['yes', null, 'wait'],
    [null, 'yes', 'wait'],
    ['yes', 'yes', 'introduce'],
    ['no', null, 'decline'],
    ['yes', 'no', 'decline'],
    ['no', 'no', 'decline'],
  ] as const)('answers %s and %s mean %s', (offer, need, outcome) => {
    expect(consentOutcome(offer, need)).toBe(outcome)
  })
})

describe('a listing and a match', () => {
  test('a withdrawn listing never comes back', () => {
    for (const move of ['pause', 'renew', 'expire', 'withdraw'] as const) expect(moveListing('withdrawn', move)).toBeNull()
  })

  test('only undecided matches can be decided', () => {
    const open = matchStatuses.filter((status) => moveMatch(status, 'approve') === 'approved')
    expect(open).toEqual(['proposed', 'held'])
  })

  test('every listing that is not withdrawn can be withdrawn', () => {
    for (const status of listingStatuses.filter((each) => each !== 'withdrawn')) expect(moveListing(status, 'withdraw')).toBe('withdrawn')
  })
})

describe('a reference', () => {
  test.each(['O-1042', 'o1042', '#O-1042', ' o 1042 ', 'Ｏ－１０４２', 'O-01042'])('%s is offer 1042', (typed) => {
    expect(parseReference(typed)).toEqual({ kind: 'offer', number: 1042 })
  })

  test.each(['', 'X-1', 'O-', '1042', 'O-1042; drop', 'O-12345678901'])('%j is no reference', (typed) => {
    expect(parseReference(typed)).toBeNull()
  })

  test('what is written is read back', () => {
    const kinds = Object.keys(referencePrefixes) as ReferenceKind[]
    fc.assert(
      fc.property(fc.constantFrom(...kinds), fc.integer({ min: 1, max: 999_999_999 }), (kind, number) => {
        expect(parseReference(formatReference(kind, number))).toEqual({ kind, number })
      }),
    )
  })
})
