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

/** Words that say a period alone. */
export const adverbs: readonly (readonly [Meaning, string])[] = [
  [['hour', 1], 'hourly 시간당 毎时'],
  [['day', 1], 'daily 매일 하루 하루에 일일 天天 日产 日产量 日均'],
  [['day', 1 / 2], '隔天 隔日 两天一次 이틀에 이틀마다 격일 격일로'],
  [['week', 1], 'weekly 매주 주간 일주일에 일주일 주당'],
  [['week', 1 / 2], 'fortnightly biweekly bi-weekly every_other_week 隔周 两周 每两周 격주 격주로 2주에 두_주에'],
  [['month', 1], 'monthly pcm 매월 매달 한달 한_달 한달에 월간 月产量 月产'],
  [['month', 2], 'twice_a_month twice_monthly 半个月 每半个月 半月 보름에 보름마다 보름'],
  [['year', 4], 'quarterly 분기별'],
  [['year', 2], 'half-yearly every_six_months'],
  [
    ['year', 1],
    'annually annual yearly p.a. p.a 매년 연간 年产量 年产 年度预计 年度产生 年度产出 年度产量 年度计划 年度约 全年 전체 연평균 년간',
  ],
]
