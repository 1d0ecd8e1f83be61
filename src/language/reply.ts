import type { ListingKind } from '../domain/listing.ts'
import { foldText } from './script.ts'

/** A short answer that means the same in every dialogue. */
export type ShortReply = 'confirm' | 'cancel' | 'skip'

const words: Readonly<Record<ShortReply, readonly string[]>> = {
  confirm: [
    'publish',
    'post',
    'post it',
    'yes',
    'y',
    'ok',
    'okay',
    'confirm',
    '发布',
    '發布',
    '是',
    '好',
    '好的',
    '可以',
    '确认',
    '对',
    '게시',
    '등록',
    '네',
    '예',
    '확인',
    '좋아요',
  ],
  cancel: [
    'cancel',
    'stop',
    'quit',
    'leave',
    'never mind',
    'nevermind',
    '取消',
    '算了',
    '不用了',
    '退出',
    '취소',
    '그만',
    '안 할래요',
    '나가기',
  ],
  skip: [
    'skip',
    'pass',
    'not sure',
    'unknown',
    "don't know",
    'no idea',
    '跳过',
    '跳過',
    '不清楚',
    '不知道',
    '건너뛰기',
    '패스',
    '모름',
    '모르겠습니다',
    '모르겠어요',
  ],
}

const meanings = new Map(
  (Object.entries(words) as [ShortReply, readonly string[]][]).flatMap(([reply, list]) => list.map((word) => [word, reply] as const)),
)

const word = (list: string) => new RegExp(`(?<![a-z'])(?:${list})(?![a-z'])`, 'g')

/** Words that agree. */
const agreeing: readonly RegExp[] = [
  word(
    'yes|yep|yeah|yup|ya|ok|okay|okey|k|sure|fine|good|great|perfect|correct|right|exactly|agreed|i agree|confirm(?:ed)?|approved?|publish|post|submit|send it|go ahead|go for it|go|do it|do that|please do|lgtm|absolutely|definitely|certainly|of course',
  ),
  /好的?|没问题|没错|可以|确认|同意|发布|发出去|发吧|提交|上架|就这样|行|是的?|对的?|嗯+/g,
  /네+|예|넵+|넹|응|그래요?|좋아요?|좋습니다|좋네요|맞아요|맞습니다|맞음|확인|이대로|그대로|올려|등록|게시|진행|오케이|ㅇㅋ|ㅇㅇ/g,
  /[👍👌✅🆗]/gu,
]

/** What may stand around them; anything else makes a message more than a yes. */
const around: readonly RegExp[] = [
  word(
    "looks|look|sounds|that|that's|thats|it|it's|its|this|is|all|as|now|then|just|please|pls|plz|thanks|thank you|the (?:listing|offer|post|need)|for me|with|out|very|and|to me",
  ),
  /谢谢|感谢|直接|那就|那|就|请|帮我|麻烦|这样|这么|无误|出去|一下|这条|发|了|吧|呀|啊|哦|啦|呢|的|你|它/g,
  /했습니다|했어요|그렇게|바로|그럼|이거|이걸로|발행|해주세요|해\s?주세요|주세요|주십시오|주셔요|줘요?|해요|합시다|할게요|하겠습니다|부탁(?:해요|드립니다|드려요|드릴게요|합니다)?|감사합니다|고맙습니다|해|요/g,
  /[\s,，.。!！~、;:ㅎㅋ^-]+/g,
]

const without = (text: string, patterns: readonly RegExp[]) => patterns.reduce((rest, pattern) => rest.replace(pattern, ''), text)

function agrees(plain: string): boolean {
  const rest = without(plain, agreeing)
  return rest !== plain && without(rest, around) === ''
}

/** Reads a whole message that is nothing but "publish", "cancel" or "skip" in one of the languages, politely or not. */
export function readShortReply(text: string): ShortReply | null {
  if (text.length > 60) return null
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s.,!?。，！？~^]+$/u, '')
    .replace(/^\/|^\s+/u, '')
    .replaceAll('’', "'")
  const meaning = meanings.get(plain)
  if (meaning) return meaning
  return /[?？]\s*$/.test(text) || !agrees(plain) ? null : 'confirm'
}

const kindReplies: Readonly<Record<ListingKind, RegExp>> = {
  offer:
    /^(?:it's |it is |this is )?(?:something )?(?:i |we )?(?:have|offer(?:ing)?|got|sell(?:ing)?|an offer|supply)(?: it| this| that)?$|^(?:我们?|厂里)?(?:有|供应|提供|出售|卖|出)的?$|^(?:내놓(?:습니다|아요|는 거예요|는 것)|있(?:습니다|어요|음)|공급|판매|팝니다|팔아요|나옵니다|남아요)$/,
  need: /^(?:it's |it is |this is )?(?:something )?(?:i |we )?(?:need|want|buy(?:ing)?|a need|looking for|require)(?: it| this| that)?$|^(?:我们?|厂里)?(?:要|需要|求购|收|买|缺)的?$|^(?:필요(?:합니다|해요|함)?|구(?:합니다|해요|함|매)|삽니다|찾(?:습니다|아요))$/,
}

/** A typed answer to whether somebody has a thing or needs it, or null when it is no such answer. */
export function readKindReply(text: string): ListingKind | null {
  const plain = foldText(text.slice(0, 60))
    .lower.replace(/[.!?。！？~]+$/u, '')
    .trim()
  return kindReplies.offer.test(plain) ? 'offer' : kindReplies.need.test(plain) ? 'need' : null
}
