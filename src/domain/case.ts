import type { Names } from './locale.ts'

export const caseStatuses = ['running', 'past', 'planned', 'unknown'] as const
export type CaseStatus = (typeof caseStatuses)[number]

/** A documented real synergy. */
export type Case = {
  readonly id: string
  /** What went from whom to whom, in a short line. */
  readonly title: Names
  /** Park, town or network, and country (ISO 3166-1 alpha-2). */
  readonly place: Names
  readonly country: string
  readonly sourceIsic: string
  readonly sinkIsic: string
  /** Ids of the material given and of the input that it replaced. */
  readonly from: string
  readonly to: string
  readonly technology: string | null
  readonly quantity: { readonly amount: number; readonly unit: 't' | 'm3' | 'GJ' | 'kWh' | 'unit'; readonly period: 'once' | 'year' } | null
  readonly year: number | null
  readonly status: CaseStatus
  readonly source: string
}
