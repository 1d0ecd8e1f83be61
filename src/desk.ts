import type { Desk } from '../adapters/adapter.ts'
import { suggest } from './chat/suggest.ts'
import type { SystemContext } from './use-cases/context.ts'
import { heardOf } from './use-cases/read-people.ts'

/** What adapters may ask of the program besides handing in turns. */
export function openDesk(context: SystemContext): Desk {
  return {
    findOptions: async () => [],
    report: async (trouble) => context.log.warn({ ...trouble }, 'a platform has trouble that somebody has to look after'),
    suggest: (query) => suggest(context, query),
    heardOf: (platform) => heardOf(context, platform),
  }
}
