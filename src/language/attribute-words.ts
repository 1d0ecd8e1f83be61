/** Words for what is measured, by the part of the key before its unit, in the three languages. Longer ones are found first. */
const rows: readonly (readonly [what: string, words: string])[] = [
  [
    'moisture',
    'moisture|moist|moisture content|water content|free water|h2o|humidity|water|含水率|含水量|含水|水分含量|水分|水份|游离水|附水|附着水|表水|全水|全水分|湿度|습기|습도|함수율|함수량|수분함량|수분율|수분|수분은|함수|含水分|水含量|含湿|水分率|수분함유율',
  ],
  [
    'dry_matter',
    'dry matter|dry solids|dry substance|total solids|solids content|solid content|solids|dm|ds|ts|干物质|干基|固含量|绝干含量|绝干率|绝干|干度|含固率|含固量|总固体|固体含量|고형분|고형물|건조물|건물',
  ],
  ['purity', 'purity|pure|纯度|纯|순도|품위'],
  ['concentration', 'concentration|conc|conc.|strength|浓度|浓|含酸|含酸量|酸度|含碱|含碱量|游离酸|농도'],
  [
    'loi',
    'loi|l.o.i|l.o.i.|loss on ignition|ignition loss|unburnt carbon|unburned carbon|unburnt|烧失量|烧失|灼减|强热减量|강열감량|미연분|미연탄소분|미연탄소|작열감량',
  ],
  ['oil', 'oil|oil content|oil and grease|含油率|含油量|含油|油分|油含量|유분|기름|함유율|유분함량'],
  ['salinity', 'salinity|盐度|염도|염분'],
  ['nacl', 'nacl|sodium chloride|氯化钠|염화나트륨'],
  ['salt', 'salt|salts|salt content|含盐量|含盐|盐分'],
  ['ch4', 'ch4|methane|甲烷|甲烷含量|메탄|메탄함량'],
  ['pvc', 'pvc|pvc content|pvc含量'],
  ['fe', 'fe|iron|iron content|铁离子|总铁|亚铁离子|철이온|총철|전철|铁|铁含量|含铁|铁品位|全铁|tfe|철|철분|철 함량'],
  ['zn', 'zn|zinc|锌|含锌|锌含量|氧化锌|아연'],
  ['cu', 'cu|copper|铜|含铜|铜含量|구리|동'],
  ['ni', 'ni|nickel|镍|含镍|镍含量|니켈'],
  ['pb', 'pb|lead|铅|含铅|납'],
  ['cr', 'cr|chromium|chrome|铬|含铬|크롬'],
  ['aln', 'aln|氮化铝|질화알루미늄'],
  ['al', 'al|aluminium|aluminum|含铝|金属铝|铝|铝含量|알루미늄'],
  ['mn', 'mn|manganese|锰|含锰|망간'],
  ['fixed_carbon', 'fixed carbon|固定碳|固定碳含量|고정탄소|고정탄소량'],
  ['c', 'carbon|carbon content|碳含量|含碳量|含碳|탄소'],
  ['s', 'sulphur|sulfur|sulphur content|sulfur content|total sulphur|含硫量|含硫|硫含量|硫分|全硫|硫|황분|황함량|유황|황'],
  ['cl', 'cl|chlorine|chloride|chlorides|氯离子|氯根|氯含量|含氯|氯|염소|염소이온|염화물'],
  ['h2s', 'h2s|硫化氢|황화수소'],
  ['n', 'n|nitrogen|nitrogen content|氮|含氮量|含氮|氮含量|总氮|질소|질소함량'],
  ['p2o5', 'p2o5|五氧化二磷|인산'],
  ['k2o', 'k2o|氧化钾|칼리'],
  ['cao', 'cao|氧化钙|钙含量|생석회|산화칼슘'],
  ['caco3', 'caco3|calcium carbonate|碳酸钙|碳酸钙含量|탄산칼슘'],
  ['si', 'silicon content|硅含量|含硅|규소'],
  ['sio2', 'sio2|silica|二氧化硅|이산화규소|실리카|규산'],
  ['al2o3', 'al2o3|alumina|氧化铝|알루미나|산화알루미늄'],
  ['fe2o3', 'fe2o3|氧化铁|산화철'],
  ['mgo', 'mgo|magnesia|氧化镁|산화마그네슘'],
  ['tio2', 'tio2|titania|二氧化钛|이산화티탄'],
  ['so3', 'so3|三氧化硫|삼산화황'],
  ['naoh', 'naoh|sodium hydroxide|氢氧化钠|가성소다'],
  ['h2so4', 'h2so4|sulphuric acid|sulfuric acid|sulphuric|sulfuric'],
  ['flash_point', 'flash point|flashpoint|闪点|인화점'],
  ['melting_point', 'melting point|softening point|熔点|软化点|융점|연화점'],
  ['ash_fusion', 'ash fusion|ash fusion temperature|灰熔点|灰熔融点|회융점'],
  ['pour_point', 'pour point|倾点|凝点|유동점'],
  ['boiling_point', 'boiling point|沸点|끓는점|비점'],
  ['hcl', 'hcl'],
  ['sugar', 'sugar|sugars|sugar content|brix|锤度|糖锤度|브릭스|含糖量|含糖|糖分|糖度|糖|당도|당분|당함량|당'],
  ['protein', 'protein|crude protein|cp|蛋白|粗蛋白|蛋白质|蛋白含量|단백|단백질|조단백|조단백질'],
  ['fat', 'fat|fat content|crude fat|脂肪|粗脂肪|含脂|지방|조지방'],
  ['fibre', 'fibre|fiber|crude fibre|crude fiber|纤维|粗纤维|섬유질|조섬유'],
  ['starch', 'starch|淀粉|전분'],
  ['ash', 'ash|ash content|灰分|灰份|含灰|회분'],
  ['volatile', 'volatiles|volatile matter|volatile|挥发分|휘발분'],
  ['organic_matter', 'organic matter|organics|organic|om|vs|volatile solids|有机质|有机物|유기물|유기물함량'],
  ['methanol', 'methanol|meoh|甲醇|메탄올'],
  ['ethanol', 'ethanol|alcohol|乙醇|酒精|에탄올'],
  ['glycerol', 'glycerol|glycerine|glycerin|甘油'],
  [
    'calorific_value',
    'calorific value|calorific|heating value|heat value|cv|gcv|ncv|lhv|hhv|热值|低位热值|高位热值|发热量|发热值|热卡|발열량|저위발열량|고위발열량|열량',
  ],
  ['conductivity', 'conductivity|ec|电导|电导率|전도도|전기전도도'],
  ['temperature', 'temperature|temp|temp.|温度|水温|온도|수온'],
  ['density', 'density|bulk density|specific gravity|密度|堆积密度|堆密度|容重|比重|밀도|비중|겉보기밀도'],
  ['as', 'arsenic|砷|含砷|비소'],
  ['hg', 'mercury|汞|含汞|수은'],
  ['cd', 'cadmium|镉|含镉|카드뮴'],
  ['f', 'fluoride|fluorine|氟|含氟|氟离子|불소'],
  ['p', 'phosphorus|总磷|含磷|磷含量|총인'],
  ['k', 'potassium|含钾|钾含量|칼륨'],
  ['mg', 'magnesium|镁|含镁|마그네슘'],
  ['ca', 'calcium|含钙|칼슘'],
  ['sn', 'tin content|锡|含锡|주석'],
  ['ag', 'silver|银|含银|은 함량'],
  ['au', 'gold content|含金|金含量|금'],
  ['pd', 'palladium|钯|含钯|팔라듐'],
  ['pt', 'platinum|铂|含铂|백금'],
  ['v', 'vanadium|钒|含钒|바나듐'],
  ['v2o5', 'v2o5|五氧化二钒'],
  ['ti', 'titanium|钛|含钛'],
  ['w', 'tungsten|钨|含钨|텅스텐'],
  ['mo', 'molybdenum|钼|含钼|몰리브덴'],
  ['co', 'cobalt|钴|含钴|코발트'],
  ['li', 'lithium|锂|含锂|리튬'],
  ['co2', 'co2|carbon dioxide|二氧化碳|이산화탄소'],
  ['co', 'co|carbon monoxide|一氧化碳|일산화탄소'],
  ['h2', 'h2|hydrogen|氢气?|氢含量|수소'],
  ['o2', 'o2|oxygen|氧含量|含氧|산소'],
  ['ffa', 'ffa|free fatty acid|free fatty acids|游离脂肪酸|유리지방산'],
  ['acid_value', 'acid value|acid number|酸价|酸值|산가'],
  ['caf2', 'caf2|氟化钙|불화칼슘'],
  ['contamination', 'contamination|contaminants|impurity|impurities|foreign matter|杂质|含杂|异物|이물질|이물|불순물|협잡물'],
  ['fineness', 'fineness|residue|retained|passing|细度|筛余|筛余量|분말도|잔사'],
  ['activity', 'activity|activity index|活性|活性指数|활성도'],
  ['cod', 'cod|化学需氧量'],
  ['bod', 'bod|bod5|生化需氧量'],
  ['tds', 'tds|total dissolved solids|溶解性总固体|총용존고형물'],
  ['tss', 'tss|suspended solids|ss|悬浮物|부유물질'],
  ['ammonia_n', 'nh3-n|nh4-n|ammonia nitrogen|ammoniacal nitrogen|氨氮|암모니아성 질소'],
  ['hardness', 'hardness|硬度|경도'],
  ['viscosity', 'viscosity|粘度|점도'],
  ['thickness', 'thickness|thick|厚度|厚|두께'],
  ['diameter', 'diameter|dia|直径|지름|직경|φ'],
  ['length', 'length|long|长度|长|길이'],
  ['width', 'width|wide|宽度|宽|폭'],
  ['particle_size', 'particle size|grain size|size|sized|mesh|粒径|粒度|粒级|颗粒|입도|입경|크기'],
]

const entries = rows.flatMap(([what, words]) => words.split('|').map((word) => [word, what] as const))
const byWord = new Map(entries)
const longest = Math.max(...entries.map(([word]) => word.length))
const latin = /[a-z\d]/

/** A word for what is measured. */
export type AttributeWord = { readonly what: string; readonly start: number; readonly end: number }

const afterWord =
  /(?:content|conc|level|rate|value|runs|running|averages?|averaging|being|is|of|at|about|around|approx|up to|to|now|max|min|only|ca|改成|改为|改到|调整为|调到|는|은|이|가|率|量|含量|品位|品味|成分|指标|平均|在|为|是|不到|不足|不超|未满|超过|达到|达|超|大概|에서|평균|품위|전후|약|대략|值|값|함량|함유량|함유|:|=|：|\(|（|约|大约|控制|最高|最低|要求|小于|大于|低于|高于|不超过|不高于|不大于|不低于|不小于|至少|最大|최대|최소|under|below|above|over|less than|more than|at least|at most|no more than|not more than|no less than|≤|≥|<|>|~|-|,|\s)$/

function wordEndingAt(lower: string, from: number, at: number): AttributeWord | null {
  for (let length = Math.min(longest, at - from); length > 0; length -= 1) {
    const word = lower.slice(at - length, at)
    const what = byWord.get(word)
    if (what === undefined || (latin.test(word[0] ?? '') && latin.test(lower[at - length - 1] ?? ''))) continue
    return { what, start: at - length, end: at }
  }
  return null
}

const general: ReadonlySet<string> = new Set(['concentration', 'purity'])

/** 甲烷浓度 and "메탄 농도" are how much methane there is. */
function ofWhat(lower: string, from: number, word: AttributeWord): AttributeWord | null {
  const gap = lower[word.start - 1] === ' ' ? 1 : 0
  const inner = wordEndingAt(lower, from, word.start - gap)
  return inner && !general.has(inner.what) ? { ...inner, end: word.end } : null
}

/** The word that ends right before `end`, small words left aside; not before `from`. */
export function attributeBefore(lower: string, from: number, end: number): AttributeWord | null {
  let at = end
  for (let step = 0; step < 8 && at > from; step += 1) {
    const found = wordEndingAt(lower, from, at)
    if (found) return general.has(found.what) ? (ofWhat(lower, from, found) ?? found) : found
    const gap = afterWord.exec(lower.slice(Math.max(from, at - 14), at))
    if (!gap) return null
    at -= gap[0].length
  }
  return null
}

/** The word that begins at `at`, after "of" or a space. */
export function attributeAfter(lower: string, at: number, until: number): AttributeWord | null {
  const gap =
    /^(?:\s|of\s|的|의\s?|\(|by (?:weight|volume|mass)\s?|(?:w\/w|wt|vol|metallic|residual|free|total|crude|active|available|soluble|inherent)\s)*/.exec(
      lower.slice(at, at + 24),
    )?.[0].length ?? 0
  const start = at + gap
  // 镍28% 锂4.5: behind a gap a Chinese or Korean name is that of the next share.
  if (/^\s+$/.test(lower.slice(at, start)) && /[\u3400-\u9fff\uac00-\ud7a3]/.test(lower[start] ?? '')) return null
  for (let length = Math.min(longest, until - start); length > 0; length -= 1) {
    const word = lower.slice(start, start + length)
    const what = byWord.get(word)
    if (what === undefined || (latin.test(word.at(-1) ?? '') && latin.test(lower[start + length] ?? ''))) continue
    return { what, start, end: start + length }
  }
  return null
}
