import type { Attributes, AttributeValue } from '../src/domain/listing.ts'
import type { Locale } from '../src/domain/locale.ts'
import type { Text } from '../src/message/text.ts'
import { isMessageKey } from './catalogue.ts'
import { formatNumber } from './format.ts'
import { sayIn } from './say.ts'
import { joined, quoted, said } from './text.ts'

/** Unit symbols by the end of an attribute's key; longer ends first. */
const symbols: readonly (readonly [string, string])[] = [
  ['kcal_kg', 'kcal/kg'],
  ['per_year', 'h/a'],
  ['mj_kg', 'MJ/kg'],
  ['mj_m3', 'MJ/m³'],
  ['kwh_t', 'kWh/t'],
  ['us_cm', 'µS/cm'],
  ['ms_cm', 'mS/cm'],
  ['mg_kg', 'mg/kg'],
  ['kg_m3', 'kg/m³'],
  ['g_cm3', 'g/cm³'],
  ['m2_kg', 'm²/kg'],
  ['m3_h', 'm³/h'],
  ['mg_l', 'mg/L'],
  ['t_m3', 't/m³'],
  ['g_l', 'g/L'],
  ['t_h', 't/h'],
  ['kpa', 'kPa'],
  ['mpa', 'MPa'],
  ['bar', 'bar'],
  ['ppm', 'ppm'],
  ['pct', '%'],
  ['mm', 'mm'],
  ['um', 'µm'],
  ['cm', 'cm'],
  ['km', 'km'],
  ['kw', 'kW'],
  ['mw', 'MW'],
  ['kv', 'kV'],
  ['c', '°C'],
  ['l', 'L'],
  ['m', 'm'],
  ['v', 'V'],
]

/** Formulas and element symbols, the same in every language. */
const formulas: Readonly<Record<string, string>> = {
  al: 'Al',
  al2o3: 'Al₂O₃',
  as: 'As',
  c: 'C',
  ca: 'Ca',
  ca_oh2: 'Ca(OH)₂',
  caco3: 'CaCO₃',
  caf2: 'CaF₂',
  cao: 'CaO',
  caso4: 'CaSO₄',
  cd: 'Cd',
  ch4: 'CH₄',
  cl: 'Cl',
  co: 'CO',
  co2: 'CO₂',
  cr: 'Cr',
  cu: 'Cu',
  fe: 'Fe',
  fe2o3: 'Fe₂O₃',
  h2: 'H₂',
  h2s: 'H₂S',
  h2so4: 'H₂SO₄',
  hcl: 'HCl',
  hf: 'HF',
  hg: 'Hg',
  hno3: 'HNO₃',
  k: 'K',
  k2o: 'K₂O',
  mgo: 'MgO',
  mn: 'Mn',
  mo: 'Mo',
  n: 'N',
  na2o: 'Na₂O',
  nacl: 'NaCl',
  naoh: 'NaOH',
  nh3: 'NH₃',
  ni: 'Ni',
  o2: 'O₂',
  p: 'P',
  p2o5: 'P₂O₅',
  pb: 'Pb',
  s: 'S',
  si: 'Si',
  sio2: 'SiO₂',
  so2: 'SO₂',
  so3: 'SO₃',
  tio2: 'TiO₂',
  v2o5: 'V₂O₅',
  zn: 'Zn',
}

const otherNames: Readonly<Record<string, string>> = {
  sulphur: 'sulfur',
  glycerin: 'glycerol',
  water_content: 'water',
  ash_content: 'ash',
  oil_content: 'oil',
}

function split(key: string): { readonly what: string; readonly symbol: string } {
  const found = symbols.find(([end]) => key.endsWith(`_${end}`))
  return found ? { what: key.slice(0, -found[0].length - 1), symbol: found[1] } : { what: key, symbol: '' }
}

/** A measured property in words; a key nobody gave words to is shown with spaces. */
export function attributeName(locale: Locale, key: string): Text {
  const { what } = split(key)
  const formula = Object.hasOwn(formulas, what) ? formulas[what] : undefined
  if (formula) return said(formula)
  const word = `attribute.${Object.hasOwn(otherNames, what) ? otherNames[what] : what}`
  // `attribute.line` is the only message there that is no name.
  if (isMessageKey(word) && word !== 'attribute.line') return sayIn(locale)(word as 'attribute.loi')
  return quoted(what.replaceAll('_', ' '))
}

function withSymbol(locale: Locale, figure: Text, symbol: string): Text {
  if (symbol === '%') return sayIn(locale)('amount.percent', { amount: figure })
  return symbol === '' ? figure : joined([figure, said(symbol)], ' ')
}

/** The value of a property with its unit: one figure, a range, or a limit. */
export function attributeValue(locale: Locale, key: string, value: AttributeValue): Text {
  const say = sayIn(locale)
  const { symbol } = split(key)
  const figure = (amount: number) => withSymbol(locale, formatNumber(locale, amount), symbol)
  if (typeof value === 'number') return figure(value)
  const [low, high] = value
  if (low === null) return high === null ? said('–') : say('bound.at-most', { value: figure(high) })
  if (high === null) return say('bound.at-least', { value: figure(low) })
  if (low === high) return figure(low)
  return withSymbol(locale, say('range.between', { low: formatNumber(locale, low), high: formatNumber(locale, high) }), symbol)
}

/** Every property of a listing on one line, or null when there is none. */
export function attributesLine(locale: Locale, attributes: Attributes): Text | null {
  const entries = Object.entries(attributes)
  if (entries.length === 0) return null
  const each = entries.map(([key, value]) =>
    sayIn(locale)('attribute.line', { name: attributeName(locale, key), value: attributeValue(locale, key, value) }),
  )
  return joined(each, locale === 'zh-CN' ? '，' : ', ')
}
