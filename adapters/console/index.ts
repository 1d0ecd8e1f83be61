import type { Adapter, Receive } from '../adapter.ts'
import { openMailbox } from './mailbox.ts'
import { openSession, platform, type Session, type Visitor } from './session.ts'

/** The chat of a terminal: people sit at it one after another, and what reaches them meanwhile waits in mailboxes. */
export type ConsoleAdapter = Adapter & {
  /** Opens the conversation of a person; throws before `start`. */
  open(visitor: Visitor): Session
}

/**
 * Makes the adapter; mailboxes are kept in a directory, so that nothing that was sent is lost with the process, and files that were
 * brought are written to another.
 */
export function createConsole(options: { readonly mailboxes: string; readonly files: string; readonly colours: boolean }): ConsoleAdapter {
  const mailbox = openMailbox(options.mailboxes)
  let receive: Receive | null = null
  return {
    platform,
    start: async (given) => {
      receive = given
    },
    send: async (to, message, key) => {
      await mailbox.put(to.account, key, message)
      return { outcome: 'sent', platformMessageId: key }
    },
    stop: async () => {
      receive = null
    },
    open: (visitor) => {
      if (!receive) throw new Error('The terminal was opened before the program was ready.')
      return openSession(visitor, { receive, mailbox, files: options.files, colours: options.colours })
    },
  }
}
