import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type FileKind, fileKind, fitFile, largestFile, plainName } from '../../src/domain/file.ts'

const ascii = (words: string) => new Uint8Array(Buffer.from(words, 'latin1'))
const office = (part: string) => ascii(`PK\u0003\u0004....[Content_Types].xml....${part}document.xml`)

const good: readonly (readonly [name: string, bytes: Uint8Array, kind: FileKind])[] = [
  ['analysis.pdf', ascii('%PDF-1.7\n'), 'pdf'],
  ['Analysis.PDF', ascii('\u00ef\u00bb\u00bf%PDF-1.4'), 'pdf'],
  ['pile.png', ascii('\u0089PNG\r\n\u001a\n....'), 'png'],
  ['pile.jpg', ascii('\u00ff\u00d8\u00ff\u00e0..JFIF'), 'jpeg'],
  ['pile.jpeg', ascii('\u00ff\u00d8\u00ff\u00e1..Exif'), 'jpeg'],
  ['pile.webp', ascii('RIFF....WEBPVP8 '), 'webp'],
  ['IMG_1.HEIC', ascii('\u0000\u0000\u0000\u0018ftypheic....'), 'heic'],
  ['list.csv', ascii('a,b\n'), 'csv'],
  ['list.csv', ascii('\u00ff\u00fea\u0000,\u0000'), 'csv'],
  ['notes.txt', ascii('loss on ignition'), 'txt'],
  ['list.xlsx', office('xl/'), 'xlsx'],
  ['letter.docx', office('word/'), 'docx'],
]

describe('the kind of a file', () => {
  test.each(good)('%s is what its name and its bytes say', (name, bytes, kind) => {
    expect(fileKind(name, bytes)).toBe(kind)
  })

  test('is unknown where name and bytes say different things', () => {
    for (const [name, , kind] of good) {
      for (const [, bytes, other] of good) {
        const bothText = ['csv', 'txt'].includes(kind) && ['csv', 'txt'].includes(other)
        if (kind !== other && !bothText) expect([name, other, fileKind(name, bytes)]).toEqual([name, other, null])
      }
    }
  })

  test.each(['run.exe', 'page.html', 'macro.xlsm', 'archive.zip', 'pdf', 'list', 'x.svg', 'a.pdf.exe', 'constructor.__proto__'])(
    'is unknown for %s',
    (name) => {
      expect(fileKind(name, ascii('%PDF-1.7 a,b'))).toBeNull()
    },
  )

  test('of a text is unknown where it holds zero bytes and is no UTF-16', () => {
    expect(fileKind('list.csv', ascii('MZ\u0000\u0000'))).toBeNull()
  })
})

describe('the name of a file', () => {
  test.each([
    ['../../etc/passwd', 'passwd'],
    ['D:\\docs\\报告.pdf', '报告.pdf'],
    ['a\u0000b\nc.pdf', 'a b c.pdf'],
    ['re\u202efdp.exe', 'refdp.exe'],
    ['...', 'file'],
    ['   ', 'file'],
    ['<b>"x"|.csv', 'bx.csv'],
    ['분석 성적서.pdf', '분석 성적서.pdf'],
  ])('%j is %j', (typed, name) => {
    expect(plainName(typed)).toBe(name)
  })

  test('is never a path, never long, never empty, and keeps its ending', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (typed) => {
        const name = plainName(`${typed}.pdf`)
        expect(name).not.toMatch(/[/\\\p{Cc}\u202a-\u202e]/u)
        expect(name.length).toBeGreaterThan(0)
        expect(name.length).toBeLessThanOrEqual(200)
        expect(name.endsWith('pdf')).toBe(true)
      }),
    )
  })
})

describe('whether a file may be kept', () => {
  const pdf = { name: 'x/a.pdf', bytes: ascii('%PDF-1.7'), size: 8 }

  test('says under which name, or why not', () => {
    expect(fitFile(pdf)).toEqual({ name: 'a.pdf', kind: 'pdf', bytes: pdf.bytes })
    expect(fitFile({ ...pdf, size: largestFile + 1, bytes: null })).toMatchObject({ refusal: 'file-too-large', subject: 'a.pdf' })
    expect(fitFile({ ...pdf, size: 1, bytes: new Uint8Array(largestFile + 1) })).toMatchObject({ refusal: 'file-too-large' })
    expect(fitFile({ ...pdf, bytes: null })).toMatchObject({ refusal: 'file-not-fetched' })
    expect(fitFile({ ...pdf, bytes: new Uint8Array() })).toMatchObject({ refusal: 'file-empty' })
    expect(fitFile({ ...pdf, name: 'a.exe' })).toMatchObject({ refusal: 'file-kind-unknown' })
  })
})
