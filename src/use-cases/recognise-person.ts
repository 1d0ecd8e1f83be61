import { loadActor, personOfAccount } from '../../db/queries/people.ts'
import type { Locale } from '../domain/locale.ts'
import type { Actor } from '../domain/policy.ts'
import type { SystemContext } from './context.ts'

/** The person behind an account with what they may act for, or null for a stranger; changes nothing. */
export async function recognisePerson(
  context: SystemContext,
  address: { readonly platform: string; readonly workspace: string; readonly account: string },
): Promise<{ readonly locale: Locale; readonly actor: Actor } | null> {
  const person = await personOfAccount(context.db, address)
  return person ? { locale: person.locale, actor: await loadActor(context.db, person.id) } : null
}
