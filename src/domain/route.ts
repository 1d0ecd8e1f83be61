/** Documented knowledge that material `from` can replace input `to` for a use. */
export type Route = {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly use: string
  /** Slug of the technology in between, or null when it goes in as it is. */
  readonly technology: string | null
  /** ISIC rev. 4 classes where it was seen giving and taking. */
  readonly sourceIsic: readonly string[]
  readonly sinkIsic: readonly string[]
  /** How many documented exchanges show it. */
  readonly cases: number
  readonly source: string
}
