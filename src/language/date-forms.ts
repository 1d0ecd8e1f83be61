import {
  type Read,
  readAfter,
  readDayOffset,
  readDayOfMonth,
  readEnd,
  readHoliday,
  readMonth,
  readQuarter,
  readRelativeMonth,
  readRelativeWeek,
  readRelativeYear,
  readSeason,
  readSlash,
  readWeekday,
} from './date-points.ts'
import { holidayWords } from './holidays.ts'

/** A way to write a date. `needsMarker` ones are dates only next to "from", "until" and their like. */
/** `whole` ones, named alone, mean all their days: a quarter, a season. */
export type DateForm = { readonly pattern: RegExp; readonly read: Read; readonly needsMarker?: true; readonly whole?: true }

const enMonth =
  '(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])\\.?'
const enYear = String.raw`(?:,?\s*(?<year>20\d\d)(?!\d)|\s+(?:of )?(?<yearWord>next year|this year))?`
const enPart = String.raw`(?:(?<part>early|mid|late|(?:the )?(?:end|beginning|start|middle) of|end|start)[\s-]+)?`
const day = String.raw`(?<day>[12]\d|3[01]|0?[1-9])`
const cjkNumber = '(?:十[一二]?|[一二三四五六七八九])'
const cjkMonth = String.raw`(?:(?:次年|翌年|第二年|转年|다음\s?해|이듬해|익년)\s*)?(?:(?<yearWord>今年|本年|明年|后年|来年|올해|금년|내년|후년)\s*의?\s*|(?<year>20\d\d|\d\d)\s*[年년]\s*)?(?<month>1[0-2]|0?[1-9]|${cjkNumber})\s*(?:月份?|월)`

/** Behind 1.05 or 1.05-2.30 these make it an amount. */
const amountBehind = String.raw`(?:\s?[-~]\s?\d[\d.,]*)?\s?(?:[%万方立个元块톤吨개만천원]|(?:k?t|mt|kg|lbs?|m3|m³|nm3|l|kwh|mwh|kw|mw|gj|gcal|pcs|mm|cm|bar|mpa|tonnes?|tons?|usd|eur|€)(?![a-z]))`

/** Every way of writing a date, the most telling first. */
export const dateForms: readonly DateForm[] = [
  {
    pattern:
      /(?<!\d)(?<year>20\d\d)(?:[-/.]|\s?[年년]\s?)(?<month>1[0-2]|0?[1-9])(?:[-/.]|\s?[月월]\s?)(?<day>3[01]|[12]\d|0?[1-9])(?:\s?[日号일])?(?![\d%])/g,
    read: readMonth,
  },
  {
    pattern: /(?<![\d.])(?<year>20\d\d)[-/.](?<month>1[0-2]|0?[1-9])(?=\s?(?:부터|까지|이후|起|开始|之?前|以后|至))/g,
    read: readMonth,
  },
  {
    pattern:
      /(?<![\d.])(?<month>1[0-2]|0?[1-9])月(?<day>3[01]|[12]\d|0?[1-9])(?![\d.])(?=\s?(?:到|至|起|前|之前|以前|以后|之后|后|开始|截止|为止|止|-|~|$|[，,。]|\s(?!吨|方|个|桶|车|立|公)))/g,
    read: readMonth,
  },
  {
    pattern: new RegExp(
      String.raw`(?<![\da-z])${cjkMonth}(?:\s*(?<day>3[01]|[12]\d|0?[1-9]|(?<!\s)(?:[二三]?十[一二三四五六七八九]?|[一二三四五六七八九]))\s*[日号일](?![가-힣]*당)|\s*(?<part>初|上旬|中旬|下旬|底|末|中(?!国|心|间|等)|초순|초|상순|중순|중(?!에|\s?출고)|하순|말일|말))?`,
      'g',
    ),
    read: readMonth,
  },
  { pattern: new RegExp(String.raw`(?<![\d.,])${day}(?:st|nd|rd|th)?\s+(?:of\s+)?${enMonth}${enYear}`, 'g'), read: readMonth },
  {
    pattern: new RegExp(
      String.raw`\b${enMonth}\s*(?:the\s+)?${day}(?:st|nd|rd|th)?(?!\d|[\d.,]*\s?(?:%|t\b|k|m3|tons?\b|tonnes?\b|[-~](?!\s?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))))${enYear}`,
      'g',
    ),
    read: readMonth,
  },
  { pattern: new RegExp(String.raw`\b${enPart}${enMonth}\s*(?<year>20\d\d)(?!\d)`, 'g'), read: readMonth },
  {
    pattern: new RegExp(String.raw`\b(?<part>early|mid|late|(?:the )?(?:end|beginning|start|middle) of|end|start)[\s-]+${enMonth}`, 'g'),
    read: readMonth,
  },
  {
    pattern:
      /\b(?<month>january|february|april|june|july|august|september|october|november|december|sept?|oct|nov|aug|apr|feb|jan|dec|jul|jun)(?![a-z])\.?/g,
    read: readMonth,
  },
  { pattern: /\b(?<month>march|may|mar)(?![a-z])\.?/g, read: readMonth, needsMarker: true },
  {
    pattern: new RegExp(
      String.raw`(?<![\d.,/]|\d-)(?!24\/7)(?<a>3[01]|[12]\d|0?[1-9])[/.](?<b>3[01]|[12]\d|0?[1-9])(?:[/.](?<year>20\d\d|\d\d))?(?![\d%])(?!${amountBehind})`,
      'g',
    ),
    read: readSlash,
    needsMarker: true,
  },
  {
    pattern:
      /\b(?:(?<part>(?:the )?end of|(?:the )?start of|(?:the )?beginning of|mid|late|early|(?:the )?middle of)[\s-]+)?(?:(?<next>(?:the )?(?:next|coming|following)) month|(?<current>this month|(?:the )?month(?![a-z])(?=.{0,3}$|[\s.,;)!])))/g,
    read: (groups, today, country) =>
      groups.next || groups.part || groups.current?.startsWith('this') ? readRelativeMonth(groups, today, country) : null,
  },
  {
    pattern:
      /(?:(?<afterNext>下下个?月)|(?<next>下个?月|次月|来月|다음\s?달|내달|익월|담달)|(?<current>本月|这个?月|当月|이번\s?달|이달|금월|当月))\s*份?(?:(?<day>[12]\d|3[01]|0?[1-9])\s?[日号일]|(?<part>初|上旬|中旬|下旬|底|末|초순|초|중순|하순|말일|말))?/g,
    read: readRelativeMonth,
  },
  {
    pattern:
      /(?<![年每月\d一二三四五六七八九十个])月(?<part>底|末)|(?<![年每\p{Script=Han}])月(?<part3>初|中)|(?<!\p{L})월(?<part2>말|초)/gu,
    read: (groups, today, country) => readRelativeMonth({ part: groups.part ?? groups.part2 ?? groups.part3 }, today, country),
  },
  {
    pattern: /(?<![每逢一两个])(?<which>下下个?|下个?|本|这个?)?(?:周|星期|礼拜)(?<weekday>[一二三四五六日天])(?!次|趟|车)/g,
    read: readWeekday,
  },
  {
    pattern: /(?<!매주\s?)(?:(?<which>다다음\s?주|다음\s?주|담주|이번\s?주)\s*)?(?<weekday>[월화수목금토일])요일(?!마다)/g,
    read: readWeekday,
  },
  {
    pattern:
      /(?<!\bevery |\beach |day and |days and |day & |[a-z][-~]|[a-z] to )\b(?<which>this |next |on |coming )?(?<weekday>mon|tues?|wed|thurs?|thu|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday)(?:day)?(?![a-z]|\s?[-~]\s?[a-z]{3}| to [a-z]{3,5}day)/g,
    read: readWeekday,
    needsMarker: true,
  },
  {
    pattern:
      /\b(?:(?<afterNext>(?:the )?week after next)|(?<next>(?:next|the coming|the following|coming) week)|(?<current>this week|(?<=end of )(?:the )?week))\b/g,
    read: readRelativeWeek,
  },
  {
    pattern:
      /(?<afterNext>下下个?(?:周|星期|礼拜)|다다음\s?주)|(?<next>下个?(?:周|星期|礼拜)|다음\s?주|담주|차주|내주)|(?<current>本周|这个?(?:周|星期)|이번\s?주|금주)/g,
    read: readRelativeWeek,
  },
  {
    pattern:
      /(?:\b(?<part>(?:the )?end of|mid|late|early|(?:the )?(?:beginning|start|middle) of)[\s-]+)?(?:the )?(?:\b(?<next>(?:next|coming) year)\b|\b(?<current>this year|the year(?= end|-end))\b|(?<=(?:end|beginning|start|middle) of )(?<year>20\d\d)(?!\d)|(?<=(?:end|beginning|start|middle) of (?:the )?)year\b)/g,
    read: (groups, today, country) => readRelativeYear(groups, today, country),
  },
  {
    pattern: /\b(?:(?<year>20\d\d) )?(?<part>year)[ -]?end\b|\b(?<part2>end) of (?:the )?year\b|\bend of (?<year2>20\d\d)(?!\d)/g,
    read: (groups, today, country) => readRelativeYear({ part: 'end', year: groups.year ?? groups.year2 }, today, country),
  },
  {
    pattern: /(?:(?<yearWord>今年|明年|后年|올해|내년)|(?<year>20\d\d)\s?[年년]?)?\s?(?<part>年底|年末|年初|年中|연말|년말|연초|년초)/g,
    read: (groups, today, country) =>
      readRelativeYear(
        { ...groups, part: /[底末말]/.test(groups.part ?? '') ? 'end' : /[初초]/.test(groups.part ?? '') ? 'start' : 'mid' },
        today,
        country,
      ),
  },
  {
    pattern: /(?:(?<yearWord>今年|明年|后年|올해|내년)|(?<year>20\d\d|\d\d)\s?[年년])?\s?第?(?<number>[1-4一二三四])(?:季度|분기)/g,
    read: readQuarter,
    whole: true,
  },
  {
    pattern: /(?:(?<yearWord>今年|明年|后年|올해|내년)|(?<year>20\d\d|\d\d)\s?[年년])?\s?(?<half>上半年|下半年|상반기|하반기)/g,
    read: (groups, today, country) => readQuarter({ ...groups, number: (groups.half ?? '').slice(0, 1) }, today, country),
    whole: true,
  },
  {
    pattern:
      /\b(?:(?<number>[1-4])q|q(?<number2>[1-4]))(?:[\s'-]*(?<year>20\d\d|\d\d))?\b|\b(?<number3>first|second|third|fourth|1st|2nd|3rd|4th) quarter(?: of)?(?: (?<year2>20\d\d))?\b/g,
    read: (groups, today, country) =>
      readQuarter({ number: groups.number ?? groups.number2 ?? groups.number3, year: groups.year ?? groups.year2 }, today, country),
    whole: true,
  },
  {
    pattern: /\bh(?<number>[12])(?:\s*(?<year>20\d\d))\b|\b(?<number2>first|second) half(?: of)?(?: (?:the year|(?<year2>20\d\d)))?\b/g,
    read: (groups, today, country) =>
      readQuarter({ half: 'half', number: groups.number ?? groups.number2, year: groups.year ?? groups.year2 }, today, country),
    whole: true,
  },
  {
    pattern:
      /(?:(?<yearWord>今年|明年|올해|내년)\s?의?\s?)?(?<season>春[季天]|夏[季天]|秋[季天]|冬[季天]|采暖[季期]|供暖[季期]|봄(?:철)?(?![가-힣])|여름(?:철)?|가을(?:철)?|겨울(?:철)?|난방\s?(?:철|기간?))|\b(?<yearWord2>this year|next year)?\s?(?<season2>spring(?! steel)|summer|autumn|winter|heating season)(?: (?<year>20\d\d))?\b/g,
    read: (groups, today, country) => readSeason({ ...groups, season: groups.season ?? groups.season2 }, today, country),
    whole: true,
  },
  { pattern: /(?<!\d)(?<year>20\d\d)\s?[年년](?!产|度|生|산)/g, read: readRelativeYear },
  { pattern: /(?<yearWord>明年|后年|내년|来年)/g, read: readRelativeYear },
  { pattern: /(?<yearWord>올해|금년|今年)(?=\s?(?:안에|내로|내에|까지|以?内|之内))/g, read: readRelativeYear },
  {
    pattern: /(?<![\d一二两三四五六七八九十半])年(?=内)/g,
    read: (_, today, country) => readRelativeYear({ yearWord: '今年' }, today, country),
  },
  { pattern: /(?<![\d.])(?<year>[2-4]\d)\s?[年년](?=\s?(?:부터|까지|이후|起|开始|以后|之前|前))/g, read: readRelativeYear },
  {
    pattern: /\bthe (?<day>3[01]|[12]\d|[1-9])(?:st|nd|rd|th)\b/g,
    read: readDayOfMonth,
    needsMarker: true,
  },
  {
    pattern: /(?<![月월\d.,年년])(?<day>3[01]|[12]\d|[1-9])\s?[号일](?=\s?(?:까지|부터|이후|전까지|之前|前|以前|起|开始|以后))/g,
    read: readDayOfMonth,
  },
  { pattern: /(?<!\d)(?<year>20[2-9]\d)(?![\d年년])/g, read: readRelativeYear, needsMarker: true },
  {
    pattern:
      /\b(?:in (?:about )?)(?<amount>\d{1,3}|an?|one|two|three|four|five|six|eight|ten) (?<unit>days?|weeks?|fortnight|months?|years?)(?:'? time)?\b(?! a\b)|\b(?<amount2>\d{1,3}|a|one|two|three|four|six) (?<unit2>days?|weeks?|months?) from (?:now|today)\b/g,
    read: (groups, today, country) =>
      readAfter({ amount: groups.amount ?? groups.amount2, unit: groups.unit ?? groups.unit2 }, today, country),
  },
  {
    pattern:
      /(?<![\d.])(?<amount>\d{1,3}|[一两二三四五六半])\s?(?<unit>天|日|周|个?星期|个?礼拜|个月|年)(?:之?后|以后)|(?<![\d.])(?<amount2>\d{1,3}|한|두|세)\s?(?<unit2>일|주일?|개월|달|년)\s?(?:후|뒤|이후)/g,
    read: (groups, today, country) =>
      readAfter({ amount: groups.amount ?? groups.amount2, unit: groups.unit ?? groups.unit2 }, today, country),
  },
  {
    pattern: new RegExp(
      String.raw`(?<after>\bafter\s(?:the\s)?)?(?<![a-z])(?:(?<yearWord>今年|明年|올해|내년)\s?)?(?<holiday>${holidayWords})(?![a-z])(?:\s?(?:假期|长假|节假日|holidays?|break|연휴|명절))?(?<after2>\s?(?:以后|之后|过后|后|이후|후|지나고|쇠고|지나면|끝나고)(?:부터)?)?`,
      'g',
    ),
    read: readHoliday,
  },
  {
    pattern: /(?<![\d一二两三四五六七八九十半几多去今明后全每])(?:过完?年|年)(?<after>后)(?!期)/g,
    read: (_, today, country) => readHoliday({ holiday: '春节', after: '后' }, today, country),
  },
  {
    pattern: /(?<week>this weekend|the weekend|周末|주말|\beow\b)|(?<month>\beom\b)|(?<year>\beoy\b)/g,
    read: readEnd,
  },
  {
    pattern:
      /(?<dayAfter>后天|모레|the day after tomorrow)|(?<tomorrow>明天|明日|내일|\btomorrow\b)|(?<now>今天|今日|即日|即刻|现在(?!是|没|在|倒|都|补|贴|付|只|还|每|用|按|想|要(?!求)|烧|排|放(?!货)|直接|全|堆|有)|立即|立刻|马上|오늘|금일|지금(?!까지|까진|은|도|껏)|즉시|당장|현재부터|바로(?=\s?(?:공급|가능|가져|출고|반출|픽업|수거))|\btoday\b|\bright away\b|\bimmediate(?:ly)?\b|\bright now\b|\bstraight away\b|\bnow\b|\basap\b|\bat once\b)/g,
    read: readDayOffset,
  },
]
