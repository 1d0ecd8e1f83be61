export const physicalForms = [
  'powder',
  'granules',
  'lumps',
  'pieces',
  'fibre',
  'paste',
  'slurry',
  'liquid',
  'gas',
  'heat',
  'electricity',
] as const
export type PhysicalForm = (typeof physicalForms)[number]

export const materialHazards = [
  'flammable',
  'corrosive',
  'toxic',
  'carcinogenic',
  'ecotoxic',
  'oxidising',
  'explosive-dust',
  'respirable-dust',
  'leachable-metals',
  'infectious',
  'asphyxiant',
  'pressure',
  'hot',
  'self-heating',
  'reacts-with-water',
  'radioactive',
  'odour',
] as const
export type MaterialHazard = (typeof materialHazards)[number]

/** Groups of materials that something must be kept apart from. */
export const mixingGroups = [
  'acids',
  'alkalis',
  'oxidisers',
  'cyanides',
  'sulphides',
  'ammonium-salts',
  'hypochlorite',
  'organic-solvents',
  'oils',
  'organic-matter',
  'reactive-metals',
  'water',
  'halogenated',
  'food-and-feed',
  'ignition-sources',
] as const
export type MixingGroup = (typeof mixingGroups)[number]

/** What is usually true of a material: codes beside the List of Waste, form, typical figures. A listing may say otherwise. */
export type MaterialSheet = {
  /** The material's id. */
  readonly id: string
  /** Harmonized System chapter (two digits) or heading (four); null for heat, electricity and what is not traded. */
  readonly hs: string | null
  /** China's hazardous waste class ("HW34") where it usually applies. */
  readonly hw: string | null
  /** Basel Convention Annex I or II code ("Y34") where it usually applies. */
  readonly basel: string | null
  readonly form: PhysicalForm
  /** Lower heating value as received, MJ per kg (per Nm3 for gases), where it is used for energy. */
  readonly energyMj: number | null
  /** Typical moisture as received, percent of mass, `[low, high]`. */
  readonly moisturePct: readonly [number, number] | null
  readonly hazards: readonly MaterialHazard[]
  /** Typical value at the gate in USD, negative where the holder usually pays. */
  readonly value: { readonly low: number; readonly high: number; readonly per: 't' | 'm3' | 'GJ' | 'kWh' | 'unit' }
  readonly keepApart: readonly MixingGroup[]
}
