import { describe, expect, test } from 'vitest'
import { readMessage } from '../../src/language/read-message.ts'
import { reader, summaryOf, today } from './support/summary.ts'

/** What was read of the figures, without what kind of listing it is and of what. */
function figuresOf(text: string): string {
  const { items } = readMessage(text, reader, { today, country: null, expect: 'offer' })
  return items.map((item) => summaryOf(item).split(' | ').slice(1).join(' | ')).join(' + ')
}

describe('amounts', () => {
  test.each([
    ['fly ash 1 200 t per month', '1200 t/month'],
    ["fly ash 1'200 t", '1200 t'],
    ['fly ash 3k t', '3000 t'],
    ['fly ash, half a million tonnes a year', '500000 t/year'],
    ['fly ash, a couple hundred tonnes', '200 t'],
    ['fly ash, a dozen tonnes', '12 t'],
    ['fly ash 1,5 t a day', '1.5 t/day'],
    ['fly ash 1.450 t a month at 12,5 EUR/t', '1450 t/month | 12.5 EUR/t'],
    ['fly ash 40-30 t a week', '30-40 t/week'],
    ['fly ash 110 wet tonnes/day', '110 t/day'],
    ['fly ash 50 tonnes, no sorry 55 tonnes a month', '55 t/month'],
    ['fly ash 300 plus tonnes', '≥300 t'],
    ['fly ash 12,000 t pa', '12000 t/year'],
    ['fly ash 2 lorries of 25 t a day', '50 t/day'],
    ['fly ash, ten lorries a week, clean and dry, you collect from our yard. 25 t per lorry', '250 t/week'],
    ['fly ash, 30 cu yd per load, 4 loads a week', '91.7465829581 m3/week'],
    ['fly ash 0.8 t per shift, 2 shifts a day', '1.6 t/day'],
    ['fly ash, 6 tonne tanker twice a week', '12 t/week'],
    ['fly ash 2 t per batch, 3 batches a week', '6 t/week'],
    ['biogas 600 scfm', '1019.40647731 m3/hour'],
    ['used cooking oil 5 lakh litres/month', '500000 L/month'],
    ['used cooking oil 1.2 crore litres a year', '12000000 L/year'],
    ['fly ash 6 pallets, 3.4 t all in', '3.4 t'],
    ['粉煤灰 三四百吨', '300-400 t'],
    ['粉煤灰 两千多吨', '≥2000 t'],
    ['粉煤灰 1万2吨', '12000 t'],
    ['粉煤灰 上百万吨', '≥1000000 t'],
    ['粉煤灰 一天十几吨', '10-19 t/day'],
    ['粉煤灰 8吨左右一个月', '8 t/month'],
    ['粉煤灰 每班出半吨 一天两班', '1 t/day'],
    ['粉煤灰 每周3卡车 每车30吨', '90 t/week'],
    ['粉煤灰 月余400吨', '400 t/month'],
    ['粉煤灰 2026年度预计产生约18万吨', '180000 t/year'],
    ['粉煤灰 几十吨', ''],
    ['蒸汽 大概十五蒸吨', '15 t/hour'],
    ['석탄재 월 1만2천톤', '12000 t/month'],
    ['석탄재 하루 2~3백톤', '200-300 t/day'],
    ['석탄재 2,3백톤', '200-300 t'],
    ['석탄재 십여톤', '≥10 t'],
    ['석탄재 몇십톤', ''],
    ['석탄재 25톤 덤프로 하루 두대', '50 t/day'],
    ['석탄재 배치당 200kg, 하루 3배치', '0.6 t/day'],
    ['석탄재 분기당 300톤', '1200 t/year'],
  ])('%s', (text, figures) => {
    expect(figuresOf(text)).toBe(figures)
  })
})

describe('prices and who pays', () => {
  test.each([
    ['fly ash 100 t, 1.450 EUR/t', '100 t | 1450 EUR/t'],
    ['fly ash 100 t, taker gets 2 €/m3', '100 t | pays 2 EUR/m3'],
    ['fly ash 100 t, gate fee of 38 £/t ok for us', '100 t | pays 38 GBP/t'],
    ['fly ash 100 t, 95 quid a tonne', '100 t | 95 GBP/t'],
    ['fly ash 100 t, RM 40/MT', '100 t | 40 MYR/t'],
    ['fly ash 100 t, A$65/t', '100 t | 65 AUD/t'],
    ['fly ash 100 t, Rs 1200 per tonne', '100 t | 1200 INR/t'],
    ['fly ash 100 t, price negotiable', '100 t'],
    ['fly ash 100 t, landfill tax is 103 £/t', '100 t'],
    ['fly ash 100 t, 2,000 GBP the lot', '100 t | 20 GBP/t'],
    ['used cooking oil 1000 l, 37.85411784 cents/gal', '1000 L | 0.1 USD/L'],
    ['used cooking oil 1000 l, 5 cents per litre, Gent', '1000 L | 0.05 EUR/L | at Gent'],
    ['treated wastewater 100 m3/day, $3.785411784 per 1000 gal', '100 m3/day | 0.001 USD/L'],
    ['粉煤灰 每月100吨 260一吨', '100 t/month | 260 CNY/t'],
    ['粉煤灰 每月100吨 到厂价210', '100 t/month | 210 CNY/t'],
    ['粉煤灰 每月100吨 650到厂', '100 t/month | 650 CNY/t'],
    ['粉煤灰 每月100吨 处置费150包运输', '100 t/month | pays 150 CNY/t'],
    ['粉煤灰 每月100吨 每吨倒贴运费20', '100 t/month | pays 20 CNY/t'],
    ['粉煤灰 每月100吨 现在倒贴150/吨', '100 t/month | pays 150 CNY/t'],
    ['粉煤灰 3吨 整批7万二', '3 t | 24000 CNY/t'],
    ['粉煤灰 每月100吨 一车600 每车40吨', '100 t/month | 15 CNY/t'],
    ['废机油 100升 每升1块2', '100 L | 1.2 CNY/L'],
    ['废机油 100升 三毛五一升', '100 L | 0.35 CNY/L'],
    ['粉煤灰 每月100吨 价格面议', '100 t/month'],
    ['석탄재 월 100톤, 톤당 3만 드립니다', '100 t/month | pays 30000 KRW/t'],
    ['석탄재 월 100톤, kg당 350원에 드려요', '100 t/month | 350000 KRW/t'],
    ['석탄재 월 100톤, 톤당 13만5천원', '100 t/month | 135000 KRW/t'],
    ['석탄재 월 100톤, 가격 협의', '100 t/month'],
  ])('%s', (text, figures) => {
    expect(figuresOf(text)).toBe(figures)
  })
})

describe('dates', () => {
  test.each([
    ['fly ash 100 t until the end of Q3', '100 t | ..2026-09-30'],
    ['fly ash 100 t a month in Q3', '100 t/month | 2026-07-01..2026-09-30'],
    ['fly ash 100 t since line 2 shut in 2024', '100 t'],
    ['fly ash 100 t, analysis rev 6, 2022', '100 t'],
    ['fly ash 100 t, please reply by Friday', '100 t'],
    ['fly ash 100 t must go within 10 days', '100 t | ..2026-03-12'],
    ['fly ash 100 t must leave before the 20th', '100 t | ..2026-03-20'],
    ['fly ash 100 t after Chinese New Year', '100 t | 2027-02-15..'],
    ['fly ash 100 t until Easter', '100 t | ..2026-04-05'],
    ['Kiln down 6 April for 3 weeks. From 27 April again 65 t/day fly ash', '65 t/day | 2026-04-27..'],
    ['粉煤灰 100吨 本周内拉完', '100 t | ..2026-03-08'],
    ['粉煤灰 100吨 下下周一开始', '100 t | 2026-03-16..'],
    ['粉煤灰 100吨 堆场腾地方月底前拉走', '100 t | ..2026-03-31'],
    ['粉煤灰 100吨 11月15到3月15', '100 t | 2026-11-15..2027-03-15'],
    ['粉煤灰 100吨 清明以后', '100 t | 2026-04-05..'],
    ['粉煤灰 每月8月至12月 一日6吨', '6 t/day | 2026-08-01..2026-12-31'],
    ['粉煤灰 100吨 请于3月15日前与我们联系', '100 t'],
    ['석탄재 100톤 추석 이후부터', '100 t | 2026-09-28..'],
    ['석탄재 100톤 설 전까지', '100 t | ..2027-02-07'],
    ['석탄재 100톤 겨울에도 나와요', '100 t'],
    ['석탄재 100톤 열흘 안에', '100 t | ..2026-03-12'],
    ['석탄재 100톤 4월 중에', '100 t | 2026-04-01..2026-04-30'],
    ['석탄재 100톤 4/15부터', '100 t | 2026-04-15..'],
    ['석탄재 100톤 올해 안에', '100 t | ..2026-12-31'],
  ])('%s', (text, figures) => {
    expect(figuresOf(text)).toBe(figures)
  })
})

describe('properties', () => {
  test.each([
    ['fly ash 10 t, 7% moist', '10 t | moisture_pct=7'],
    ['limestone 10 t passing 75 micron', '10 t | particle_size_mm=..0.075'],
    ['limestone 10 t crushed below 40mm', '10 t | particle_size_mm=..40'],
    ['fly ash 10 t, ash content less than 1.5%', '10 t | ash_pct=..1.5'],
    ['digestate 10 m3, N 4,2 kg/m3, DM 3,5 %', '10 m3 | n_kg_m3=4.2 | dry_matter_pct=3.5'],
    ['used cooking oil 10 t, flash point > 60 °C', '10 t | flash_point_c=60..'],
    ['fly ash 10 t, LOI 4.5', '10 t | loi_pct=4.5'],
    ['粉煤灰 10吨 烧失量6以内 含水七成', '10 t | loi_pct=..6 | moisture_pct=70'],
    ['粉煤灰 10吨 含水六成五', '10 t | moisture_pct=65'],
    ['粉煤灰 10吨 水分百分之十二', '10 t | moisture_pct=12'],
    ['煤矸石 10吨 硫分超1的不要', '10 t | s_pct=..1'],
    ['中水 10吨 COD 45 电导1800', '10 t | cod_mg_l=45 | conductivity_us_cm=1800'],
    ['铁矿 10吨 铁70以上', '10 t | fe_pct=70..'],
    ['生物质颗粒 10吨 热值4300', '10 t | calorific_value_kcal_kg=4300'],
    ['석탄재 10톤, 함수율 15', '10 t | moisture_pct=15'],
    ['폐석회 10톤, CaO 50% 넘어야', '10 t | cao_pct=50..'],
    ['폐질산 10톤 20%↑', '10 t | concentration_pct=20..'],
  ])('%s', (text, figures) => {
    expect(figuresOf(text)).toBe(figures)
  })
})
