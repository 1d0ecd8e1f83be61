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

/** Reads a whole message that is nothing but "publish", "cancel" or "skip" in one of the languages. */
export function readShortReply(text: string): ShortReply | null {
  if (text.length > 40) return null
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s.,!?。，！？]+$/u, '')
    .replace(/^\/|^\s+/u, '')
    .replaceAll('’', "'")
  return meanings.get(plain) ?? null
}
