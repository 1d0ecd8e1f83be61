import { describe, expect, test } from 'vitest'
import { readMessage } from '../../src/language/read-message.ts'
import type { Intent } from '../../src/language/reading.ts'
import { reader, today } from './support/summary.ts'

const context = { today, country: null }
const posts = new Set<Intent>(['offer', 'need'])
const intentOf = (text: string) => readMessage(text, reader, context).intent

const notPosts: Readonly<Record<string, readonly string[]>> = {
  hearsay: [
    'I heard the mill in Gent has 300 t of bark lying around, no idea if true',
    'A friend of mine says the brewery next door gives away 20 t of spent grain a week',
    'Apparently the smelter across the river dumps 500 t of dross a month',
    'someone told me you can get 40 EUR/t for fly ash these days',
    'Rumour has it that the power plant will have 200 kt of gypsum less next year',
    'According to the newspaper, Germany burns 26 million tonnes of waste wood each year',
    '据说隔壁钢厂每月有5000吨钢渣堆着没人要',
    '朋友说唐山那边粉煤灰每月有两万吨卖不出去',
    '听人讲他们厂每天白白排掉50吨蒸汽',
    '网上看到说磷石膏全国堆了8亿吨',
    '옆 공장에서 톱밥 월 50톤 나온다고 하던데 진짜인지는 모르겠어요',
    '누가 그러는데 광양에서 슬래그 5만톤 남는대요',
    '소문에 발전소 석탄재 월 2만톤 그냥 버린다더라고요',
  ],
  news: [
    'Copper jumped to 9,800 $/t overnight',
    'Steel scrap prices fell by 20 EUR/t this week',
    'Urea is trading at 410 USD/t, madness',
    'BASF announced it will cut 200,000 t of ammonia capacity next year',
    'New study: 2 billion tonnes of red mud are stored worldwide',
    'China exported 5 million tonnes of slag last year, says Reuters',
    '今天废钢又涨了50元/吨',
    '纯碱期货跌破1200元/吨 行情太差了',
    '据报道，我国每年产生粉煤灰约6亿吨',
    '新闻里说某钢铁公司今年要减产200万吨钢渣',
    '구리 시세가 톤당 1300만원을 넘었네요',
    '뉴스 보니까 국내 석탄재 연 800만톤 중에 절반만 재활용된대요',
    '[기사] 포스코, 슬래그 연 100만톤 시멘트 원료로 공급 협약',
  ],
  'what is past': [
    'last year we paid 60,000 EUR to landfill 800 t of sludge, imagine',
    'The truck came this morning and took all 20 t of sawdust, thank you',
    'we delivered 35 t of gypsum yesterday',
    'Driver collected 12 drums of waste oil on Friday',
    '去年我们填埋了3000吨污泥，花了快一百万',
    '昨天那车炉渣30吨已经拉走了，谢谢',
    '작년에 폐수슬러지 2천톤 소각하느라 5억 들었습니다',
    '어제 우드칩 20톤 잘 받았습니다 감사합니다',
  ],
  'what is over or not wanted': [
    "We don't have any fly ash at the moment",
    "we're not producing any sludge since the line was closed, take us off the list",
    'no more sawdust from us, please stop the calls',
    'Please remove my listing for 300 t of gypsum',
    'All 40 t of the pallets have been sold, close it please',
    '我们厂没有粉煤灰了，别再推了',
    '300吨石膏那条帮我撤掉',
    '我们不收钢渣 别再给我打电话了',
    '저희는 이제 폐열 안 나옵니다. 연락 그만 주세요',
    '석고 300톤 올린 거 내려주세요',
    '슬래그는 취급 안 합니다',
  ],
  'questions to the bot': [
    'can I post 5 t/month or is that too little?',
    'is sewage sludge hazardous waste?',
    'how much could we get for 100 t of copper slag?',
    "what's the difference between bottom ash and fly ash",
    'do I need a permit to move 20 t of spent acid',
    'where do I change the quantity from 40 to 60 t?',
    'why was I shown coal ash when I asked for sawdust?',
    'will the other side see that we want 30 EUR/t?',
    '我发布的粉煤灰从每月40吨改成60吨要在哪里改',
    '污泥每天2吨这么少能发布吗',
    '运废酸20吨要办什么手续',
    '脱硫石膏和磷石膏有什么不同',
    '为什么给我推荐了炉渣',
    '월 5톤도 등록되나요?',
    '폐산 20톤 옮기려면 허가가 필요한가요?',
    '비산재랑 바닥재 차이가 뭐예요',
    '수량을 40톤에서 60톤으로 바꾸려면 어떻게 하나요',
  ],
  'complaints and talk of the day': [
    'You sent me a plant that does not even take aluminium dross',
    'nobody has called about our fly ash for three weeks',
    'the gypsum truck is stuck at the gate again',
    'Call with the steam team at 14:00, room 3, bring the 5 MW study',
    'Reminder: safety training about caustic soda on Tuesday at 9',
    'I am away until 20 March, Petra handles the slag',
    '你们推荐的那家电话打不通 说的粉煤灰根本没有',
    '周三下午两点开会讨论蒸汽5吨的方案',
    '炉渣的车又堵在门口了',
    '추천해 준 업체가 비산재 안 받는다네요 헛걸음했어요',
    '수요일 2시에 스팀 5톤 건으로 회의 있습니다',
    '슬래그 실은 트럭이 또 늦네요',
  ],
}

const offers: readonly string[] = [
  'used hydraulic oil, 22 drums, asking $30 per drum',
  'looking to get 20 EUR/t for our wood chips, 40 t/week',
  'fly ash 300 t/month, we want 8 EUR/t',
  'looking for a home for 40 t of off-spec bentonite',
  'whey 20 m3/d needs collecting',
  '30 pallets must be gone by Friday',
  'could anybody use 15 t/week of sawdust?',
  'can somebody take our slag, 500 t/month?',
  'who can make use of warm water 35 °C, 300 m3/h?',
  'We have no use for 12 t/h of steam at 3 bar',
  'sick of paying to landfill 50 t/month of paper sludge, any use for it?',
  'heard you take gypsum - we have 400 t/month',
  'WTS 30 t copper scrap',
  'we can let you have 25 t/h of condensate',
  'I read that greenhouses use CO2. Our brewery vents 300 kg/h of it.',
  'last year we landfilled 3000 t of foundry sand, now we would rather give it away: 250 t/month',
  'wood ash 20 t/month, previously sold to farmers, free to anyone who collects',
  '听说你们要粉煤灰 我们厂每月有300吨',
  '去年的废砂都填埋了 今年每月200吨想找人接',
  '余热3兆瓦 白白排掉可惜 谁能用',
  '污泥每天20吨 找下家',
  '钢渣每月5000吨 有人收吗',
  '电石渣 100吨/天 求消纳',
  '冷能9兆瓦 LNG接收站的 想找用户',
  '비산재 월 300톤 가져가실 분 찾아요',
  '석고 받으신다고 들었는데 저희 월 400톤 나옵니다',
  '슬러지 하루 20톤 처리할 곳 찾습니다',
  '작년까지 매립하던 주물사 월 200톤, 올해는 재활용처 구합니다',
  '폐열 3MW 그냥 버리고 있어요 쓰실 곳?',
  '톱밥 주 15톤 필요하신 분?',
]

const needs: readonly string[] = [
  'looking 4 wood pallets, 200 pcs',
  "Who's got gravel?? we need 300 t for a road job",
  'we would take any wood ash, 200 t a month',
  'our kiln is short of fuel, could use 40 t/week of RDF',
  'anyone with spare oxygen? we can use 500 Nm3/h',
  'could we get 20 t/week of sawdust from somebody?',
  'WTB copper scrap 20 t/month',
  'we take used cooking oil, 500 L/week, and charge nothing',
  'in the market for 300 t/month of gypsum',
  'Cement plant accepts tyres, 50 t/day, gate fee 40 EUR/t',
  'happy to take fly ash off your hands, up to 200 t/week',
  'ISO: quicklime 20 t a week',
  'fly ash wanted 300 t/month',
  '谁家有氢气 我们每小时要500方',
  '有没有多余的蒸汽 我厂缺10吨每小时',
  '长期收污泥 日处理300吨',
  '缺石灰 每天20吨',
  '想进一批废钢 300吨',
  '要钢渣2000吨 做路基',
  '水泥厂用粉煤灰 每月3000吨 到厂价60',
  '회수유 구해요~ 월 20톤',
  '비산재 찾는중 월 300톤',
  '커피박 받아요 하루 5톤 처리비 톤당 2만원 받습니다',
  '폐황산 구해여 월 800톤 톤당 7천원 드립니다',
  '남는 수소 있으신 분? 저희 시간당 500Nm3 필요해요',
  '톱밥 주 15톤 쓸 데 있어서 삽니다',
  '석회석 하루 50톤 부족합니다',
]

const searches: readonly string[] = [
  'do you have breweries on here that give away spent grain',
  'what could a paper mill pass on to others?',
  'any takers for bottom ash in Saxony',
  'anybody near Lyon interested in waste glass?',
  'show me everything above 100 t/month of fly ash',
  'list the offers in Busan',
  'which plants could use 95 °C water',
  'is there somebody in Ohio with spare CO2',
  'who would want brewery yeast',
  'what does a cement works normally take in',
  'looking for companies that accept waste plastics',
  '附近有哪些厂收炉渣',
  '把上海的供应都列出来',
  '啤酒厂的副产品一般谁要',
  '化肥厂能用上什么废料',
  '有卖石灰的吗',
  '苏州有人出废钢吗',
  '울산에 수소 파는 곳 있어요?',
  '등록된 거 전부 보여줘',
  '시멘트공장이 받을 만한 거 뭐 있죠',
  '폐열 쓰는 데가 어디 어디예요?',
  '제지공장에서 나오는 부산물 어디서 받아줄까요',
]

describe('what is no listing', () => {
  test.each(Object.entries(notPosts).flatMap(([what, texts]) => texts.map((text) => [what, text] as const)))('%s: %s', (_, text) => {
    expect(posts.has(intentOf(text))).toBe(false)
  })
})

describe('who has it and who would take it', () => {
  test.each(offers)('is an offer: %s', (text) => {
    expect(intentOf(text)).toBe('offer')
  })
  test.each(needs)('is a need: %s', (text) => {
    expect(intentOf(text)).toBe('need')
  })
  test.each(searches)('is a search: %s', (text) => {
    expect(intentOf(text)).toBe('search')
  })
})
