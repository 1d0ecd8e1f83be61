import { foldText } from './script.ts'

/** What a column of a list holds. */
export const sheetFields = [
  'kind',
  'material',
  'quantity',
  'unit',
  'per',
  'from',
  'until',
  'price',
  'place',
  'hazardous',
  'notes',
  'other',
] as const
export type SheetField = (typeof sheetFields)[number]

/** A column; `unit` is what its heading says in brackets, `heading` the rest of it. */
export type SheetColumn = { readonly field: SheetField; readonly heading: string; readonly unit: string }

const words: Readonly<Record<Exclude<SheetField, 'other'>, string>> = {
  kind: 'kind|type|direction|side|listing|offer/need|need/offer|offer or need|supply/demand|供需|供求|类型|类别|种类|供应/需求|供/需|方向|信息类型|구분|종류|유형|분류|공급/수요|수급|공급수요',
  material:
    'material|materials|by-product|byproduct|by product|product|item|waste|stream|residue|resource|name|material name|waste name|commodity|substance|物料|物料名称|材料|材料名称|品名|名称|副产物|副产品|产品|废物|废物名称|固废|固废名称|货物|资源|原料|물질|물질명|품목|품목명|품명|자재|재료|원료|부산물|부산물명|폐기물|폐기물명|이름|제품|자원',
  quantity:
    'quantity|qty|amount|volume|tonnage|mass|weight|how much|数量|量|产量|产生量|用量|需求量|供应量|重量|吨数|수량|물량|양|량|발생량|배출량|필요량|소요량|공급량|중량|무게',
  unit: 'unit|units|uom|unit of measure|measure|单位|计量单位|数量单位|단위|수량단위|수량 단위',
  per: 'per|period|frequency|every|interval|cycle|time unit|周期|频率|频次|时间单位|每|按|주기|빈도|기간단위|기간 단위|당|시간단위',
  from: 'from|start|starts|start date|starting|available from|available|begin|since|from date|valid from|开始|起|自|起始|开始日期|起始日期|开始时间|起始时间|可供时间|何时起|시작|시작일|개시|개시일|부터|시작 일자|공급시작|가능일',
  until:
    'until|till|to|end|ends|end date|ending|available until|by|to date|valid until|结束|止|至|截止|结束日期|截止日期|结束时间|终止日期|종료|종료일|까지|마감|마감일|종료 일자',
  price: 'price|prices|unit price|cost|asking price|rate|价格|单价|价|报价|费用|가격|단가|금액|판매가|희망가',
  place:
    'place|location|site|pick-up|pickup|pick up|address|where|gate|地点|位置|地址|所在地|提货地点|提货地|存放地|存放地点|장소|위치|주소|소재지|상차지|보관장소',
  hazardous:
    'hazardous|hazard|dangerous|is hazardous|危险|是否危险|危废|是否危废|危险废物|是否危险废物|유해|유해성|지정폐기물|유해여부|유해 여부|지정폐기물 여부',
  notes:
    'notes|note|remark|remarks|comment|comments|specification|specifications|spec|specs|quality|description|details|properties|备注|说明|规格|质量|指标|品质|描述|性状|其他|비고|메모|사양|규격|품질|성상|설명|특이사항|특기사항|기타',
}

const keyOf = (heading: string) =>
  foldText(heading)
    .lower.replace(/[\s_:：*#.]+/g, ' ')
    .trim()

const fieldOf: ReadonlyMap<string, SheetField> = new Map(
  sheetFields.flatMap((field) => (field === 'other' ? [] : words[field].split('|').map((word) => [keyOf(word), field] as const))),
)

const bracketed = /^(.*?)\s*[(（[【]\s*([^)）\]】]{1,20})\s*[)）\]】]\s*$/

/** What a heading names; a unit may stand behind it in brackets. */
function columnOf(heading: string): SheetColumn {
  const whole = fieldOf.get(keyOf(heading))
  if (whole) return { field: whole, heading, unit: '' }
  const [, before = heading, unit = ''] = bracketed.exec(heading) ?? []
  return { field: fieldOf.get(keyOf(before)) ?? 'other', heading: before.trim(), unit: unit.trim() }
}

/** The columns of a list by its headings; a second one of the same name holds further words about the material. */
export function sheetColumns(head: readonly string[]): readonly SheetColumn[] {
  const seen = new Set<SheetField>()
  return head.map((heading) => {
    const column = columnOf(heading)
    const again = column.field !== 'notes' && seen.has(column.field)
    seen.add(column.field)
    return again ? { ...column, field: 'other' } : column
  })
}

/** How many headings of a list are known, for telling in which code page its first line makes sense. */
export function headingsKnown(text: string): number {
  const first = text.trimStart().split(/[\r\n]/, 1)[0] ?? ''
  return first.split(/[,;\t]/).filter((heading) => columnOf(heading.replaceAll('"', '').trim()).field !== 'other').length
}
