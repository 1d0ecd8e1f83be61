import { describe, expect, test } from 'vitest'
import type { Locale } from '../../src/domain/locale.ts'
import { readMessage } from '../../src/language/read-message.ts'
import type { Intent } from '../../src/language/reading.ts'
import { reader, summaryOf, today } from './support/summary.ts'

type Row = readonly [text: string, intent: Intent, ...items: string[]]

const messages: Readonly<Record<Locale, readonly Row[]>> = {
  en: [
    [
      'hi, we have 40 t/month of fly ash in Rotterdam, free if you collect',
      'offer',
      'offer coal-fly-ash | 40 t/month | free | at Rotterdam',
    ],
    [
      'Need 200 tonnes of foundry sand, delivered to Birmingham before end of June',
      'need',
      'need foundry-sand | 200 t | ..2026-06-30 | at Birmingham',
    ],
    [
      'have 15-20 t/week spent coffee grounds, moisture 60%, Hamburg',
      'offer',
      'offer spent-coffee-grounds | 15-20 t/week | at Hamburg | moisture_pct=60',
    ],
    ['up to 3,000 t/yr blast furnace slag available from May', 'offer', 'offer blast-furnace-slag | ≤3000 t/year | 2026-05-01..'],
    [
      'at least 500 m3/day of cooling water wanted from July to September',
      'need',
      'need cooling-water | ≥500 m3/day | 2026-07-01..2026-09-30',
    ],
    ["we've got 2 truckloads of 24 t each of broken glass, must go by friday", 'offer', 'offer waste-glass | 48 t | ..2026-03-06'],
    ['6 truckloads a week of sawdust, asking 25 eur/t', 'offer', 'offer sawdust | 6 unit/week | 25 EUR/t'],
    [
      'selling: fly ash 500 t/month, bottom ash 120 t/month, FGD gypsum 2k t/year',
      'offer',
      'offer coal-fly-ash | 500 t/month',
      'offer bottom-ash | 120 t/month',
      'offer fgd-gypsum | 2000 t/year',
    ],
    [
      '- fly ash 300 t/month\n- gypsum 80 t/month\n- sulphur 5 t/month',
      'offer',
      'offer coal-fly-ash | 300 t/month',
      'offer natural-gypsum | 80 t/month',
      'offer sulphur | 5 t/month',
    ],
    ['looking for waste heat, about 5 MW, 90 °C, near Ulsan', 'need', 'need waste-heat | 5000 kWh/hour | at Ulsan | temperature_c=90'],
    ['1.2 million tonnes a year of phosphogypsum, non hazardous', 'offer', 'offer phosphogypsum | 1200000 t/year | harmless'],
    [
      'spent pickling acid, 30 m3 per month, hazardous, HCl 12%',
      'offer',
      'offer spent-pickling-acid | 30 m3/month | hazardous | concentration_pct=12',
    ],
    ['any fly ash near Rotterdam?', 'search', 'offer coal-fly-ash | at Rotterdam'],
    ['who takes plastic scrap?', 'search', 'need waste-plastics'],
    ['pls withdraw my bottom ash offer', 'withdraw', 'offer bottom-ash'],
    ['what can you do?', 'question'],
    ['good morning', 'small-talk'],
    ['thanks a lot!', 'small-talk'],
    ['cheers mate 👍', 'small-talk'],
    [
      'we produce 3 t of brewers spent grain daily and need 10 GJ/h of steam',
      'offer',
      'offer brewers-spent-grain | 3 t/day',
      'need steam | 10 GJ/hour',
    ],
    ['need quicklime asap, 20t a week, max 80 usd/t', 'need', 'need quicklime | 20 t/week | 2026-03-02.. | 80 USD/t'],
    ['got roughly half a tonne of copper scrap, one-off', 'offer', 'offer copper-scrap | 0.5 t'],
    [
      'CO2 from our fermenters, 12 kt per year, purity 99.5%, available all year',
      'offer',
      'offer carbon-dioxide | 12000 t/year | purity_pct=99.5',
    ],
    ['are you a human?', 'question'],
    [
      'wood chips wanted, 40 t / week starting 15 April, moisture below 30 %',
      'need',
      'need wood-chips | 40 t/week | 2026-04-15.. | moisture_pct=..30',
    ],
    ['we burn 20 t/day of coal, can take sewage sludge 5 t/day', 'need', 'need coal | 20 t/day', 'need sewage-sludge | 5 t/day'],
    ['Surplus steam 10 t/h at 8 bar, Kwinana', 'offer', 'offer steam | 10 t/hour | at Kwinana | pressure_bar=8'],
    [
      'fly ash, 40 t/month, price 12 EUR/t, 1 April to 30 September',
      'offer',
      'offer coal-fly-ash | 40 t/month | 2026-04-01..2026-09-30 | 12 EUR/t',
    ],
    ['we generate approx. 350 kg/day of oyster shells', 'offer', 'offer shellfish-shells | 0.35 t/day'],
    ['300 used pallets going spare in Leeds', 'offer', 'offer wooden-pallets | 300 unit | at Leeds'],
    ['we no longer need quicklime, sorry', 'withdraw', 'need quicklime'],
    ['what by-products are available near Kalundborg?', 'search'],
    [
      'Hello all, Kim from the power station here. We have around 1,500 tonnes of fly ash every month, LOI under 5%, dry, loading from silo. Interested?',
      'offer',
      'offer coal-fly-ash | 1500 t/month | loi_pct=..5',
    ],
    ['morning! still looking for 30-50 t per day of limestone, pref near Pohang', 'need', 'need limestone | 30-50 t/day | at Pohang'],
    ['urgent: 18 drums of waste toner to get rid of', 'offer', 'offer waste-toner | 18 unit'],
    ['we can take up to 200 t a month of waste glass', 'need', 'need waste-glass | ≤200 t/month'],
    [
      'warm water 35°C, 400 m3/h, all year round, Dunkirk',
      'offer',
      'offer warm-cooling-water | 400 m3/hour | at Dunkirk | temperature_c=35',
    ],
    ['15kt/a steel slag available, 3 EUR/t, ex works Ghent', 'offer', 'offer steel-slag | 15000 t/year | 3 EUR/t | at Ghent'],
    ['please cancel my request for coffee grounds', 'withdraw', 'need spent-coffee-grounds'],
    ['our offer of sawdust is sold out', 'withdraw', 'offer sawdust'],
    ['who needs fly ash in Busan?', 'search', 'need coal-fly-ash | at Busan'],
    ['need caustic soda min 10 t/week, 48% concentration', 'need', 'need caustic-soda | ≥10 t/week | concentration_pct=48'],
    ['we pay 20 eur/t to whoever takes our sewage sludge, 100 t/week', 'offer', 'offer sewage-sludge | 100 t/week | pays 20 EUR/t'],
  ],
  'zh-CN': [
    [
      '你好，我们在唐山，每月有500吨粉煤灰，含水率1%，30元/吨',
      'offer',
      'offer coal-fly-ash | 500 t/month | 30 CNY/t | at 唐山 | moisture_pct=1',
    ],
    ['求购脱硫石膏，每年2万吨，送到南京', 'need', 'need fgd-gypsum | 20000 t/year | at 南京'],
    ['出水渣3-4万吨/年，长期有货', 'offer', 'offer granulated-blast-furnace-slag | 30000-40000 t/year'],
    ['急需生石灰，一周最多60吨', 'need', 'need quicklime | ≤60 t/week'],
    ['有废玻璃两车，每车25吨，要快点拉走', 'offer', 'offer waste-glass | 50 t'],
    [
      '粉煤灰每月800吨，炉渣每月300吨，脱硫石膏每月200吨',
      'offer',
      'offer coal-fly-ash | 800 t/month',
      'offer bottom-ash | 300 t/month',
      'offer fgd-gypsum | 200 t/month',
    ],
    [
      '1. 粉煤灰 500吨/月\n2. 炉渣 200吨/月\n3. 脱硫石膏 100吨/月',
      'offer',
      'offer coal-fly-ash | 500 t/month',
      'offer bottom-ash | 200 t/month',
      'offer fgd-gypsum | 100 t/month',
    ],
    ['至少需要1000方/天的冷却水，五月开始', 'need', 'need cooling-water | ≥1000 m3/day | 2026-05-01..'],
    ['每天剩豆渣3吨左右，免费送，自提', 'offer', 'offer soybean-residue | 3 t/day | free'],
    ['我们厂每年产生1.5万吨磷石膏，不是危废', 'offer', 'offer phosphogypsum | 15000 t/year | harmless'],
    ['废盐酸每月40吨，属于危废，浓度15%', 'offer', 'offer waste-hydrochloric-acid | 40 t/month | hazardous | concentration_pct=15'],
    ['谁家有粉煤灰？', 'search', 'offer coal-fly-ash'],
    ['附近有没有人要木屑？', 'search', 'need sawdust'],
    ['炉渣不卖了，帮我撤下来', 'withdraw', 'offer bottom-ash'],
    ['你能做什么？', 'question'],
    ['早上好', 'small-talk'],
    ['谢谢', 'small-talk'],
    ['收到，多谢老板', 'small-talk'],
    ['求购废钢，不低于100吨/月，价格面议', 'need', 'need ferrous-scrap | ≥100 t/month'],
    ['富余蒸汽10吨/小时，压力8公斤', 'offer', 'offer steam | 10 t/hour | pressure_bar=7.84532'],
    ['有钢渣一千二百吨，一次性处理', 'offer', 'offer steel-slag | 1200 t'],
    ['需要电石渣，每月不超过500吨，6月到9月', 'need', 'need calcium-carbide-slag | ≤500 t/month | 2026-06-01..2026-09-30'],
    ['我司有啤酒糟每天10吨，另求购玉米浆每月20吨', 'offer', 'offer brewers-spent-grain | 10 t/day', 'need corn-steep-liquor | 20 t/month'],
    ['煤矸石每年十万吨，在大同', 'offer', 'offer coal-gangue | 100000 t/year | at 大同'],
    ['余热5兆瓦，温度95度，有需要的联系', 'offer', 'offer waste-heat | 5000 kWh/hour | temperature_c=95'],
    ['酒糟每周三车，想找养殖场接收', 'offer', 'offer distillers-grains | 3 unit/week'],
    ['出牡蛎壳，半吨一天', 'offer', 'offer shellfish-shells | 0.5 t/day'],
    ['二氧化碳每年1万2千吨，纯度99.9%', 'offer', 'offer carbon-dioxide | 12000 t/year | purity_pct=99.9'],
    ['你是机器人吗', 'question'],
    ['污泥每天20吨，含水率80%，急需处置单位', 'offer', 'offer sewage-sludge | 20 t/day | moisture_pct=80'],
    ['石灰石不需要了，取消吧', 'withdraw', 'need limestone'],
    ['大家早', 'small-talk'],
    ['各位好，出一批废硫酸，大概60吨，浓度70%左右，危废', 'offer', 'offer waste-sulphuric-acid | 60 t | hazardous | concentration_pct=70'],
    ['长期求购废塑料，不限量，价格好商量', 'need', 'need waste-plastics'],
    ['我们补贴50元/吨，污泥每天30吨', 'offer', 'offer - | 30 t/day | pays 50 CNY/t | ?material'],
    ['谁需要粉煤灰？', 'search', 'need coal-fly-ash'],
    ['每月有20-30吨废铝，宁波', 'offer', 'offer aluminium-scrap | 20-30 t/month | at 宁波'],
    ['下半年开始需要矿渣粉6万吨', 'need', 'need ground-granulated-blast-furnace-slag | 60000 t | 2026-07-01..'],
  ],
  ko: [
    ['안녕하세요, 당진에서 비산재 월 500톤 나옵니다', 'offer', 'offer coal-fly-ash | 500 t/month | at 당진'],
    ['생석회 주 20톤 필요합니다', 'need', 'need quicklime | 20 t/week'],
    ['탈황석고 연 2만톤 있습니다, 톤당 5천원', 'offer', 'offer fgd-gypsum | 20000 t/year | 5000 KRW/t'],
    ['고로슬래그 연간 3만~4만 톤 판매합니다', 'offer', 'offer blast-furnace-slag | 30000-40000 t/year'],
    ['폐유리 25톤 트럭 2대 있어요, 무상으로 드립니다', 'offer', 'offer waste-glass | 50 t | free'],
    [
      '비산재 월 800톤, 바닥재 월 300톤, 탈황석고 월 200톤 나옵니다',
      'offer',
      'offer coal-fly-ash | 800 t/month',
      'offer bottom-ash | 300 t/month',
      'offer fgd-gypsum | 200 t/month',
    ],
    [
      '- 비산재 월 500톤\n- 바닥재 월 200톤\n- 탈황석고 월 100톤',
      'offer',
      'offer coal-fly-ash | 500 t/month',
      'offer bottom-ash | 200 t/month',
      'offer fgd-gypsum | 100 t/month',
    ],
    ['냉각수 하루 최소 1000m3 구합니다, 5월부터', 'need', 'need cooling-water | ≥1000 m3/day | 2026-05-01..'],
    ['커피박 매일 300kg 나와요, 함수율 60%', 'offer', 'offer spent-coffee-grounds | 0.3 t/day | moisture_pct=60'],
    [
      '폐염산 월 40톤, 지정폐기물입니다, 농도 15%',
      'offer',
      'offer waste-hydrochloric-acid | 40 t/month | hazardous | concentration_pct=15',
    ],
    ['비산재 구할 수 있는 곳 있나요?', 'search', 'offer coal-fly-ash'],
    ['근처에 톱밥 필요한 분 있나요?', 'search', 'need sawdust'],
    ['바닥재 등록 취소해 주세요', 'withdraw', 'offer bottom-ash'],
    ['뭐 할 수 있어요?', 'question'],
    ['안녕하세요', 'small-talk'],
    ['감사합니다', 'small-talk'],
    ['네 수고하세요', 'small-talk'],
    ['고철 월 100톤 이상 구매합니다', 'need', 'need ferrous-scrap | ≥100 t/month'],
    ['스팀 시간당 10톤 남아요, 8bar, 울산', 'offer', 'offer steam | 10 t/hour | at 울산 | pressure_bar=8'],
    ['소석회 월 최대 50톤 필요, 6월부터 9월까지', 'need', 'need hydrated-lime | ≤50 t/month | 2026-06-01..2026-09-30'],
    ['맥주박 매일 10톤 나오고 당밀 월 20톤 필요합니다', 'offer', 'offer brewers-spent-grain | 10 t/day', 'need molasses | 20 t/month'],
    ['석탄재 연 10만톤, 보령', 'offer', 'offer coal-ash | 100000 t/year | at 보령'],
    ['폐열 5MW, 95도, 쓰실 분 구합니다', 'offer', 'offer waste-heat | 5000 kWh/hour | temperature_c=95'],
    ['굴껍데기 하루 2톤씩 나옵니다. 유해물질 아닙니다', 'offer', 'offer shellfish-shells | 2 t/day | harmless'],
    ['이산화탄소 연 1만2천톤, 순도 99.9%', 'offer', 'offer carbon-dioxide | 12000 t/year | purity_pct=99.9'],
    ['하수슬러지 하루 20톤 처리 업체 찾습니다, 함수율 80%', 'offer', 'offer sewage-sludge | 20 t/day | moisture_pct=80'],
    ['왕겨 주 3차 있습니다', 'offer', 'offer rice-husk | 3 unit/week'],
    ['너 로봇이야?', 'question'],
    ['순환골재 3천톤 급하게 필요해요 3월 20일까지', 'need', 'need recycled-concrete-aggregate | 3000 t | ..2026-03-20'],
    ['석분 1,200톤 일회성으로 나옵니다, 군산', 'offer', 'offer stone-powder | 1200 t | at 군산'],
    ['폐플라스틱 매달 20~30톤 나옵니다, 천안', 'offer', 'offer waste-plastics | 20-30 t/month | at 천안'],
    ['염산 35% 월 10톤 급구합니다', 'need', 'need hydrochloric-acid | 10 t/month | concentration_pct=35'],
    ['누가 비산재 필요하세요?', 'search', 'need coal-fly-ash'],
    ['톱밥 다 팔렸어요', 'withdraw', 'offer sawdust'],
    ['슬러지 월 200톤, 처리비 톤당 5만원 드립니다', 'offer', 'offer - | 200 t/month | pays 50000 KRW/t | ?material'],
    ['다음 달부터 석회석 하루 50톤 필요합니다', 'need', 'need limestone | 50 t/day | 2026-04-01..'],
    ['2만㎥ 처리수 매일 공급 가능합니다', 'offer', 'offer treated-wastewater | 20000 m3/day'],
  ],
}

const rows = Object.entries(messages).flatMap(([locale, all]) => all.map(([text, intent, ...items]) => ({ locale, text, intent, items })))

describe('a message of a busy engineer', () => {
  test.each(rows)('$locale: $text', ({ locale, text, intent, items }) => {
    const reading = readMessage(text, reader, { today, country: null })
    expect(reading.intent).toBe(intent)
    expect(reading.locale).toBe(locale)
    expect(reading.items.map(summaryOf)).toEqual(items)
  })

  test.each([
    [
      'US',
      '50 tons of fly ash a month in Houston',
      'offer coal-fly-ash | 50 t/month | at Houston | ?quantity short-or-metric-ton "50 tons"',
    ],
    ['US', '50 short tons of fly ash a month', 'offer coal-fly-ash | 45.359237 t/month'],
    ['US', '50 metric tons of fly ash a month', 'offer coal-fly-ash | 50 t/month'],
    ['GB', '50 tons of fly ash a month', 'offer coal-fly-ash | 50 t/month'],
  ])('a bare ton is asked about only where both are usual: %s, %s', (country, text, item) => {
    expect(readMessage(text, reader, { today, country }).items.map(summaryOf)).toEqual([item])
  })

  test.each(['fly ash 40 t/month', '粉煤灰 每月40吨', '비산재 월 40톤'])(
    'bare words after the command for a need are a need: %s',
    (text) => {
      const reading = readMessage(text, reader, { today, country: null, expect: 'need' })
      expect(reading.intent).toBe('need')
      expect(reading.items.map(summaryOf)).toEqual(['need coal-fly-ash | 40 t/month'])
    },
  )

  test('every field that was read says where', () => {
    const text = '你好，我们在唐山，每月有500吨粉煤灰，含水率1%，30元/吨'
    const [item] = readMessage(text, reader, { today, country: null }).items
    const said = Object.fromEntries((item?.spans ?? []).map(({ field, start, end }) => [field, text.slice(start, end)]))
    expect(said).toMatchObject({ location: '唐山', price: '30元/吨' })
    expect(said.quantity).toContain('500吨')
  })
})
