import type { Period } from '../domain/unit.ts'
import type { Stretch } from './script.ts'

/** How often something recurs that an amount is said for: so many batches, shifts or pickups a period. */
export type Recurrence = { readonly period: Period; readonly share: number }

const latinEvent =
  '(?:shift|batch(?:e)?|run|load|trip|collection|pick-?up|campaign|harvest|cycle|deliver(?:y|ie)|visit|charge|cast|heat|melt|truck|turnaround)'
const hanEvent = '[班批炉次趟锅槽罐车]'
const koreanEvent = '(?:교대|배치|회|번|조|차례)'
const chineseFigure = String.raw`(\d{1,3}|[一二两三四五六七八九十])`
const koreanFigure = String.raw`(\d{1,3}|한|두|세|네|다섯|여섯)`
const englishFigure = String.raw`(\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|once|twice)`

const saidAfter = new RegExp(
  String.raw`^\s?(?:(?:per|a|an|each|every|in each|from each|from every|/)\s?${latinEvent}s?\b|(?:/|每|一)\s?${hanEvent}|\s?(?:/|씩)?\s?${koreanEvent}|\s(?:tanker|truck|lorry|load|trailer|skip|artic|wagon)s?\b(?=\s(?:once|twice|\d|two|three|four)))`,
)
const saidBefore = new RegExp(
  String.raw`(?:(?:each|every|per|a)\s${latinEvent}\s?(?:[a-z]{2,9}\s){0,3}|(?:每一?|单|一)${hanEvent}次?[^\d，,。;；]{0,5}|(?:(?:한|1|매|각)\s?)?${koreanEvent}(?:당|에|마다)\s?(?:약|대략|평균)?\s?|(?:한|1)\s?(?:회|번)\s?)$`,
)

const often: readonly RegExp[] = [
  new RegExp(
    String.raw`\b${englishFigure}\s?(?:x|times|${latinEvent}s?)\s?(?:a|an|per|every|each|/|in a)\s?(hour|day|week|month|quarter|year)\b`,
  ),
  /\b(once|twice)\s(?:a|per|every)\s(day|week|month|year)\b/,
  /\b(\d{1,3}|two|three|four)[ -](shift)s?\b(?! (?:sizes|amounts))/,
  new RegExp(String.raw`(?:每|一)个?(天|日|周|星期|礼拜|月|年|小时)[^\d一二两三四五六七八九十，,。]{0,4}${chineseFigure}个?${hanEvent}`),
  new RegExp(`${chineseFigure}(班)(?:倒|制|运转|生产)`),
  new RegExp(String.raw`(하루|매일|일|주|매주|일주일|월|매월|한\s?달|연|년)(?:에|당)?\s?(?:약\s?)?${koreanFigure}\s?${koreanEvent}`),
  new RegExp(String.raw`${koreanFigure}\s?(교대)`),
]

const figures: Readonly<Record<string, number>> = {
  ...{ once: 1, twice: 2, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, twelve: 12 },
  ...{ 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 十: 10 },
  ...{ 한: 1, 두: 2, 세: 3, 네: 4, 다섯: 5, 여섯: 6 },
}

const spans: readonly (readonly [RegExp, Period, number])[] = [
  [/^(?:hour|小时)$/, 'hour', 1],
  [/^(?:day|shift|天|日|班|하루|매일|일|교대)$/, 'day', 1],
  [/^(?:week|周|星期|礼拜|주|매주|일주일)$/, 'week', 1],
  [/^(?:month|月|월|매월|한\s?달)$/, 'month', 1],
  [/^quarter$/, 'year', 4],
  [/^(?:year|年|연|년)$/, 'year', 1],
]

const reach = 60
const clauseOrSentence = /[\n。；;!！]|\.\s/

function oftenIn(text: string): Recurrence | null {
  for (const pattern of often) {
    const match = pattern.exec(text)
    const [first = '', second = ''] = [match?.[1], match?.[2]]
    const [count, span] = figures[first] !== undefined || /^\d/.test(first) ? [first, second] : [second, first]
    const found = spans.find(([names]) => names.test(span))
    const times = figures[count] ?? Number(count)
    if (match && found && times > 0) return { period: found[1], share: found[2] * times }
  }
  return null
}

/** "2 t per batch, 3 batches a week", 每班出半吨 一天两班: the amount is said for something that recurs so often. */
export function recurrenceOf(lower: string, { head, end }: Stretch & { readonly head: number }): Recurrence | null {
  const before =
    lower
      .slice(Math.max(0, head - reach), head)
      .split(clauseOrSentence)
      .at(-1) ?? ''
  const after = lower.slice(end, end + reach).split(clauseOrSentence)[0] ?? ''
  const isAfter = saidAfter.exec(after)
  const isBefore = saidBefore.exec(before)
  if (!isAfter && !isBefore) return null
  return oftenIn(isAfter ? after.slice(isAfter[0].length) : after) ?? oftenIn(isBefore ? before.slice(0, isBefore.index) : before)
}

const soonBehind = /^[\s,，]*(?:씩[\s,]*)?(?=(?:주|월|매주|매월|하루|일|연|每|一)\s?(?:에\s?)?[\d한두세네个]|(?:每|一)个?[周月天])/

/** "25톤 주3회", 30吨，每周两次: right behind an amount how often it comes. */
export function recurrenceSoon(lower: string, end: number): Recurrence | null {
  const rest = lower.slice(end, end + 18)
  const gap = soonBehind.exec(rest)
  return gap ? oftenIn(rest.slice(gap[0].length).split(/[,，。.\n]/)[0] ?? '') : null
}
