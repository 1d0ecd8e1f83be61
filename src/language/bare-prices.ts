import type { Stretch } from './script.ts'
import { unitAt } from './units.ts'

/** A number that is a price though no word of money stands beside it: 260一吨, 出厂价45, 톤당 3만. */
export type BarePrice = { readonly currency: 'CNY' | 'KRW' }

const pricedIn = '(?:吨|方|立方米?|标方|斤|公斤|千克|升|个|只|条|桶|车|张|件|套|根|块|台|度|袋|包|托|吉焦|兆瓦时|平方?|m3|t|kg|l|gj|kwh)'
const perUnitAfter = new RegExp(String.raw`^\s?(?:一|每|\/\s?)${pricedIn}(?![a-z天月年日周\d])`)
const termsAfter =
  /^\s?(?:出厂|到厂|到岸|到货|到站|送到|送货|出货|含税|不含税|含运费?|包运输?|包邮|包送|装好车|装车价|自提|起拍|起卖|左右到厂|左右出厂|出(?=$|[\s，,。;；])|可谈|可议|拉走)/
const priceWord =
  '(?:出厂价?|到厂价?|到货价?|到岸价|送到价?|自提价?|含税价?|单价|报价|价格|价钱|售价|卖价|收购价|回收价|现价|底价|起拍价|成交价|挂牌价|处置费|处理费|处置单价|接收费|运费|(?<![酸特化评估原二三四五六])价)'
const toPay = '(?:给你?们?|出到?|付|倒?贴|补贴?|收你?|卖|要|收)'
const said = String.raw`(?:为|是|在|约|大约|大概|差不多|最高|最多|最低|至少|不超过|不低于|不高于|${toPay}|每吨|一吨|每方|一方|:|：|\s)`
const priceBefore = new RegExp(`${priceWord}${said}{0,4}$`)
const eachBefore = new RegExp(
  String.raw`(?:每|一)${pricedIn}(?:倒?贴|补贴?|卖|要|收|给你?们?|出|付|价格?|运费|处置费|处理费|大概|约|最高|:|：|\s){0,4}$`,
)
/** 倒贴400, 卖2800. */
const saysPrice = /(?:倒贴|倒找|贴补|补贴|最高出|能出|愿出|出到|给到|(?<![专外热变拍])卖|开价|要价|底价|只要|售)(?:约|大概)?\s?$/
/** "每月500吨 1150 湛江": a number that stands alone behind an amount. */
const behindAmount = /\d(?:吨|方|公斤|个|条|桶|件|车|袋|包)(?:[/每一][月年天日周])?[\s，,]$/
const alone = /^[1-9]\d{1,5}(?:$|[，,。\n]|\s(?=\p{Script=Han}|$))/u
const lotBefore = /(?:整批|全部|打包价?|一口价|总价|一共|全要|一次性)(?:卖|要|给|出|约|:|：|\s){0,2}$/
/** "…3吨，太仓，2600": a number that is the end of all. */
const isLast = (lower: string, before: string, after: string, digits: number) =>
  digits > 2 && digits < 7 && /[，,]\s?$/.test(before) && /^[\s。.]*$/.test(after) && /吨|方|公斤|\dt(?![a-z])/.test(lower)
const koreanBefore =
  /(?<!\d\s?)(?:kg|킬로|키로)(?:에|당)?\s?$|(?:(?:톤|kg|킬로|키로|개|드럼|통|대|차|장|루베|㎥|m3|리터|팔레트)\s?당|단가|가격|판매가|매입가|처리비|처리단가|반입료|운반비|운송비)(?:은|는|이|가|를|로)?\s?(?:약|대략|최대|최고|:)?\s?$/
const countsTime = /^\s?(?:天|日|号|月|年|点|期|级|目|公里|人|家|周|班|次|成|以上含|%|％|일|월|년|개월|명|회|시)/

/** True when a unit of measure or a word of time follows, so that the number is an amount of that. */
function isMeasured(text: string, lower: string, end: number): boolean {
  const gap = lower[end] === ' ' ? 1 : 0
  if (countsTime.test(lower.slice(end, end + 4))) return true
  if (/^\s?包[运邮送装]/.test(lower.slice(end, end + 3))) return false
  const unit = unitAt(text, lower, end + gap)
  return unit !== null && !(gap === 1 && /\p{Script=Han}/u.test(unit.spelling))
}

const wordsAhead = [saysPrice, priceBefore, eachBefore, lotBefore]

function isSaidOrAlone(lower: string, { start, end }: Stretch, before: string, after: string): boolean {
  const standsAlone = behindAmount.test(before) && alone.test(lower.slice(start, end + 3))
  const isLimit = /(?:^|[\s，,])$/.test(before) && /^以内(?=[\s，,。]|$)/.test(after) && end - start > 1
  return (
    standsAlone ||
    isLimit ||
    isLast(lower, before, after, end - start) ||
    termsAfter.test(after) ||
    wordsAhead.some((words) => words.test(before))
  )
}

/** Reads a number without a word of money as a price, by the words around it; `language` is whose words they may be. */
export function barePrice(text: string, lower: string, { start, end }: Stretch, language: 'zh' | 'ko'): BarePrice | null {
  const [before, after] = [lower.slice(Math.max(0, start - 18), start), lower.slice(end, end + 10)]
  if (language === 'ko') return koreanBefore.test(before) && !isMeasured(text, lower, end) ? { currency: 'KRW' } : null
  if (/[一二两三四五六七八九十\d]吨$/.test(before) && /^\p{Script=Han}$/u.test(lower.slice(start, end))) return null
  const isPrice = perUnitAfter.test(after) || (!isMeasured(text, lower, end) && isSaidOrAlone(lower, { start, end }, before, after))
  return isPrice ? { currency: 'CNY' } : null
}
