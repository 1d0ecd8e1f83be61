/** Where a person is on a platform; `conversation` is where replies to them go. */
export type Address = {
  readonly platform: string
  readonly workspace: string
  readonly account: string
  readonly conversation: string
}

/** What the person did. */
export type TurnBody =
  | { readonly type: 'text'; readonly text: string }
  /** They changed a message; `messageId` is that of the turn it came with. */
  | { readonly type: 'edit'; readonly messageId: string; readonly text: string }
  | { readonly type: 'command'; readonly name: string; readonly argument: string }
  | { readonly type: 'action'; readonly token: string }
  | { readonly type: 'form'; readonly token: string; readonly values: Readonly<Record<string, string>> }
  /** They opened the page of their own that the platform gives to the bot. */
  | { readonly type: 'home' }
  /** `size` is what the platform says it is; `bytes` is null where it is too large to be fetched, or could not be. */
  | { readonly type: 'file'; readonly name: string; readonly size: number; readonly bytes: Uint8Array | null }

/** One inbound event of any platform. `eventId` is the platform's own, so that a repeat is recognised. */
export type Turn = {
  readonly eventId: string
  /** The platform's name of the message, where it can be changed later and is not the event's. */
  readonly messageId?: string
  readonly from: Address
  readonly displayName: string
  readonly localeTag?: string
  readonly timeZone?: string
  readonly body: TurnBody
}
