import { randomBytes } from 'node:crypto'
import { actionByToken, insertAction } from '../../db/queries/conversations.ts'
import { type Refused, refuse } from '../domain/refusal.ts'
import type { ActionIntent } from '../message/action.ts'
import type { SystemContext } from './context.ts'

/** Buttons live this long; older ones say so instead of acting. */
const validForMs = 30 * 86_400_000

/** Ties an intended button to one person and gives it an opaque token (18 random bytes, base64url). */
export async function issueAction(context: SystemContext, personId: string, intent: ActionIntent): Promise<string> {
  const token = randomBytes(18).toString('base64url')
  const expiresAt = new Date(context.clock().getTime() + validForMs)
  await insertAction(context.db, { token, personId, purpose: intent.purpose, subject: { ...intent.subject }, expiresAt })
  return token
}

/** What a pushed button means; trusts nothing but the token's row. */
export async function redeemAction(
  context: SystemContext,
  input: { readonly personId: string; readonly token: string },
): Promise<{ readonly outcome: 'redeemed'; readonly intent: ActionIntent } | Refused> {
  const row = await actionByToken(context.db, input.token)
  if (!row || row.expiresAt <= context.clock()) return refuse('button-expired')
  if (row.personId !== input.personId) return refuse('button-not-yours')
  // Rows are written by issueAction only, so purpose and subject belong together.
  return { outcome: 'redeemed', intent: { purpose: row.purpose, subject: row.subject } as ActionIntent }
}
