import type { ListingKind } from '../domain/listing.ts'
import { foldText, isIdeographic } from './script.ts'
import type { SheetColumn, SheetField } from './sheet-columns.ts'

/** The cells of a row by what they hold; those of other columns go with the notes, each behind its heading. */
export type SheetCells = Readonly<Record<Exclude<SheetField, 'other'>, string>>

const longestCell = 300
const hangul = /\p{Script=Hangul}/u

/** How a language says things around a cell. */
type Manner = 'en' | 'zh' | 'ko'

const mannerOf = (text: string): Manner => {
  if (hangul.test(text)) return 'ko'
  return [...text].some(isIdeographic) ? 'zh' : 'en'
}

/** "Moisture (%)" over "12" says "Moisture 12 %". */
const withUnit = (value: string, unit: string) => (unit !== '' && /[\d.]$/.test(value) ? `${value} ${unit}` : value)

const none: SheetCells = {
  kind: '',
  material: '',
  quantity: '',
  unit: '',
  per: '',
  from: '',
  until: '',
  price: '',
  place: '',
  hazardous: '',
  notes: '',
}

const noteOf = ({ field, heading, unit }: SheetColumn, value: string) =>
  field === 'notes' || heading === '' ? withUnit(value, unit) : `${heading} ${withUnit(value, unit)}`

/** The cells of a row under its columns; the unit of an amount may stand in its heading. */
export function cellsOf(columns: readonly SheetColumn[], row: readonly string[]): SheetCells {
  const filled = columns.flatMap((column, at) => {
    const value = (row[at] ?? '').normalize('NFC').replace(/\s+/g, ' ').trim().slice(0, longestCell)
    return value === '' ? [] : [{ column, value }]
  })
  const isNote = ({ column: { field } }: (typeof filled)[number]) => field === 'notes' || field === 'other'
  const cells = Object.fromEntries(filled.filter((each) => !isNote(each)).map(({ column, value }) => [column.field, value]))
  const notes = filled.filter(isNote).map(({ column, value }) => noteOf(column, value))
  const headed = (field: SheetField) => columns.find((column) => column.field === field)?.unit ?? ''
  const read = { ...none, ...cells, notes: notes.join(mannerOf(notes.join('')) === 'en' ? ', ' : '，') }
  return { ...read, unit: read.unit === '' ? headed('quantity') : read.unit, price: withUnit(read.price, headed('price')) }
}

const kinds: Readonly<Record<ListingKind, RegExp>> = {
  offer:
    /^(?:an? )?(?:offers?|offering|offered|supply|supplies|supplier|sell(?:ing)?|sale|for sale|have|available|out(?:put)?|give|providing|供应|供|供给|提供|出售|卖|出|产出|输出|可供|공급|판매|제공|배출|보유|내놓음)$/,
  need: /^(?:an? )?(?:needs?|needed|demand|want(?:ed)?|buy(?:ing)?|buyer|purchase|request|required?|seek(?:ing)?|in(?:put)?|take|looking for|需求|需|求购|求|购买|采购|买|需要|收购|接收|输入|수요|필요|구매|구함|구입|매입|희망)$/,
}

const plain = (cell: string) =>
  foldText(cell)
    .lower.replace(/[.!。！*]+$/u, '')
    .trim()

/** What a cell of the column "offer or need" says. */
export function kindIn(cell: string): ListingKind | null {
  const said = plain(cell)
  return kinds.offer.test(said) ? 'offer' : kinds.need.test(said) ? 'need' : null
}

const yes = /^(?:y|yes|true|1|x|hazardous|dangerous|是|有|危险|危废|危险废物|예|네|유해|지정|지정폐기물|o|해당)$/
const no =
  /^(?:n|no|none|false|0|-|non-hazardous|not hazardous|否|无|非|不是|一般|一般固废|非危废|아니요|아니오|아님|무해|일반|일반폐기물|해당없음|해당 없음)$/

/** What a cell of the column "hazardous" says; undefined where it says something else. */
export function hazardIn(cell: string): boolean | undefined {
  const said = plain(cell)
  return yes.test(said) ? true : no.test(said) ? false : undefined
}

const periods: readonly (readonly [words: RegExp, Readonly<Record<Manner, string>>])[] = [
  [
    /^(?:per |a |an |each |every |\/ ?)?(?:hour|hr|h|hourly)$|^(?:每|每个|\/)?小?时$|^(?:매|\/)?시간(?:당)?$/,
    { en: 'per hour', zh: '每小时', ko: '시간당' },
  ],
  [
    /^(?:per |a |an |each |every |\/ ?)?(?:day|d|daily)$|^(?:每|\/)?[天日]$|^(?:매|\/)?일(?:당|간)?$|^하루$|^매일$/,
    { en: 'per day', zh: '每天', ko: '하루' },
  ],
  [
    /^(?:per |a |an |each |every |\/ ?)?(?:week|wk|w|weekly)$|^(?:每|\/)?(?:周|星期)$|^(?:매|\/)?주(?:당|간)?$|^매주$/,
    { en: 'per week', zh: '每周', ko: '주당' },
  ],
  [
    /^(?:per |a |an |each |every |\/ ?)?(?:month|mo|m|mth|monthly)$|^(?:每|每个|\/)?月$|^(?:매|\/)?월(?:당|간)?$|^매월$|^매달$|^달$/,
    { en: 'per month', zh: '每月', ko: '월' },
  ],
  [
    /^(?:per |a |an |each |every |\/ ?)?(?:year|yr|y|a|annum|yearly|annual|annually|p\.?a)$|^(?:每|\/)?年(?:度)?$|^(?:매|\/)?(?:년|연)(?:당|간)?$|^매년$|^해$/,
    { en: 'per year', zh: '每年', ko: '연간' },
  ],
  [
    /^(?:once|one[- ]?off|one[- ]?time|one lot|lot|single|total|in total|spot|now)$|^(?:一次性?|单次|一批|批|总量|总计|一次)$|^(?:일회(?:성)?|1회(?:성)?|한번|한 번|1회 물량|총량|총)$/,
    { en: 'once', zh: '一次性', ko: '1회' },
  ],
]

/** What a cell of the column "per" says, in the manner of the rest; null where it says something else. */
function periodIn(cell: string, manner: Manner): string | null {
  const said = plain(cell)
  return periods.find(([words]) => words.test(said))?.[1][manner] ?? null
}

/** Amount, unit and period as one would write them in one line; null where the period cannot be read. */
export function amountLine({ quantity, unit, per }: Pick<SheetCells, 'quantity' | 'unit' | 'per'>): string | null {
  const amount = /[\d.]$|[十百千万亿십백천만억]$/u.test(quantity)
    ? `${quantity}${mannerOf(quantity + unit) === 'en' ? ' ' : ''}${unit}`.trim()
    : quantity
  if (per === '') return amount
  const manner = mannerOf(amount)
  const period = periodIn(per, manner)
  if (period === null) return null
  if (manner === 'zh') return `${period}${amount}`
  return manner === 'ko' ? `${period} ${amount}` : `${amount} ${period}`
}

/** A day of the column "from" or "until" as one would write it. */
export function dayLine(cell: string, end: 'from' | 'until'): string {
  const manner = mannerOf(cell)
  if (manner === 'zh') return end === 'from' ? `${cell}开始` : `到${cell}为止`
  if (manner === 'ko') return `${cell}${end === 'from' ? '부터' : '까지'}`
  return `${end} ${cell}`
}
