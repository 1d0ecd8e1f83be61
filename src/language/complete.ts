import { type Locale, locales, type Names } from '../domain/locale.ts'
import { foldText } from './script.ts'

type Named = { readonly id: string; readonly names: Names; readonly aliases?: Readonly<Record<Locale, readonly string[]>> }

type Name = { readonly name: string; readonly folded: string }

/** Names made ready to be completed while they are typed: once, so that each letter costs little. */
export type NameList = readonly { readonly id: string; readonly own: Names; readonly others: readonly Name[] }[]

/** Something whose name holds what is typed; `through` is another name than the one in the language, where that one does. */
export type Completion = { readonly id: string; readonly through: string | null }

const folded = (words: string): string =>
  foldText(words)
    .lower.replaceAll(/[\s_-]+/g, ' ')
    .trim()

/** Makes names ready; a thing may have aliases. */
export function buildNameList(things: readonly Named[]): NameList {
  return things.map(({ id, names, aliases }) => {
    const own = { en: folded(names.en), 'zh-CN': folded(names['zh-CN']), ko: folded(names.ko) }
    const further = [...Object.values(names), ...locales.flatMap((locale) => aliases?.[locale] ?? [])]
    return { id, own, others: further.map((name) => ({ name, folded: folded(name) })) }
  })
}

/** 0 where a name begins with what was typed, 1 where one of its words does, 2 where it holds it, 3 where it does not. */
function rank(name: string, typed: string): number {
  const at = name.indexOf(typed)
  if (at <= 0) return at === 0 ? 0 : 3
  return name.includes(` ${typed}`) || name.includes(`(${typed}`) ? 1 : 2
}

const none = 3

function bestOf(names: readonly Name[], wanted: string): { readonly name: string; readonly at: number } {
  let best = { name: '', at: none }
  for (const { name, folded: each } of names) {
    const at = rank(each, wanted)
    if (at < best.at) best = { name, at }
    if (at === 0) break
  }
  return best
}

/** What names hold what is typed, best first: names of the language before other names, beginnings before the rest. */
export function complete(list: NameList, locale: Locale, typed: string): readonly Completion[] {
  const wanted = folded(typed)
  return list
    .flatMap(({ id, own, others }): readonly (Completion & { readonly at: number })[] => {
      const first = rank(own[locale], wanted)
      if (first < none) return [{ id, through: null, at: first }]
      const { name, at } = bestOf(others, wanted)
      return at < none ? [{ id, through: name, at: none + at }] : []
    })
    .sort((one, other) => one.at - other.at)
}

const longestTail = 24
const tailStart = /(?<=[\s,，、.。]|[\p{Script=Han}\p{Script=Hangul}\d])(?=[\p{L}])/gu

/** Where a post names its amount first: what stands before the name that is being typed, and that beginning of a name. */
export function tailsOf(typed: string): readonly { readonly head: string; readonly tail: string }[] {
  const lastDigit = typed.search(/\d(?=\D*$)/)
  if (lastDigit < 0) return []
  return [...typed.matchAll(tailStart)]
    .filter(({ index }) => index > lastDigit && typed.length - index <= longestTail)
    .map(({ index }) => ({ head: typed.slice(0, index), tail: typed.slice(index) }))
    .filter(({ tail }) => tail.trim().length >= 2)
}

/** What has a name, in whatever language, that begins with what is typed. */
export function beginning(list: NameList, locale: Locale, typed: string): readonly Completion[] {
  const wanted = folded(typed)
  return list.flatMap(({ id, own, others }): readonly Completion[] => {
    if (own[locale].startsWith(wanted)) return [{ id, through: null }]
    const through = others.find((other) => other.folded.startsWith(wanted))
    return through ? [{ id, through: through.name }] : []
  })
}
