import { type Refused, refuse } from './refusal.ts'

/** Bytes of the largest file that is taken: what every platform carries without a subscription. */
export const largestFile = 8 * 1024 * 1024

/** How many files a listing has at most. */
export const filesOfOneListing = 5

const longestName = 200

/** Kinds of file that are taken, by how their names end. */
const kindOfEnding = {
  pdf: 'pdf',
  png: 'png',
  jpg: 'jpeg',
  jpeg: 'jpeg',
  webp: 'webp',
  heic: 'heic',
  heif: 'heic',
  csv: 'csv',
  txt: 'txt',
  xlsx: 'xlsx',
  docx: 'docx',
} as const

export type FileKind = (typeof kindOfEnding)[keyof typeof kindOfEnding]

/** What platforms are told a file of a kind is, whatever its sender called it. */
export const mediaTypes: Readonly<Record<FileKind, string>> = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  heic: 'image/heic',
  csv: 'text/csv',
  txt: 'text/plain',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
}

/** What somebody sent, as its platform hands it over; `bytes` is null where they were not fetched. */
export type SentFile = { readonly name: string; readonly size: number; readonly bytes: Uint8Array | null }

/** A file that may be kept: its name is only text, its bytes are what its name says. */
export type FitFile = { readonly name: string; readonly kind: FileKind; readonly bytes: Uint8Array }

/** A file as it is named to somebody; `kept` is false where its bytes are not there any more. */
export type FileView = { readonly fileId: string; readonly name: string; readonly size: number; readonly kept: boolean }

/** A file with its bytes. */
export type FileContent = { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array }

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** How a name ends, with its dot, such as `.pdf`; nothing where it ends in no kind of file. */
export const endingOf = (name: string) => /\.[a-z]{2,5}$/i.exec(name)?.[0] ?? ''

/** A name that is only text: no path, no control characters, at most 200 characters, its ending kept. */
export function plainName(typed: string): string {
  const last = typed.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const clean = last
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replace(/[\p{Cf}<>:"|?*]/gu, '')
    .trim()
    .replace(/^\.+/, '')
  if (clean.length <= longestName) return clean === '' ? 'file' : clean
  const ending = endingOf(clean)
  let stem = ''
  for (const { segment } of graphemes.segment(clean)) {
    if (stem.length + segment.length > longestName - ending.length) break
    stem += segment
  }
  return `${stem}${ending}`
}

const textIn = (bytes: Uint8Array, from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to))

/** Looks for plain characters, such as the name of an entry of an archive. */
function holds(bytes: Uint8Array, words: string): boolean {
  const wanted = [...words].map((letter) => letter.charCodeAt(0))
  for (let at = bytes.indexOf(wanted[0] ?? 0); at >= 0; at = bytes.indexOf(wanted[0] ?? 0, at + 1)) {
    if (wanted.every((code, index) => bytes[at + index] === code)) return true
  }
  return false
}

const heicBrands: ReadonlySet<string> = new Set(['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis', 'mif1', 'msf1'])

/** An archive of the office formats names its parts without packing them. */
const isOffice = (bytes: Uint8Array, part: string) =>
  textIn(bytes, 0, 4) === 'PK\u0003\u0004' && holds(bytes, '[Content_Types].xml') && holds(bytes, part)

const isUtf16 = ([first, second]: Uint8Array) => (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)

/** Text has no signature; a zero byte outside of UTF-16 makes it something else. */
const isText = (bytes: Uint8Array) => isUtf16(bytes) || !bytes.includes(0)

const signatures: Readonly<Record<FileKind, (bytes: Uint8Array) => boolean>> = {
  pdf: (bytes) => textIn(bytes, 0, 1024).includes('%PDF-'),
  png: (bytes) => textIn(bytes, 0, 8) === '\u0089PNG\r\n\u001a\n',
  jpeg: (bytes) => textIn(bytes, 0, 3) === '\u00ff\u00d8\u00ff',
  webp: (bytes) => textIn(bytes, 0, 4) === 'RIFF' && textIn(bytes, 8, 12) === 'WEBP',
  heic: (bytes) => textIn(bytes, 4, 8) === 'ftyp' && heicBrands.has(textIn(bytes, 8, 12)),
  csv: isText,
  txt: isText,
  xlsx: (bytes) => isOffice(bytes, 'xl/'),
  docx: (bytes) => isOffice(bytes, 'word/'),
}

const binary = ['pdf', 'png', 'jpeg', 'webp', 'heic', 'xlsx', 'docx'] as const

/** Text is what has the signature of nothing else. */
const fits = (kind: FileKind, bytes: Uint8Array) =>
  signatures[kind](bytes) && ((kind !== 'csv' && kind !== 'txt') || !binary.some((other) => signatures[other](bytes)))

/** What a file is by the ending of its name and its first bytes together; null where they say nothing that is taken, or different things. */
export function fileKind(name: string, bytes: Uint8Array): FileKind | null {
  const ending = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  const kind = Object.hasOwn(kindOfEnding, ending) ? kindOfEnding[ending as keyof typeof kindOfEnding] : null
  return kind && fits(kind, bytes) ? kind : null
}

/** Whether a file may be kept. The refusal says which name it is about. */
export function fitFile(sent: SentFile): FitFile | Refused {
  const name = plainName(sent.name)
  if (sent.size > largestFile || (sent.bytes?.byteLength ?? 0) > largestFile) return refuse('file-too-large', name)
  if (!sent.bytes) return refuse('file-not-fetched', name)
  if (sent.bytes.byteLength === 0) return refuse('file-empty', name)
  const kind = fileKind(name, sent.bytes)
  return kind ? { name, kind, bytes: sent.bytes } : refuse('file-kind-unknown', name)
}
