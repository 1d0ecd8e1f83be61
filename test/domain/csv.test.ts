import { describe, expect, test } from 'vitest'
import { readCsv, readTable } from '../../src/domain/csv.ts'

describe('a table pasted or read from a file', () => {
  test('is read by its headings, whatever separates its fields', () => {
    const row = { kind: 'alias', word: '炉灰', material: 'coal fly ash' }
    expect(readCsv('kind,word,material\nalias,炉灰,coal fly ash\n')).toEqual([row])
    expect(readCsv('\ufeffKind;Word;Material\r\nalias;炉灰;coal fly ash\r\n')).toEqual([row])
    expect(readCsv('kind\tword\tmaterial\nalias\t炉灰\tcoal fly ash')).toEqual([row])
  })

  test('keeps commas, quotes and lines inside quotes', () => {
    expect(readCsv('a,b\n"x, ""y""\nz",2')).toEqual([{ a: 'x, "y"\nz', b: '2' }])
  })

  test('leaves out empty lines and fills short ones', () => {
    expect(readCsv('name en,b\n\n , \nx\n')).toEqual([{ name_en: 'x', b: '' }])
    expect(readCsv('')).toEqual([])
    expect(readCsv('only,headings')).toEqual([])
  })

  test('says at which line each row begins, however lines end', () => {
    const rows = [
      { line: 3, cells: ['1', 'x\ny'] },
      { line: 5, cells: ['2', ''] },
    ]
    for (const end of ['\n', '\r\n', '\r'])
      expect(readTable(['a,b', '', '1,"x', 'y"', '2,'].join(end))).toEqual({ head: ['a', 'b'], rows, unclosed: null })
  })

  test('takes the separator that its first line names', () => {
    expect(readTable('sep=|\na,1|b\n2|3')).toEqual({ head: ['a,1', 'b'], rows: [{ line: 3, cells: ['2', '3'] }], unclosed: null })
  })

  test('says where a quotation mark is not closed', () => {
    expect(readTable('a\n1\n"2\n3')).toMatchObject({ rows: [{ line: 2 }, { line: 3, cells: ['2\n3'] }], unclosed: 3 })
  })
})
