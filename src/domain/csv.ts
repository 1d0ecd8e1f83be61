/** The separator that a first line uses most; spreadsheets of some countries write semicolons. */
function separatorOf(head: string): string {
  const count = (mark: string) => head.split(mark).length
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best))
}

type Scan = { readonly rows: string[][]; row: string[]; field: string; quoted: boolean }

function endField(scan: Scan): void {
  scan.row.push(scan.field.trim())
  scan.field = ''
}

function endRow(scan: Scan): void {
  endField(scan)
  if (scan.row.some((field) => field !== '')) scan.rows.push(scan.row)
  scan.row = []
}

/** Takes one character inside quotes; returns how many further ones it used up. */
function takeQuoted(scan: Scan, character: string, next: string | undefined): number {
  if (character === '"' && next !== '"') {
    scan.quoted = false
    return 0
  }
  scan.field += character
  return character === '"' ? 1 : 0
}

/** Takes one character; returns how many further ones it used up. */
function take(scan: Scan, character: string, next: string | undefined, separator: string): number {
  if (scan.quoted) return takeQuoted(scan, character, next)
  if (character === '"' && scan.field.trim() === '') {
    scan.field = ''
    scan.quoted = true
  } else if (character === separator) endField(scan)
  else if (character === '\n') endRow(scan)
  else if (character !== '\r') scan.field += character
  return 0
}

/** Reads comma-, semicolon- or tab-separated text with a line of headings (RFC 4180); one record for each line that says something. */
export function readCsv(text: string): readonly Readonly<Record<string, string>>[] {
  const clean = text.replace(/^\ufeff/, '')
  const separator = separatorOf(clean.split('\n', 1)[0] ?? '')
  const scan: Scan = { rows: [], row: [], field: '', quoted: false }
  for (let at = 0; at < clean.length; at += 1) at += take(scan, clean[at] ?? '', clean[at + 1], separator)
  endRow(scan)
  const [head = [], ...rows] = scan.rows
  const keys = head.map((key) => key.toLowerCase().replaceAll(' ', '_'))
  return rows.map((row) => Object.fromEntries(keys.map((key, at) => [key, row[at] ?? ''] as const)))
}
