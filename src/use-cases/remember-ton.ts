import { setTon } from '../../db/queries/facilities.ts'
import { type Refused, refuse } from '../domain/refusal.ts'
import type { Ton } from '../domain/ton.ts'
import type { Context } from './context.ts'
import { audit, inTransaction } from './record-change.ts'

/** Keeps what a facility means by a bare "ton", so that it is asked once. */
export async function rememberTon(
  context: Context,
  input: { readonly facilityId: string; readonly ton: Ton },
): Promise<{ readonly outcome: 'remembered' } | Refused> {
  const { facilityId, ton } = input
  if (!context.actor.facilityIds.includes(facilityId)) return refuse('facility-not-found')
  return inTransaction(context, async (inside) => {
    await setTon(inside.db, facilityId, ton)
    await audit(inside, 'facility.ton', { kind: 'facility', id: facilityId }, { ton })
    return { outcome: 'remembered' }
  })
}
