import type { Facts } from './facts.ts'
import { mask, originalWords, type Stretch } from './script.ts'

const noise =
  /(?<![\p{L}\d])(?:we|we're|we've|we'd|we'll|i|i'm|our|ours|us|you|your|my|me|it|its|it's|they|them|this|that|these|those|there|here|is|are|was|were|be|been|being|am|do|does|did|has|have|having|had|hav|can|could|will|would|should|may|might|must|shall|please|pls|plz|thanks?|thank|hi|hello|hey|dear|all|everyone|anyone|anybody|someone|somebody|who|what|which|where|when|how|why|about|abt|approx|approximately|around|roughly|some|any|of|the|a|an|and|or|also|plus|for|from|to|in|at|on|by|with|without|into|as|per|each|every|than|then|so|but|if|not|no|only|just|now|currently|right|away|asap|available|offer|offering|offers|sell|selling|sale|need|needs|needed|want|wants|wanted|looking|look|seek|seeking|buy|buying|buyer|require|requires|take|taker|free|give|giving|get|got|rid|surplus|excess|spare|extra|more|less|least|most|up|max|min|maximum|minimum|over|under|out|off|day|days|daily|week|weeks|weekly|month|months|monthly|year|years|yearly|annually|hour|hours|hourly|interested|interest|contact|call|email|collect|collection|pickup|delivery|delivered|price|priced|usd|eur|plant|site|factory|works|new|good|great|best|regards|cheers|morning|afternoon|make|makes|produce|produces|generate|generates|produced|generated|use|used for|leftover|left|once|twice|one-off|one off|one time|ongoing|regular|regularly|continuous|together|total|lot|hazardous|non-hazardous|anything|something|change|update|lhv|hhv|cv|ncv|gcv|calorific value|item|material|product|by-?products?|waste stream|stream)(?![\p{L}\d])/giu

const chineseNoise =
  /(?:我们厂?|我厂|我司|本厂|我公司|贵厂|你们?|他们|大家好?|您好|你好|请问|请|谢谢|联系|有没有|有|出售|供应|提供|可供|转让|处理|处置|求购|急求|急需|需要|需求|想要|收购|回收|采购|购买|寻找|寻求|求|收|找|要|卖|出|送|免费|长期|大量|少量|一批|批量|现货|现在|目前|每|约|大约|左右|大概|以上|以下|以内|价格|面议|自提|用户|买家|厂家|厂|公司|工厂|单位|吨|公斤|立方米?|个|的|了|吗|呢|吧|啊|呀|我|你|这|那|是|在|从|到|和|与|及|或|都|也|还|就|可以|可|能|想|给|把|被|为|用于|用来|做|用|月|年|日|天|周|产|需|热值|之前|之后|以前|以后|掉|车)/g

const koreanNoise =
  /(?<![\uac00-\ud7a3])(?:저희|우리|당사|제가|저는|안녕하세요|여기|이번|매일|매주|매월|매년|하루|시간당|월|연|연간|일|주|약|대략|정도|현재|지금|발열량|무료|무상|급구|급히|그리고|및|또는|혹시|공장|업체|회사)(?:에서|은|는|이|가|를|을|에|의|도|로|으로|입니다)?(?![\uac00-\ud7a3])|(?:필요|구합|구해|구함|찾|있|나옵|나와|발생|판매|팝|팔|공급|처분|처리|드립|드려|배출|생산|남|삽|사요|원합|원해|희망|가져가|쓰실|하실|받|주세요|주실)[\uac00-\ud7a3]*/g
const koreanParticle = /(?:입니다|이에요|예요|이고|이며|에서|으로|까지|부터|을|를|은|는|이|가|도|만|로|의|에|와|과|랑)$/

const latinRun = /[\p{Script=Latin}][\p{Script=Latin}\d'/-]*(?: [\p{Script=Latin}\d][\p{Script=Latin}\d'/-]*){0,5}/gu

function runs(text: string): Stretch[] {
  const found: Stretch[] = []
  for (const match of text.matchAll(/[\p{Script=Han}]{2,16}|[\uac00-\ud7a3]+(?: [\uac00-\ud7a3]+){0,2}/gu))
    found.push({ start: match.index, end: match.index + match[0].length })
  for (const match of text.matchAll(latinRun))
    if (match[0].replace(/[^\p{L}]/gu, '').length > 2) found.push({ start: match.index, end: match.index + match[0].length })
  return found.sort((a, b) => a.start - b.start)
}

function distance(run: Stretch, anchors: readonly Stretch[]): number {
  const gaps = anchors.map((anchor) =>
    run.start >= anchor.end ? run.start - anchor.end : run.end <= anchor.start ? (anchor.start - run.end) * 1.2 : 0,
  )
  return Math.min(...gaps, 400)
}

const blanked = (text: string, pattern: RegExp) => text.replace(pattern, (word) => '\ue000'.repeat(word.length))

/** A lower-case text without the words that name no thing; offsets stay. */
export const withoutNoise = (text: string): string => [noise, chineseNoise, koreanNoise].reduce(blanked, text)

/** The words of a stretch that name its material when no name of the catalogue stands there: the noun phrase nearest to its amount or verb. */
export function unknownMaterial(facts: Facts, within: Stretch): (Stretch & { readonly words: string }) | null {
  const { folded, quantities, money, free, attributes, dates, hazards, places, cues } = facts
  const known = [
    ...quantities,
    ...money,
    ...free,
    ...attributes,
    ...dates.spans,
    ...dates.durations,
    ...hazards,
    ...places.filter((place) => place.known),
    ...cues,
  ]
  const outside = [
    { start: 0, end: within.start },
    { start: within.end, end: folded.lower.length },
  ]
  const open = withoutNoise(mask(folded.lower, [...known, ...outside]))
  const inside = (one: Stretch) => one.start >= within.start && one.end <= within.end
  const anchors = [...quantities.filter(inside), ...cues.filter(inside)]
  const [best] = runs(open)
    .map((run) => ({ run, far: distance(run, anchors) }))
    .sort((a, b) => a.far - b.far || a.run.start - b.run.start)
  if (!best) return null
  const words = originalWords(folded, best.run).replace(koreanParticle, '')
  return words.length < 2 ? null : { ...best.run, words }
}
