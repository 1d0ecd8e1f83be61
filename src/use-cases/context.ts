import type { Database, RawClient } from '../../db/client.ts'
import type { Knowledge } from '../domain/knowledge.ts'
import type { Actor } from '../domain/policy.ts'

/** Where lines for operators go: a fixed sentence and ids, never names or what people wrote. */
export type Log = {
  info(facts: Readonly<Record<string, unknown>>, sentence: string): void
  warn(facts: Readonly<Record<string, unknown>>, sentence: string): void
  error(facts: Readonly<Record<string, unknown>>, sentence: string): void
}

/** What every use case gets. `db` may be a transaction; jobs act without an actor. */
export type SystemContext = {
  readonly db: Database
  /** Ranks counterparties over what is committed, outside every transaction. */
  readonly ranking: RawClient
  readonly clock: () => Date
  readonly newId: () => string
  readonly log: Log
  readonly knowledge: Knowledge
}

/** The same, with the person who acts. */
export type Context = SystemContext & { readonly actor: Actor }
