/** Spellings and short forms that stand for each other inside names; a name with one is also read with the others. */
const groups: readonly (readonly string[])[] = [
  ['스테인리스', '스테인레스', '스텐레스', '스텐', '스뎅', '서스', 'SUS'],
  ['알루미늄', '알미늄', '알미'],
  ['팔레트', '파렛트', '파레트', '빠레트', '팔렛트', '팔렛'],
  ['슬래그', '슬라그', '슬랙'],
  ['슬러지', '스러지', '오니'],
  ['스크랩', '스크렙', '스크랲', '고철'],
  ['플라스틱', '프라스틱', '플라스틱류'],
  ['배터리', '밧데리', '바테리', '밧테리', '축전지', '전지'],
  ['타이어', '타이야', '다이야'],
  ['플라이애시', '플라이애쉬', '플라이 애쉬'],
  ['바텀애시', '바텀애쉬', '버텀애시', '버텀애쉬'],
  ['케이크', '케익', '케잌'],
  ['더스트', '분진'],
  ['콘크리트', '콘크리이트', '레미콘'],
  ['메탄올', '메타놀'],
  ['에탄올', '에타놀', '주정'],
  ['이소프로필알코올', '이소프로판올', 'IPA'],
  ['폴리에틸렌', '폴리에칠렌', 'PE'],
  ['폴리프로필렌', '피피', 'PP'],
  ['컨테이너', '콘테이너'],
  ['필름', '휠름', '비닐'],
  ['윤활유', '엔진오일', '윤활오일'],
  ['글리세린', '글리세롤'],
  ['음식물쓰레기', '음식물 쓰레기', '음식물류 폐기물', '음식물폐기물', '잔반'],
  ['부스러기', '자투리', '짜투리', '조각', '쪼가리'],
  ['펠릿', '펠렛', '펠리트'],
  ['찌꺼기', '찌끼', '박'],
  ['드럼통', '드럼'],
  ['시멘트', '세멘트', '쎄멘'],
  ['석고보드', '석고 보드'],
  ['不锈钢', '白钢'],
  ['蒸汽', '蒸气'],
  ['托盘', '栈板', '卡板', '地台板'],
  ['锯末', '锯木屑', '木屑', '木糠', '锯沫'],
  ['电池', '电瓶'],
  ['边角料', '下脚料', '角料', '料头', '边料', '碎料'],
  ['再生颗粒', '再生粒子', '再生料', '回料'],
  ['除尘灰', '收尘灰', '布袋灰', '集尘灰'],
  ['聚丙烯', 'PP'],
  ['聚乙烯', 'PE'],
  ['聚苯乙烯', 'PS'],
  ['聚氯乙烯', 'PVC'],
  ['聚碳酸酯', 'PC'],
  ['尼龙', 'PA'],
  ['煤矸石', '矸石'],
  ['污泥', '泥饼', '泥渣'],
  ['秸秆', '秸杆', '秫秸'],
  ['碎玻璃', '玻璃渣', '玻璃碴'],
  ['橡胶', '胶皮'],
  ['冷凝水', '凝结水', '冷凝液'],
  ['除盐水', '脱盐水', '纯水', '软水'],
  ['酒精', '乙醇'],
  ['吨桶', 'IBC桶', 'IBC吨桶', '千升桶'],
  ['麸皮', '麦麸', '麸子'],
  ['甘油', '丙三醇'],
  ['盐酸', '氢氯酸'],
  ['烧碱', '火碱', '液碱', '苛性钠'],
  ['off-spec', 'off-grade', 'off spec', 'offspec', 'substandard', 'out-of-spec'],
  ['polypropylene', 'PP'],
  ['polyethylene', 'PE'],
  ['polystyrene', 'PS'],
  ['polycarbonate', 'PC'],
  ['stainless steel', 'SS', 'stainless', 'inox'],
  ['aluminium', 'alu', 'ally'],
  ['lubricating oil', 'lube oil', 'lubricant'],
  ['demineralised water', 'demin water', 'DM water', 'DI water', 'deionised water', 'deionized water'],
  ['offcuts', 'cut-offs', 'cutoffs', 'trimmings', 'trim', 'cuttings', 'clippings', 'remnants'],
  ['turnings', 'swarf', 'shavings', 'borings', 'chips'],
  ['regrind', 'reground', 'ground scrap'],
  ['cullet', 'broken glass', 'crushed glass'],
  ['brewers', "brewer's", 'brewery', 'beer'],
  ['poultry', 'chicken', 'broiler', 'layer'],
  ['cattle', 'cow', 'dairy cow', 'beef'],
  ['sawdust', 'saw dust', 'wood dust'],
  ['isopropanol', 'isopropyl alcohol', 'IPA'],
  ['waste', 'used', 'spent', 'scrap'],
]

/** Names that only one of two words may take: the rest of the name is too short to tell. */
const shortest = 2

const longestFirst = [...new Set(groups.flat())].sort((a, b) => b.length - a.length)
const byFirst: ReadonlyMap<string, readonly string[]> = new Map(
  longestFirst.map(({ 0: first = '' }) => [first, longestFirst.filter((word) => word.startsWith(first))]),
)
const othersOf = new Map(
  longestFirst.map((word) => [
    word,
    groups
      .filter((group) => group.includes(word))
      .flat()
      .filter((one) => one !== word),
  ]),
)
const isLetter = (character: string) => /[A-Za-z]/.test(character)

/** A Latin word stands alone; others may be part of a longer one. */
function standsAt(name: string, word: string, at: number): boolean {
  if (!name.startsWith(word, at)) return false
  return !isLetter(word.charAt(0)) || !(isLetter(name.charAt(at - 1)) || isLetter(name.charAt(at + word.length)))
}

type Said = { readonly word: string; readonly at: number }

function saidIn(name: string): Said[] {
  const found: Said[] = []
  for (let at = 0; at < name.length; at += 1) {
    const word = byFirst.get(name.charAt(at))?.find((one) => standsAt(name, one, at))
    if (word === undefined) continue
    found.push({ word, at })
    at += word.length - 1
  }
  return found
}

/** A name as it is also written. */
export function variantsOf(name: string): readonly string[] {
  const found = saidIn(name).flatMap(({ word, at }) =>
    name.length - word.length < shortest
      ? []
      : (othersOf.get(word) ?? []).map((one) => name.slice(0, at) + one + name.slice(at + word.length)),
  )
  return [...new Set(found)]
}
