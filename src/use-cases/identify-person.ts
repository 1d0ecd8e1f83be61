import { insertPerson, loadActor, type Person, personOfAccount, touchAccount } from '../../db/queries/people.ts'
import { isTimeZone } from '../domain/calendar.ts'
import { closestLocale } from '../domain/locale.ts'
import type { Actor } from '../domain/policy.ts'
import type { SystemContext } from './context.ts'

/** What a platform says about somebody who writes. */
export type Visitor = {
  readonly platform: string
  readonly workspace: string
  readonly account: string
  readonly conversation: string
  readonly displayName: string
  readonly localeTag?: string | undefined
  readonly timeZone?: string | undefined
}

/** Finds the person behind an account, or makes one without any rights; remembers where to reach them. */
export async function identifyPerson(context: SystemContext, visitor: Visitor): Promise<{ person: Person; actor: Actor; isNew: boolean }> {
  const { platform, workspace, account, conversation } = visitor
  const known = await personOfAccount(context.db, { platform, workspace, account })
  const person: Person = known ?? {
    id: context.newId(),
    name: visitor.displayName.slice(0, 200),
    locale: closestLocale(visitor.localeTag),
    timeZone: visitor.timeZone && isTimeZone(visitor.timeZone) ? visitor.timeZone : 'UTC',
    quietFrom: 20,
    quietUntil: 8,
    createdAt: context.clock(),
  }
  if (!known) await insertPerson(context.db, person)
  await touchAccount(context.db, { platform, workspace, account, conversation, personId: person.id, lastSeenAt: context.clock() })
  const actor = known ? await loadActor(context.db, person.id) : { personId: person.id, facilityIds: [], roles: [] }
  return { person, actor, isNew: !known }
}
