import { peopleOn } from '../../db/queries/people.ts'
import type { Locale } from '../domain/locale.ts'
import type { ProjectRole } from '../domain/policy.ts'
import type { SystemContext } from './context.ts'

/** Somebody with an account on a platform. */
export type KnownPerson = {
  readonly account: string
  readonly name: string
  readonly locale: Locale
  readonly facilities: readonly string[]
  readonly roles: readonly ProjectRole[]
}

/** The people of one platform; only for the wiring of a platform where everybody sits at the same screen. */
export async function readPeople(context: SystemContext, platform: string): Promise<readonly KnownPerson[]> {
  return peopleOn(context.db, platform)
}
