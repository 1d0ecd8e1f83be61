/** Words for what is left after use or a cut; they tell entries apart, but less than the thing itself. */
const stateWords: Readonly<Record<string, readonly string[]>> = {
  '~used': [
    'used',
    'spent',
    'waste',
    'scrap',
    'scrapped',
    'old',
    'discarded',
    'exhausted',
    'expired',
    'obsolete',
    'redundant',
    'reject',
    'rejected',
    'disused',
    'worn',
    'dead',
    'life',
    'junk',
    'secondhand',
    'defective',
    '废',
    '폐',
  ],
  '~piece': ['offcut', 'cutting', 'trimming', 'trim', 'clipping', 'snippet', 'remnant', 'leftover', 'cutoff', 'scrapings'],
  '~chip': ['turning', 'swarf', 'shaving', 'boring', 'planing'],
}

/** Different words for one thing. */
const sameWords: readonly (readonly string[])[] = [
  ['lubricating', 'lube', 'lubricant', 'lubrication'],
  ['peel', 'peeling', 'rind'],
  ['husk', 'hull'],
  ['polypropylene', 'pp'],
  ['polystyrene', 'ps'],
  ['polycarbonate', 'pc'],
  ['lithium', 'li'],
  ['aluminum', 'alu', 'aluminium'],
  ['stainless', 'inox'],
  ['desulfurization', 'desulfurisation', 'fgd'],
  ['isopropanol', 'ipa', 'isopropyl'],
  ['cullet', 'shard'],
  ['demineralized', 'demineralised', 'demin', 'deionized', 'di'],
  ['hydrochloric', 'hcl', 'muriatic'],
  ['sulfuric', 'h2so4', 'sulphuric'],
  ['phosphoric', 'h3po4'],
  ['nitric', 'hno3'],
  ['chicken', 'poultry', 'broiler', 'hen'],
  ['cattle', 'cow', 'bovine'],
  ['pig', 'pork', 'hog', 'swine', 'porcine'],
  ['gypsum', 'plaster'],
  ['mould', 'mold'],
  ['fluidized', 'fluidised'],
]

/** Words that describe a lot without making another thing of it. */
const lightWords =
  'clean dry wet fresh bulk baled loose mixed sorted unsorted white black blue green red brown clear colored colour color coarse fine small large big high low quality grade industrial technical pure raw crude unused new surplus excess recovered reclaimed natural crushed ground milled shredded chopped cut baled bagged packed pressed dried chilled frozen liquid solid hot cold warm rinsed washed untreated treated clean graded single double thick thin long short good nice pack bale bag load pallet lot batch stock material product stream fraction grain piece lump chunk cake powder pellet granule flake residual remaining our processed local various assorted unpackaged packaged loose medium'

const stateOf = new Map(Object.entries(stateWords).flatMap(([state, words]) => words.map((word) => [word, state] as const)))
const sameOf = new Map(sameWords.flatMap((words) => words.map((word) => [word, words[0] ?? word] as const)))
const light = new Set(lightWords.split(' '))

/** The word a Latin word counts as when phrases are compared. */
export const countedAs = (key: string): string => stateOf.get(key) ?? sameOf.get(key) ?? key

export const isLight = (key: string): boolean => light.has(key)

const hanStates = /(?:废弃|废旧|报废|失效|用过|使用过|换下来|淘汰|二手|旧|废)的?/g
const hangulStates = /폐기된|폐기|못쓰는|사용한|사용후|사용\s?후|쓰고\s?남은|중고|헌|폐/g

const latinStates = /\boff[- ]cuts?\b|\bend[- ]of[- ]life\b|\b(?:no longer|un)usable\b/g

/** A folded text with every word for "used" and for offcuts said as one, its length kept. */
export function withPlainState(text: string): string {
  return text
    .replace(latinStates, (word) => (word.startsWith('off') ? 'offcut' : 'used').padEnd(word.length, ' '))
    .replace(hanStates, (word) => '废'.padEnd(word.length, ' '))
    .replace(hangulStates, (word) => '폐'.padEnd(word.length, ' '))
}
