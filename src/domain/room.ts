import type { FileView } from './file.ts'
import type { Side, Stage } from './introduction.ts'

/** For whom somebody speaks in a room. */
export type Speaker = Side | 'broker'

const openTo: readonly Stage[] = ['introduced', 'negotiation', 'implementation', 'completed', 'on-hold']

/** True while an introduction has a room: from the agreement of both sides until it ends. */
export function hasRoom(introduction: { readonly stage: Stage; readonly introducedAt: Date | null }): boolean {
  return introduction.introducedAt !== null && openTo.includes(introduction.stage)
}

/** After so long without a word, what somebody writes is asked about before it goes to the other side. */
export const roomAsksAfterMs = 4 * 3_600_000

/** How many messages a page of a transcript shows. */
export const transcriptPage = 8

/** One message of a room as its reader sees it; `body` is null for a bare file and for what was erased. */
export type RoomMessageView = {
  readonly introductionId: string
  readonly introductionNumber: number
  readonly author: string | null
  /** The facility spoken for; null for a broker. */
  readonly facility: string | null
  readonly own: boolean
  readonly body: string | null
  /** Null where there is none, and once it was erased. */
  readonly file: FileView | null
  readonly saidAt: Date
  readonly edited: boolean
}

/** Who else reads what one writes in a room. */
export type RoomView = {
  readonly introductionId: string
  readonly number: number
  /** The facility on the other side; null for a broker, who writes to both. */
  readonly facility: string | null
  readonly readers: number
}

/** A page of what was said, oldest first; page 0 is the newest. */
export type TranscriptView = {
  readonly room: RoomView
  readonly open: boolean
  readonly seated: boolean
  readonly messages: readonly RoomMessageView[]
  readonly page: number
  readonly size: number
  readonly total: number
}
