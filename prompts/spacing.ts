/** A stretch of a sentence: the sentence's own words, or what was put into it. */
export type Stretch = { readonly words: string; readonly own: boolean }

const han = /\p{Script=Han}/u
const latin = /\p{Script=Latin}/u
// What ends in a figure is a reference or a bare number; what begins with one can be a date, which is written close.
const latinOrFigure = /[\p{Script=Latin}\d]/u

/** Own words that begin as what stands before them wants it; `spaced` are the signs that keep a space from a Chinese character. */
function begun(words: string, before: string, spaced: RegExp): string {
  const bare = words.replace(/^ /, '')
  const [first = ''] = bare
  if (han.test(before) && han.test(first)) return bare
  return spaced.test(before) && han.test(first) ? ` ${bare}` : words
}

const backwards = (words: string) => [...words].reverse().join('')

/**
 * Chinese sets a space between its characters and Latin letters, and none between its own. A name that is put into a sentence can be
 * either, so the sentence's own words give way.
 */
export function spacedChinese(stretches: readonly Stretch[]): readonly string[] {
  return stretches.map(({ words, own }, at) => {
    if (!own || words.trim() === '') return words
    const [after = ''] = stretches[at + 1]?.words ?? ''
    const before = [...(stretches[at - 1]?.words ?? '')].at(-1) ?? ''
    return backwards(begun(backwards(begun(words, before, latinOrFigure)), after, latin))
  })
}
