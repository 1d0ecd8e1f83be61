import { everydayDistricts } from './district-names.ts'
import type { Folded, Stretch } from './script.ts'

const hangul = /[\uac00-\ud7a3]/
const isWordLike = /[\p{L}\d]/u
const hanStart = /^\p{Script=Han}/u
const freeBefore = /(?:^|[^\p{Script=Han}]|[在于到从址省市州盟区为位发送:：])$/u
const freeAfter =
  /^(?:$|[^\p{Script=Han}]|[市县区镇旗港乡园]|周边|附近|一带|地区|开发|工业|产业|经济|高新|经开|化工|循环|新区|码头|自提|交货|提货|出厂|到厂|本地|这边|那边|有|的|\p{Script=Han}{0,3}(?:城|厂|市场|码头|村|街道|路|仓)(?:$|[，,。\s]))/u
const closing = /^\s*(?:$|[\n,，.。]|\p{Script=Han})/u

type Named = Stretch & { readonly place: unknown }
type Beside = { readonly before: Named | undefined; readonly after: Named | undefined }

/** 시멘트 부원료(철원)로, 인도: 낙포부두 — the name of a place, but something else is meant. */
const isOtherWord = (text: string, { start, end }: Stretch) =>
  hangul.test(text[start] ?? '') &&
  (/^지난(?!\s?시)/.test(text.slice(start, end + 2)) ||
    /^\)?로\s/.test(text.slice(end, end + 3)) ||
    /^인도\s?[:：]/.test(text.slice(start, end + 2)))

/** An ordinary word is a place when nothing else stands beside it, or a place before it. */
function isEverydayPlace(text: string, at: Named, isAfterPlace: boolean): boolean {
  const isAlone = !isWordLike.test(text[at.start - 1] ?? ' ') && !isWordLike.test(text[at.end] ?? ' ')
  return isAfterPlace || (isAlone && closing.test(text.slice(at.end)))
}

/** A district of two characters may stand inside other words (水富 in 循环水富余), so it needs an edge or another place beside it. */
export function standsFree({ text }: Folded, at: Named, { before, after }: Beside): boolean {
  if (isOtherWord(text, at)) return false
  if (at.place !== null) return true
  const isAfterPlace = before !== undefined && at.start - before.end <= 1
  if (everydayDistricts.has(text.slice(at.start, at.end))) return isEverydayPlace(text, at, isAfterPlace)
  if (!hanStart.test(text[at.start] ?? '') || at.end - at.start > 3) return true
  const isOpen = isAfterPlace || freeBefore.test(text.slice(Math.max(0, at.start - 1), at.start))
  return isOpen && (after?.start === at.end || freeAfter.test(text.slice(at.end, at.end + 7)))
}
