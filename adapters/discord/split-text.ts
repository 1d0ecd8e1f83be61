/** Where a line that is too long is cut: after a space or a full stop if there is one, never inside a character or an escape. */
function cutAt(line: string, longest: number): number {
  const head = line.slice(0, longest)
  const natural = Math.max(head.lastIndexOf(' '), head.lastIndexOf('。'), head.lastIndexOf('，'))
  let at = natural > longest / 2 ? natural + 1 : longest
  if (/[\ud800-\udbff]/.test(line[at - 1] ?? '')) at -= 1
  const backslashes = /\\+$/.exec(line.slice(0, at))?.[0].length ?? 0
  return backslashes % 2 === 1 ? at - 1 : at
}

/** What a continued line begins with, so that it stays what it was. */
function prefixOf(line: string): string {
  return line.startsWith('> ') ? '> ' : ''
}

function pieces(line: string, longest: number): readonly string[] {
  if (line.length <= longest) return [line]
  const at = cutAt(line, longest)
  return [line.slice(0, at), ...pieces(prefixOf(line) + line.slice(at), longest)]
}

/** Markdown in pieces that fit, lines kept whole where they can be; nothing is lost. Empty text gives no piece. */
export function splitText(content: string, longest: number): readonly string[] {
  const packed: string[] = []
  for (const line of content.split('\n').flatMap((each) => pieces(each, longest))) {
    const last = packed.at(-1)
    if (last !== undefined && last.length + 1 + line.length <= longest) packed[packed.length - 1] = `${last}\n${line}`
    else packed.push(line)
  }
  return packed.filter((piece) => piece.trim() !== '')
}
