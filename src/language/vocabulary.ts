import type { Names } from '../domain/locale.ts'
import type { Material } from '../domain/material.ts'

/** A park or city that people name when they say where something is. */
export type PlaceName = {
  readonly id: string
  readonly names: Names
  readonly aliases: readonly string[]
  /** ISO 3166-1 alpha-2. */
  readonly country: string
  readonly lat: number
  readonly lon: number
}

/** The words the program knows: handed in, so that reading text stays pure. */
export type Vocabulary = { readonly materials: readonly Material[]; readonly places: readonly PlaceName[] }
