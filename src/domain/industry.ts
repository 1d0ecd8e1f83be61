import type { Names } from './locale.ts'

/** What a type of facility typically has left over and could use; material ids of the catalogue. */
export type Industry = {
  readonly id: string
  /** ISIC rev. 4 class, four digits. */
  readonly isic: string
  readonly names: Names
  readonly outputs: readonly string[]
  readonly inputs: readonly string[]
}
