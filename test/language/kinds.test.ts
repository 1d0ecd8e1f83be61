import { describe, expect, test } from 'vitest'
import { readMessage } from '../../src/language/read-message.ts'
import { readKindReply } from '../../src/language/reply.ts'
import { reader, today } from './support/summary.ts'

const itemsOf = (text: string) => readMessage(text, reader, { today, country: null }).items

describe('a kind that the words leave open', () => {
  test.each(['greenhouse CO2 20 t/day', '농장 톱밥 월 20톤'])('is doubted: %s', (text) => {
    expect(itemsOf(text)[0]?.doubts).toContainEqual({ field: 'kind', otherPrice: null })
  })

  test.each([
    'we have 40 t of fly ash',
    'need gypsum 40 t/month',
    '求购石膏 每月40吨',
    '出售粉煤灰40吨',
    '석고 월 40톤 구합니다',
    '톱밥 20톤 팝니다',
  ])('is not where it was said: %s', (text) => {
    expect(itemsOf(text).flatMap(({ doubts }) => doubts.filter(({ field }) => field === 'kind'))).toEqual([])
  })

  test('is that of the strong word that leads a message, whatever properties follow', () => {
    const text = 'need about 60,000 t of clinker substitute per year, loss on ignition up to 8%'
    expect(itemsOf(text)).toMatchObject([{ kind: 'need' }])
    expect(itemsOf(text).flatMap(({ doubts }) => doubts.filter(({ field }) => field === 'kind'))).toEqual([])
  })

  test('leaves two kinds in one message to each of the two', () => {
    expect(itemsOf('we have 40 t/month of fly ash and need 20 t/month of gypsum').map(({ kind }) => kind)).toEqual(['offer', 'need'])
  })
})

describe('an answer to which kind it is', () => {
  test.each([
    ['we have it', 'offer'],
    ['need', 'need'],
    ['我们有', 'offer'],
    ['需要', 'need'],
    ['있습니다', 'offer'],
    ['필요해요.', 'need'],
    ['maybe', null],
    ['we have 40 t', null],
  ])('%s is %s', (text, kind) => {
    expect(readKindReply(text)).toBe(kind)
  })
})
