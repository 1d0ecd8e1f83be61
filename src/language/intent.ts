import type { Intent } from './reading.ts'

const politeness =
  /^(?:(?:hi|hello|hey|good (?:morning|afternoon|evening|day)|thanks?(?: you| a lot| so much| again)?|mate|thank you(?: very much| so much)?|thx|ty|cheers|great|perfect|cool|nice|lol|haha|ha|ok(?:ay)?|ping|test(?:ing)?|bye|see you|have a (?:nice|good) \w+|sorry|welcome|good job|well done|got it|understood|will do|congrat\w*|happy \w+|noted|sure|fine|awesome|wow|yes|no|all good|no problem|np|everyone|all|there|team|guys|bot|that was quick|much appreciated|appreciate it|for (?:the|your) (?:help|quick \w+|info)|你好|您好|大家[好早]|早上好|下午好|晚上好|早安|早|谢谢(?:你|您|大家)?|多谢|感谢|辛苦了?|好的?|收到|老板|师傅|明白|知道了|测试|哈|呵呵|嗯|再见|拜拜|新年快乐|没事|不客气|在吗|안녕하세요|안녕|감사합니다|감사해요|고맙습니다|고마워요?|수고하세요|수고하셨습니다|수고하십니다|네|넵|예|알겠습니다|확인했습니다|확인|테스트|좋아요|반갑습니다|ㅋ|ㅎ|ㅠ|ㅇㅋ|죄송합니다|오케이|굿)[\s,.!?~，。！？、:)(^_☺👍🙏-]*)+$/u
const thanks = /^(?:thanks|thank you|thx|cheers|谢谢|感谢|多谢|감사|고맙)/

const withdrawals: readonly RegExp[] = [
  /\b(?:sold out|(?:is|are|was|were|been|it's|already|now|all) (?:all |just |already |now )?(?:sold|gone|taken|spoken for)|sold (?:all|everything|it|them|the|our)|no longer (?:available|need(?:ed)?|have|has|want|looking|required?|offer\w*|interested|produc\w*)|(?:not|n't) (?:available|need(?:ed)?|have|looking)[^.\n]{0,40}\b(?:any ?more|any longer|now)\b|(?:please |pls |can you |could you |you can |i want to |we want to |we'd like to )?(?:withdraw|remove|delete|cancel|take down|close|pull) (?:my|our|the|this|that|listing|offer|post|ad|o-\d|n-\d)|nothing left|(?:we (?:are|'re) |we're )out of|found (?:a|another|one|our) (?:buyer|taker|supplier|source|home|customer)|(?:don't|do not|doesn't|does not) need\b[^.\n]{0,40}\b(?:any ?more|any longer|after all)|off the market|already (?:found|given|sold|taken))/,
  /不再?需要|不要了|不收了|不求了|不卖了|不出了|用不着|用不上了|没有了|没了|没货|卖完|卖光|卖掉|售完|售罄|处理完|处理掉了|出完|送完|拉完|已经?(?:卖|出(?!现)|处理|送|拉走|找到|成交|有人|被|售)|取消(?:发布|这条|我的|供应|需求|信息)?|下架|撤(?:回|销|下|掉)|删(?:除|掉)|停止(?:供应|收购|采购)|暂停(?:供应|收购)|找到(?:买家|下家|货源|供应商)/,
  /필요\s?없(?:습니다|어요|어졌|게|음)|필요하지\s?않|더\s?이상|이제\s?(?:없|안|필요)|다\s?(?:팔|나갔|처리|소진|처분)|팔렸|판매\s?완료|처분\s?완료|처리\s?완료|거래\s?완료|구했습니다|구했어요|구매\s?완료|마감(?:했|합|됐|되었)?|내려\s?주|삭제|철회|취소(?:해|합|하|할|$)|소진|품절|종료(?:합|했|됐)/,
]

const questions: readonly RegExp[] = [
  /\b(?:what (?:is|are|does) (?:this|that|you|industrial symbiosis|(?:a )?by-?product (?:synergy|exchange)|the (?:bot|fee|platform|service|process)|synerg\w+|ewc)|what's (?:this|industrial symbiosis)|what can (?:you|this bot|i) do\b|what do you do|who (?:are you|made|runs|built|owns|operates|can see)|how (?:does|do|can|should|much|long|many) (?:this|it|the bot|i|we|you)\b|are you (?:a|an|human|real|there)\b|(?:is|does|can) (?:this|the|my) (?:bot|service|app|platform|tool|data|information|info)\b|do you (?:speak|understand|support|charge|store|share|work|know how)|can you (?:speak|understand|help|explain|translate)|help me\b|^help\b|explain)/,
  /是什么意思|什么是|怎么(?:用|使用|操作|注册|发布|收费|联系|弄|改|修改|删|取消|撤)|如何(?:使用|注册|发布|收费|操作)|你是(?:谁|什么|机器人|人)|你能(?:做|干|帮)|你会|收费吗|要收费|要钱吗|免费吗|这个?(?:机器人|平台|群|系统|软件)|能看到我|数据安全|隐私|产业共生|副产品交换|有什么用|谁(?:能|可以)看/,
  /이\s?봇|봇(?:은|이|을)|챗봇|산업공생|너는|당신은|뭐\s?하는|(?:뭐|뭘|무엇을?)\s?(?:를\s?)?할\s?수|사용법|어떻게\s?(?:사용|쓰|등록|작동|하)|무료인가|무료예요|무료에요|요금|수수료|개인정보|누가\s?볼|뭔가요|무엇인가요|뭐예요|뭐에요|도와\s?(?:줘|주)|도움말/,
]

const searches: readonly RegExp[] = [
  /\b(?:any|is there|are there|do (?:you|u|ya) (?:have|know|got)|does any(?:one|body)|do any|has any(?:one|body)|have any(?:one|body)|who(?:'s| is| has| have| can| could| would| might| needs?| wants?| takes?| buys?| uses?| produces?| sells?| makes?| generates?| supplies| offers?| else)|what(?:'s| is| are| kind| sort| types?| could| can| do| does| would| by-?products?| wastes?| outputs?| inputs?| materials?| residues?| streams?| else| have)|which|list|show|find (?:me|us|all|any|offers|needs|listings|out|someone)|search|anything|any(?:one|body)|some(?:one|body) (?:with|in|near|selling|buying)|where (?:can|could|do)|looking for (?:facilities|plants|companies|partners|ideas|options|matches)|browse|display|get me|give me (?:a list|all)|tell me|how many|see (?:all|what|the))\b/,
  /有没有|有无|谁(?:有|要|能|可以|需要|家|在|会|收)|哪(?:里|儿|家|些|个|几)|有(?:哪|啥|什么)|什么|查(?:一?下|询|找|看|$|\p{Script=Han})|搜(?:索|一?下|$|\p{Script=Han})|列出|列一?下|看看|看一下|显示|帮我?[找查看搜]|找一?找|推荐|(?:吗|嘛|么|不|没|没有|呢|呀|啊)[?？]\s*$|[吗嘛么]\s*$|有人|多少家|能(?:接收|用|利用|消纳)(?:哪|什么)|展示|浏览/u,
  /있나요|있을까요|있습니까|있는지|있는가|있어요\?|있어\?|있나\?|있음\?|있슴\?|있냐|없나요|없을까요|없습니까|찾아\s?(?:줘|주|봐)|보여\s?(?:줘|주)|알려\s?(?:줘|주)|검색|조회|목록|리스트|뭐가|무엇|뭐\s?있|어떤|누가|누구|어디|하는\s?곳|받는\s?곳|있는\s?곳|필요한\s?곳|필요로\s?하는|쓰는\s?곳|곳\s?(?:있|없)|하시는\s?분|분\s?계|계신가|계실까|추천|(?:까요|나요|가요|는지요|던가요|려나|나여|까여)\s*[?？~.ㅎㅋㅠ]*\s*$|\S(?:데|곳|분|업체|회사)(?:요|가요|는요)?\s*[?？]/,
]

const revisions: readonly RegExp[] = [
  /\b(?:change|update|edit|amend|modify|correct(?:ion)?|revise|adjust|raise|lower|increase|reduce|make (?:it|that|this)|set (?:it|the)|should (?:be|read|say)|not \d|instead of|i meant|actually|rather|typo|sorry,? (?:it's|that's|i meant)|(?:it|that)(?:'s| is) .{0,40}\bnot\b|switch)\b/,
  /改(?:成|为|一下|到|$)|更(?:改|正|新)|修(?:改|正)|调整?(?:成|为|到)|应该?是|不是.{0,20}(?:是|而是)|换成|变成|说错|写错|打错|纠正/,
  /변경|수정|바꿔|바꾸|고쳐|정정|(?:이|가|은|는)?\s?아니라|아니고|조정|잘못|오타|올려|낮춰|(?:으로|로)\s?(?:해\s?줘|해\s?주|부탁)/,
]

const any = (patterns: readonly RegExp[], lower: string) => patterns.some((pattern) => pattern.test(lower))

/** True when a text says that something is over: sold, no longer needed, to be taken down. */
export const saysWithdraw = (lower: string): boolean => any(withdrawals, lower)

/** True when a text looks for what others have or need. */
export const saysSearch = (lower: string): boolean => any(searches, lower)

/** True when a text corrects what was said. */
export const saysRevise = (lower: string): boolean => any(revisions, lower)

const denials = /아니라|아니고|不是.{1,12}[，,]?\s?(?:而)?是|\bit(?:'s| is) .{2,40}(?:,| -) ?not\b|\bnot .{2,30} but\b/
const announced = /^\s*(?:update|correction|correct|change|edit|amend|更正|修改|更新|改一下|정정|수정)\s*[:：,，-]/

/** True when a text says one thing is really another, or announces a correction. */
export const corrects = (lower: string): boolean => denials.test(lower) || announced.test(lower)

/** What a text without any listing is: small talk, a question about the bot, or something else. */
export function idleIntent(lower: string): Extract<Intent, 'question' | 'small-talk' | 'other'> {
  const plain = lower.trim()
  if (plain.length <= 80 && politeness.test(plain)) return 'small-talk'
  if (any(questions, plain)) return 'question'
  return plain.length <= 80 && thanks.test(plain) ? 'small-talk' : 'other'
}
