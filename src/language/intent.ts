import type { Intent, ReadItem } from './reading.ts'
import type { Scan } from './scan.ts'

const withdrawn =
  /\b(?:is|are|was|were|been|now|already|all|we(?:'ve| have)?)\s(?:just |all |already |now |been )*(?:sold|gone|taken|withdrawn|spoken for)\b|\bsold (?:out|all|it|them|the)\b|\bno longer (?:need|available|have|want|offer|looking|require)|\b(?:don't|do not|doesn't|won't) (?:need|want|have)\b[^.?]{0,40}\b(?:any ?more|any longer|now)\b|\b(?:withdraw|remove|delete|take down|cancel|close)\b[^.?]{0,30}\b(?:listing|offer|need|post|ad)\b|已(?:经)?(?:卖完?|售完?|出售|处理完|被拉走|找到买家)|卖完了|卖掉了|售罄|不(?:再)?(?:需要|供应|要|卖|收)[^，。]{0,12}了|没有了|没货了|撤(?:回|下|销|掉)|下架|(?:다|이미|모두|전부)\s?(?:팔|판매|처분|나갔|소진)|팔렸|판매\s?(?:완료|종료)|거래\s?완료|더\s?이상\s?(?:필요|안|없|공급|판매)|필요\s?없(?:습니다|어|게)|철회|내려\s?주|취소해/
const search =
  /^(?:list|show|find|search|browse|look up)\b|\b(?:show me|list (?:all|everything)|is (?:any(?:one|body)|there any)|are there any|any (?:offers?|needs?|listings?|suppliers?|buyers?)|anything (?:new|available|for)|what(?:'s| is)? (?:out there|available|on offer)|which (?:by-?products?|materials?|wastes?|streams?)|who (?:has|needs?|wants?|buys|sells|takes|uses)|what (?:could|can|do|would) (?:others|people|we|i|a|an)|what (?:outputs?|inputs?|by-?products?|wastes?))\b|有没有|有哪些|哪些|什么(?:资源|副产|废|可以|样的)|查(?:一下|找|询)|搜索|搜一下|列出|看看(?:有|附近)|谁(?:有|要|需要|家|收)|哪里(?:有|能|可以)|能(?:接收|利用|用)(?:什么|哪些)|보여\s?(?:줘|주세요)|찾아\s?(?:줘|주세요|봐)|검색|조회|있나요|있습니까|있을까요|뭐가\s?있|무엇이\s?있|어떤\s?(?:부산물|폐기물|자원|게|것)|알려\s?(?:줘|주세요)|목록/
const aboutBot =
  /\b(?:this|the|a|your) (?:bot|service|tool|app|system|platform)\b|\bhow (?:do|does|can|should) (?:i|this|it|you|we|one)\b|\bwhat (?:can|do) you do\b|\bwho are you\b|\bare you (?:a|an) |\bhelp\b|机器人|你是谁|你能(?:做|干)|怎么(?:用|操作|发布|使用)|如何(?:使用|发布|操作)|是什么意思|什么是|봇|사용법|누구(?:세요|야)|어떻게\s?(?:써|쓰|사용|등록|하)|뭔가요|무엇인가요|도와/
const pleasantries =
  /^[\s]*(?:hi|hello|hey|good (?:morning|afternoon|evening|day)|thanks?|thank you|thx|cheers|ok(?:ay)?|great|nice|lol|test(?:ing)?|bye|welcome|congrat\w*|你好|您好|早上?好|大家好|谢谢|多谢|感谢|辛苦了|好的|收到|再见|哈哈|안녕|감사|고마|수고|네|넵|예|반갑|ㅎㅎ|ㅋㅋ|테스트)/
const revising =
  /\b(?:make (?:it|that)|change(?: it| that)?|update|correct(?:ion)?|actually|rather|should (?:be|say|read)|i meant?|sorry|set)\b|改(?:成|为|到|一下)?|更正|修改|应该是|不是|更新为|바꿔|변경|수정|정정|아니라|으로\s?해|로\s?고쳐/

const isQuestion = (text: string) => /[?？]\s*$/.test(text) || /吗\s*$|呢\s*$/.test(text)

/** True for words that take an earlier listing back. */
export function takesBack(lower: string): boolean {
  return withdrawn.test(lower)
}

/** True for words that correct something. */
export function corrects(lower: string): boolean {
  return revising.test(lower)
}

function askedOf(lower: string, scan: Scan): Intent | null {
  if (withdrawn.test(lower) && scan.quantities.length === 0) return 'withdraw'
  if (scan.quantities.length > 0) return null
  const posting = scan.cues.length > 0 && scan.mentions.length > 0
  if (
    search.test(lower) &&
    (isQuestion(lower) || !posting || /^(?:list|show|find|search)\b|보여|찾아|검색|조회|查|搜|is any|who /.test(lower))
  )
    return 'search'
  if (aboutBot.test(lower) && !posting) return 'question'
  if (pleasantries.test(lower) && !posting) return 'small-talk'
  return null
}

/** What the person wants, from the words of the text and the listings in it. */
export function intentOf(scan: Scan, items: readonly ReadItem[], expected: boolean): Intent {
  const { lower } = scan
  const [first] = items
  if (expected && first) return first.kind
  const asked = askedOf(lower.trim(), scan)
  if (asked) return asked
  const saysSomething = scan.quantities.length + scan.dates.spans.length + scan.money.length > 0
  if (scan.mentions.length === 0 && saysSomething && corrects(lower)) return 'revise'
  if (first && (scan.cues.length > 0 || scan.quantities.length > 0)) return first.kind
  return 'other'
}
