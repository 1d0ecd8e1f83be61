import { createLibrary, type Library } from '../../src/use-cases/library.ts'

/** A library that knows nothing, for tests that need none. */
export function emptyLibrary(): Library {
  const lists = { materials: [], sheets: [], technologies: [], codes: [], routes: [], industries: [], cases: [] }
  return createLibrary(lists, [])
}
