import type { ListingKind } from '../domain/listing.ts'
import type { PriceDirection } from '../domain/money.ts'

const takerPays =
  /(?:buyer|taker|customer|you|receiver|off-?taker|recipient|purchaser)s?\s(?:will |would |can |to |must |should |shall )?(?:pay|pays|paid)\b|(?:paid|borne|payable) by (?:the )?(?:buyer|taker|receiver|customer|purchaser|recipient)|买方付|对方付|买家付|[买需]方支付|수요처\s?(?:지급|부담|지불)|구매자\s?지급|구매자\s?부담|구매자가|원(?:에|만|씩|정도)?\s*(?:만\s?)?받(?:고|습|아|을|음|는|고\s?드)|(?:만|천)만\s?받|주시면|you pay|收购价|售价|单价|出厂价|到厂价|自提价|판매가|매입가|구매가|매각가|(?:원|만|천|백)\s?(?:이면|에|씩에|정도면|선에서?)\s?(?:드려|드리|드립|드림|넘기|넘겨|넘김|팔|내놓)/
const takerGets =
  /\b(?:buyer|taker|receiver|off-?taker|recipient|collector|you|they|whoever(?: \w+){1,5})s? (?:(?:will|would|can|shall|could) )?(?:gets?|receives?|earns?|is paid|are paid|be paid|pockets?)\b|\b(?:we(?:'ll|'d| can| will| would| could|'re (?:willing|ready|happy) to| are (?:willing|ready|happy|prepared|able) to| also| currently| do)*|will|can|could|would|happy to|willing to|ready to|prepared to|able to|glad to|i'll|i'd)\s(?:also )?(?:pay|contribute|subsid\w+|offer to pay|cover|chip in|throw in|top up)\b|\b(?:gate|tipping|disposal|treatment|processing|handling|reception)[ -]?(?:fee|charge|cost)s?|\bpay(?:ing|s)? (?:you|the taker|a taker|for (?:disposal|removal|collection|haulage|treatment|haulage))|\bpaying (?!by|in|cash|on)|\badd (?:another )?\W?\d|(?:paid|borne|payable) by (?:the |us\b)?(?:supplier|seller|producer|provider)?|[供卖]方(?:支付|承担|付)|공급처\s?(?:지급|부담|지불)|\bpaid to (?:take|collect|remove|haul)|\bsubsid\w+|处置费|处理费|处置单价|接收费|补贴|倒贴|贴钱|贴补|贴运费|补运费|付费处理|付费处置|我[们方司厂]?(?:付|出|贴|给|补)(?!售)|可付|愿意?[出付]|愿付|[补贴给付]\s?\d|倒找|预算|\bbudget|예산|给你|给对方|처리비|처리\s?비용|처리단가|드리|드립|드려|드릴|드림|지원|보조|부담합|지급|얹어|처리\s?(?:맡|의뢰|위탁|부탁)|\bpay(?:ing)? (?:to|for) (?:take|hav|get|be|dispos|remov|haul)/
const needReceives =
  /\bwe (?:charge|receive|get|ask|want|take in at)\b(?! to (?:buy|pay|use))|\b(?:charge|charging)\b|gate[ -]?fee|tip(?:ping)?[ -]?fee|payable to us|paid to us|disposal fee|reception fee|\b(?:you|supplier|seller|provider|producer)s? (?:pays?|to pay|must pay)\b|against a fee|处置费|处理费|接收费|收费|收取|每吨收|一吨收|收你|付我|[贴补给]我|倒贴|(?:产废|排污|供货)[^，,。;；\d]{0,6}[付出]|对方付|처리비|처리\s?비용|처리단가|반입료|반입비|반입\s?수수료|수수료|받습니다|받아요|받음|받고|받겠/
const needPays =
  /(?:求|需|구합|구해).{0,12}(?:드립|드려|드릴)|\b(?:we(?:'ll| will| can| would|'d)? pay|paying|will pay|happy to pay)\b|收购价|到厂价/
const fee = /处置费|处理费|补贴|倒贴|倒找|처리비|gate|tipping|disposal|반입료/

/** Who pays whom, from the words around a price. `around` is the sentence it stands in. */
export function directionOf(kind: ListingKind, around: string, amount: number): PriceDirection {
  if (amount < 0) return 'buyer_receives'
  if (kind === 'need') return needReceives.test(around) && !needPays.test(around) ? 'buyer_receives' : 'seller_receives'
  if (takerPays.test(around) && !fee.test(around)) return 'seller_receives'
  return takerGets.test(around) ? 'buyer_receives' : 'seller_receives'
}
