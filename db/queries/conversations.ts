import { and, eq, lt } from 'drizzle-orm'
import type { Database } from '../client.ts'
import { actionToken, dialogue, digestSent } from '../schema/conversation.ts'
import { inbox } from '../schema/outbox.ts'
import { account } from '../schema/person.ts'

type DialogueKey = { personId: string; platform: string; conversation: string }

const sameDialogue = (key: DialogueKey) =>
  and(eq(dialogue.personId, key.personId), eq(dialogue.platform, key.platform), eq(dialogue.conversation, key.conversation))

/** Notes an event as taken in; false when it was already. */
export async function takeIn(
  db: Database,
  event: { platform: string; workspace: string; eventId: string; receivedAt: Date },
): Promise<boolean> {
  const rows = await db.insert(inbox).values(event).onConflictDoNothing().returning({ eventId: inbox.eventId })
  return rows.length === 1
}

/** The open dialogue, locked until the transaction ends: two messages at once follow each other. */
export async function openDialogue(db: Database, key: DialogueKey): Promise<{ kind: string; state: unknown; changedAt: Date } | null> {
  const { kind, state, changedAt } = dialogue
  const [row] = await db.select({ kind, state, changedAt }).from(dialogue).where(sameDialogue(key)).for('update')
  return row ?? null
}

/** The kind of dialogue that an account has open in a conversation, without holding it. */
export async function openKind(
  db: Database,
  from: { readonly platform: string; readonly workspace: string; readonly account: string; readonly conversation: string },
): Promise<string | null> {
  const [row] = await db
    .select({ kind: dialogue.kind })
    .from(dialogue)
    .innerJoin(account, and(eq(account.personId, dialogue.personId), eq(account.platform, dialogue.platform)))
    .where(
      and(
        eq(account.platform, from.platform),
        eq(account.workspace, from.workspace),
        eq(account.account, from.account),
        eq(dialogue.conversation, from.conversation),
      ),
    )
  return row?.kind ?? null
}

export async function saveDialogue(db: Database, key: DialogueKey, next: { kind: string; state: unknown; changedAt: Date }): Promise<void> {
  await db
    .insert(dialogue)
    .values({ ...key, ...next })
    .onConflictDoUpdate({ target: [dialogue.personId, dialogue.platform, dialogue.conversation], set: next })
}

export async function closeDialogue(db: Database, key: DialogueKey): Promise<void> {
  await db.delete(dialogue).where(sameDialogue(key))
}

export type ActionRow = typeof actionToken.$inferSelect

export async function insertActions(db: Database, rows: readonly (typeof actionToken.$inferInsert)[]): Promise<void> {
  if (rows.length > 0) await db.insert(actionToken).values([...rows])
}

export async function actionByToken(db: Database, token: string): Promise<ActionRow | null> {
  const [row] = await db.select().from(actionToken).where(eq(actionToken.token, token))
  return row ?? null
}

/** Forgets repeated-event keys and buttons that are past their time. */
export async function forgetOld(db: Database, before: { inbox: Date; actions: Date }): Promise<void> {
  await db.delete(inbox).where(lt(inbox.receivedAt, before.inbox))
  await db.delete(actionToken).where(lt(actionToken.expiresAt, before.actions))
}

/** Claims a project's week; false when its digest was made already. */
export async function claimDigest(db: Database, row: { projectId: string; week: string; facts: unknown; sentAt: Date }): Promise<boolean> {
  const rows = await db.insert(digestSent).values(row).onConflictDoNothing().returning({ week: digestSent.week })
  return rows.length === 1
}

export async function digestFacts(db: Database, projectId: string, week: string): Promise<unknown> {
  const [row] = await db
    .select({ facts: digestSent.facts })
    .from(digestSent)
    .where(and(eq(digestSent.projectId, projectId), eq(digestSent.week, week)))
  return row?.facts ?? null
}
