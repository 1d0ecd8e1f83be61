import { describe, expect, test } from 'vitest'
import { readCsv } from '../../src/domain/csv.ts'

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
})
