/**
 * Where an answer is shown. `open` is a direct message with the bot; `aside` is a place where others could read, so only the
 * person sees the answer.
 */
export type Place =
  | { readonly show: 'open'; readonly channel: string; readonly thread?: string }
  | {
      readonly show: 'aside'
      readonly channel: string
      readonly thread?: string
      readonly responseUrl?: string
      readonly respondUntil?: number
    }

/** The conversation of a place: a thread is one of its own. */
export function conversationOf({ channel, thread }: Place): string {
  return thread ? `${channel}:${thread}` : channel
}

/** What a form remembers while it is open. */
export type FormMemory = { readonly token: string; readonly place: Place }

/** Writes down what a form has to remember. */
export function writeMemory(memory: FormMemory): string {
  return JSON.stringify(memory)
}

/** Reads it again; the view came from this adapter and back through Slack, but an older version may have written it. */
export function readMemory(written: string): FormMemory | null {
  try {
    const read: unknown = JSON.parse(written)
    if (typeof read !== 'object' || read === null || !('token' in read) || !('place' in read)) return null
    const { token, place } = read
    return typeof token === 'string' && isPlace(place) ? { token, place } : null
  } catch {
    return null
  }
}

function isPlace(value: unknown): value is Place {
  if (typeof value !== 'object' || value === null || !('show' in value) || !('channel' in value)) return false
  return (value.show === 'open' || value.show === 'aside') && typeof value.channel === 'string'
}
