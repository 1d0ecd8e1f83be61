import { buildKnowledge } from '../../../src/domain/knowledge.ts'
import { type Listing, plainSite } from '../../../src/domain/listing.ts'
import type { Material } from '../../../src/domain/material.ts'
import type { Route } from '../../../src/domain/route.ts'

/** A material of a small field of its own. */
export function material(id: string, change: Partial<Material> = {}): Material {
  return {
    id,
    names: { en: id, 'zh-CN': id, ko: id },
    aliases: { en: [], 'zh-CN': [], ko: [] },
    streamKind: 'material',
    family: id,
    ewc: [],
    hazardous: false,
    densityTonnesPerM3: 1,
    reachKm: 100,
    ...change,
  }
}

/** A documented use, by default without a technology. */
function route(from: string, to: string, change: Partial<Route> = {}): Route {
  const seen = { sourceIsic: [], sinkIsic: [], cases: 4 }
  return { id: `${from}-to-${to}`, from, to, use: 'use', technology: null, ...seen, source: 'general practice', ...change }
}

let listings = 0

/** An active listing of 1 000 t a year at a place of its own facility. */
export function listing(kind: Listing['kind'], materialId: string, change: Partial<Listing> = {}): Listing {
  listings += 1
  return {
    id: `${kind}-${listings}`,
    number: listings,
    kind,
    status: 'active',
    facilityId: `plant-${listings}`,
    isic: '2410',
    at: { lat: 39.9, lon: 119.5 },
    materialId,
    materialWords: materialId,
    quantity: { min: 1000, max: 1000, unit: 't', period: 'year' },
    window: { from: null, until: null },
    price: null,
    hazardous: null,
    location: null,
    attributes: {},
    site: plainSite,
    ...change,
  }
}

/** Slag, which a crusher makes into aggregate that goes into concrete and roads; sludge; a spent acid that is hazardous. */
export const field = buildKnowledge(
  [
    material('slag'),
    material('aggregate'),
    material('concrete-sand'),
    material('sludge'),
    material('spent-acid', { hazardous: true }),
    material('acid'),
    material('heat', { streamKind: 'energy', densityTonnesPerM3: null, reachKm: 5 }),
    material('water', { densityTonnesPerM3: null }),
  ],
  [
    route('slag', 'aggregate', { technology: 'crushing-and-screening' }),
    route('aggregate', 'concrete-sand'),
    route('sludge', 'aggregate', { technology: 'sintering' }),
    route('spent-acid', 'acid', { technology: 'acid-regeneration' }),
  ],
  [
    {
      id: 'quarry',
      isic: '0810',
      names: { en: 'quarry', 'zh-CN': '采石场', ko: '채석장' },
      inputs: ['slag'],
      outputs: ['aggregate'],
    },
  ],
)

export const today = '2026-03-02'
