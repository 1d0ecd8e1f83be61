/** Words of hearsay: what somebody else said, or what nobody is sure of. */
export const hearsay: readonly RegExp[] = [
  /\b(?:i|we)(?:'ve| have)?(?: just| also| recently| once)? (?:heard|read|saw|seen|was told|were told|overheard)\b|^\W*(?:just |also )?(?:heard|read|saw|overheard)\b|\b(?:apparently|allegedly|reportedly|supposedly|rumou?rs?|hearsay|word is|word has it|they say|people say|i'm told|it is said|it's said|gossip|i wonder (?:if|whether|how)|did you (?:see|hear|know|read)|have you (?:seen|heard|read)|can't be true|(?:no idea|not sure|don't know|dunno) (?:if|whether) (?:it's |that's |it is |that is )?(?:true|real|right)|is (?:it|that|this) true)\b/,
  /\b(?:neighbou?rs?|friends?|friend of mine|colleagues?|mate|boss|brother|cousin|uncle|wife|husband|guy|bloke|someone|somebody|people|driver|consultant|sales ?man|he|she|they|radio|tv|newspaper|article|internet|minister|ministry|media|press|study|report)(?: \w+){0,3}? (?:said|says|say|told|tells|claims?|claimed|mentioned|thinks?|reckons?|reported|wrote|writes|finds|found|shows|estimates?|warns?)\b|\b(?:says|said|according to|reports?|in|on) (?:the |a |an )?(?:\w+ )?(?:radio|tv|television|news|newspaper|papers?|article|reuters|bloomberg|bbc|press|minister|ministry|government|internet|guardian|eurostat|statistics)\b/,
  /听(?:说|人|别人|朋友|同行)|据(?:说|传|悉|报道|统计|了解|称)|传闻|(?:网上|新闻|报纸|朋友圈|抖音|公众号|电视|邻居|别人|人家|有人|有个朋友|朋友|同行|同事|老.|小.|他们?|专家)(?:里|上|都|也|跟我|和我|给我|那边)?(?:说|讲|提到|告诉|爆料)|看(?:到|见)(?:新闻|说|报道|网上)|不知(?:道)?(?:是)?真(?:的)?假|是真的(?:吗|假的)|真的假的|不知道是不是真/,
  /들었(?:는데|어|습|다|네|거든)(?!.{0,6}원)|들은\s?(?:얘기|바|적)|소문|카더라|그러는데|그러던데|(?:[다라]|대|래)던데|(?:ㄴ|[가-힣])(?<!아니|좋|된|있)대[요여](?=[\s.,!?~ㅠㅋ]|$)|[다라]더라|대더라|[다라](?:네요|며|면서)(?=[\s.,!?~ㅠ]|$)|[다라]고\s?(?:하던|들|합니|해요|하네|그러|어디서|하더)|누가\s?그러|[답랍]니다|뉴스|기사|신문|보도|방송에/,
]

/** Words of markets and of the world at large. */
export const news: readonly RegExp[] = [
  /\bprices?\b[^.\n]{0,40}\b(?:rose|rises?|rising|fell|falls?|falling|up|down|hit|jumped|soar\w*|crash\w*|doubl\w+|record|crazy|mad|insane|went|going|gone|recover\w*|dropp\w+|climb\w*)\b|\b(?:new study|worldwide|globally|nationwide|per capita|world production|global (?:market|production|demand)|press release|breaking|brent|nymex|lme (?:copper|zinc|nickel|aluminium))\b|\b(?:crazy|madness|insane|unbelievable|nuts|wow|omg|lol|haha)\b|^\W*(?:breaking|news|headline|fyi)\b\s?[:：-]/,
  /\b(?:uk|u\.k\.|usa|us|eu|europe|china|india|germany|france|japan|korea|brazil|turkey|australia|sweden|norway|poland|spain|italy|netherlands|canada|mexico|indonesia|vietnam|thailand|russia|world|country|industry|humanity|mankind|britain|americans?|america|brits|europeans|government|households?|farmers|cities|city)(?:'s)?(?: (?:alone|still|already|also|now|today))? (?:threw|throws?|burns?|burnt|burned|produces?|produced|generates?|generated|exports?|exported|imports?|imported|consumes?|consumed|wastes|wasted|landfills|landfilled|dumps?|dumped|recycles?|recycled|uses|used|sends?|sent|makes|made|buys|bought|has|had|wants to|plans to|will)\b/,
  /\b(?:the|that|this|another) (?:\w+ )?(?:plant|mill|factory|works|smelter|refinery|steelworks|brewery|dairy|power station) (?:in|near|at|outside) [\p{L} ]{2,24} (?:has|had|makes|made|dumps|burns|produces|generates|vents|sends|sells|throws|loses|pays|takes|is)\b/u,
  /\b(?:announced|announces|unveil\w*|plans to (?:build|open|close|cut|shut|invest)|will (?:build|open|close|cut|invest|shut down)|has signed|signed an?|invests|inaugurat\w*|is (?:building|shutting|planning))\b/,
  /(?:上涨|下跌|暴涨|暴跌|跌破|突破|收涨|收跌|报收|期货|盘面|涨停|跌停|[涨跌](?:了|到|破|回|至|幅)|[又还在]?(?:涨|跌)(?:价)?(?:了|啦|$)|行情(?:太|真|不|好|差|怎|看|上|下))|^\W*(?:新闻|快讯|报道|通知|公告栏|转发)|据统计|全国(?:各地|大宗|每年|去年|今年|堆|总|产|约|有|综合|的)|我国(?:每年|去年|今年|的|有|产)|全球|全世界|世界上|(?:某|一家)[^，,。\s]{0,8}(?:公司|集团|企业|厂)|减产|投产仪式|签约仪式|发布会/,
  /시세(?!대로|에|로|협의|맞|따라|기준)|급등|급락|폭등|폭락|치솟|협약(?:식|$)|협약\s|\[(?:기사|뉴스|속보|보도)\]|보도자료|통계|세계적|전\s?세계|철강업계|업계|산업부|환경부/,
]

/** Prices that move; they are news where no amount is offered with them. */
export const moving =
  /\b(?:hit|hits|rose|rises|fell|falls|jump(?:ed|s)|dropp?(?:ed|s)|climb(?:ed|s)|surg(?:ed|es)|slump(?:ed|s)|soar(?:ed|s)|tumbl(?:ed|es)|plung(?:ed|es)|settled|closed|trades|trading|traded|quoted|peaked|rallied|went (?:up|down)|is (?:now )?(?:up|down))\b|(?:올랐|떨어졌|넘었|내렸|뛰었|올라|내려갔)/

/** Plants of others, with a verb that says what they do. */
export const others: readonly RegExp[] = [
  /\b(?:neighbou?rs?|neighbou?ring \w+|competitors?|rivals?|(?:\w+ )?(?:plants?|mills?|factor(?:y|ies)|works|compan(?:y|ies)|firms?|smelters?|brewer(?:y|ies)|refiner(?:y|ies)|farms?|guys|people|place|site) (?:up the road|down the road|up the street|next door|across the \w+|over the \w+|opposite|around the corner|nearby|in town))(?: (?:still|also|always|just|really|probably|usually))? (?:ha(?:s|ve|d)|dumps?|gives?|sells?|produces?|makes?|throws?|burns?|generates?|vents?|needs?|takes?|buys?|wants?|is|are|got|landfills?|wastes?|pays?)\b/,
  /(?:隔壁|旁边那|对面|附近那|邻居)(?:家|个|的)?[^，,。\s]{0,6}(?:厂|公司|家)?(?:有|每|一个月|一天|一年|都|天天|在|排|扔|堆)(?!需|能|想)|(?:他们|人家|别人|别的)(?:厂(?!家)|公司|那边)|[a-z]\s?(?:厂|公司)(?:有|每)/,
  /(?:옆|이웃|앞|건너편|다른|어느|어떤|그)\s?(?:공장|회사|업체|집|동네)(?:에서|은|는|이|가)|\b[a-z]\s?사(?:에서|은|는|이|가)|경쟁사/,
]

/** Words of appointments, absences and the day's business. */
export const business: readonly RegExp[] = [
  /\b(?:meetings?|appointment|conference call|call (?:with|at|on)|zoom|webinar|training|agenda|minutes of|reminder|room \d|on (?:holiday|vacation|leave)|holidays?|out of office|(?:am|i'm|be) away|lunch|auditors?|fire drill|shift change|new (?:contact|colleague)|left the company|invoices?|payments? (?:is|was|due|overdue)|weighbridge|delivery note|purchase order|wrong (?:chat|group|channel)|just testing|test message|this is a test|for example|fun fact|happy (?:birthday|new)|good luck|(?:shift|gate|office) (?:starts|opens|closes)|opening hours|(?:only|can) answer|hiring|job (?:offer|opening))\b/,
  /开会|会议|例会|培训|讨论|来人|来检查|检查组|台账|出差|放假|休假|年会|聚餐|吃饭|各车间|值班|消防演练|换(?:了)?联系人|离职|发票(?:还|没|什么时候|开错|已)|对账|磅单|结算|发错群|测试(?:一下|消息|$)|招聘|生日/,
  /(?:세금계산서|계근표|계량표|계량증명서|인계서|정산서|거래명세서|성적서|송장)(?:를|을|도|가|는)?\s?(?:좀\s?)?(?:다시\s?)?(?:발행|부탁|보내|확인|언제|어떻게|작성|재발행)|회의|미팅|출장|휴가|교육\s?(?:있|일정|참석)|점심|회식|담당자\s?(?:가\s?)?(?:바뀌|변경)|연락처\s?(?:가\s?)?(?:바뀌|변경)|협약식|간담회|워크숍|당직|소방훈련|(?:계산서|송장|계량표|정산|입금).{0,8}(?:언제|아직|안|잘못|확인)|테스트\s?(?:입니다|중|메시지)|채용|생일|잘못\s?(?:보냈|올렸)/,
]

/** Words of a complaint, about the bot, a counterparty or a truck. */
export const complaints: readonly RegExp[] = [
  /\bmatch \d+\b|\b(?:no thanks|no thank you|not interested)\b|\b(?:stole|stolen|robbed)\b|\btoo early\b|\bthought about\b|\bfrom sale\b|\byou(?:'ve| have|'re| are)?(?: \w+)? (?:sent|matched|recommended|showed|shown|introduced|gave|told|promised|misread|mixed|misunderst\w+|sending|showing|recommending|giving)\b|\b(?:your|ur|the|this) (?:bot|answers?|match(?:es|ing)?|system|app|suggestions?|reply|broker|results?)\b|\b(?:wrong|mistake|ridiculous|annoying|useless|waste of time|still waiting|no (?:answer|reply|response)|nobody|no one|(?:is|was|are|were|too|always) late|late again|stuck|never (?:came|showed|called|turned)|didn't (?:come|show|call|turn)|no show|again and again|typo|broke(?:n)? down|broken|ignore (?:my|the|that)|forget (?:my|the|it)|fix (?:it|this|your))\b/,
  /配对\s?\d|不用了|不考虑|被偷|还早|你(?:们|这)?(?:上次|昨天|之前|刚才|老是|又)?(?:给我|帮我|给我们)?(?:推荐?|介绍|发来|匹配|推送)|(?:推荐|匹配|介绍)(?:的|给我)|白跑|跑空|打不通|投诉|又(?:堵|坏|迟到|晚|错)|迟到|堵在|不靠谱|搞错|弄错|识别错|写错|骗|垃圾(?:系统|平台|机器人)/,
  /매칭\s?\d|도둑|관심\s?없|아직\s?(?:올리긴\s?)?일러|추천해\s?(?:준|주신|줬)|매칭|헛걸음|엉뚱|늦(?:네|었|어|는)|안\s?(?:왔|오네|와요)|고장|틀렸|틀려|잘못\s?(?:나|됐|뜨|알|읽)|왜\s?(?:뜨|나오|자꾸)|전화(?:를|도)?\s?안|엉망|답답/,
]

/** What is kept, imagined or true of plants in general. */
export const unreal: readonly RegExp[] = [
  /\b(?:used to (?:have|give|sell|send|buy|take|produce|use|make)|(?:for|in) our own|ourselves|in-?house|internally|keep (?:it|them|all|our)|if we (?:ever|were|build|built|get|got|had|start|win)|hypothetically|in theory|suppose|imagine|one day|some ?day|(?:a|an|every|each|the) (?:typical|average|normal|modern|usual)|typically|on average|generally|do not post|don't post|not for sale)\b/,
  /自用|自己(?:就)?(?:用|烧|消化)(?:了|掉)?|内部消化|自家用|如果我们|假如|假设|要是(?:我们|以后)|将来可能|一般(?:的)?[^，,。\s]{0,8}厂(?:每|一年|一天|都)|平均每(?:家|个)|不卖|先别发|不要发布/,
  /자체\s?(?:처리|사용|소비|소각|소화)(?:하기로|합니다|해요|하고|중)|만약|혹시라도|언젠가|보통\s|일반적으로|평균적으로|올리지\s?마/,
]

/** Deeds that are done: moved, sold, landfilled. */
export const deeds: readonly RegExp[] = [
  /\b(?:we|they|he|she|it|i|you|trucks?|lorry|lorries|drivers?|hauliers?|customers?|buyers?|takers?)(?: \w+){0,5}? (?:sent|paid|sold|landfilled|took|collected|picked up|delivered|arrived|received|dumped|incinerated|shipped|loaded|hauled|spent|cost|threw|burned|burnt|moved|unloaded|lost|spilled|leaked|wasted|had|ordered|got)\b|\b(?:tripped|leaked|spilled|burst|caught fire|exploded|collapsed)\b|\b(?:arrived|turned up|got here|went out|left the (?:yard|site|plant))\b|\b(?:was|were|been|got|have|has) (?:delivered|collected|picked up|taken|sold|shipped|loaded|received|landfilled|incinerated|hauled|paid)\b|^\W*(?:sent|sold|delivered|received|shipped|landfilled|took)\b/,
  /(?:填埋|焚烧|烧|花|赔|交|付|卖|拉走|运走|送走|拉|运|处理掉|处置掉)(?:掉|完)?了|收到(?!后)|(?:漏|跑|停|坏|丢|炸)了|到货了|交货了|已经?(?:拉走|运走|签给|卖|送到|收到|发货|装车)/,
  /(?:썼|들었|보냈|받았|가져갔|실어\s?갔|나갔|팔았|버렸|매립했|소각했|처리했|냈|납품했|입고됐|입고되|도착했|들어왔|매립하느라|소각하느라|처리하느라|가져가셨|보내드렸|(?:출고|입고|반출|납품|도착)(?:한|된)|보낸|보내\s?주신|실어\s?간|가져간|멈췄|터졌|새었|샜|잃었|주문했)/,
]

/** When the deeds were done, or that they are. */
export const moments: readonly RegExp[] = [
  /\b(?:last (?:year|month|week|quarter|summer|winter|spring|autumn|fall|time|night|\w+day)|yesterday|(?:this|in the) morning|earlier|today|just now|(?:two|three|four|few|\d+) (?:days|weeks|months|years|hours) ago|on \w+day|thanks?|thank you|thx|ty|great|perfect|finally|already|(?:took|collected|received|sold|delivered) (?:all|both|everything))\b/,
  /去年|前年|上个?月|上周|昨天|前天|今早|今天上午|刚才?|早上|谢|已经?|那车|那批/,
  /작년|재작년|지난|어제|그제|그저께|오늘|아침|방금|이미|감사|고맙|잘\s/,
]

/** Somebody takes a listing down, or wants to be left alone. */
export const endings: readonly RegExp[] = [
  /\b(?:remove|delete|withdraw|cancel|take down|take off|close|pull|unpublish|deactivate) (?:my|our|the|this|that|it|listing|offer|post|ad|both|all)\b|\bstop (?:sending|calling|contacting|the calls|messaging|recommending|showing|matching)\b|\b(?:take|leave) us (?:off|out|alone)\b|\bunsubscribe\b|\b(?:don't|do not) (?:call|contact|send|message|write)\b|\b(?:close|take) it (?:please|down)\b/,
  /撤(?:回|销|下|掉|了|吧)|下架|删(?:除|掉|了)|取消|别(?:再)?(?:推|打|联系|发|找|给)|不要再(?:推|打|联系|发|找|给)/,
  /내려\s?(?:주|줘|야)|취소|삭제|철회|연락\s?(?:은\s?|을\s?)?(?:그만|하지)|그만\s?(?:주|보내|연락|추천)|마감(?:했|합|됐)/,
]

/** All of it is gone. */
export const gone =
  /\b(?:have|has|are|is|was|were|been|all|it's|already) (?:all |just |already |now |been )*(?:sold|gone|spoken for)\b|\bsold out\b|\bfound (?:a|an|their|its|another) (?:\w+ )?(?:home|taker|buyer|supplier|outlet)\b|\bdeal (?:is )?done\b|\b(?:is|are) (?:off the market|no longer (?:available|for sale|needed)|not available)\b|已经?(?:卖|出(?!现)|签给|处理掉|拉走|送完)|卖(?:完|光|掉)了|(?:利用|用|处理|消化)完了|\bno longer (?:need|want|require|have|produce)\b|팔렸|다\s?(?:나갔|팔)|판매\s?완료|소진/

/** Questions about the bot, its rules or a matter of knowledge, at the beginning of a sentence. */
export const questions: readonly RegExp[] = [
  /^\W*(?:(?:hi|hello|hey|ok|okay|so|and|but|also|pls|please|just|quick question|question|sorry|excuse me|one more thing|btw|bot|good (?:morning|afternoon))[,:!\s]+)*(?:how (?!about)|why\b|what(?:'s|s| is| are| was| were| does| do you| happens| if| counts| units?| would (?:happen|\w+(?: \w+){0,8} (?:be worth|cost|fetch|bring)))\b|when (?:do|does|will|can|is|did)\b|where (?:do|does|can|is|did) (?:i|we|my|our|you|the|it)\b|(?:can|could|may|should|must|shall) (?:i|we) (?:post|list|edit|change|delete|see|use the|use this|use you|add|upload|cancel|register|enter|write|mix|ask|still|also (?:post|list)|know)|do (?:i|we) (?:need to|need a|need any|have to|pay|must)\b|does (?:it|this|the|that)\b|is (?:it|this|that|there an? (?:fee|limit|minimum)|my|our)\b|(?:is|are) (?:\w+ ){1,4}(?:hazardous|waste|allowed|legal|considered|classified|dangerous|taxed|worth|the same|included)\b|are (?:there (?:fees|limits)|you|my|we)\b|will (?:the|my|you|it|i|they|other)\b|who (?:sees|can see|decides|is behind|runs|pays for)\b|which (?:permits?|forms?|units?|codes?)\b|(?:could|can) you (?:explain|tell|help|change|translate))/,
  /(?:怎么(?!卖)|如何|为什么|为啥|咋(?!卖)|啥意思|什么意思|(?:有)?(?:什么|啥)(?:区别|不同|差别|要求|条件)|区别|能卖多少|值多少|值不值|算不算|算[^，,。]{0,8}吗|有[^，,。]{0,4}(?:放射性|毒)[吗不]|什么类别|解释一下|是不是|属不属于|属于.{1,8}吗|(?:哪里?|哪儿|在哪)(?:改|看|填|发|查|设)|什么手续|啥手续|要写|(?:能|可以|能不能|可不可以|可否)(?:发布|发(?![船货车运往到电热酵])|改|删|看(?!货)|修改|填|上传|登记)|收费[不吗]|要钱[不吗]|需要(?:办|许可|资质)[^，,。]{0,6}[吗?？]|要不要(?:办|写|填|钱|收费)|还是(?:直接)?重)/,
  /왜\s|어떻게|차이(?:가|는|점)|얼마(?:나|에|예|죠|인가)|(?:등록|신청|수정|변경|사용|올려도|적용)\s?(?:이|은|도)?\s?(?:가능한가|되나|돼나|되는가|될까|됩니까|해야)|하려면|(?:허가|자격|면허|신고)(?:가|이|는)?\s?필요(?:한가|하나)|(?:폐기물|위험물|유해|무해)(?:인가|입니까|인지|이에요\?)|방사능|해당(?:되나|하나|됩니까)|(?:뭔가요|무엇인가요|뭐예요|뭐에요|뭐죠|뭡니까|무슨\s?뜻)|답해|어디서\s?(?:고치|수정|바꾸|봐|보나)/,
]

/** In such a question somebody is sought who has it or takes it. */
export const partners =
  /\bwhat(?:'s| is| are) (?:out there|there|available|on offer|new)\b|\bwhat (?:could|can|do|does|would|might) (?:an?|the|our|\w+s|most|other) .{0,40}\b(?:pass|give|offer|supply|sell|take|use|accept|buy|get|receive|recycle|exchange|share|provide|need|want)\b|\b(?:any(?:one|body)|some(?:one|body)|who|takers?|buyers?|suppliers?|folks)\b|谁|哪家|有人|哪个厂|厂家|用户|买家|분\s?(?:계|있|은|\?)|곳|업체|누구|누가|[한할실는을]\s?데/

/** An order to show what there is. */
export const orders: readonly RegExp[] = [
  /^\W*(?:(?:hi|hello|hey|ok|please|pls|plz|can you|could you|would you|i want to|i'd like to|we want to|let me|let's|bot|now|just)[,!\s]+)*(?:show|find(?! (?:a|an|us a|me a|some) (?:new )?(?:taker|home|buyer|user|outlet))|search|display|browse|see (?:all|what|which|who|every\w*|the (?:offers|needs|list|market))|get me|give me (?:a list|all|every|the list|an overview)|tell me (?:who|which|what|where)|look up|which|list (?:all|every\w*|the|offers?|needs?|which|who|me|what|available|\w+ (?:offers?|needs?|within|near|in|around)\b))\b|\b(?:overview of|open listings|pull the list|on the board|check if (?:someone|anyone|somebody)|filter by|how many \w+ (?:offers|needs|listings)|(?:offers|needs|listings) from \w+ please|on this platform|see the list|is listed|are listed)\b/,
  /(?:供应|需求|列表|信息|看板)[^，,。\s]{0,4}(?:发我|发给我|打开|看一遍|调给我)|打开.{1,8}列表|总览|挂了(?:什么|哪些)|^\W*看板|从低到高|从高到低|让我(?:瞧|看)|报几个名字|平台上(?:谁|有没有|都有|.{1,8}有)/,
  /^\W*(?:请|帮我|帮忙|麻烦|给我|我想|想|能不能|可以)*(?:查(?!收)|搜|列出|列一下|列个|显示|看看|看一下|推荐|把.{1,14}(?:列|调|找|查)(?:一下|出来)?)/,
  /(?:보여|알려|찾아|검색해|추천해|추천|리스트|목록|조회해|뽑아|띄워|표시해|불러와|봐)\s?(?:줘|주|좀|부탁|볼|봐)|(?:조회|검색)\s*$|전체\s?(?:보기|현황)|구경\s?(?:좀|할)|훑어보|뭐\s?떴|(?:리스트|목록|현황)\s*$|공급\s?건만/,
]
