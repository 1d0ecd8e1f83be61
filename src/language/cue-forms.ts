import type { ListingKind } from '../domain/listing.ts'

/** How surely words say that somebody has something or could use it: 3 is said of nothing else, 1 is said of much. */
export type Strength = 1 | 2 | 3

export type CueForm = { readonly kind: ListingKind; readonly strength: Strength; readonly pattern: RegExp }

const form = (kind: ListingKind, strength: Strength, pattern: RegExp): CueForm => ({ kind, strength, pattern })

const someone = '(?:any(?:one|body)|some(?:one|body)|who|whoever|others?|you guys|folks|somebody out there)'

/** The first form that matches a place wins it, so the exceptions stand before the rules. */
const english: readonly CueForm[] = [
  form(
    'offer',
    3,
    /\b(?:want(?:s|ed)?|need(?:s|ed)?|like|love) (?:it|them|this|these|that|those|the lot|the stuff|the tank)(?: all)? (?:out|gone|off|away|moved|removed|collected|cleared|emptied|sold|taken|picked|to go)\b/g,
  ),
  form(
    'offer',
    3,
    /\b(?:you|u|you guys|you folks)(?: all| also)? (?:take|need|want|accept|buy|are (?:looking for|after|buying|taking)|use)(?![a-z])/g,
  ),
  // Somebody who takes it is looked for: that is an offer, whatever the verb.
  form(
    'offer',
    3,
    /\b(?:need(?:s|ed|ing)?|want(?:s|ed|ing)?|look(?:s|ing)?(?: (?:for|4))?|seek(?:s|ing)?|search(?:ing)? for|require|(?:trying|try|hoping|keen|would like|we'd like|happy|ready|willing) to)\s+(?:(?:a|an|any|some|new|good|the|to|local|nearby|reliable|long-term|regular|serious|licensed|for|find|permanent)\s+){0,4}(?:takers?|off-?takers?|home|outlets?|buyers?|users?|customers?|recipients?|clients?|someone|somebody|anyone|get(?:ting)? rid|be rid|rid of|dispos\w*|sell|move|offload|shift|part with|clear|unload|valori[sz]e|monetis?z?e|give|haul(?:er|age)?|it gone|use for|uses for|recyclers?|processors?|partners?|disposal|removal)\b(?! (?:\w+ ){0,3}(?:suppl\w*|sell\w*|provid\w*|ha[sv]e?|with|produc\w*|generat\w*|makes?)\b)/g,
  ),
  form(
    'offer',
    3,
    /\b(?:needs?|has|have|got|must|should) (?:to )?(?:be )?(?:go(?:ne)?(?= |[,.;!]|$)|collect(?:ed|ing)\b|remov(?:ed|ing)\b|pick(?:ed|ing) up\b|clear(?:ed|ing)\b|tak(?:en|ing) away\b|empt(?:ied|ying)\b|haul(?:ed|ing)\b|shift(?:ed|ing)\b|dispos(?:ed|ing)\b|sold\b|leave (?:the )?site)/g,
  ),
  form(
    'offer',
    3,
    new RegExp(
      String.raw`\b${someone}\s+(?:(?:out there|here|nearby|else|around|could|can|would|might|to|who|that|is|be|must|surely|in need of|able to|like to|possibly|please)\s+){0,3}(?:need|want|use|take|buy|collect|interested|looking|reuse|recycle|accept|pick|make use|do with|after)\w*`,
      'g',
    ),
  ),
  form(
    'offer',
    3,
    /\b(?:any|is there|are there) (?:a |any )?(?:takers?|buyers?|users?|demand|interest|use|outlets?|home|market)\b(?: for)?|\b(?:no|have no|has no|little) (?:use|outlet|home|market) for|\bof (?:any )?(?:interest|use) to\b|\b(?:can|could|would) (?:anyone|anybody|someone|somebody|you) (?:\w+ )?(?:take|use|buy|collect|accept|have)\b|\boff our hands\b|\bopen to (?:all )?offers\b|\bmake (?:me|us) an offer\b|\bbest offer\b|\b(?:obo|ono)\b|\byours (?:for|if)\b|\bdestined for landfill\b|\b(?:currently |now )?(?:landfilled|vented|flared|wasted|dumped|goes to (?:landfill|drain|waste|atmosphere)|going to (?:landfill|waste|drain))\b/g,
  ),
  form(
    'need',
    3,
    new RegExp(
      String.raw`\b(?:${someone}(?:'s|'ve)?|do (?:you|u)|does any(?:one|body))\s+(?:(?:out there|here|nearby|around|who|that|currently)\s+){0,2}(?:ha(?:s|ve|ving)|got|sell|offer|produc|suppl|generat|mak|with|give|spare)\w*`,
      'g',
    ),
  ),
  form(
    'need',
    3,
    /\b(?:(?:i'm|we're|we are|i am|maker|buyer|user|plant|works) after|is what we (?:need|must get)|(?:send|ship|bring) (?:it|them|us|over|your|offers|samples?)|always buyers|(?:buyer|buyers) (?:here|for)|who can (?:spare|deliver|supply|furnish|produce)|(?:to|can) spare\?|which of you (?:guys )?can|let (?:us|me) have|underfed|hungry|out of (?=\w+ by)|low on|hard up for|lacks?|stock is (?:near )?zero|should you have|ready to (?:sign|buy)|replacement for|prefer not to buy|rather (?:use|fire|burn|buy)|would love|yes please|calling all|depends on it|desired|could swallow|keen on|be glad of|get hold of|interested in acquiring|looking to receive|no supplier|supplier let|welcome(?! to))(?![a-z])/g,
  ),
  form(
    'offer',
    3,
    /\b(?:(?:plants|farmers|farms|collectors|takers|growers|users|everyone|anyone|all) welcome|fee (?:up to |of )?[^,.\n]{1,20} (?:from us|ok for us|paid by us)|get shot of|sick of|pil(?:e|es) (?:is|are|of)|mountain of|skip costs|costs (?:us )?(?:a fortune|more to)|backed out|(?:nobody|no one) (?:local )?(?:touches|takes|wants|to|will)|anyone\?|anybody\?|plenty\b|throws? out|throw(?:n|ing) (?:it )?(?:out|away)|loading now|now loading|on hand|photo follows|price by agreement|bring your own|come with your own|(?:client|taker|purchaser|buyer) (?:is )?(?:needed|wanted|sought|for our|preferred|welcome)|buyers? of [^.,\n]{1,24} (?:preferred|welcome|wanted|sought)|overproduce|listening\?|anyone interested|interested\?|just give it)/g,
  ),
  form('need', 3, /\b(?:off your hands|(?:could|can|may) (?:we|i) (?:get|have|buy|source|take)\b)/g),
  form(
    'need',
    3,
    /\b(?:wtb|wanted|req:|rfq|iso:|iso(?= [a-z])|in search of|searching for|in the market for|on the lookout for|short of|short on|running (?:low|out) (?:on|of)|interested in (?:buying|taking|getting|receiving|sourcing|any|your)|(?:could|would|can) do with|look(?:ing)? 4|looking (?:for|to (?:source|buy|get|find|purchase|procure|take))|look for|want to (?:buy|get|source|purchase|take)|have (?:a )?(?:need|demand|use|an outlet) for|demand for|(?:request|enquiry|inquiry) for|in need of|on the hunt for|hunting for|buyers? of|sought|required|needed|req'?d|would (?:love|welcome|appreciate) (?:some|any|to (?:get|have|receive|buy))|open to receiving|can (?:handle|process|absorb|swallow|burn)|ran out of|let us down|please quote|quote (?:us|me) for|(?:top|good|best|cash) prices? (?:paid )?for|(?:we|will|can|could) pay (?:up ?to |about |around )?[^\n,.;]{1,24} for)(?![a-z])/g,
  ),
  form(
    'need',
    3,
    /\b(?:we|i|plant|factory|mill|works|farm|kiln|smelter|greenhouse|site|facility|refinery|maker|producer|operator|boilers?|unit)(?:'ll|'d)? (?:also |always |now |still |urgently |currently |happily |gladly |only )?(?:need|needs|want|wants|require|requires|seek|seeks|buy|buys|purchase|purchases|take|takes|accept|accepts|collect|collects|(?:could|can|would|will) (?:also |gladly |happily )?(?:use|take|accept|absorb|consume|buy|process|burn|receive)|(?:am|are|is) (?:buying|seeking|after|looking for|taking|accepting|sourcing))(?! (?:part|place|care|time|about|around|just|only|over|note|up|off|our|pride|to (?:be|have|get|make|sell|dispose|find)|advantage))(?![a-z])/g,
  ),
  form(
    'need',
    2,
    /\b(?:need(?:s|ed|ing)?|want(?:s|ed|ing)?(?! rid)|seek(?:s|ing)?|requir(?:e|es|ing)|request(?:ing)?|buy(?:s|ing)?|purchas(?:e|es|ing)|sourc(?:e|ing)|procur(?:e|ing)|(?:could|can|would|will|able to|like to|happy to|glad to|ready to)\s(?:also |gladly )?(?:use|take(?: in)?|absorb|accept|consume|receive))(?![a-z])/g,
  ),
  form(
    'need',
    1,
    /\bfor (?:use in )?(?:our|my) (?:\w+ ){0,2}(?:kilns?|boilers?|greenhouses?|furnaces?|plants?|mill|farm|process|line|works|reactors?|digesters?|production|pool|dryers?|project|job|site|road|fields?|crops?|garden|workshop|lab|pilot|trials?)\b|\bas (?:a )?(?:fuel|feed|feedstock|raw material|filler|flux|bedding|fertili[sz]er|substitute|replacement) (?:in|for|at) (?:our|my)\b|\b(?:max\.?|(?<!fee (?:of )?)up ?to|budget(?: of| is)?|at most|no more than) (?:[$€£¥]|usd|eur|gbp|rs\b|rm\b)|\bmust be (?:clean|dry|free|below|under|less|at least|non|fresh|untreated|within)|\bdelivered to (?:our|us|my)\b/g,
  ),
  form('need', 1, /\b(?:we|we'd|we'll) (?:use|consume|burn|take in)(?![a-z])/g),
  form(
    'offer',
    3,
    /\b(?:wts|for sale|fs:|offer(?:s|ing|ed)?|up for grabs|giv(?:e|ing) (?:it |them )?away|giveaway|get(?:ting)? rid|must go|ready for (?:collection|pick-?up)|free to (?:a good home|collect\w*|any\w*)|come and (?:get|collect)|going spare|take it|please take|available|avail\.?|surplus|can (?:give|supply|let you have|provide|offer|deliver|spare|sell)|could (?:give|supply|let you have|provide|offer|spare|sell)|would rather give)(?![a-z])/g,
  ),
  form(
    'offer',
    2,
    /\b(?:(?:we|i) (?:also |still |now |currently |do |always |usually |regularly )?have(?! (?:been|not|to\b|never|no idea|had|sent|seen|heard|you|a (?:question|meeting|problem|complaint|call)|any\b))|we've(?: got)?(?! (?:been|had|sent|seen|heard|never))|sell(?:s|ing)?|excess|spare|offload(?:ing)?|clear(?:ing)? out|clearing|dispos(?:e|ing|al)|left ?over|suppl(?:y|ies|ying)|provid(?:e|es|ing)|piling up|sitting (?:here|on|in)|stockpiled?|(?:we|i)(?: are|'re|'m)? giv(?:e|ing)|letting go|end(?:s|ed)? up w(?:ith|\/)|(?:we|our \w+|brewery|plant) vents?)(?![a-z])/g,
  ),
  form(
    'offer',
    1,
    /\b(?:ha(?:ve|s|v)(?! (?:been|not|to\b|never|you|any(?:one|body)))|got|produc(?:e|es|ing)|generat(?:e|es|ing)|mak(?:e|es|ing)|discharg(?:e|es|ing)|comes? out|coming out|arises?|arising)(?![a-z])/g,
  ),
]

const chinese: readonly CueForm[] = [
  form('offer', 3, /(?:你们?|贵厂|贵司|您)(?:家|那边|这边|厂|那里|这里|那|这)?(?:要|在?收|需要|在?找|用|缺)(?![不费])/g),
  form(
    'offer',
    3,
    /(?:有没有[一-龥]{0,8}(?:要|收|用得上)的?(?=[\s，,。？?]|$)|包送(?!到我)|做[^，,。\s]{1,8}的(?:厂)?(?:都)?(?:来|联系|可)|来车就装|越堆越(?:高|多)|堆成山|堆不下|装不下|没地[方儿]|脱手|找出路|接盘|跑单|没人(?:敢|要|接|用|烧|收)|给农户|白拿|多得(?:很|是)|多的是|产多了|(?:稀罕|感兴趣|要)(?:吗|不|么|嘛)|有剩的?|行行好|帮忙消化|弄走|清运费(?:太)?贵|肉疼|便宜甩|缺个?用户|客户最理想)|(?:需要|急需|求|想|需|要|得|必须|急|等着|希望)(?:人|有人|厂家|单位)?(?:处理(?!用)|处置|清运|外运|外售|接收|带走|拉走|出售|出手|转让|消化|消纳|卖|清走|腾)|(?:找|寻|求|诚寻|寻找|想找|招)[^，,。;；\s]{0,12}?(?:用户|买家|买主|下家|客户|销路|出路|接手|处置|处理|单位|公司|[厂家](?![要求需收里在])|接收|接(?![近触])|合作|渠道|消纳|去处|人要|人收|人用)|(?:谁家?|有人|哪家|哪里|哪位|哪个厂|有没有(?:人|谁|厂子?|厂家|单位|公司|哪家|朋友|老板|[^，,。\s]{0,4}[厂场])?|有[^，,。\s有]{1,8}[厂场家])(?:想|能|可以|愿意)?(?:要|需要|收|用|接收|接)(?:[的吗么嘛不]|(?=[？?\s，,。]|$))|(?:谁家?|有人|哪家|哪位|有没有人?)(?:想|能|可以|愿意)?(?:要|需要|收|用|接收)|有(?:需要|需求|意向?)的?|需要的|要的(?:话|联系|私|来)|能用的|需者|欢迎来拉|找去处|没(?:地方|处)(?:去|放|用)|用不(?:掉|完|上)|没人(?:要|接|用|收)|拉走就行|来拉就行|白白?(?:排|放|扔|浪费)|(?:直接)?(?:排|扔|烧|放散)(?:掉|了)?(?:太)?可惜|腾(?:地方|库|仓)|(?:月底|年底|本周|[日号])(?:之?前|内)(?:要)?(?:清走|拉走|拉完|清掉)/g,
  ),
  form(
    'need',
    3,
    /(?:谁(?!能用|要|收)|哪里|哪家|有没有(?!(?:[一-龥]{0,4}(?:厂|大棚|基地|砖厂|公司|企业|老板|朋友|农户|养殖户))?(?:人)?(?:要|收|用|能收|能用)|单位|厂家)人?|有谁|有人|附近|周边|哪位)(?:家|那|老板|师傅|朋友)?(?:能|可以)?(?:有(?!需)|出|卖|供(?!应商)|提供)(?:多余|富余|剩余|闲置)?(?:的)?/g,
  ),
  form(
    'need',
    3,
    /(?:有没有(?=[\s？?，,]|$)|才要|收货地|匀|借|支援)(?:一?点|我|给)|(?:送|发|给|让|卖)(?:给)?(?:我们?|过来)(?:吧|点|呗)?|(?:来|求)(?:货|报价)|吃不饱|饿着|断供|断货|(?:快|就)(?:用完|断了)|没货源|不够(?:用|了)?|(?:哪[里儿]?|从哪)(?:能)?(?:弄|买|供|找)|弄(?:一?点|得到)|想(?:引|入|换成|接|撒)|寻[:：]?|要[两几一]车|(?:供应商|货源)(?:放鸽子|断)|全收|马上签|都可以拿来|有货就|有的送来|来谈|能吞|考虑.{0,4}报价|有的(?:请|可以|就)?(?:联系|私|来|发|报)|有货的?(?:请)?(?:联系|私|报)|能供的?(?:联系|私|报)|报价(?:给我|联系)|(?:寻|找|招)(?:长期|稳定)?(?:货源|供应商|供货)|诚购|拟(?:采)?购|打算[买收购]|想(?:拿|弄|搞|要|采购)点?|可接收|可消纳|吃得下|长期要|求购|急求|急收|急要|急缺|高价收|长期收|常年收|大量收|大量要|收购|诚收|想收|想进|想买|想要|想用|想找|寻找|寻求|采购|购买|进购|急需|所需|缺口|求(?![真是着证职])|(?:我们|我厂|本厂|我司|厂里?|站|场|棚|窑|炉)(?:这边|现在|每[天月年]|一个月|一天|年|月|急|还|也|都|正)?(?:要(?![求是么不紧点现处清卖出拉自提开停检把在])|收(?![到费入集据取运益缩])|缺(?![点陷])|用(?![户了不来于途])|找(?!到|人))|顺便(?:想)?收|到厂|免费(?:上门)?(?:收|清运|回收)/g,
  ),
  form(
    'need',
    2,
    /元(?:[/／]吨|一吨)?(?:以内|以下)|购买|需要|需求|招(?![聘标待商])|(?<![回吸验查接签征丰])收(?![到费入集据取运益缩录信尘])|(?<![查])找(?!到|人)|(?<![主重只不还是次需])要(?![求是么不紧钱点现处清卖出拉自提开])|需(?!处)|缺(?![点陷])|接收(?!站|方|端)|(?:我们)?回收(?![的利站率])|用得上|消耗|买(?!家|主|方|断)|送到我|运到我|年用|月用|日用(?!品)|用量/g,
  ),
  form(
    'offer',
    3,
    /出售|可供|转让|外售|甩卖|清仓|富余|多余|剩余|余有|闲置|免费送?|赠送|白送|白给|免費|送货|出厂价?|放散|外排|外送|倒贴|出(?=[一这]?批)|(?<![输导支退发推提突])出(?![来厂口自于现去货车院门差力])|(?<![一专])卖(?!家|方)/g,
  ),
  form(
    'offer',
    2,
    /自提|自取|处置费(?!.{0,6}收)|拉走|供应|提供|处理|处置|销售|现货|排放|月产|年产|日产|产生|产出|副产|换下来|换的|拆下|报废|清走|供(?![不暖热])|送(?![货到])/g,
  ),
  form('offer', 1, /每[月天年日]产|(?<![只没未所具含带还])有(?![机限害毒色关无没效些时点人谁效需])|产/g),
]

const korean: readonly CueForm[] = [
  form(
    'offer',
    3,
    /(?:(?:구매|매입|수요)\s?(?:업체|처|분|곳|데|회사)(?:를|을)?\s?(?:구|찾|원|희망|모)|필요한\s?(?:데|곳|분)\s?있|(?:되는|가능한|받는|쓰는|하는)\s?(?:곳|데|업체|분)(?:을|를)?\s?(?:찾|구)|살\s?(?:사람|곳|분|데)|갈\s?(?:데|곳)(?:가|이)?\s?없|쌓일|산더미|산을\s?이루|꽉\s?차|넘치|넘쳐|판로(?:가|는)?\s?없|수용처|오퍼\s?받|치우고\s?싶|골치|매립비|수거비|처리비가|안\s?받아\s?주|아무도\s?안|가져가\s?주시면|하시는\s?분\s?(?:관심|쓰)|쓰실\s?데|끌고\s?오|몰고\s?오|과잉\s?생산|받아줄)/g,
  ),
  form(
    'need',
    3,
    /(?:(?:구매|매입)\s?희망|(?<=[^해아어가려]\s)주실\s?분|처리\s?가능(?!한|하)|허가\s?업체|(?:보내|나눠|넘겨|빌려|갖다|공급해)\s?(?:주실|줄|주세요|주시면|주십)|보내세요|가져오세요|갖고\s?계신|있으신\s?(?:분|공장)|남는\s?공장|어디\s?(?:없|서\s?얻)|구하나요|환영(?:합|해)|소요됩|모십니다|고가\s?매입|바꾸(?:고\s?싶|려|실래)|바꿀\s?의향|끊겼|떨어집|떨어졌|배고파|배고픕|아쉬워|바닥이에요|펑크냈|없으면\s|비상입|급해서|인수하(?:고\s?싶|ㄹ게)|인수할게|확보하고자|받았으면|있었으면|있으면\s?(?:좋|소원|돼)|있어야겠|발주|계약합니다|소화할\s?수|넣을\s?수\s?있|검토합니다|견적\s?주|제안\s?(?:주|부탁)|관심\s?많|충분해|주시면\s?안\s?될까|사겠습|쓰게)/g,
  ),
  form(
    'offer',
    3,
    /(?:사|사가|구하|찾으|원하|쓰|필요로\s?하|매입하|구매하|인수하|받으|가져가|수거하|처리하)(?:실|시는)\s?(?:분|곳|업체|데|회사)|받아\s?가|받아\s?(?:주세|주시|줄|주실)|수거해\s?(?:주|가)|인수해\s?(?:주|가)|찾아가/g,
  ),
  form(
    'need',
    3,
    /(?:공급해|납품해|보내|팔아|파실|팔)\s?(?:주실|줄|실)?\s?(?:분|곳|업체|데)|공급\s?받|들여오|받을\s?수\s?있|수용\s?가능|있으(?:면|시면)\s?(?:연락|쪽지|톡|문의|말씀)|구매\s?의향|구매처|반입\s?가능|쓰려는데|써야\s?(?:해|하는|합)/g,
  ),
  form('offer', 3, /(?:받으신|받아\s?주신|필요하시|구하신|찾으신|구매하신|쓰신|사신)다/g),
  form(
    'offer',
    3,
    /(?:처리|처분|수거|위탁|반출|인수|가져가실|가져갈|실어가실|쓰실|쓸|사용하실|받으실|받아가실|재이용\s?하실|필요하신|받아주실|받아줄|처리할|처리하실|처리해\s?줄|처분할|수거할|인수할|활용할|재활용할|소비할|수요처|판로|거래처|사용처|활용처|처리처|재활용|재이용|수거해\s?갈|인수하실)\s?(?:업체|처|분|곳|데|회사|공장|필요처)?(?:를|을|이|가|도|은|는)?\s?(?:급히\s?)?(?:필요|구합|구해|구함|찾|원합|원해|희망|급구|모집|모십|계실|계신|있을|있나|\?)|필요하신\s?(?:분|곳|업체)|필요한\s?(?:분|업체|공장)|필요하시면|필요하면|쓰실\s?(?:분|곳|데)|하실\s?분|가져가실|가져가(?:세|시|주)|실어\s?가|퍼\s?가|사용하실\s?분|관심\s?(?:있으신|있는)|처리\s?(?:원합|해야|해\s?주|부탁|급|필요)|치워야|처분해야|버리고\s?있|그냥\s?(?:버|드)|처리비\s?(?:톤당|개당|드럼당)?\s?[\d.,]*\s?[만천]*\s?원?\s?(?:드|줄|지급|부담|협의)|운반비(?:만|는)?\s?[^,.\n]{0,14}(?:부담해|지원)/g,
  ),
  form(
    'need',
    3,
    /(?:남는|여유|잉여)\s?[^\s,.]{1,10}\s?(?:있으신|있는|가지신|계신)\s?(?:분|곳|업체)|(?:있으신|가지고\s?계신|나오는|파시는|파는|공급하실|공급\s?가능(?:하신|한))\s?(?:분|곳|업체)(?:을|를)?\s?(?:찾|구|계|있)|처리비[^\n,.]{0,14}받(?:습|아|음|고)|반입(?:료|비)|반입\s?(?:받|가능)/g,
  ),
  form(
    'need',
    3,
    /급구|구인|매입|구매|구합니|구해[요여염봅]|구해봅|구함|구하고|구하는|구하려|구해(?=[\s.,!~]|$)|찾습니|찾아[요여]|찾고|찾음|찾는\s?중|삽니|사요|사여|사고\s?싶|사들|필요(?:합니|해[요여]|함|하다|하네|하고|한데|해서|합)|필요(?=[\s.,!~()]|$)|원합니|원해[요여]|받고\s?싶|받을게|받습니|받아[요여]|받음|수급|조달|쓰고\s?싶|사용하고\s?싶|희망합|부족(?:합|해|하)|모자라|쓸\s?데\s?있/g,
  ),
  form('need', 2, /원(?:까지|\s?이하|\s?이내)|필요|구입|수요|희망|부족|씁니다|사용합니다|사용하려|쓰려고|쓸\s/g),
  form(
    'offer',
    3,
    /판매|팝니다|팔아[요여]|팔고|팔려고|처분|나눔|잉여|무료|무상|공짜|내놓|떨이|재고\s?정리|매각|그냥\s?드|남습니|남아[요여]|남아돌|쌓여|남는|여분|여유분|드림|드려[요여]/g,
  ),
  form(
    'offer',
    2,
    /나옵니|나와[요여]|나옴|나오는데|나오고|나오는|나오던|발생|공급|처리|드립니|드릴게|배출|제공|남아|여유|출하|보유|방출|재고|상차/g,
  ),
  form('offer', 1, /있습니|있어[요여]|있음|있슴|있는데|있고|있네|있으니|생산/g),
]

/** Everything that says who has and who wants, in three languages. */
export const cueForms: readonly CueForm[] = [...english, ...chinese, ...korean]
