import type { Stretch } from './script.ts'

/** Where one statement ends and another begins: at a full stop, a question mark, a line, or before "but". */
const ends = /[.!?]+(?=\s|$)|[。！？；\n;•]+|\s(?=(?:but|however|though) )|(?=但是|不过|但(?!书))/g
const abbreviations =
  /(?:\b(?:approx|abt|ca|no|nr|max|min|avg|e\.g|i\.e|etc|temp|conc|qty|st|rs|vs|incl|est|dept|co|ltd|inc|mr|mrs|dr)|\b[a-z]\.[a-z])$/

/** Nobody says more by hand; what is behind is one statement. */
const most = 200

/** The statements of a folded text, in order, each with the mark that ends it. */
export function sentencesOf(lower: string): Stretch[] {
  const found: Stretch[] = []
  let start = 0
  for (const match of lower.matchAll(ends)) {
    if (found.length === most) break
    if (match[0] === '.' && abbreviations.test(lower.slice(Math.max(start, match.index - 8), match.index))) continue
    const end = match.index + match[0].length
    if (lower.slice(start, end).trim() !== '') found.push({ start, end })
    start = end
  }
  if (lower.slice(start).trim() !== '') found.push({ start, end: lower.length })
  return found
}
