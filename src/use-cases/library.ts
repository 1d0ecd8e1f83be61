import type { Database } from '../../db/client.ts'
import { appliedAmendments, knowledgeVersions } from '../../db/queries/knowledge-changes.ts'
import { amendLists } from '../domain/amendment.ts'
import { buildHandbook, type Handbook, type Lists } from '../domain/handbook.ts'
import { buildKnowledge, type Knowledge } from '../domain/knowledge.ts'
import { type Coordinates, distanceKm, type PlaceName } from '../domain/place.ts'
import { amendReader } from '../language/amend-reader.ts'
import { buildLookup, type Lookup } from '../language/lookup.ts'
import { createReader, type Reader } from '../language/reader.ts'

/** Everything known in some projects: to match with, to look up in by id and by name, and to read messages with. */
export type Known = {
  readonly knowledge: Knowledge
  readonly handbook: Handbook
  readonly reader: Reader
  /** Indexes for looking up by name, built when first asked for. */
  readonly lookup: () => Lookup
}

/** The shipped knowledge and, on top of it, what projects made their own. */
export type Library = {
  /** What is shipped. */
  readonly shipped: Known
  /** What is known in these projects together, as of now: a change that another process committed is seen by the next call. */
  in(db: Database, projectIds: readonly string[]): Promise<Known>
  /** The park or city that lies nearest, within reach of a commuter; null in the middle of nowhere. */
  nearestPlace(at: Coordinates): PlaceName | null
}

const nearKm = 60

/** Sets of projects whose knowledge is kept ready. */
const keptReady = 32

function buildKnown(lists: Lists, reader: Reader, like?: () => Lookup): Known {
  const handbook = buildHandbook(lists)
  const knowledge = buildKnowledge(lists.materials, lists.routes, lists.industries)
  let built: Lookup | null = null
  const lookup = () => {
    built ??= buildLookup(handbook, like?.())
    return built
  }
  return { knowledge, handbook, reader, lookup }
}

function amended(lists: Lists, shipped: Known, projects: Parameters<typeof amendLists>[1]): Known {
  const amendedLists = amendLists(lists, projects)
  const changed = amendedLists.materials.filter((material) => shipped.handbook.materials.get(material.id) !== material)
  return buildKnown(amendedLists, amendReader(shipped.reader, changed), shipped.lookup)
}

/** Opens the library over the shipped lists. */
export function createLibrary(lists: Lists, places: readonly PlaceName[]): Library {
  const shipped = buildKnown(lists, createReader({ materials: lists.materials, places }))
  const ready = new Map<string, Known>()
  const remember = (key: string, known: Known): Known => {
    ready.delete(key)
    ready.set(key, known)
    for (const oldest of ready.keys()) {
      if (ready.size <= keptReady) break
      ready.delete(oldest)
    }
    return known
  }
  return {
    shipped,
    nearestPlace: (at) => {
      const [nearest] = places.map((place) => ({ place, km: distanceKm(at, place) })).toSorted((one, other) => one.km - other.km)
      return nearest && nearest.km <= nearKm ? nearest.place : null
    },
    in: async (db, projectIds) => {
      const versions = await knowledgeVersions(db, projectIds)
      if (versions.length === 0) return shipped
      const key = versions.map(({ projectId, version }) => `${projectId}@${version}`).join(' ')
      const known = ready.get(key)
      if (known) return remember(key, known)
      const own = []
      for (const { projectId } of versions) own.push(await appliedAmendments(db, projectId))
      return remember(key, amended(lists, shipped, own))
    },
  }
}
