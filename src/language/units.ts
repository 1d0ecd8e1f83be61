import type { Period, Unit } from '../domain/unit.ts'

/** What a unit measures. Amounts become quantities, the others prices, properties or dates. */
export type Dimension =
  | 'amount'
  | 'power'
  | 'count'
  | 'money'
  | 'percent'
  | 'ppm'
  | 'temperature'
  | 'pressure'
  | 'length'
  | 'distance'
  | 'per-volume'
  | 'per-mass'
  | 'calorific'
  | 'conductivity'
  | 'density'
  | 'viscosity'
  | 'area'

/** A unit people write; `factor` brings it to `unit`, or for properties to the unit in the key `suffix`. */
export type UnitWord = {
  readonly dimension: Dimension
  readonly unit: Unit | null
  readonly factor: number
  readonly suffix: string
  /** "ton" without "metric" or "short". */
  readonly bareTon?: true
  readonly offset?: number
  /** A unit of flow says its period itself: scfm, MW, 蒸吨. */
  readonly rate?: Period
}

type Row = readonly [dimension: Dimension, target: Unit | string, factor: number, words: string]

const rows: readonly Row[] = [
  ['amount', 't', 1, 't tonne tonnes te mt metric_ton metric_tons metric_tonne metric_tonnes 吨 公吨 톤'],
  ['amount', 't', 1e3, 'kt kilotonne kilotonnes ktonne ktonnes kiloton kilotons'],
  ['amount', 't', 0.90718474, 'short_ton short_tons us_ton us_tons 短吨 쇼트톤 숏톤'],
  ['amount', 't', 1.0160469088, 'long_ton long_tons imperial_ton imperial_tons 长吨'],
  ['amount', 't', 1e-3, 'kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes 公斤 千克 킬로그램 킬로 키로 킬로그람'],
  ['amount', 't', 0.1, 'quintal quintals qtl qtls'],
  ['amount', 't', 0.05, '担'],
  ['amount', 't', 0.045359237, 'cwt hundredweight hundredweights'],
  ['amount', 't', 1, 'bdt bdmt odt dmt wmt adt 干吨 湿吨 绝干吨 金属吨 实物吨 건톤'],
  ['amount', 't', 6e-4, '근'],
  ['amount', 't', 5e-4, '斤 市斤'],
  ['amount', 't', 1e-6, 'g gram grams gramme grammes 克 그램'],
  ['amount', 't', 4.5359237e-4, 'lb lbs pound pounds 磅 파운드'],
  [
    'amount',
    'm3',
    1,
    'm3 m^3 cbm cu.m cu_m cum cubic_meter cubic_meters cubic_metre cubic_metres cubic_m cube cubes m³ 立方米 立方 立米 方 입방미터 루베 세제곱미터 세제곱',
  ],
  ['amount', 'm3', 1, 'nm3 nm^3 sm3 m3n m3(n) nm3n 标立方米 标立方 标方 标准立方米 노멀루베 normal_m3 n㎥'],
  ['amount', 'm3', 0.764554857984, 'cubic_yard cubic_yards yard yards yd yds cu_yd cu_yds cu.yd yd3 yd^3 cy cyd 立方码'],
  ['amount', 'm3', 0.028316846592, 'cubic_foot cubic_feet cu_ft cu.ft ft3 cf scf cuft'],
  ['amount', 'm3', 28.316846592, 'mcf mscf'],
  ['amount', 'm3', 28316.846592, 'mmcf mmscf'],
  ['amount', 'm3', 3.624556363776, 'cord cords'],
  ['amount', 'L', 1, 'l liter liters litre litres ltr ltrs lt 升 公升 리터 리터들이'],
  ['amount', 'L', 1e3, 'kl kls kilolitre kilolitres kiloliter kiloliters 千升 킬로리터'],
  ['amount', 'L', 1e6, 'megalitre megalitres megaliter megaliters million_litres million_liters'],
  ['amount', 'L', 1e-3, 'ml millilitre millilitres milliliter milliliters 毫升'],
  ['amount', 'L', 100, 'hl hectolitre hectolitres hectoliter hectoliters'],
  ['amount', 'L', 3.785411784, 'gal gal. gals gallon gallons us_gallon us_gallons us_gal usg 加仑 갤런'],
  [
    'amount',
    'L',
    4.54609,
    'imperial_gallon imperial_gallons imp_gal imp_gals imp._gal imp._gallons imp_gallon imp_gallons uk_gallon uk_gallons igal',
  ],
  ['amount', 'L', 158.987294928, 'bbl bbls'],
  ['amount', 'kWh', 1, 'kwh kilowatt_hour kilowatt_hours kilowatt-hours 千瓦时 度电 킬로와트시 kwhr'],
  ['amount', 'kWh', 1e3, 'mwh megawatt_hour megawatt_hours 兆瓦时 메가와트시'],
  ['amount', 'kWh', 1e6, 'gwh gigawatt_hours 吉瓦时 기가와트시'],
  ['amount', 'GJ', 1, 'gj gigajoule gigajoules 吉焦 기가줄'],
  ['amount', 'GJ', 1e3, 'tj terajoule terajoules 太焦'],
  ['amount', 'GJ', 1e-3, 'mj megajoule megajoules 兆焦 메가줄'],
  ['amount', 'GJ', 4.1868, 'gcal 吉卡 百万大卡 기가칼로리'],
  ['amount', 'GJ', 4.1868e-3, 'mcal'],
  ['amount', 'GJ', 1.05505585262, 'mmbtu mmbtus million_btu mbtu dth'],
  ['amount', 'GJ', 0.105505585262, 'therm therms'],
  ['power', 'kWh', 1, 'kw kilowatt kilowatts kwth kwt kw_th kw(th) kwe kw(e) 千瓦 킬로와트'],
  ['power', 'kWh', 1e3, 'mw megawatt megawatts mwth mwt mw_th mw(th) mwe mw(e) 兆瓦 메가와트 메가'],
  ['power', 'kWh', 3.5168528421, 'rt usrt tr 冷吨 냉동톤'],
  [
    'count',
    'unit',
    1,
    'pc pcs piece pieces unit units ea nos items drum drums barrel barrels ibc ibcs tote totes ibc_tote ibc_totes ibc_containers big_bag big_bags bag bags bale bales fibc fibcs supersack supersacks super_sacks truckload truckloads truck_load truck_loads truck trucks lorry lorries lorry_load lorry_loads artic artics semi semis bulker bulkers tanker tankers load loads wagon wagons rail_wagon rail_wagons rail_car rail_cars railcar railcars skip skips dumpster dumpsters roll_off rolloff container containers box boxes gaylord gaylords crate crates roll rolls reel reels pallet pallets sheet sheets set sets cylinder cylinders bottle bottles sack sacks keg kegs tank tanks',
  ],
  [
    'count',
    'unit',
    1,
    '个 只 件 桶 台 辆 块 条 袋 卷 箱 套 托 车 张 根 罐 瓶 捆 包 支 片 批次 集装箱 货柜 柜 吨桶 吨袋 卡车 货车 挂车 半挂 半挂车 槽车 罐车 车皮 대 개 드럼 통 장 포 포대 자루 박스 롤 트럭 덤프 트레일러 매 본 팔레트 파렛트 빠레트 컨테이너 톤백 마대 묶음 차 탱크로리 탱크 덩어리 병 캔',
  ],
  ['percent', '_pct', 1, '% percent pct wt% w% vol% v% mol% per_cent %wt %vol w/w% 프로 퍼센트 퍼센트(%)'],
  ['percent', '_pct', 0.1, '‰'],
  ['percent', '_pct', 10, '成'],
  ['percent', '_pct', 1, '个点 个百分点'],
  ['ppm', '_ppm', 1, 'ppm ppmv ppmw'],
  ['ppm', '_ppm', 1e-3, 'ppb'],
  [
    'temperature',
    'temperature_c',
    1,
    '°c degc deg_c degrees_c degree_c degrees_celsius celsius ° degrees degree deg 度 摄氏度 도 도씨 도시 c',
  ],
  ['pressure', 'pressure_bar', 1, 'bar barg bara bars bar(g) bar(a) bar_g 巴 바 바아'],
  ['pressure', 'pressure_bar', 10, 'mpa mpag mpa(g) 兆帕 메가파스칼'],
  ['pressure', 'pressure_bar', 0.01, 'kpa kpag kpa(g) 千帕 킬로파스칼'],
  ['pressure', 'pressure_bar', 1e-5, '帕 파스칼'],
  ['pressure', 'pressure_bar', 1e-3, 'mbar mbarg mbar(g) millibar millibars 毫巴 밀리바'],
  ['pressure', 'pressure_bar', 0.0689475729, 'psi psig psia'],
  ['pressure', 'pressure_bar', 1.01325, 'atm 大气压 기압'],
  ['pressure', 'pressure_bar', 0.980665, 'kg/cm2 kgf/cm2 kg/cm2g kgf/cm2g kg/cm^2 公斤压力 公斤压 公斤力 kg/㎠'],
  ['length', '_mm', 1, 'mm millimetre millimetres millimeter millimeters 毫米 밀리 밀리미터'],
  ['length', '_mm', 10, 'cm centimetre centimetres centimeter centimeters 厘米 公分 센티 센치 센티미터'],
  ['length', '_mm', 1e-3, 'um µm μm micron microns micrometre micrometres micrometer micrometers 微米 미크론 마이크론 마이크로미터'],
  ['length', '_mm', 1e-6, 'nm nanometre nanometers 纳米'],
  ['length', '_mm', 25.4, 'inch inches "'],
  ['length', '_mm', 1e3, 'm meter meters metre metres 米 미터'],
  ['distance', '', 1, 'km kms kilometre kilometres kilometer kilometers 公里 千米 킬로미터'],
  ['distance', '', 1.609344, 'mile miles mi 英里 마일'],
  ['per-volume', '_mg_l', 1, 'mg/l mg/lit 毫克/升 밀리그램/리터 mg/ℓ'],
  ['per-volume', '_g_l', 1, 'g/l g/ℓ gpl 克/升'],
  ['per-volume', '_mg_l', 1e-3, 'ug/l µg/l μg/l 微克/升'],
  ['per-volume', '_kg_m3', 1, 'kg/m3 千克/立方米 公斤/立方米 公斤/方 kg/cbm'],
  ['per-volume', '_mg_m3', 1, 'mg/m3 mg/nm3 毫克/立方米'],
  ['per-mass', '_mg_kg', 1, 'mg/kg 毫克/千克 毫克/公斤'],
  ['per-mass', '_g_t', 1, 'g/t g/tonne g/ton 克/吨'],
  ['per-mass', '_kg_t', 1, 'kg/t kg/tonne kg/ton kg/吨 公斤/吨 千克/吨'],
  ['per-mass', '_mg_kg', 1e-3, 'ug/kg µg/kg μg/kg'],
  ['per-mass', '_g_kg', 1, 'g/kg'],
  [
    'calorific',
    'calorific_value_kcal_kg',
    1,
    'kcal/kg 大卡/kg 千卡/kg kcal/公斤 大卡每公斤 大卡/公斤 大卡/千克 千卡/千克 千卡/公斤 大卡 千卡 kcal cal/g 킬로칼로리 kcal/㎏',
  ],
  ['calorific', 'calorific_value_mj_kg', 1, 'mj/kg gj/t gj/ton 兆焦/千克 兆焦/公斤 gj/tonne gj/mt 吉焦/吨 兆焦每千克'],
  ['calorific', 'calorific_value_mj_kg', 3.6, 'mwh/t mwh/tonne'],
  ['calorific', 'calorific_value_mj_kg', 1e-3, 'kj/kg 千焦/千克 千焦/公斤'],
  ['calorific', 'calorific_value_mj_kg', 2.326e-3, 'btu/lb'],
  ['calorific', 'calorific_value_mj_m3', 1, 'mj/m3 mj/nm3 兆焦/立方米 兆焦/立方 兆焦/标方 兆焦/方 mj/sm3'],
  ['calorific', 'calorific_value_mj_m3', 0.037258946, 'btu/scf btu/cf btu/ft3'],
  ['calorific', 'calorific_value_kcal_m3', 1, 'kcal/m3 kcal/nm3 大卡/立方米 大卡/标方 大卡/立方 大卡/方 千卡/立方米 kcal/n㎥'],
  ['calorific', 'calorific_value_kwh_kg', 1, 'kwh/kg'],
  ['conductivity', 'conductivity_us_cm', 1, 'us/cm µs/cm μs/cm 微西门子/厘米 微西/厘米'],
  ['conductivity', 'conductivity_us_cm', 1e3, 'ms/cm'],
  ['density', 'density_t_m3', 1, 't/m3 g/cm3 g/cc g/ml kg/l 吨/立方米 吨/方 톤/입방미터'],
  ['viscosity', 'viscosity_cst', 1, 'cst mm2/s 厘斯'],
  ['viscosity', 'viscosity_mpa_s', 1, 'mpa.s mpa·s mpas cp centipoise 厘泊'],
  ['area', '', 1, 'ha hectare hectares m2 sqm acre acres 公顷 亩 平方米 平米 헥타르 평 제곱미터 ft2'],
]

function wordOf([dimension, target, factor]: Row): UnitWord {
  const canonical = dimension === 'amount' || dimension === 'power' || dimension === 'count'
  const unit: Unit | null =
    canonical && (target === 't' || target === 'm3' || target === 'kWh' || target === 'GJ' || target === 'L' || target === 'unit')
      ? target
      : null
  const plain: UnitWord = { dimension, unit, factor, suffix: unit ? '' : target }
  return dimension === 'power' ? { ...plain, rate: 'hour' } : plain
}

const table = new Map<string, UnitWord>(
  rows.flatMap((row) => row[3].split(' ').map((word) => [word.replaceAll('_', ' '), wordOf(row)] as const)),
)
for (const word of ['ton', 'tons']) table.set(word, { dimension: 'amount', unit: 't', factor: 1, suffix: '', bareTon: true })
for (const word of ['°f', 'degf', 'deg f', 'degrees f', 'fahrenheit', 'degrees fahrenheit', '华氏度', 'f']) {
  table.set(word, { dimension: 'temperature', unit: null, factor: 5 / 9, suffix: 'temperature_c', offset: -32 })
}

/** Units of flow: so much of `target` per hour or day. */
const flows: readonly (readonly [target: Unit, factor: number, rate: Period, words: string])[] = [
  ['m3', 1.69901079552, 'hour', 'cfm scfm acfm dscfm'],
  ['m3', 0.028316846592, 'hour', 'cfh scfh'],
  ['m3', 28316.846592, 'day', 'mmcfd mmscfd'],
  ['m3', 28.316846592, 'day', 'mcfd mscfd'],
  ['m3', 1, 'hour', 'cmh nm3h m3ph 루베시'],
  ['m3', 1, 'day', 'cmd'],
  ['L', 227.12470704, 'hour', 'gpm usgpm us_gpm'],
  ['L', 3.785411784, 'hour', 'gph'],
  ['L', 3.785411784, 'day', 'gpd'],
  ['L', 3785411.784, 'day', 'mgd'],
  ['L', 60, 'hour', 'lpm'],
  ['L', 1, 'hour', 'lph'],
  ['L', 1e6, 'day', 'mld'],
  ['L', 1e3, 'day', 'kld klpd'],
  ['L', 158.987294928, 'day', 'bpd bbl/d'],
  ['t', 1, 'hour', '蒸吨 t蒸汽 mtph'],
  ['t', 1, 'day', 'mtpd'],
  ['t', 1, 'month', 'mtpm'],
  ['t', 1e3, 'year', 'kta ktpa ktpy'],
  ['GJ', 4.1868e-6, 'hour', 'kcal/h kcal/hr kcal/hour 大卡/小时 大卡/时 千卡/小时'],
  ['GJ', 1.05505585262e-6, 'hour', 'btu/h btu/hr btuh'],
  ['kWh', 0.745699872, 'hour', 'hp bhp'],
]
for (const [unit, factor, rate, words] of flows)
  for (const word of words.split(' ')) table.set(word.replaceAll('_', ' '), { dimension: 'amount', unit, factor, suffix: '', rate })

const longest = Math.max(...[...table.keys()].map((word) => word.length))
const latinEnd = /[a-z\d]$/

/** A unit found at a place of the text, ending at `end`. */
export type FoundUnit = { readonly word: UnitWord; readonly end: number; readonly spelling: string }

function found(text: string, at: number, spelling: string, word: UnitWord): FoundUnit {
  const cased = text.slice(at, at + 2)
  const mega = (spelling === 'mt' && cased === 'Mt') || (spelling === 'ml' && cased === 'ML')
  return { word: mega ? { ...word, factor: 1e6 } : word, end: at + spelling.length, spelling }
}

/** The longest unit that begins at `at`; `text` keeps its case because Mt is not MT. */
export function unitAt(text: string, lower: string, at: number): FoundUnit | null {
  for (let length = Math.min(longest, lower.length - at); length > 0; length -= 1) {
    const spelling = lower.slice(at, at + length)
    const word = table.get(spelling)
    if (!word) continue
    const next = lower[at + length] ?? ' '
    if (latinEnd.test(spelling) && /[a-z\d]/.test(next) && !(next === 'n' && spelling === 'm3')) continue
    return found(text, at, spelling, word)
  }
  return null
}
