/** Files of the kinds that are taken, small but with their signatures. */
export const pdf = (words = 'analysis') => new Uint8Array(Buffer.from(`%PDF-1.7\n${words}`))

/** A file as a platform hands it in. */
export const sentFile = (name: string, bytes: Uint8Array) => ({ type: 'file', name, size: bytes.byteLength, bytes }) as const
