import { deletePerson, insertPerson, loadActor, type Person, personOfAccount, touchAccount } from '../../db/queries/people.ts'
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
  const address = { platform, workspace, account, conversation, lastSeenAt: context.clock() }
  const known = await personOfAccount(context.db, visitor)
  if (known) {
    await touchAccount(context.db, { ...address, personId: known.id })
    return { person: known, actor: await loadActor(context.db, known.id), isNew: false }
  }
  const person = newcomer(context, visitor)
  await insertPerson(context.db, person)
  if ((await touchAccount(context.db, { ...address, personId: person.id })) === person.id) {
    return { person, actor: { personId: person.id, facilityIds: [], roles: [] }, isNew: true }
  }
  // Another first message of the same account was faster: theirs is the person.
  await deletePerson(context.db, person.id)
  return identifyPerson(context, visitor)
}

function newcomer(context: SystemContext, visitor: Visitor): Person {
  return {
    id: context.newId(),
    name: visitor.displayName.slice(0, 200),
    locale: closestLocale(visitor.localeTag),
    timeZone: visitor.timeZone && isTimeZone(visitor.timeZone) ? visitor.timeZone : 'UTC',
    quietFrom: 20,
    quietUntil: 8,
    createdAt: context.clock(),
  }
}
