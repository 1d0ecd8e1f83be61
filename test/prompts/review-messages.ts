import * as assignment from '../../prompts/present/assignment.ts'
import { refused } from '../../prompts/present/general.ts'
import { askWhatChanged, renewedAll } from '../../prompts/present/heartbeat.ts'
import { matchCard } from '../../prompts/present/match.ts'
import { presentNotice } from '../../prompts/present/notice.ts'
import * as review from '../../prompts/present/review.ts'
import type { Locale } from '../../src/domain/locale.ts'
import { refuse } from '../../src/domain/refusal.ts'
import type { Named } from './named.ts'
import * as sample from './sample-views.ts'

const taken = { kind: 'offer', number: 1042, unit: 't', perYear: 40_000, taken: 40_000, introductions: [12, 15] } as const
const first = { outcome: 'first-approved', number: 311, why: 'hazardous', seconds: 2, facilities: [101, 102] } as const
const flow = { amount: 36_000, unit: 't' } as const

function queueMessages(locale: Locale, typed: string): Named {
  const queue = { filters: [], words: '', materialNames: null, page: 0, total: 9, numbers: [311, 312, 313, 314, 315] } as const
  const filtered = { ...queue, filters: ['mine', 'hazardous'], words: typed } as const
  return [
    ['queue', review.reviewHead(locale, queue)],
    ['queue of one', review.reviewHead(locale, { ...queue, total: 1, numbers: [311] })],
    ['queue, a long one', review.reviewHead(locale, { ...filtered, total: 201, page: 1 })],
    ['queue empty', review.reviewNone(locale, { ...queue, total: 0, numbers: [] })],
    ['queue empty in part', review.reviewNone(locale, { ...filtered, total: 0, numbers: [] })],
    [
      'several decided',
      review.severalDecided(locale, {
        outcome: 'batch',
        results: [
          { number: 311, result: { outcome: 'decided', number: 311, status: 'approved' } },
          { number: 312, result: { outcome: 'decided', number: 312, status: 'approved', flow } },
          { number: 313, result: { outcome: 'decided', number: 313, status: 'held' } },
          { number: 314, result: { outcome: 'decided', number: 314, status: 'rejected', rejection: 'permit' } },
          { number: 315, result: first },
          { number: 316, result: { ...refuse('fully-allotted'), allotment: taken } },
        ],
      }),
    ],
    ['approved for an amount', review.reviewed(locale, { outcome: 'decided', number: 311, status: 'approved', flow })],
    ['first approval', review.reviewed(locale, first)],
    ['first approval, nobody else', review.reviewed(locale, { ...first, why: 'border', seconds: 0 })],
    ['taken back', review.takenBack(locale, 311)],
  ]
}

function peopleMessages(locale: Locale, typed: string): Named {
  const names = { en: 'Hebei', 'zh-CN': '河北', ko: '허베이' }
  const project = { projectId: 'project-1', names, people: [{ personId: 'person-1', name: typed }] }
  const nobody = { ...project, people: [] }
  return [
    ['taken', assignment.matchAssigned(locale, { outcome: 'assigned', number: 311, name: typed, own: true })],
    ['assigned', assignment.matchAssigned(locale, { outcome: 'assigned', number: 311, name: typed, own: false })],
    ['ask colleague', assignment.askColleague(locale, { matchId: 'match-311', number: 311, projects: [project] })],
    ['no colleague', assignment.askColleague(locale, { matchId: 'match-311', number: 311, projects: [nobody] })],
    ['ask hand-over', assignment.askHandOver(locale, { outcome: 'colleagues', projects: [project, project] })],
    ['nobody to hand over to', assignment.askHandOver(locale, { outcome: 'colleagues', projects: [nobody] })],
    ['handed over', assignment.handedOver(locale, { outcome: 'handed-over', name: typed, matches: 2, introductions: 1, kept: 1 })],
  ]
}

function heartbeatMessages(locale: Locale, typed: string): Named {
  const listing = sample.sampleOffer({ tier: 'own', materialNames: null, materialWords: typed })
  const listed = { listingId: 'listing-1', listing }
  const many = Array.from({ length: 12 }, () => listed)
  const brokered = { listingId: 'listing-1', listing: sample.sampleOffer({ facility: { name: typed, number: 101, location: null } }) }
  return [
    ['still available', presentNotice(locale, { kind: 'listing-expiring', listings: [listed] })],
    ['all still available', presentNotice(locale, { kind: 'listing-expiring', listings: many })],
    ['paused several', presentNotice(locale, { kind: 'listing-paused', listings: many, own: true })],
    ['paused, for a broker', presentNotice(locale, { kind: 'listing-paused', listings: [brokered], own: false })],
    ['what changed', askWhatChanged(locale, listing)],
    ['renewed all', renewedAll(locale, 12)],
  ]
}

/** Everything around the broker's queue, with `typed` wherever somebody's words can stand. */
export function reviewMessages(locale: Locale, typed: string): Named {
  const person = { name: typed, own: false }
  const card = (change: Parameters<typeof sample.sampleMatch>[0]) => matchCard(locale, sample.sampleMatch(change))
  const rejected = { status: 'rejected', rejection: { reason: 'other', words: typed } } as const
  return [
    ...queueMessages(locale, typed),
    ...peopleMessages(locale, typed),
    ...heartbeatMessages(locale, typed),
    ['match somebody looks after', card({ assigned: person, approval: { why: 'border', first: person }, allotted: [taken] })],
    ['match of the reader', card({ assigned: { ...person, own: true }, approval: { why: 'hazardous', first: { ...person, own: true } } })],
    ['match nobody approved yet', card({ approval: { why: 'hazardous', first: null }, worthTonnes: null })],
    ['match for a second', card({ approval: { why: 'hazardous', first: person }, reader: 'second' })],
    ['match rejected', card(rejected)],
    ['match rejected without words', card({ ...rejected, rejection: { reason: 'permit', words: null } })],
    ['many waited', presentNotice(locale, { kind: 'reviews-waiting', waiting: 201 })],
    ['fully allotted', refused(locale, { ...refuse('fully-allotted'), allotment: taken })],
    ['below allotted', refused(locale, { ...refuse('below-allotted'), allotment: { ...taken, introductions: Array(12).fill(7) } })],
  ]
}
