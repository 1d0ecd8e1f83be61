import { describe, expect, test } from 'vitest'
import { sheetTemplate } from '../../prompts/present/sheet.ts'
import { readTable } from '../../src/domain/csv.ts'
import type { ListingKind } from '../../src/domain/listing.ts'
import { locales } from '../../src/domain/locale.ts'
import { readMessage } from '../../src/language/read-message.ts'
import { lacksKind, readSheet } from '../../src/language/read-sheet.ts'
import { headingsKnown, sheetColumns } from '../../src/language/sheet-columns.ts'
import { decodeText } from '../../src/language/text-encoding.ts'
import { reader, summaryOf, today } from './support/summary.ts'

const bytesOf = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'))

/** What a list says, a line for each row: what was read, or what is wrong with it. */
function read(text: string, kind: ListingKind | null = null, country: string | null = null): readonly string[] {
  const { head, rows } = readTable(text)
  const found = readSheet(sheetColumns(head), rows, kind, { reader, context: { today, country } })
  const good = found.rows.map(
    ({ line, content, tons }) => [line, `${summaryOf({ ...content, doubts: [], spans: [] })}${tons ? ` ?${tons}` : ''}`] as const,
  )
  const bad = found.faults.map(({ line, fault, words, among = [] }) => {
    return [line, [`!${fault}`, words, ...among.map(({ en }) => en)].filter((each) => each !== '').join(' ')] as const
  })
  return [...good, ...bad].toSorted(([one], [other]) => one - other).map(([line, said]) => `${line}: ${said}`)
}

describe('the code page of a file', () => {
  const chinese = '供需,物料,数量,单位,周期\r\n供应,粉煤灰,3000,吨,月\r\n需求,钢渣,40,吨,周\r\n'
  const korean = '구분,품목,수량,단위,주기\r\n공급,플라이애시,3000,톤,월\r\n수요,제강슬래그,40,톤,주\r\n'

  test.each([
    ['UTF-8', Buffer.from(chinese), chinese],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${korean}`), korean],
    ['UTF-16', Buffer.from(`\ufeff${korean}`, 'utf16le'), korean],
    ['UTF-16 the other way round', Buffer.from(`\ufeff${chinese}`, 'utf16le').swap16(), chinese],
    ['GB18030', bytesOf('uanQ6CzO78HPLMr9wb8staXOuyzW3MbaDQq5qdOmLLfbw7q70iwzMDAwLLbWLNTCDQrQ6MfzLLjW1PwsNDAsttYs1twNCg=='), chinese],
    [
      'CP949',
      bytesOf('sbi60CzHsLjxLLz2t64stNzApyzB1rHiDQqw+LHeLMfDtvPAzL7WvcMsMzAwMCzF5iy/+Q0KvPa/5CzBprCtvb23obHXLDQwLMXmLMHWDQo='),
      korean,
    ],
    [
      'Windows-1252',
      bytesOf('S2luZCxNYXRlcmlhbCxRdWFudGl0eSxVbml0LFBlcixUZW1wZXJhdHVyZQ0Kb2ZmZXIsc3RlYW0sMjAsdCxob3VyLDE4MLBDIJYgMjAwsEMNCg=='),
      'Kind,Material,Quantity,Unit,Per,Temperature\r\noffer,steam,20,t,hour,180°C – 200°C\r\n',
    ],
    [
      'CP949 without a known heading',
      bytesOf('v6PB9rTPvu64tSy6uLDtvK0Kx9Gxub7uuLggwNa0wiCx28DUtM+02Qo='),
      '엔지니어링,보고서\n한국어만 있는 글입니다\n',
    ],
    [
      'GB18030 without a known heading',
      bytesOf('uaSzzCyxqLjmCtXiwO/Wu9PQ1tDOxMTayN2jrMO709DB0MP7Cg=='),
      '工程,报告\n这里只有中文内容，没有列名\n',
    ],
  ])('is found to be %s', (_name, bytes, text) => {
    expect(decodeText(new Uint8Array(bytes), headingsKnown)).toBe(text)
  })

  test('of nothing at all is no fault', () => {
    expect(decodeText(new Uint8Array(), headingsKnown)).toBe('')
    expect(typeof decodeText(new Uint8Array(Array.from({ length: 256 }, (_, byte) => 255 - byte)), headingsKnown)).toBe('string')
  })
})

describe('the headings of a list', () => {
  test.each([
    'Kind,Material,Quantity,Unit,Per,From,Until,Price,Place,Notes,Hazardous',
    'type;By-product;Amount;UoM;Frequency;Start date;End date;Unit price;Location;Specification;hazard',
    '类型,物料名称,数量,单位,周期,开始日期,结束日期,单价,地点,规格,是否危废',
    '구분,품목명,수량,단위,주기,시작일,종료일,단가,소재지,사양,유해여부',
  ])('name what each column holds: %s', (head) => {
    expect(sheetColumns(readTable(head).head).map(({ field }) => field)).toEqual([
      'kind',
      'material',
      'quantity',
      'unit',
      'per',
      'from',
      'until',
      'price',
      'place',
      'notes',
      'hazardous',
    ])
  })

  test('may stand in any order, carry units, and hold more', () => {
    expect(sheetColumns(['Quantity (t/month)', ' MATERIAL ', 'Moisture (%)', 'Quantity'])).toEqual([
      { field: 'quantity', heading: 'Quantity', unit: 't/month' },
      { field: 'material', heading: ' MATERIAL ', unit: '' },
      { field: 'other', heading: 'Moisture', unit: '%' },
      { field: 'other', heading: 'Quantity', unit: '' },
    ])
    expect(lacksKind(sheetColumns(['Material', 'Quantity']))).toBe(true)
  })
})

describe('a row', () => {
  test.each([
    ['offer,coal fly ash,40,t,month,2026-04-01,,free', 'offer coal-fly-ash | 40 t/month | 2026-04-01.. | free'],
    ['need,steel slag,30-40,t,week,,,20 USD/t', 'need steel-slag | 30-40 t/week | 20 USD/t'],
    ['Offer,fly ash,"1,200",tonnes,annually,April,,', 'offer coal-fly-ash | 1200 t/year | 2026-04-01..'],
    ['offer,fly ash,500,kg,day,2026-04-01,2026-12-31,', 'offer coal-fly-ash | 0.5 t/day | 2026-04-01..2026-12-31'],
    ['offer,fly ash,up to 60,t,once,,,', 'offer coal-fly-ash | ≤60 t'],
    ['offer,fly ash,60 t/week,,,,,', 'offer coal-fly-ash | 60 t/week'],
    ['供应,粉煤灰,3000,吨,月,2026年4月1日,,免费', 'offer coal-fly-ash | 3000 t/month | 2026-04-01.. | free'],
    ['需求,钢渣,40,吨,每周,,2026-12-31,20元/吨', 'need steel-slag | 40 t/week | ..2026-12-31 | 20 CNY/t'],
    ['求购,粉煤灰,3万,吨,年,四月,,', 'need coal-fly-ash | 30000 t/year | 2026-04-01..'],
    ['供应,粉煤灰,100,吨,一次性,,,', 'offer coal-fly-ash | 100 t'],
    ['공급,플라이애시,3000,톤,월,2026년 4월 1일,,무상', 'offer coal-fly-ash | 3000 t/month | 2026-04-01.. | free'],
    ['수요,제강슬래그,40,톤,주,,2026-12-31,톤당 20000원', 'need steel-slag | 40 t/week | ..2026-12-31 | 20000 KRW/t'],
    ['구매,비산재,1만,톤,연간,4월,,', 'need coal-fly-ash | 10000 t/year | 2026-04-01..'],
    ['공급,비산재,500,톤,1회,,,', 'offer coal-fly-ash | 500 t'],
    ['offer,粉煤灰,40,톤,month,2026/4/1,,', 'offer coal-fly-ash | 40 t/month | 2026-04-01..'],
    ['offer,10 01 02,,,,,,', 'offer coal-fly-ash'],
  ])('%s', (row, said) => {
    expect(read(`kind,material,quantity,unit,per,from,until,price\n${row}\n`)).toEqual([`2: ${said}`])
  })

  test.each([
    ['maybe,fly ash,40,t,month,,,', '!kind maybe'],
    [',fly ash,40,t,month,,,', '!kind'],
    ['offer,,40,t,month,,,', '!material-missing'],
    ['offer,flurbium residue,40,t,month,,,', '!material-unknown flurbium residue'],
    ['offer,ash,40,t,month,,,', '!material-ambiguous ash'],
    ['offer,fly ash,some,t,month,,,', '!quantity some'],
    ['offer,fly ash,40,,month,,,', '!unit 40'],
    ['offer,fly ash,40,flurbs,month,,,', '!unit 40 flurbs per month'],
    ['offer,fly ash,0,t,month,,,', '!quantity'],
    ['offer,fly ash,900000000000,t,day,,,', '!quantity-impossible'],
    ['offer,fly ash,40,t,full moon,,,', '!period full moon'],
    ['offer,fly ash,40,t,month,soonish,,', '!window soonish'],
    ['offer,fly ash,40,t,month,2026-13-45,,', '!window 2026-13-45'],
    ['offer,fly ash,40,t,month,2026-06-01,2026-04-01,', '!window-order'],
    ['offer,fly ash,40,t,month,,,expensive', '!price expensive'],
  ])('says what is wrong with it: %s', (row, said) => {
    const [line = '', ...others] = read(`kind,material,quantity,unit,per,from,until,price\n${row}\n`)
    expect(others).toEqual([])
    expect(line.slice(3).startsWith(said) ? said : line).toBe(said)
  })

  test('says what its notes and further columns say of the material', () => {
    expect(
      read(
        'kind,material,quantity,unit,per,place,notes,Moisture (%),hazardous\noffer,fly ash,40,t,month,Gate 2,"dry, loss on ignition up to 5 %",12,no',
      ),
    ).toEqual(['2: offer coal-fly-ash | 40 t/month | harmless | at Gate 2 | loi_pct=..5 | moisture_pct=12'])
    expect(read('供需,物料,备注,含水率\n供应,粉煤灰,烧失量5%以下,12%')).toEqual(['2: offer coal-fly-ash | loi_pct=..5 | moisture_pct=12'])
    expect(read('구분,품목,비고,함수율\n공급,플라이애시,강열감량 5% 이하,12%')).toEqual([
      '2: offer coal-fly-ash | loi_pct=..5 | moisture_pct=12',
    ])
    expect(read('kind,material,hazardous\noffer,fly ash,perhaps')).toEqual(['2: !hazardous perhaps'])
  })

  test('takes units and periods from its headings', () => {
    expect(read('kind,material,Quantity (t/month)\noffer,fly ash,40')).toEqual(['2: offer coal-fly-ash | 40 t/month'])
    expect(read('类型,品名,数量（吨/年）\n供应,粉煤灰,4000')).toEqual(['2: offer coal-fly-ash | 4000 t/year'])
    expect(read('구분,품명,수량(톤/월)\n공급,비산재,40')).toEqual(['2: offer coal-fly-ash | 40 t/month'])
  })

  test('is what its sender says where no column does', () => {
    expect(read('material,quantity,unit,per\nfly ash,40,t,month', 'need')).toEqual(['2: need coal-fly-ash | 40 t/month'])
  })

  test('is named by the line it begins at, and not read twice', () => {
    const rows = ['offer,fly ash,40,t,month,"one\ntwo"', '', 'offer,fly ash,40,t,month,', 'offer,fly ash,41,t,month,']
    expect(read(`kind,material,quantity,unit,per,notes\n${rows.join('\n')}`)).toEqual([
      '2: offer coal-fly-ash | 40 t/month',
      '5: !twice 2',
      '6: offer coal-fly-ash | 41 t/month',
    ])
  })

  test('with a bare ton of the United States waits for what it means', () => {
    expect(read('kind,material,quantity,unit,per,price\noffer,fly ash,40,tons,month,20 USD/ton', null, 'US')).toEqual([
      '2: offer coal-fly-ash | 40 t/month | 20 USD/t ?amount-and-price',
    ])
  })
})

describe('a plain figure', () => {
  const units = ['t', 'kg', 'm³', 'L', 'MWh', 'pieces', 'truckloads', 'short tons', '吨', '톤']
  const figures = ['0.5', '7', '12.5', '900', '2026', '45000']

  test.each(units)('is read with its unit as the whole line would be: %s', (unit) => {
    for (const figure of figures) {
      const [item] = readMessage(`${figure} ${unit} per month`, reader, { today, country: null, expect: 'offer' }).items
      const [said = ''] = read(`kind,material,quantity,unit,per\noffer,steel slag,${figure},${unit},month`)
      expect(said).toBe(
        item ? `2: ${summaryOf({ ...item, materialId: 'steel-slag', doubts: [], attributes: {}, location: null })}` : 'nothing',
      )
    }
  })

  test.each(['20 USD/t', 'CNY 12.5 per t', '5 EUR/kg', '20k KRW/톤', '每吨30元', '톤당 5000원', 'we pay 12 USD/t', '-8 USD/t', '3 USD/m³'])(
    'is read with its price as the whole cell would be: %s',
    (cell) => {
      const [item] = readMessage(cell, reader, { today, country: null, expect: 'offer' }).items
      const [said = ''] = read(`kind,material,price\noffer,steel slag,${cell}`)
      expect(said).toBe(
        item ? `2: ${summaryOf({ ...item, materialId: 'steel-slag', quantity: null, doubts: [], location: null })}` : 'nothing',
      )
    },
  )
})

test('a list of 500 different rows is read within a second', () => {
  const rows = Array.from({ length: 500 }, (_, at) => {
    const material = ['coal fly ash', 'steel slag', 'FGD gypsum', '粉煤灰', '제강슬래그'][at % 5]
    return `${at % 2 ? 'offer' : 'need'},${material},${at + 10},t,month,2026-${String((at % 9) + 4).padStart(2, '0')}-01,,${at + 5} CNY/t,Gate ${at},"moisture ${at % 40} %, size 0-${at % 90} mm"`
  })
  const began = performance.now()
  expect(read(`kind,material,quantity,unit,per,from,until,price,place,notes\n${rows.join('\n')}`)).toHaveLength(500)
  expect(performance.now() - began).toBeLessThan(1_500)
})

describe.each(locales)('the example in %s', (locale) => {
  test('is read without a fault, as an offer and a need', () => {
    const { nodes } = sheetTemplate(locale, '2026-04-01')
    const file = nodes.find((node) => node.node === 'file')
    if (file?.node !== 'file') throw new Error('there is no file')
    const text = decodeText(new Uint8Array(Buffer.from(file.bytes, 'base64')), headingsKnown)
    const columns = sheetColumns(readTable(text).head)
    expect(columns.map(({ field }) => field)).toEqual([
      'kind',
      'material',
      'quantity',
      'unit',
      'per',
      'from',
      'until',
      'price',
      'place',
      'notes',
    ])
    const [offer = '', need = ''] = read(text)
    expect(offer).toMatch(/^2: offer coal-fly-ash \| 3\d* t\/month \| 2026-04-01\.\. \| free \| at .+ \| loi_pct=\.\.5/)
    expect(need).toMatch(/^3: need steel-slag \| 40 t\/week \| 20\d* (?:USD|CNY|KRW)\/t \| particle_size_mm=5\.\.40/)
  })
})
