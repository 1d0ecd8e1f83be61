import type { AttributeValue } from '../domain/listing.ts'

/** What is said as a bare share in every language: "moisture 12". */
const shares = new Set(
  'moisture dry_matter loi purity concentration ash protein fat fibre starch ffa sio2 cao al2o3 mgo fe2o3 tio2 so3 p2o5 k2o caco3 caf2 fe zn ni cr cu mn naoh hcl h2so4 nacl ch4 volatile fixed_carbon'.split(
    ' ',
  ),
)
/** Further shares that in English are ordinary words ("lead 5 days"), but not in Chinese and Korean. */
const sharesInHan = new Set(
  's c n oil salt salinity sugar al pb cl as hg cd f p k mg ca si sn v ti w mo co li organic_matter contamination methanol ethanol glycerol co2 h2 o2 fineness activity'.split(
    ' ',
  ),
)
const inMilligrams = new Set(['cod', 'bod', 'tds', 'tss', 'ammonia_n'])

const largestOf = (value: AttributeValue) => Math.max(...[value].flat().map((bound) => bound ?? 0))

function heatKey(value: number): string | null {
  if (value >= 300 && value <= 12_000) return 'calorific_value_kcal_kg'
  return value >= 5 && value <= 60 ? 'calorific_value_mj_kg' : null
}

function densityKey(value: number): string | null {
  if (value >= 50 && value <= 20_000) return 'density_kg_m3'
  return value > 0 && value <= 20 ? 'density_t_m3' : null
}

/** What a number alone means of each of these, by its size. */
const usualKeys: Readonly<Record<string, (largest: number, language: 'latin' | 'han') => string | null>> = {
  conductivity: () => 'conductivity_us_cm',
  temperature: (largest) => (largest > 0 && largest < 1500 ? 'temperature_c' : null),
  calorific_value: heatKey,
  density: densityKey,
  particle_size: (largest, language) => (language === 'han' && largest > 0 && largest <= 300 ? 'particle_size_mm' : null),
}

/** Properties of water, given in milligrams a litre. */
export const isInMilligrams = (what: string) => inMilligrams.has(what)

/** The key of a property said without its unit, as people leave it out: 水分14 is a share, COD 45 is in mg/L; null when none is usual. */
export function keyWithoutUnit(what: string, value: AttributeValue, language: 'latin' | 'han'): string | null {
  const largest = largestOf(value)
  if (inMilligrams.has(what)) return `${what}_mg_l`
  const usual = usualKeys[what]
  if (usual) return usual(largest, language)
  const isShare = shares.has(what) || (language === 'han' && sharesInHan.has(what))
  return isShare && largest <= 100 ? `${what}_pct` : null
}
