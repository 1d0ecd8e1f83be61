import { describe, expect, test } from 'vitest'
import { readMessage } from '../../src/language/read-message.ts'
import { reader, today } from './support/summary.ts'

const placeOf = (text: string) => readMessage(text, reader, { today, country: null }).items[0]?.location ?? null

type Row = readonly [text: string, place: string | null]

describe('a place is read as it was typed', () => {
  test.each<Row>([
    ['we have 10 t/month sawdust, Sneedville TN', 'Sneedville TN'],
    ['sawdust 10 t/month available. Hickory, N.C.', 'Hickory, N.C.'],
    ['Available at our bakery site (Ilkeston): bread waste 9 t/week', 'Ilkeston'],
    ['we have 10 t/month sawdust, collect from Market Rasen, free', 'Market Rasen'],
    ['need 5 t/day of sawdust delivered Ockelbo by June', 'Ockelbo'],
    ['WE HAVE SAWDUST 10 T/MONTH. CHAKAN MIDC PUNE', 'CHAKAN MIDC PUNE'],
    ['锯末 每月10吨 出售 福建福安', '福建福安'],
    ['出售锯末 每月10吨 泊头 自提', '泊头'],
    ['出售锯末 每月10吨 安吉孝丰', '安吉孝丰'],
    ['求购锯末 每月10吨 收货地 乌海海南区', '乌海海南区'],
    ['톱밥 월 10톤 나옵니다 진영', '진영'],
    ['톱밥 월 10톤 나옵니다 서산 대산읍', '서산 대산읍'],
    ['도금슬러지 월 15톤 나옵니다. 반월도금단지', '반월도금단지'],
  ])('%s', (text, place) => {
    expect(placeOf(text)).toBe(place)
  })
})

describe('a name that is no place', () => {
  test.each<Row>([
    ['Hi Priya, we have 10 t/month of sawdust', null],
    ['Fwd from Priya (utilities): we have 10 t/month of sawdust, Leicester', 'Leicester'],
    ['we have 10 t/month of sawdust in Leicester\n\nBest regards\nJanelle Ortiz\nYard Manager', 'Leicester'],
    ['sulphur 120 t/day from the Claus unit, available', null],
    ['循环水富余 每天500方 出售', null],
    ['알루미늄드로스 월 12톤 나오는데 kg당 350원이면 드려요', null],
    ['시멘트 부원료(철원)로 동슬래그 월 3천톤 구합니다, 단양', '단양'],
  ])('%s', (text, place) => {
    expect(placeOf(text)).toBe(place)
  })
})
