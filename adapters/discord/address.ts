import type { Address } from '../../src/message/turn.ts'

export const platform = 'discord'

/** Accounts are the same in every server, and all that passes between us and a person is one conversation. */
export function addressOf(account: string): Address {
  return { platform, workspace: platform, account, conversation: account }
}
