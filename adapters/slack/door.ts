import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { HTTPReceiver } from '@slack/bolt'

/** How far the clock of a request may be from ours, either way. */
const toleranceS = 5 * 60

/** Where Slack sends everything, unless the manifest says otherwise. */
export const requestPath = '/slack/events'

/** True when a request was signed about now: the library rejects old ones and takes those of the future. */
function isOfNow(stamp: string | string[] | undefined, nowMs: number): boolean {
  if (typeof stamp !== 'string' || !/^\d{1,12}$/.test(stamp)) return false
  return Math.abs(nowMs / 1_000 - Number(stamp)) <= toleranceS
}

function close(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-length': 0 }).end()
}

function admit(receiver: HTTPReceiver, request: IncomingMessage, response: ServerResponse): void {
  const { pathname } = new URL(request.url ?? '/', 'http://door')
  if (request.method === 'POST' && pathname === requestPath && !isOfNow(request.headers['x-slack-request-timestamp'], Date.now())) {
    request.resume()
    close(response, 401)
    return
  }
  try {
    receiver.requestListener(request, response)
  } catch {
    close(response, 404)
  }
}

/** A server in front of the library's receiver. */
export type Door = { open(): Promise<number>; close(): Promise<void> }

/** Makes the door; port 0 takes any. */
export function createDoor(receiver: HTTPReceiver, at: { readonly port: number; readonly host?: string | undefined }): Door {
  const server: Server = createServer((request, response) => admit(receiver, request, response))
  return {
    open: () =>
      new Promise<number>((resolve, reject) => {
        server.once('error', reject)
        server.listen(at.port, at.host, () => {
          const address = server.address()
          resolve(typeof address === 'object' && address ? address.port : at.port)
        })
      }),
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeIdleConnections()
      }),
  }
}
