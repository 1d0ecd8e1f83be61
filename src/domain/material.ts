import type { Locale, Names } from './locale.ts'

export const streamKinds = ['material', 'energy', 'water'] as const
export type StreamKind = (typeof streamKinds)[number]

/** An entry of the catalogue. `id` is a slug of the English name; codes are written without spaces ("100102"). */
export type Material = {
  readonly id: string
  readonly names: Names
  readonly aliases: Readonly<Record<Locale, readonly string[]>>
  readonly streamKind: StreamKind
  /** Similar materials share a family ("ash", "gypsum", "spent-acid"). */
  readonly family: string
  /** European List of Waste codes; empty for virgin inputs and energy. */
  readonly ewc: readonly string[]
  /** Hazardous by its usual code; a listing may still say otherwise. */
  readonly hazardous: boolean
  /** Tonnes per cubic metre as usually delivered, or null where it makes no sense. */
  readonly densityTonnesPerM3: number | null
  /** Kilometres by road that its value usually carries (bulky minerals little, metals much). */
  readonly reachKm: number
}

/** A word as it is compared with others: without case, marks and spaces. */
export function foldWord(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}%]+/gu, '')
}

/** Every word that names a material in one language. */
export function wordsOf(material: Pick<Material, 'names' | 'aliases'>, locale: Locale): readonly string[] {
  return [material.names[locale], ...material.aliases[locale]]
}
