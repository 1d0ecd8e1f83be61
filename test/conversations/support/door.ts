import { randomUUID } from 'node:crypto'
import { v7 } from 'uuid'
import { loadLists } from '../../../db/queries/knowledge.ts'
import { loadPlaces } from '../../../db/seed/load.ts'
import { handleTurn, type TurnAnswer } from '../../../src/chat/handle-turn.ts'
import type { Stage } from '../../../src/demo/stage.ts'
import type { Extract } from '../../../src/domain/extraction.ts'
import { createLog } from '../../../src/log.ts'
import type { TurnBody } from '../../../src/message/turn.ts'
import type { SystemContext } from '../../../src/use-cases/context.ts'
import { createLibrary } from '../../../src/use-cases/library.ts'

/** A bare door to the program of a stage, for events that no honest terminal sends. */
export type Door = (account: string, body: TurnBody, eventId?: string) => Promise<string>

const textIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(textIn)
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(textIn) : []
}

const wordsOf = ({ messages, form }: TurnAnswer): string => [...textIn(messages), ...textIn(form?.title)].join('\n')

/** What the rooms work with, beside the terminal of a stage and on the same database. */
export async function contextOf({ db, ranking }: Stage): Promise<SystemContext> {
  const library = createLibrary(await loadLists(db), loadPlaces())
  return {
    db,
    ranking,
    clock: () => new Date(),
    newId: v7,
    log: createLog('silent', null),
    library,
    knowledge: library.shipped.knowledge,
  }
}

/** Opens a door beside the terminal of a stage, on the same database. */
export async function openDoor(stage: Stage, extract?: Extract): Promise<Door> {
  const context = await contextOf(stage)
  return async (account, body, eventId = randomUUID()) => {
    const from = { platform: 'console', workspace: 'local', account, conversation: account }
    return wordsOf(await handleTurn(context, extract, { eventId, from, displayName: account, body }))
  }
}
