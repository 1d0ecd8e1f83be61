/** Which end of a range the words leave open: an upper bound leaves the low end open. */
export type Bound = 'upper' | 'lower'

const list = (words: string) => words.split(' ').map((word) => word.replaceAll('_', ' '))

const before: Readonly<Record<Bound, readonly string[]>> = {
  upper: list(
    'up_to upto at_most max max. maximum maximum_of max_of no_more_than not_more_than not_exceeding not_to_exceed not_exceed no_greater_than not_greater_than finer_than not_over no_higher_than not_above less_than fewer_than lower_than smaller_than under below within ≤ <= =< < 不超过 不超 不到 不足 未满 不得高于 不高于 不大于 不多于 不得超过 不能超过 低于 小于 少于 最多 至多 最高 最大 上限 控制在 최대 최고 max: 最高不超过 小于等于 高达 多达 as_much_as_up_to',
  ),
  lower: list(
    'at_least min min. minimum minimum_of min_of no_less_than not_less_than not_under not_below more_than no_lower_than over above exceeding greater_than higher_than in_excess_of upwards_of > ≥ >= => 不低于 不少于 不小于 至少 最少 最低 最小 大于 高于 多于 超过 超 下限 起码 大于等于 최소 최저 적어도',
  ),
}

const after: Readonly<Record<Bound, readonly string[]>> = {
  upper: list(
    '以下 ↓ 以内 往下 之内 内 及以下 或以下 封顶 이하 미만 이내 아래 밑 밑으로 아래로 안쪽 까지 or_less or_below or_under or_lower max max. maximum at_most tops or_smaller limit 최대',
  ),
  lower: list(
    '以上 ↑ 及以上 或以上 起 往上 이상 초과 넘게 넘으면 넘는 넘어야 넘어도 or_more or_above or_over or_higher min min. minimum at_least and_above and_up plus + 최소 或更多 or_better',
  ),
}

type Found = { readonly bound: Bound; readonly at: number }

function table(words: Readonly<Record<Bound, readonly string[]>>): ReadonlyMap<string, Bound> {
  return new Map(
    (Object.entries(words) as [Bound, readonly string[]][]).flatMap(([bound, all]) => all.map((word) => [word, bound] as const)),
  )
}

const [wordsBefore, wordsAfter] = [table(before), table(after)]
const longest = 18
const latin = /[a-z]/
const between = /^(?:of|about|需要|要|有|around|is|to|约|大约|약|在|the|a|为|是|:|=|\s)$/

function endingAt(lower: string, end: number): Found | null {
  for (let length = Math.min(longest, end); length > 0; length -= 1) {
    const word = lower.slice(end - length, end)
    const bound = wordsBefore.get(word)
    if (!bound || (latin.test(word) && latin.test(lower[end - length - 1] ?? ''))) continue
    return { bound, at: end - length }
  }
  return null
}

function gapBefore(lower: string, end: number): number {
  for (const length of [6, 5, 4, 3, 2, 1]) if (length <= end && between.test(lower.slice(end - length, end))) return length
  return 0
}

/** The bound said right before `at`, and where its words begin. */
export function boundBefore(lower: string, at: number): Found | null {
  let end = at
  for (let step = 0; step < 4 && end > 0; step += 1) {
    const found = endingAt(lower, end)
    if (found) return found
    const gap = gapBefore(lower, end)
    if (gap === 0) return null
    end -= gap
  }
  return null
}

/** The bound said right after `at`, and where its words end; "max 5" after an amount belongs to the 5. */
export function boundAfter(lower: string, at: number): Found | null {
  const gap = /^[ (（]{0,3}/.exec(lower.slice(at, at + 3))?.[0].length ?? 0
  const from = at + gap
  for (let length = Math.min(longest, lower.length - from); length > 0; length -= 1) {
    const word = lower.slice(from, from + length)
    const bound = wordsAfter.get(word)
    const next = lower.slice(from + length, from + length + 4)
    if (!bound || (latin.test(word) && /^[a-z]|^\.?:? ?\d/.test(next))) continue
    // 까지 and 内 after an amount are a limit only when nothing goes on with the word.
    if ((word === '内' || word === '까지') && /^\p{L}/u.test(next)) continue
    return { bound, at: from + length }
  }
  return null
}
