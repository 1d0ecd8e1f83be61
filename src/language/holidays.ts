import type { IsoDay } from '../domain/window.ts'
import { addDays, isoDay, partsOf, weekdayOf } from './calendar-math.ts'

/** First days of lunar years in China, and in Korea where the meridian makes them differ. Source: Hong Kong Observatory and KASI almanacs. */
const lunarNewYears =
  '2024-02-10 2025-01-29 2026-02-17 2027-02-06 2028-01-26 2029-02-13 2030-02-03 2031-01-23 2032-02-11 2033-01-31 2034-02-19 2035-02-08'.split(
    ' ',
  )
const koreanNewYears: Readonly<Record<string, IsoDay>> = { '2027-02-06': '2027-02-07', '2028-01-26': '2028-01-27' }
const midAutumns =
  '2024-09-17 2025-10-06 2026-09-25 2027-09-15 2028-10-03 2029-09-22 2030-09-12 2031-10-01 2032-09-19 2033-09-08 2034-09-27 2035-09-16'.split(
    ' ',
  )
const dragonBoats =
  '2024-06-10 2025-05-31 2026-06-19 2027-06-09 2028-05-28 2029-06-16 2030-06-05 2031-06-24 2032-06-12 2033-06-01 2034-06-20 2035-06-10'.split(
    ' ',
  )

/** Easter Sunday of a Gregorian year (Meeus, Jones and Butcher). */
function easter(year: number): IsoDay {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100]
  const [d, e] = [Math.floor(b / 4), b % 4]
  const g = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - d - g + 15) % 30
  const [i, k] = [Math.floor(c / 4), c % 4]
  const l = (32 + 2 * e + 2 * i - h - k) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const sum = h + l - 7 * m + 114
  return isoDay(year, Math.floor(sum / 31), (sum % 31) + 1) ?? `${year}-04-01`
}

function thanksgiving(year: number): IsoDay {
  const first = `${year}-11-01`
  return addDays(first, ((11 - weekdayOf(first)) % 7) + 21)
}

const listed = (days: readonly IsoDay[]) => (year: number) => days.find((day) => day.startsWith(String(year))) ?? null
const fixed = (month: number, date: number) => (year: number) => isoDay(year, month, date)

/** A holiday: its day in a year, and how many days after it work begins again. */
type Holiday = { readonly words: string; readonly of: (year: number) => IsoDay | null; readonly off: number }

/** The sun reaches 15° on 4 April in leap years and the year after, else on 5 April (until 2043). */
const qingming = (year: number) => isoDay(year, 4, year % 4 < 2 ? 4 : 5)

const holidays: readonly Holiday[] = [
  {
    words: '春节|农历新年|过年|大年初一|新春|lunar new year|chinese new year|cny holiday|spring festival',
    of: listed(lunarNewYears),
    off: 7,
  },
  {
    words: '설날|설\\s?연휴|설\\s?명절|구정|설(?=\\s?(?:전|후|이후|이전|쇠고|지나))',
    of: (year) => {
      const day = listed(lunarNewYears)(year)
      return day && (koreanNewYears[day] ?? day)
    },
    off: 2,
  },
  { words: '추석\\s?연휴|추석|한가위|chuseok', of: listed(midAutumns), off: 2 },
  {
    words: '元宵节?',
    of: (year) => {
      const day = listed(lunarNewYears)(year)
      return day && addDays(day, 14)
    },
    off: 0,
  },
  { words: '中秋节?|mid-autumn(?: festival)?', of: listed(midAutumns), off: 0 },
  { words: '端午节?|단오|dragon boat(?: festival)?', of: listed(dragonBoats), off: 0 },
  { words: '清明节?', of: qingming, off: 0 },
  {
    words: '(?<![一二两三四五六七八九十百千万亿毛块点\\d])五一(?![度吨方斤升个])节?|五一劳动节|劳动节|근로자의\\s?날|labou?r day holiday',
    of: fixed(5, 1),
    off: 0,
  },
  { words: '国庆长假|国庆节?|十一长假|golden week', of: fixed(10, 1), off: 7 },
  { words: "元旦|신정|new year(?:'s(?: day)?)?", of: fixed(1, 1), off: 0 },
  { words: '圣诞节?|성탄절|크리스마스|christmas|xmas', of: fixed(12, 25), off: 0 },
  { words: 'easter|复活节', of: easter, off: 1 },
  { words: 'thanksgiving', of: thanksgiving, off: 0 },
]

/** Every word for a holiday, as a pattern source. */
export const holidayWords = holidays.map(({ words }) => words).join('|')

function nextWorkday(day: IsoDay): IsoDay {
  const weekday = weekdayOf(day)
  return weekday < 6 ? day : addDays(day, 8 - weekday)
}

/** The coming holiday of that name: its own day, and the first day after it. */
export function comingHoliday(word: string, today: IsoDay): { readonly day: IsoDay; readonly over: IsoDay } | null {
  const holiday = holidays.find(({ words }) => new RegExp(`^(?:${words})`).test(`${word} 후`))
  if (!holiday) return null
  const { year } = partsOf(today)
  for (const candidate of [year, year + 1]) {
    const day = holiday.of(candidate)
    if (day && addDays(day, holiday.off) >= today) return { day, over: holiday.off > 1 ? nextWorkday(addDays(day, holiday.off)) : day }
  }
  return null
}
