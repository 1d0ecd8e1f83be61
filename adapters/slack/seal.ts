import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'

/** What was sealed, and whether with the key that seals now. */
export type Opened = { readonly text: string; readonly isCurrent: boolean }

/** Keeps secrets unreadable where they are stored. */
export type Seal = {
  /** Seals a text for one place; it opens nowhere else. */
  close(text: string, place: string): string
  /** Opens it again; null when no key fits, or somebody changed it. */
  open(sealed: string, place: string): Opened | null
}

type Key = { readonly name: string; readonly bytes: Buffer }

const nonceBytes = 12
const version = 'v1'

const keyOf = (base64: string): Key => {
  const bytes = Buffer.from(base64, 'base64')
  return { bytes, name: createHash('sha256').update(bytes).digest('base64url').slice(0, 8) }
}

function encrypt({ name, bytes }: Key, text: string, place: string): string {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', bytes, nonce).setAAD(Buffer.from(place))
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return [version, name, ...[nonce, cipher.getAuthTag(), body].map((part) => part.toString('base64url'))].join('.')
}

function decrypt({ bytes }: Key, parts: readonly string[], place: string): string | null {
  const [nonce = Buffer.alloc(0), tag = Buffer.alloc(0), body = Buffer.alloc(0)] = parts.map((part) => Buffer.from(part, 'base64url'))
  try {
    const decipher = createDecipheriv('aes-256-gcm', bytes, nonce, { authTagLength: 16 }).setAAD(Buffer.from(place)).setAuthTag(tag)
    return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8')
  } catch {
    return null
  }
}

/** AES-256-GCM. The first key seals; every key opens, so that a key can be replaced while the old one is still listed. */
export function createSeal(keys: readonly string[]): Seal {
  const known = keys.map(keyOf)
  const [current] = known
  if (!current) throw new Error('There is no key to seal with.')
  return {
    close: (text, place) => encrypt(current, text, place),
    open: (sealed, place) => {
      const [stamp, name, ...parts] = sealed.split('.')
      const key = known.find((each) => each.name === name)
      if (stamp !== version || !key) return null
      const text = decrypt(key, parts, place)
      return text === null ? null : { text, isCurrent: key === current }
    },
  }
}
