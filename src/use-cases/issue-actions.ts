import { randomBytes } from 'node:crypto'
import { actionByToken, insertActions } from '../../db/queries/conversations.ts'
import { type Refused, refuse } from '../domain/refusal.ts'
import type { ActionIntent } from '../message/action.ts'
import type { SystemContext } from './context.ts'

/** Buttons live this long; older ones say so instead of acting. */
const validForMs = 30 * 86_400_000

/** Ties intended buttons to one person and gives each an opaque token (18 random bytes, base64url), in their order. */
export async function issueActions(context: SystemContext, personId: string, intents: readonly ActionIntent[]): Promise<readonly string[]> {
  const expiresAt = new Date(context.clock().getTime() + validForMs)
  const rows = intents.map(({ purpose, subject }) => {
    const token = randomBytes(18).toString('base64url')
    return { token, personId, purpose, subject: { ...subject }, expiresAt }
  })
  await insertActions(context.db, rows)
  return rows.map((row) => row.token)
}

/** The token of one intended button. */
export async function issueAction(context: SystemContext, personId: string, intent: ActionIntent): Promise<string> {
  const [token = ''] = await issueActions(context, personId, [intent])
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
  // Rows are written by issueActions only, so purpose and subject belong together.
  return { outcome: 'redeemed', intent: { purpose: row.purpose, subject: row.subject } as ActionIntent }
}
