/** Words by themselves with one letter left out, to find those typed wrongly. */
export type Spellings = { readonly words: ReadonlySet<string>; readonly near: ReadonlyMap<string, readonly string[]> }

const shortest = 5

const shortened = (word: string): string[] => [...word].map((_, at) => word.slice(0, at) + word.slice(at + 1))

/** Builds the table over the words that are spelled right. */
export function buildSpellings(words: Iterable<string>): Spellings {
  const known = new Set(words)
  const near = new Map<string, string[]>()
  for (const word of known) {
    if (word.length < shortest || !/^[a-z]+$/.test(word)) continue
    for (const key of [word, ...shortened(word)]) {
      const list = near.get(key)
      if (list) list.push(word)
      else near.set(key, [word])
    }
  }
  return { words: known, near }
}

/** Ordinary words that are one letter away from a material and mean no material. */
const ordinary = new Set(
  'stream streams weight height master coaster planet station stated staff chance change phone phones please lease least places release spaces market marked making maker matter better letter bottom butter later water latter faster casting costing coming going during doing driver drivers river silver solver sliver cheaper sender tender lender blender trailer tanker banker taker takers quaker shakes states stages starch search sunday monday friday carton cotton button mutton clay claim plain grain brain train drain strain strong string spring sprint printed pointed painted wanted waited started stared shared spared scared rather father gather weather leather feather heather mother brother other others under order orders border older colder folder holder powder louder ladder sadder'.split(
    ' ',
  ),
)

function isOneOff(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let at = 0
  while (at < Math.min(a.length, b.length) && a[at] === b[at]) at += 1
  const rests = [
    [a.slice(at + 1), b.slice(at + 1)],
    [a.slice(at + 1), b.slice(at)],
    [a.slice(at), b.slice(at + 1)],
  ]
  const isSwap = a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2)
  return isSwap || rests.some(([one, other]) => one === other)
}

/** The known word that this one was meant to be: one letter wrong, missing, too many or swapped; null when it is none or any of several. */
export function meantBy(spellings: Spellings, word: string): string | null {
  if (word.length <= shortest || spellings.words.has(word) || ordinary.has(word) || !/^[a-z]+$/.test(word)) return null
  const found = new Set([word, ...shortened(word)].flatMap((key) => spellings.near.get(key) ?? []).filter((one) => isOneOff(word, one)))
  const sameStart = [...found].filter((one) => one[0] === word[0])
  return sameStart.length === 1 ? (sameStart[0] ?? null) : null
}
