import type { IsoDay } from '../domain/window.ts'
import type { Days } from './calendar-math.ts'
import type { Stretch } from './script.ts'

const lineEnd = /[\n。！!;；]|\.\s/

/** A date behind these words is one of papers, plants or talk. */
const ofOther =
  /(?:\b(?:rev(?:ision)?\.?(?: \d+)?|version|dated|date of (?:analysis|sampling|issue)|sent|report(?:ed)?(?: of)?|analysis(?: of| from)?|lab report|sampled|tested|test(?: of| from)?|certificate|sds|msds|permit(?: of| from)?|built|commissioned|founded|established|installed|since|last (?:turnaround|overhaul|load|sold|sale)|scrapped|closed|shut(?: down)?|stopped|ended|decommissioned|retired|bought|expired?)\b[^\n.;]{0,18}|检测(?:报告|日期)?|化验(?:单|日期)?|报告日期|投产于|建于|成立于|自?从?去年|去年|前年|上个?月|上周|上一?年|作废|失效|지난\s?(?:해|달|주)?|작년|재작년|준공|설립|시험성적서|분석일|발급일|\blast (?:year'?s?|month|week|spring|summer|autumn|winter)?)\s?(?:in|on|at|of|[,，:：(]|\s){0,3}$/
const ofOtherAfter =
  /^\s?(?:年?(?:建成|投产过|成立|检测|化验|停产的|报告)|에?\s?(?:준공|설립|분석한|검사|폐쇄)|(?:report|analysis|certificate|edition|version|figures|data|audit|price list)\b)/
/** By when an answer is wanted, not the goods. */
const answerBy =
  /(?:\b(?:repl(?:y|ies)|respond|responses?|answer|quotes?|quotations?|bids?|tenders?|offers? (?:in|to us|must reach)|offers?(?= (?:please )?(?:by|before|until)\b)|let (?:me|us) know|call(?: me| us)?|contact(?: me| us)?|get back(?: to (?:me|us))?|decide|decision|register|registration|rsvp|apply|applications?|deadline(?: for \w+)?|closing date|meet(?:ing)?|visit|inspection(?: is)?(?: due)?|viewing)\b[^\n.;]{0,22}|报名[^\n。;；]{0,8}|投标[^\n。;；]{0,8}|开标[^\n。;；]{0,6}|招标[^\n。;；]{0,8}|报价[^\n。;；]{0,8}|回复[^\n。;；]{0,6}|公告期[^\n。;；]{0,6}|公示期?[^\n。;；]{0,6}|看货[^\n。;；]{0,6}|联系[^\n。;；]{0,4}|접수[^\n.;]{0,8}|입찰[^\n.;]{0,8}|투찰[^\n.;]{0,6}|견적[^\n.;]{0,8}|회신[^\n.;]{0,6}|신청[^\n.;]{0,8}|문의[^\n.;]{0,6}|공고\s?기간[^\n.;]{0,4}|미팅|방문)$/
const answerByAfter =
  /^[ \d:：时點点분시까지전에前之以日号]{0,8}(?:[^，,。;；\n]{0,8}(?:联系|报名|投标)|回复|答复|报名|投标|报价|联系我?|给(?:我|个)(?:答复|回话|信)|看货|회신|연락|답\s?(?:변|장|주)|견적|접수|입찰|신청|문의|(?:for|to) (?:a )?(?:repl|quot|bid|inspect)\w*)/
/** "Even in winter", 겨울에도, 冬天也有: no limit. */
const evenBefore = /\b(?:even|also|including|incl\.?|not only)\s(?:in|during|over|on|through)?\s?(?:the\s)?$/
const evenAfter = /^\s?(?:에도|도(?=\s|$)|까지도|也|还有|都有|照常|不停)/
/** The plant stands still then, so there is nothing. */
const stopped =
  /\b(?:down|shut ?down|shut|closed|off|overhaul|relining|maintenance|turnaround|outage|stops?|stopping|standstill|no (?:dust|supply|production|material|output|slag|steam|ash|product)|nothing)\b|停产|停炉|停机|检修|大修|放假|停工|没有货|没货|정기\s?보수|오버홀|가동\s?중단|휴무|휴가|쉽니다|정지/
const meanwhile = /\b(?:while|during|whilst|when|because)\b|期间|때|동안|그\s?기간|就拆|后|拆/
const resumes = /\b(?:again|back|resumes?|restarts?|from then|afterwards|normal)\b|恢复|复产|重新|再开|재개|다시|정상/

type Said = Stretch & Days & { readonly role: 'from' | 'until' | 'both' | 'none'; readonly yearSaid: boolean }

function sentenceAround(lower: string, { start, end }: Stretch): Stretch {
  const before =
    lower
      .slice(Math.max(0, start - 120), start)
      .split(lineEnd)
      .at(-1)?.length ?? 0
  const next = lineEnd.exec(lower.slice(end, end + 120))
  return { start: start - before, end: next ? end + next.index : Math.min(lower.length, end + 120) }
}

/** "Down 6 to 27 April. From 27 April again": the dates of the standstill are not those of the material. */
function isStandstill(lower: string, span: Said, spans: readonly Said[]): boolean {
  const { start, end } = sentenceAround(lower, span)
  const sentence = lower.slice(start, end)
  if (!stopped.test(sentence) || meanwhile.test(sentence) || resumes.test(sentence)) return false
  return spans.some((other) => other.start >= end && resumes.test(lower.slice(Math.max(0, other.start - 20), other.end + 30)))
}

const isOfOther = (before: string, { role }: Said) => ofOther.test(before) && (role === 'none' || /since\s+$/.test(before))

/** What is over begins nothing, nor does "this year". */
function isPastOrNow({ role, first, last }: Said, today: IsoDay): boolean {
  if (role === 'until') return false
  return last < today || (role === 'none' && first < today && Date.parse(last) - Date.parse(first) > 300 * 86_400_000)
}

/** True for a date that says nothing of when the material is there: of papers, of the past, of answers, of a standstill. */
export function isAside(lower: string, span: Said, spans: readonly Said[], today: IsoDay): boolean {
  const [before, after] = [lower.slice(Math.max(0, span.start - 44), span.start), lower.slice(span.end, span.end + 20)]
  if (answerByAfter.test(after) || evenBefore.test(before) || evenAfter.test(after) || ofOtherAfter.test(after)) return true
  if (span.role !== 'both' && (answerBy.test(before) || isPastOrNow(span, today) || isOfOther(before, span))) return true
  return isStandstill(lower, span, spans)
}

/** True for a duration of a standstill: "down for relining for 3 weeks". */
export function isStandstillDuration(lower: string, at: Stretch): boolean {
  const { start, end } = sentenceAround(lower, at)
  const sentence = lower.slice(start, end)
  return stopped.test(sentence) && !meanwhile.test(sentence) && resumes.test(lower.slice(end, end + 200))
}
