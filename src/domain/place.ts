import type { Names } from './locale.ts'

/** A point on earth, degrees, WGS 84. */
export type Coordinates = { readonly lat: number; readonly lon: number }

/** A park or city that people name when they say where something is. */
export type PlaceName = Coordinates & {
  readonly id: string
  readonly names: Names
  readonly aliases: readonly string[]
  /** ISO 3166-1 alpha-2. */
  readonly country: string
}

/** Mean radius (IUGG). */
export const earthRadiusKm = 6371.0088
const toRadians = Math.PI / 180

/** Great-circle distance in kilometres (haversine; mean earth radius of IUGG). */
export function distanceKm(a: Coordinates, b: Coordinates): number {
  const dLat = (b.lat - a.lat) * toRadians
  const dLon = (b.lon - a.lon) * toRadians
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(a.lat * toRadians) * Math.cos(b.lat * toRadians) * Math.sin(dLon / 2) ** 2
  return 2 * earthRadiusKm * Math.asin(Math.min(1, Math.sqrt(h)))
}

/** Roads are longer than the crow flies: mean detour of 1.3 in road networks. */
export const roadDetour = 1.3
