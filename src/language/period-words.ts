import type { Period } from '../domain/unit.ts'

/** What a word for a stretch of time means: so many of `share` per `period`. */
export type Meaning = readonly [period: Period, share: number]

/** Words for a stretch of time in the three languages; the bare ones mean a period only next to an amount. */
export const nouns: readonly (readonly [meaning: Meaning, latin: string, chinese: string, korean: string])[] = [
  [['hour', 3600], 's sec secs second seconds', '秒', '초'],
  [['hour', 60], 'min mins minute minutes', '分钟', '분'],
  [['hour', 1], 'h hr hrs hour hours', '小时 个小时 钟头 时', '시간 시'],
  [['day', 3], 'shift shifts', '班 班次', '교대'],
  [['day', 1], 'd day days working_day working_days calendar_day', '天 日 工作日', '일 하루 날'],
  [['week', 1], 'w wk wks week weeks', '周 星期 个星期 礼拜 个礼拜', '주 주일'],
  [['week', 1 / 2], 'fortnight fortnights', '双周', '격주'],
  [['month', 1], 'm mo mos mth mths mon month months', '月 个月', '월 달 개월'],
  [['year', 4], 'q qtr quarter quarters', '季 季度 个季度', '분기'],
  [['year', 2], 'half_year half-year half_a_year', '半年', '반년 반기'],
  [['year', 1], 'a y yr yrs year years annum ann', '年 年度', '년 연 해'],
]
