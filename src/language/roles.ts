import type { Mention } from './material-index.ts'

/** What a mention of a material is there for: to be listed, or only to describe something else. */
export type Role = 'item' | 'context' | 'facility' | 'attribute'

const facilityAfter =
  /^[\s-]?(?:fired |processing |production |recycling |manufacturing )?(?:plants?|mills?|factor(?:y|ies)|works(?=$|[\s,.](?:wants?|needs?|seeks?|requires?|looking|in|at|near|is|has|could|can|buys?|offers?|produces?))|makers?|producers?|manufactur\w+|compan(?:y|ies)|refiner(?:y|ies)|smelters?|farms?|sites?|workshops?|boilers?|users?|industry|power station|foundr(?:y|ies)|shop|line|kiln(?! dust)|furnace|turbine|unit(?!s)|network|recyclers?|traders?|project)\b|^[板棒管布纸砖块粉材瓶丝罐片箱]{0,2}(?:制品)?厂(?!价)|^(?:公司|企业|工厂|集团|车间|项目|站|线|机组|锅炉|业|行业|养殖|电厂|发电|生产线|制品厂|加工厂|设备|管网|炉)|^(?:보드|판|관|벽돌|제품|가공)?\s?(?:[사장](?=[\s,.]|$|이나|나\s|에서|는|은|이|가|와|과|입니다)|공장|발전소|발전|업체|회사|제조|생산업|제조사|사업장|농장|보일러|공정|산업|업계|화력|설비|플랜트|라인|배관|제조용|생산용|가공공장)/
const servesBefore =
  /\b(?:for|into|previously held|held|holding|carried|stored|but not|except|to (?:make|produce|replace|neutrali[sz]e|treat|heat)|as (?:a )?(?:substitute for|replacement for|an alternative to)|instead of|in place of|replac(?:e|es|ing)|substitut\w+|rather than|such as|like|e\.g\.|than|free (?:of|from)|no|without|not|non|mixed with|contaminated with|contain(?:s|ing)?|with(?: some| traces of)?|from (?:our |the |a )?|in(?: our| the)?|by-?product of|making|producing|neutralising|neutralizing|treating|drying|cleaning|washing|traces of|used (?:for|in|as)|suitable (?:for|as)|low|high|under|on)\s(?:the |a |our |any )?$|(?:不要|不是|不收|装过|装过的|除了|替代|代替|取代|用于|用来|用作|用做|生产|制造|制作|加工|做成?|制|不含|含有?|无|混有|掺|处理|洗|来自|代|配|烘干|加热|脱|除)$|(?:(?<!(?:고요?|데요?|[,.])\s?)대신|대체)\s?$/
const servesAfter =
  /^(?:이나|나)?\s?(?:[가-힣]{1,6}\s?)?(?:은|는)?\s?필요\s?없|^\s?(?:이|가|을|를)?\s?(?:필요하신|쓰실|쓰시는|찾으시는|구하시는)\s?(?:분|곳|데|공장|업체|농가)|^(?:脱硫|脱硝|净化|除尘|治理)(?!石膏|剂|灰|渣|废|催化|硫|液|泥)|^(?:도금|합금|제련|용접)(?!\s?(?:슬러지|재|액|드로스))|^(?:品质|水质|级(?!配)|工艺)|^[高低](?=[\s,，]|$)|^(?:나|이나|또는|·)\s?[가-힣]{1,6}용|^질(?=[\s,.]|$)|^\s?(?:부산물|폐액|폐기물)?\s?\??\s?(?:말고|아니고|아니라|아니요|아닙니다|아니에요|아니예요|아닌|빼고|제외)|^(?:-|\s)?(?:rich|based|bearing|containing|free|contaminated|tanned|laden|grade|quality|substitute|replacement|alternative|treatment|disposal permit|production)\b|^(?:用途|用的|用(?![户了])|替代|代用|处理用|生产用?|制造|制品|加工|含量|为原料|处理厂|洗过|污染|脱硫用)|^\s?(?:(?:보드|판|벽돌|블록|제조|원료|제품|가공|연료|비료|사료|농업|보수|건축)?용(?!\s?액|융)|대체|대용|제조|생산|가공|섞인|포함|함유|대신|함량|분해|추출|정제|오염|처리용|중화|으로 만든|공정)/
const shareAfter =
  /^\s?(?:content|含量|量|함량)?\s?(?:of|is|about|:|：|=|<|>|≤|≥|~|约|약|max\.?|min\.?|\(|≈|不超过|低于|大于|小于|高于|under|below|over)*\s?\d[\d.,]*\s?(?:[-~]\s?\d[\d.,]*\s?)?(?:%|ppm|‰|mg\/|g\/t)/
const shareBefore = /\d\s?(?:%|ppm)\s?(?:of\s)?(?:total\s)?$/

function isShare(lower: string, mention: Mention): boolean {
  return (
    shareAfter.test(lower.slice(mention.end, mention.end + 40)) ||
    shareBefore.test(lower.slice(Math.max(0, mention.start - 14), mention.start))
  )
}

const vessel = /pallet|drum|ibc|tote|container|crate|barrel|box|sack|bag|truck|load|桶|袋|箱|托盘|드럼|팔레트|포대|박스|마대/
const vesselOf =
  /^(?:的|装的?)(?=\p{Script=Han})|^\s(?:of|full of|filled with)\s(?!various|different|all|good|mixed|size|grade|any|type|which|them)/u

/** In "10 pallets of off-spec ABS" the pallets only hold what is listed. */
function holdsAnother(lower: string, mention: Mention, next: Mention | undefined): boolean {
  return (
    (next === undefined || next.start - mention.end < 30) &&
    vessel.test(lower.slice(mention.start, mention.end)) &&
    vesselOf.test(lower.slice(mention.end, mention.end + 14))
  )
}

/** "Looking for horse manure", "rid of slag": the word before belongs to the verb. */
const governed =
  /\b(?:(?:look(?:ing)?|search(?:ing)?|ask(?:ing)?|hunt(?:ing)?|need|demand|requests?|enquiry|inquiry|home|outlets?|takers?|buyers?|users?|uses?|market|offers?|bids?|quotes?|rfq|pay(?:ing)?|shopping) for|interested in|deal(?:s|ing)? (?:in|with)|(?:data|info\w*|details|figures|news|update|numbers|quote|specs?|word) on|short (?:on|of)|sitting on|left with|end(?:s|ed)? up with)\s(?:(?:the|a|an|some|any|our|more|good|clean|used|spent|about) )*$/
/** 社区堆肥 需要咖啡渣, "compost site seeks ash", 깔짚으로 쓸 톱밥: what it is for, before what is wanted. */
const wantedNext =
  /^(?:厂|场|站|企业|项目|基地|车间)?\s?(?:现|正在|长期|每月|常年|急)?(?:需要|求购|收购|采购|要收|急需|想要|想收|求)(?!的)|^\s?(?:(?:으로|로)\s?)?(?:쓸|쓰실|쓰려는|만드실|만드는|만들|사용할|원료로|제조에)/
const purposeAfter =
  /^\s?(?:용|원료)?(?:으로|로)(?:만|도)?(?=[\s,.]|$)|^\s?하(?:실|시는)\s|^(?:을|를)\s?(?:만드|만들|생산|제조|가공|재배|키우|쓰는|사용하는)|^\s?(?:(?:으로|로)(?:도|만)?\s?)?(?:쓸\s|쓰실|만드실|만들|만드는|씀)|^\s?(?:으로|로)(?:도)?\s?(?:쓰|사용|재활용|활용|만들|대체|투입|이용)/

function roleOf(lower: string, mention: Mention, isFirst: boolean): Role {
  const [before, after] = [lower.slice(Math.max(0, mention.start - 36), mention.start), lower.slice(mention.end, mention.end + 24)]
  if (facilityAfter.test(after) || purposeAfter.test(after)) return 'facility'
  if (!isFirst && isShare(lower, mention)) return 'attribute'
  if (/含$|(?:含有|containing|contains)\s?$/.test(before) && isShare(lower, mention)) return 'attribute'
  if ((servesBefore.test(before) && !governed.test(before)) || servesAfter.test(after)) return 'context'
  return 'item'
}

/** The first of two when what stands between them says that it wants the second. */
function wantsNext(lower: string, mention: Mention, next: Mention | undefined): boolean {
  if (next === undefined || next.start - mention.end > 14) return false
  const between = lower.slice(mention.end, next.start)
  return wantedNext.test(between) && !/\d|[。！!？?\n]/.test(between)
}

/** The role of every mention. The first that could be listed is listed, even when it looks like context, if nothing else is. */
export function rolesOf(lower: string, mentions: readonly Mention[]): Role[] {
  const roles: Role[] = []
  for (const [index, mention] of mentions.entries())
    roles.push(
      holdsAnother(lower, mention, mentions[index + 1]) || wantsNext(lower, mention, mentions[index + 1])
        ? 'facility'
        : roleOf(lower, mention, !roles.includes('item')),
    )
  if (roles.includes('item')) return roles
  const fallback = roles.findIndex((role) => role === 'context' || role === 'attribute')
  return roles.map((role, index) => (index === fallback ? 'item' : role))
}
