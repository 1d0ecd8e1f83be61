import { describe, expect, test } from 'vitest'
import { chainHash, chainStart, firstBreak, sha256 } from '../../src/domain/audit-chain.ts'
import { disclosure, namesVisible } from '../../src/domain/disclosure.ts'
import { discloseListing, type FullListing, roundToBand } from '../../src/domain/listing-view.ts'
import { type Actor, refuseDigest, refuseListing, refuseMembership, refuseReview, sideOf } from '../../src/domain/policy.ts'

const actor = (change: Partial<Actor>): Actor => ({ personId: 'p', facilityIds: [], roles: [], ...change })
const sides = { offerFacilityId: 'plant', needFacilityId: 'works' }
const broker = actor({ roles: [{ projectId: 'hebei', role: 'broker' }] })

describe('policy', () => {
  test('only a broker of the project who belongs to neither side decides a match', () => {
    expect(refuseReview(broker, 'hebei', sides)).toBeNull()
    expect(refuseReview(broker, 'ulsan', sides)).toBe('not-a-broker')
    expect(refuseReview(actor({ roles: [{ projectId: 'hebei', role: 'admin' }] }), 'hebei', sides)).toBe('not-a-broker')
    expect(refuseReview({ ...broker, facilityIds: ['works'] }, 'hebei', sides)).toBe('own-facility')
  })

  test('listings belong to the contacts of their facility, not to brokers', () => {
    expect(refuseListing(actor({ facilityIds: ['plant'] }), 'plant')).toBeNull()
    expect(refuseListing(broker, 'plant')).toBe('not-a-contact')
  })

  test('contacts, brokers and admins let people join; observers do not', () => {
    expect(refuseMembership(actor({ facilityIds: ['plant'] }), 'plant', [])).toBeNull()
    expect(refuseMembership(broker, 'plant', ['hebei'])).toBeNull()
    expect(refuseMembership(actor({ roles: [{ projectId: 'hebei', role: 'observer' }] }), 'plant', ['hebei'])).toBe('not-a-contact')
  })

  test('the digest is for the people of the project', () => {
    expect(refuseDigest(broker, 'hebei')).toBeNull()
    expect(refuseDigest(actor({ facilityIds: ['plant'] }), 'hebei')).toBe('not-in-project')
  })

  test('a side is spoken for by its contacts', () => {
    expect(sideOf(actor({ facilityIds: ['plant'] }), sides)).toBe('offer')
    expect(sideOf(actor({ facilityIds: ['works'] }), sides)).toBe('need')
    expect(sideOf(broker, sides)).toBeNull()
  })
})

const full: FullListing = {
  id: 'l',
  number: 1042,
  kind: 'offer',
  status: 'active',
  materialId: 'coal-fly-ash',
  materialNames: { en: 'coal fly ash', 'zh-CN': '粉煤灰', ko: '석탄 비산재' },
  materialWords: 'fly ash of CANARY Power',
  ewc: ['100102'],
  materialHazardous: false,
  quantity: { min: 3140, max: 3960, unit: 't', period: 'month' },
  window: { from: '2026-04-01', until: null },
  price: { amount: 12, currency: 'CNY', per: 't', direction: 'seller_receives' },
  hazardous: null,
  location: 'CANARY road 5',
  attributes: { loi_pct: [null, 5] },
  expiresAt: new Date('2026-06-01T00:00:00Z'),
  facilityId: 'plant',
  facilityName: 'CANARY Power',
  facilityNumber: 101,
  isic: '3510',
  parkNames: null,
  country: 'CN',
  files: 2,
}

describe('disclosure', () => {
  const listing = { facilityId: 'plant', projectIds: ['hebei'] }
  const taker = actor({ facilityIds: ['works'] })
  const introduction = (introducedAt: Date | null) => ({ stage: introducedAt ? 'introduced' : 'consent', introducedAt, ...sides }) as const

  test.each([
    ['the owner', actor({ facilityIds: ['plant'] }), null, 'own'],
    ['a broker of the project', broker, null, 'broker'],
    ['the other side before both agreed', taker, introduction(null), 'matched'],
    ['the other side afterwards', taker, introduction(new Date(0)), 'introduced'],
    ['another facility of an introduction that is not theirs', actor({ facilityIds: ['third'] }), introduction(new Date(0)), 'open'],
  ] as const)('%s', (_who, viewer, between, tier) => {
    expect(disclosure(viewer, listing, ['hebei'], between)).toBe(tier)
  })

  test('somebody outside the project sees nothing', () => {
    expect(disclosure(actor({}), listing, [], null)).toBe('none')
    expect(discloseListing(full, 'none')).toBeNull()
  })

  test.each(['open', 'matched'] as const)('no name, place or price is left in the tier %s', (tier) => {
    const view = JSON.stringify(discloseListing(full, tier))
    expect(view).not.toContain('CANARY')
    expect(view).not.toContain('"price":{')
    expect(namesVisible(tier)).toBe(false)
    expect(discloseListing(full, tier)?.files).toBe(0)
  })

  test('strangers read a rounded quantity and no properties', () => {
    const view = discloseListing(full, 'open')
    expect(view?.quantity).toEqual({ min: 3000, max: 4000, unit: 't', period: 'month' })
    expect(view?.attributes).toEqual({})
    expect([roundToBand(47), roundToBand(0.031), roundToBand(9_600)]).toEqual([50, 0.03, 10_000])
  })

  test('the introduced side reads all of it', () => {
    expect(discloseListing(full, 'introduced')?.facility?.name).toBe('CANARY Power')
  })
})

describe('the audit chain', () => {
  const facts = (verb: string) => ({
    at: '2026-04-01T00:00:00.000Z',
    actorId: null,
    verb,
    subjectKind: 'listing',
    subjectId: 'l',
    detailHash: sha256('{}'),
  })
  const chain = () => {
    let previous = chainStart
    return ['listing.published', 'match.proposed', 'match.approved'].map((verb) => {
      previous = chainHash(previous, facts(verb))
      return { ...facts(verb), hash: previous }
    })
  }

  test('an untouched chain holds', () => {
    expect(firstBreak(chain())).toBeNull()
  })

  test('a changed, removed or swapped entry breaks it at its place', () => {
    const [first, second, third] = chain()
    if (!first || !second || !third) throw new Error('three entries expected')
    expect(firstBreak([first, { ...second, verb: 'match.rejected' }, third])).toBe(1)
    expect(firstBreak([first, third])).toBe(1)
    expect(firstBreak([second, first, third])).toBe(0)
  })
})
