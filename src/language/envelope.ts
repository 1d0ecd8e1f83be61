import type { Folded, Stretch } from './script.ts'

/** What of a text is only its wrapping: mail headers, marks of quotation, phone numbers; and the signature, which may say where. */
export type Envelope = { readonly wrapping: readonly Stretch[]; readonly signature: Stretch | null }

const headerLine =
  /^[ >|*]*(?:from|sent|to|cc|bcc|date|reply-to|发件人|发送时间|收件人|抄送|日期|보낸\s?사람|받는\s?사람|보낸\s?날짜|참조|날짜)\s?[:：][^\n]*$/gm
const sender = /^[ >|*]*(?:from|发件人|보낸\s?사람)\s?[:：](?![^\n<@]*\d)/m
const addressed = /^[ >|*]*(?:sent|to|subject|date|发送时间|收件人|主题|받는\s?사람|제목|보낸\s?날짜)\s?[:：]/m
const subject = /^[ >|*]*(?:subject|主题|제목)\s?[:：]\s?(?:(?:re|fw|fwd|aw|wg|回复|转发|답장|전달)\s?[:：]\s?)*/gm
const wrappings: readonly RegExp[] = [
  /^[ \t]*(?:>[ \t]*)+/gm,
  /^[ >]*(?:-{2,}[^\n]*-{2,}|begin forwarded message:?|(?:fwd|fw|forwarded(?: message)?)(?: from [^\n\d]{1,50})?\s?[:：]?|on [^\n]{4,80} wrote:|sent from my \w+|转(?:发)?自[^\n\d]{1,20}[:：]?|发自我的[^\n]{1,12})$/gm,
  /^[ >]*(?:fwd|fw|转发|전달)\s?[:：]/gm,
  /\b(?:further to|following(?: up on)?|with reference to|referring to|as (?:discussed|agreed|mentioned)(?: (?:at|on|in|during))?|thank you for|thanks for) (?:our|your|the|my) [^,.\n]{0,50}?(?:conversation|talk|call|meeting|e-?mail|mail|visit|fair|exhibition|phone|discussion|chat|letter|conference|message)\b(?: (?:at|in|on|of|with) [^,.\n]{1,40}?)?(?=[,.\n]| (?:i|we|please|our|this|there) )/g,
  /(?:\b(?:tel|phone|call|ring|text|mobile|mob|cell|extn?|ext|fax|whatsapp|wechat|vx)\b|微信|电话|手机|联系人|联系方式|联系电话|전화|문의|연락처|팩스)[.:： ]{0,3}(?:(?:me|us|on|at|[\p{L}]{2,12})[ :：]{1,2}){0,3}[+(]?\d[\dx*() -]{2,16}\d(?! ?(?:t\b|ton|kg|m3|吨|톤))/gu,
]
const closing =
  /^[ >]*(?:(?:with )?(?:kind|best|warm(?:est)?|many|friendly)? ?(?:regards|wishes|thanks|greetings)|best|cheers|thanks(?: a lot| again| in advance| and regards)?|thank you(?: very much| in advance)?|yours(?: (?:sincerely|faithfully|truly))?|sincerely|rgds|br|mfg|此致|此致敬礼|敬礼|顺祝商祺|祝好|谢谢|多谢|감사합니다|고맙습니다|수고하세요|수고하십시오)[,.!。 ]*$|^[ >]*-- ?$/m
const tells = /\d[\d.,]*\s?(?:t|tonnes?|tons?|m3|kg|lbs?|gal|mw|gj|l|pcs|吨|方|톤|루베)(?![a-z])/
const mostLines = 9

const blankPattern = (lower: string, pattern: RegExp): Stretch[] =>
  [...lower.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length }))

/** The lines behind "Kind regards", unless something is offered in them. */
function signatureOf(lower: string): Stretch | null {
  const match = closing.exec(lower)
  if (!match) return null
  const behind = lower.slice(match.index + match[0].length)
  const isSignature = behind.trim() !== '' && behind.trim().split('\n').length <= mostLines && !tells.test(behind)
  return isSignature ? { start: match.index, end: lower.length } : null
}

/** Finds the wrapping of a pasted or forwarded mail. */
export function envelopeOf(lower: string): Envelope {
  const isMail = sender.test(lower) && addressed.test(lower)
  const headers = isMail ? [...blankPattern(lower, headerLine), ...blankPattern(lower, subject)] : []
  return {
    wrapping: [...headers, ...wrappings.flatMap((pattern) => blankPattern(lower, pattern))],
    signature: signatureOf(lower),
  }
}

function blank(text: string, stretches: readonly Stretch[]): string {
  const parts: string[] = []
  let at = 0
  for (const { start, end } of [...stretches].sort((a, b) => a.start - b.start)) {
    if (end <= at) continue
    parts.push(text.slice(at, Math.max(start, at)), text.slice(Math.max(start, at), end).replace(/[^\n]/g, ' '))
    at = end
  }
  return parts.join('') + text.slice(at)
}

/** The text with some stretches empty; offsets stay. */
export const emptied = (folded: Folded, stretches: readonly Stretch[]): Folded =>
  stretches.length === 0 ? folded : { ...folded, text: blank(folded.text, stretches), lower: blank(folded.lower, stretches) }
