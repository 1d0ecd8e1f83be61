import { randomUUID } from 'node:crypto'
import type { Shipped } from '../../src/domain/handbook.ts'
import { createLibrary, type Library } from '../../src/use-cases/library.ts'

const none: Shipped = { materials: [], sheets: [], technologies: [], codes: [], routes: [], industries: [], cases: [], factors: [] }

/** Lists to store as if they were shipped; what is not given is empty. */
export function shippedOf(lists: Partial<Shipped>): { readonly version: string; readonly read: () => Shipped } {
  return { version: randomUUID(), read: () => ({ ...none, ...lists }) }
}

/** A library over some lists; what is not given is empty. */
export function libraryOf(lists: Partial<Shipped>): Library {
  return createLibrary({ ...none, ...lists }, [])
}

/** A library that knows nothing, for tests that need none. */
export const emptyLibrary = (): Library => libraryOf({})

/** What every route has to say, for routes that tests make up. */
export const plainRoute = { readiness: 'established', yield: null, limits: [], maxKm: null, permits: [] } as const
