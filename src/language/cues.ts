import type { ListingKind } from '../domain/listing.ts'
import type { Stretch } from './script.ts'

/** Words that say whether somebody has something or could use it. */
export type Cue = Stretch & { readonly kind: ListingKind }

type Form = { readonly kind: ListingKind; readonly pattern: RegExp }

const someone = '(?:any(?:one|body)|some(?:one|body)|who|whoever|others?|you guys|folks|somebody out there)'

/** The first form that matches a place wins it, so the exceptions stand before the rules. */
const forms: readonly Form[] = [
  // Somebody who takes it is looked for: that is an offer, whatever the verb.
  {
    kind: 'offer',
    pattern:
      /\b(?:need(?:s|ed|ing)?|want(?:s|ed|ing)?|look(?:s|ing)?(?: for)?|seek(?:s|ing)?|search(?:ing)? for|require)\s+(?:(?:a|an|any|some|new|good|the|to|local|nearby|reliable|for)\s+){0,3}(?:taker|off-?taker|home|outlet|buyer|user|customer|recipient|client|someone|somebody|anyone|get(?:ting)? rid|be rid|rid of|dispos\w*|sell|move|offload|shift|give|haul(?:er|age)?|it gone|use for|recycler|processor|partner|disposal|removal)/g,
  },
  {
    kind: 'offer',
    pattern: new RegExp(
      String.raw`\b${someone}\s+(?:(?:out there|here|nearby|else|around|could|can|would|might|to|who|that|is|be|in need of|able to|like to)\s+){0,3}(?:need|want|use|take|buy|collect|interested|looking|reuse|recycle|accept|pick)\w*`,
      'g',
    ),
  },
  {
    kind: 'need',
    pattern: new RegExp(
      String.raw`\b${someone}\s+(?:(?:out there|here|nearby|around|who|that|currently)\s+){0,2}(?:ha(?:s|ve|ving)|got|sell|offer|produc|suppl|generat|mak|with)\w*`,
      'g',
    ),
  },
  {
    kind: 'need',
    pattern:
      /\b(?:need(?:s|ed|ing)?|want(?:s|ed|ing)?(?! rid)|looking (?:for|to (?:source|buy|get|find|purchase|procure))|look for|seek(?:s|ing)?|requir(?:e|es|ing)|request(?:ing)?|req:|rfq|in search of|searching for|buy(?:s|ing)?|purchas(?:e|es|ing)|sourc(?:e|ing)|procur(?:e|ing)|wtb|(?:could|can|would|will|able to|like to|happy to|we(?:'ll)?|we'd)\s(?:also )?(?:use|take in|absorb|accept|consume)(?! (?:about |around |just |only )?(?:[$€£¥]|\d[\d.,]* ?(?:usd|eur|gbp|\$|€|£|krw|cny|rmb|dollars?|euros?)|usd|eur|gbp))|(?:can|could) take|we (?:take|accept|use|consume|burn)|short of|in the market for|interested in (?:buying|taking|getting|any)|have (?:a )?(?:need|demand|use) for|on the lookout for|iso:|running (?:low|out) (?:on|of)|demand for)(?![a-z])/g,
  },
  {
    kind: 'offer',
    pattern:
      /\b(?:offer(?:s|ing|ed)?|ha(?:ve|s|v)|we've|got|available|avail\.?|sell(?:s|ing)?|for sale|surplus|excess|spare|produc(?:e|es|ing)|generat(?:e|es|ing)|mak(?:e|es|ing)|giv(?:e|ing) away|get(?:ting)? rid|dispos(?:e|ing|al)|left ?over|up for grabs|suppl(?:y|ies|ying)|provid(?:e|es|ing)|wts|offload(?:ing)?|clear(?:ing)? out|discharg(?:e|es|ing)|going spare|comes? out|must go|ready for (?:collection|pick-?up)|free to (?:a good home|collect)|piling up|sitting (?:here|on|in)|stockpiled?|come and (?:get|collect)|take it|please take)(?![a-z])/g,
  },
  {
    kind: 'offer',
    pattern:
      /(?:需要|急需|求|想|需|要|得|必须)(?:人|有人|厂家|单位)?(?:处理(?!用)|处置|清运|外运|外售|接收|带走|拉走|出售|转让|消化|卖)|(?:找|寻|求|诚寻|寻找|想找)[^，,。;；\n]{0,12}?(?:用户|买家|买主|下家|客户|销路|出路|接手|处置|处理|单位|公司|[厂家](?![要求需收])|接收|合作|渠道|消纳)|(?:谁家?|有人|哪家|哪里|哪位|有没有(?:人|谁|厂子?|厂家|单位|公司|哪家|朋友|老板)?)(?:想|能|可以)?(?:要|需要|收|用|接收)|有(?:需要|需求|意向?)的?|需要的|要的(?:联系|私|来)|需者|欢迎来拉|找去处/g,
  },
  { kind: 'need', pattern: /(?:谁|哪里|哪家|有没有人?|有谁|有人)(?:家|那|能)?(?:有|出|卖|供|提供)/g },
  {
    kind: 'need',
    pattern:
      /求购|急求|急收|高价收|长期收|收购|采购|购买|需要|急需|需求|所需|想要|想买|想收|想找|寻找|寻求|诚收|大量收|常年收|求(?![真是])|需(?!处)|缺(?![点陷])|招(?![聘标待])|(?<![回吸验查接签征丰])收(?![到费入集据取运益缩])|(?<![查])找(?!到|人)|(?<![主重只不还是次需])要(?![求是么不紧钱点现处清卖出拉自提开])|接收|回收(?![的利站])|用得上|消耗|进购|买/g,
  },
  {
    kind: 'offer',
    pattern:
      /出售|供应|提供|可供|转让|处理|处置|外售|销售|甩卖|清仓|现货|富余|多余|剩余|余有|闲置|免费送?|赠送|白送|排放|月产|年产|日产|产生|产出|每[月天年日]产|外排|外送|(?<![只没未所具含带还])有(?![机限害毒色关无没效些时点人谁效需])|(?<![输导支])出(?![来厂口自于现去货车院门差])|卖|供(?![不])|送(?![货到])|拉走/g,
  },
  {
    kind: 'offer',
    pattern:
      /(?:처리|처분|수거|위탁|반출|인수|가져가실|가져갈|쓰실|사용하실|필요하신|필요한|수요|구매|매입|받아주실|수요처|판로|거래처|사용처|활용처|처리처|재활용)\s?(?:업체|처|분|곳|회사|공장|필요처)?(?:를|을|이|가|도|은|는)?\s?(?:급히\s?)?(?:필요|구합|구해|구함|찾|원합|원해|희망|급구|모집|모십)|필요하신\s?(?:분|곳|업체)|필요한\s?(?:분|업체|공장)|필요하시면|쓰실\s?(?:분|곳)|가져가실|가져가세요|사용하실\s?분|관심\s?있으신/g,
  },
  {
    kind: 'need',
    pattern:
      /필요(?:합니다|해요|함|하다|하네요|하고|한데)?|구합니다|구해요|구해봅니다|구함|구하고|구하는|구하려|구인|급구|찾습니다|찾아요|찾고|찾음|삽니다|사고\s?싶|사요|매입|구매|구입|원합니다|원해요|받습니다|받고\s?싶|받을게요|수급|조달|쓰고\s?싶|사용하고\s?싶|수요|희망합니다|부족|씁니다|사용합니다/g,
  },
  {
    kind: 'offer',
    pattern:
      /나옵니다|나와요|나옴|나오는데|나오고|나오는|발생|있습니다|있어요|있음|있는데|있고|있네요|있으니|판매|팝니다|팔아요|팔고|공급|처분|처리|드립니다|드려요|드릴게요|드림|배출|생산|제공|남습니다|남아요|남는|남아|여유|무료|무상|출하|보유|내놓|방출|잉여|나눔|여분|쌓여|재고/g,
  },
]

/** Every cue of a folded, lower-case text, in order. */
export function scanCues(lower: string): Cue[] {
  const found: Cue[] = []
  const taken = new Uint8Array(lower.length)
  for (const { kind, pattern } of forms) {
    for (const match of lower.matchAll(pattern)) {
      const end = match.index + match[0].length
      if (match[0] === '' || taken[match.index] || taken[end - 1]) continue
      taken.fill(1, match.index, end)
      found.push({ kind, start: match.index, end })
    }
  }
  return found.sort((a, b) => a.start - b.start)
}

const sentenceEnd = /[。！!？?\n;；•]|\.(?=\s|$)/
const clauseEnd = /[，,。！!？?\n;；:：•]|\.(?=\s|$)/

function between(lower: string, a: Stretch, b: Stretch): string {
  return a.end <= b.start ? lower.slice(a.end, b.start) : lower.slice(b.end, a.start)
}

function nearest(cues: readonly Cue[], at: Stretch, side: 'before' | 'after'): Cue | undefined {
  return side === 'before' ? cues.findLast((cue) => cue.end <= at.start) : cues.find((cue) => cue.start >= at.end)
}

/** What a mention is by the cues around it: first of its clause, then of its sentence. Korean verbs come after what they govern. */
export function kindAt(lower: string, cues: readonly Cue[], at: Stretch, korean: boolean): ListingKind | null {
  const sides = korean ? (['after', 'before'] as const) : (['before', 'after'] as const)
  for (const boundary of [clauseEnd, sentenceEnd]) {
    for (const side of sides) {
      const cue = nearest(cues, at, side)
      if (cue && !boundary.test(between(lower, cue, at))) return cue.kind
    }
  }
  return null
}
