import type { Stretch } from './script.ts'

/** A statement about hazard in the text. */
export type Hazard = Stretch & { readonly hazardous: boolean }

const harmless =
  /\bnon[- ]?(?:haz(?:ardous)?|toxic)\b|\bnonhaz\w*|\b(?:not|isn't|is not|aren't|no|never|without being)\b[^.,;\n]{0,40}?\bhaz(?:ardous|ard)?\b|\bharmless\b|\btclp\b[^.;\n]{0,20}?\b(?:pass(?:ed|es)?|ok|fine|clean)\b|\bpass(?:ed|es)?\s(?:the\s)?tclp\b|无害(?!化)|(?:不是|非|不属于?|不算|并非|没有?|未列入|不在|排除)(?:[^，,。;；\n]{0,6})?(?:危险废物|危废|危险品|危化品)|一般(?:工业)?(?:固体?废物?|固废|废物)|普通固废|浸出(?:毒性)?[^，,。;；\n]{0,6}(?:合格|达标|通过)|无毒(?:无害)?|비유해|무해|(?:지정폐기물|유해폐기물|유해물질|유해|위험물)\s?(?:은|는|이|가|에|에는)?\s?(?:아니|아님|아닌|아닙|하지\s?않|해당\s?(?:없|안)|않|없)|유해성\s?(?:은|이)?\s?없|일반\s?폐기물|용출\s?(?:시험)?[^.,\n]{0,6}(?:적합|합격|통과)/g
const harmful =
  /\bhaz(?:ardous|waste| waste|mat)?\b|\b(?:rcra )?listed waste\b|\bhw\s?\d{2}\b|\btoxic\b|危险废物|危废|危险固废|有毒有害|有害|有毒|지정\s?폐기물|유해\s?폐기물|유해(?!\s?(?:성)?\s?(?:시험|검사))|유독|\b\d\d ?\d\d ?\d\d\*/g
const aboutPermit =
  /^[^，,。;；.\n]{0,10}?(?:资质|许可证?|经营|处置证|牌照|证(?![明书])|转移联单|permit|licen[cs]e|certified|authori[sz]ed|handling|approved|면허|허가|인허가|자격|처리업체?\s?(?:입니다|임|이에요|예요|로서|허가)|수집운반\s?(?:업|허가))/

const permitBefore =
  /(?:licen[sc]ed|permit(?:ted)?|permission|certified|authori[sz]ed|approved) (?:for|to (?:take|handle|treat|accept))[^.,;\n]{0,16}$/

/** What a folded, lower-case text says about hazard; a permit for hazardous waste says nothing about the material. */
export function scanHazards(lower: string): Hazard[] {
  const negative = [...lower.matchAll(harmless)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    hazardous: false,
  }))
  const positive = [...lower.matchAll(harmful)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    hazardous: true,
  }))
  const free = positive.filter(({ start }) => !negative.some((other) => start >= other.start && start < other.end))
  const isPermit = ({ start, end }: Stretch) =>
    (aboutPermit.test(lower.slice(end, end + 24)) &&
      !lower.startsWith('hw', start) &&
      !/^\s?hw\s?-?\d\d/.test(lower.slice(end, end + 6))) ||
    permitBefore.test(lower.slice(Math.max(0, start - 40), start))
  return [...negative, ...free].filter((one) => !isPermit(one)).sort((a, b) => a.start - b.start)
}
