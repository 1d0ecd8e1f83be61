import { closeDialogue, openDialogue, openKind, saveDialogue } from '../../db/queries/conversations.ts'
import type { SystemContext } from './context.ts'

/** Where a dialogue is held: one person in one conversation. */
export type DialogueKey = { readonly personId: string; readonly platform: string; readonly conversation: string }

/** The open dialogue, or null; held by this transaction until it ends. */
export async function readDialogue(
  context: SystemContext,
  key: DialogueKey,
): Promise<{ readonly kind: string; readonly state: unknown; readonly changedAt: Date } | null> {
  return openDialogue(context.db, { ...key })
}

/** Opens or continues a dialogue; null closes it. */
export async function keepDialogue(
  context: SystemContext,
  key: DialogueKey,
  next: { readonly kind: string; readonly state: unknown } | null,
): Promise<void> {
  if (next) await saveDialogue(context.db, { ...key }, { ...next, changedAt: context.clock() })
  else await closeDialogue(context.db, { ...key })
}

/** Whether what somebody writes goes to the other side of an introduction. */
export async function isInRoom(
  context: SystemContext,
  from: { readonly platform: string; readonly workspace: string; readonly account: string; readonly conversation: string },
): Promise<boolean> {
  return (await openKind(context.db, from)) === 'room'
}
