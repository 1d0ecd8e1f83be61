/** The separator that a first line uses most; spreadsheets of some countries write semicolons. */
function separatorOf(head: string): string {
  const count = (mark: string) => head.split(mark).length
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best))
}

/** A row that says something; `line` is where it begins, counted from 1. */
export type TableRow = { readonly line: number; readonly cells: readonly string[] }

/** Rows under their headings. `unclosed` is the line of a quotation mark that nothing closes. */
export type Table = { readonly head: readonly string[]; readonly rows: readonly TableRow[]; readonly unclosed: number | null }

type Scan = { readonly rows: TableRow[]; row: string[]; field: string; quoted: number | null; line: number; begun: number }

function endField(scan: Scan): void {
  scan.row.push(scan.field.trim())
  scan.field = ''
}

function endRow(scan: Scan): void {
  endField(scan)
  if (scan.row.some((field) => field !== '')) scan.rows.push({ line: scan.begun, cells: scan.row })
  scan.row = []
  scan.begun = scan.line
}

/** Takes one character inside quotes; returns how many further ones it used up. */
function takeQuoted(scan: Scan, character: string, next: string | undefined): number {
  if (character === '"' && next !== '"') {
    scan.quoted = null
    return 0
  }
  scan.field += character
  return character === '"' ? 1 : 0
}

/** Takes one character; returns how many further ones it used up. */
function take(scan: Scan, character: string, next: string | undefined, separator: string): number {
  if (character === '\n') scan.line += 1
  if (scan.quoted !== null) return takeQuoted(scan, character, next)
  if (character === '"' && scan.field.trim() === '') {
    scan.field = ''
    scan.quoted = scan.line
  } else if (character === separator) endField(scan)
  else if (character === '\n') endRow(scan)
  else scan.field += character
  return 0
}

const separatorSaid = /^sep=(.)\n/

/** Reads comma-, semicolon- or tab-separated text with a line of headings (RFC 4180). */
export function readTable(text: string): Table {
  const clean = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')
  const said = separatorSaid.exec(clean)
  const separator = said?.[1] ?? separatorOf(clean.trimStart().split('\n', 1)[0] ?? '')
  const scan: Scan = { rows: [], row: [], field: '', quoted: null, line: said ? 2 : 1, begun: said ? 2 : 1 }
  for (let at = said?.[0].length ?? 0; at < clean.length; at += 1) at += take(scan, clean[at] ?? '', clean[at + 1], separator)
  endRow(scan)
  const [head, ...rows] = scan.rows
  return { head: head?.cells ?? [], rows, unclosed: scan.quoted }
}

/** The same, a record for each row. */
export function readCsv(text: string): readonly Readonly<Record<string, string>>[] {
  const { head, rows } = readTable(text)
  const keys = head.map((key) => key.toLowerCase().replaceAll(' ', '_'))
  return rows.map(({ cells }) => Object.fromEntries(keys.map((key, at) => [key, cells[at] ?? ''] as const)))
}
