import { lastSeenOn, peopleOn } from '../../db/queries/people.ts'
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

const rememberedMs = 3 * 86_400_000
const rememberedAtMost = 200

/** People of a platform who were heard of in the last three days, newest first. */
export async function heardOf(
  context: SystemContext,
  platform: string,
): Promise<readonly { readonly account: string; readonly at: Date }[]> {
  const since = new Date(context.clock().getTime() - rememberedMs)
  return lastSeenOn(context.db, platform, since, rememberedAtMost)
}
