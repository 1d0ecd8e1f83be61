import { describe, expect, test } from 'vitest'
import { ambiguousWords } from '../../src/language/ambiguous-materials.ts'
import { findMaterials } from '../../src/language/material-index.ts'
import { readMessage } from '../../src/language/read-message.ts'
import { reader, today } from './support/summary.ts'

const read = (text: string) => readMessage(text, reader, { today, country: null }).items
const materialsOf = (text: string) => read(text).map((item) => item.materialId)
const askedIn = (text: string) =>
  read(text).flatMap((item) =>
    item.doubts.flatMap((doubt) => (doubt.field === 'material' ? doubt.candidates.map(({ materialId }) => materialId) : [])),
  )

type Row = readonly [text: string, ...materials: string[]]

describe('a material said in other words than its name', () => {
  test.each<Row>([
    ['We have 9 t/week offcuts of plywood', 'particleboard-waste'],
    ['plywood off-cuts, 9 t per week available', 'particleboard-waste'],
    ['for sale: turnings of brass, 2 t a month', 'brass-scrap'],
    ['we need 20 t/month of spent diatomaceous earth', 'spent-kieselguhr'],
    ['offering 3 t used oil, hydraulic, in drums', 'waste-hydraulic-oil'],
    ['slag from our copper smelter, 900 t a month available', 'copper-slag'],
    ['sludge from the paper mill, 40 t a day available', 'paper-sludge'],
    ['出售不锈钢酸洗污泥 每月30吨', 'stainless-pickling-sludge'],
    ['出售报废的变压器油 18桶', 'waste-transformer-oil'],
    ['旧托盘 塑料的 三百个 出售', 'plastic-pallets'],
    ['出售PP注塑边角料 每月5吨', 'polypropylene-scrap'],
    ['목재파렛트 400장 팝니다', 'wooden-pallets'],
    ['스뎅 스크랩 월 3톤 판매합니다', 'stainless-steel-scrap'],
    ['알미늄 절삭칩 월 2톤 나옵니다', 'aluminium-scrap'],
  ])('%s', (text, ...materials) => {
    expect(materialsOf(text)).toEqual(materials)
  })
})

describe('a word that stands for use chooses between the thing and what is left of it', () => {
  test.each<Row>([
    ['we need 50 t/month diatomaceous earth', 'diatomaceous-earth'],
    ['we have 5 t/month used diatomaceous earth', 'spent-kieselguhr'],
    ['求购硫酸 每月100吨', 'sulphuric-acid'],
    ['出售废硫酸 每月100吨', 'waste-sulphuric-acid'],
    ['황산 월 100톤 구합니다', 'sulphuric-acid'],
    ['폐황산 월 100톤 나옵니다', 'waste-sulphuric-acid'],
    ['kieselguhr (spent diatomaceous earth), 3 t a week available', 'spent-kieselguhr'],
  ])('%s', (text, ...materials) => {
    expect(materialsOf(text)).toEqual(materials)
  })
})

describe('what was typed wrongly', () => {
  test.each<Row>([
    ['we have 10 t of polyproplene scrap', 'polypropylene-scrap'],
    ['废流酸 每月一百二十吨 出售', 'waste-sulphuric-acid'],
    ['砖厂收煤干石 每月500吨', 'coal-gangue'],
    ['페타이어 월 2천개 나옵니다', 'end-of-life-tyres'],
  ])('%s', (text, ...materials) => {
    expect(materialsOf(text)).toEqual(materials)
  })

  test('is likely, not certain', () => {
    const [best] = findMaterials('废流酸', reader)
    expect(best?.materialId).toBe('waste-sulphuric-acid')
    expect(best?.likelihood).toBeLessThan(1)
  })

  test.each(['the stream is late again', 'please release the trailer at the station', 'a master coaster'])(
    'an ordinary word is no material: %s',
    (text) => {
      expect(findMaterials(text, reader).filter(({ likelihood }) => likelihood > 0.78)).toEqual([])
    },
  )
})

describe('codes stand for materials', () => {
  test.each<Row>([
    ['we have 30 t/month EWC 10 01 02', 'coal-fly-ash'],
    ['we have 40 t of K061, hazardous', 'eaf-dust'],
    ['need 20 t/month CAS 7664-93-9', 'sulphuric-acid'],
    ['出售 HW35 每月20吨', 'spent-caustic-soda'],
  ])('%s', (text, material) => {
    expect(materialsOf(text)[0]).toBe(material)
  })

  test('and say nothing where a name is said', () => {
    expect(materialsOf('selling EAF dust 400 t/month, K061')).toEqual(['eaf-dust'])
  })
})

describe('a word of many meanings is asked about', () => {
  test.each([
    'we have 40 t/month of slag',
    'we have 40 t/month of sludge',
    'we have 10 t of batteries',
    '出售除尘灰 每月40吨',
    '出售废酸 每月40吨',
    '슬래그 월 40톤 나옵니다',
    '분진 월 40톤 나옵니다',
  ])('%s', (text) => {
    expect(materialsOf(text)).toEqual([null])
    expect(askedIn(text).length).toBeGreaterThan(1)
  })

  test('and every meaning is in the catalogue', () => {
    const unknown = ambiguousWords.flatMap(([, ids]) => ids).filter((id) => !reader.materials.has(id))
    expect(unknown).toEqual([])
  })
})

describe('what a material is for, is held in or is not', () => {
  test.each<Row>([
    ['폐실리카겔 톤백 15개 나눔합니다', 'spent-silica-gel'],
    ['社区堆肥 需要咖啡渣 每周100公斤', 'spent-coffee-grounds'],
    ['깔짚으로 쓸 톱밥 주 8톤 필요합니다', 'sawdust'],
    ['미분탄 말고 분코크스 600톤 구합니다', 'coke-fines'],
  ])('%s', (text, ...materials) => {
    expect(materialsOf(text)).toEqual(materials)
  })
})

test('a head said once belongs to both', () => {
  expect(materialsOf('brass and copper turnings, 2 t and 3 t a month, available')).toEqual(['brass-scrap', 'copper-scrap'])
})

test('flour sweepings are not flour', () => {
  expect(materialsOf('we have 400 kg/week of zirconium flour sweepings')).not.toContain('grain')
})

test('an unknown material keeps the words of the person', () => {
  const [item] = read('we have 5 t/month of quxwort peel dust')
  expect(item?.materialId).toBeNull()
  expect(item?.materialWords).toContain('quxwort')
})
