/** A map that forgets what is older than `forMs`, and the oldest above `atMost`. */
export type Memory<Value> = { get(key: string): Value | undefined; set(key: string, value: Value): void; delete(key: string): void }

/** Opens an empty memory. */
export function createMemory<Value>(atMost: number, forMs: number, now: () => number = Date.now): Memory<Value> {
  const kept = new Map<string, { readonly value: Value; readonly until: number }>()
  return {
    get: (key) => {
      const found = kept.get(key)
      return found && found.until > now() ? found.value : undefined
    },
    set: (key, value) => {
      kept.delete(key)
      kept.set(key, { value, until: now() + forMs })
      const [oldest] = kept.keys()
      if (kept.size > atMost && oldest !== undefined) kept.delete(oldest)
    },
    delete: (key) => void kept.delete(key),
  }
}
