import type { ActionIntent } from '../../src/message/action.ts'
import type { Message } from '../../src/message/message.ts'

/** Messages with a name for the reader of a test. */
export type Named = readonly (readonly [name: string, message: Message<ActionIntent>])[]
