/** A fault as operators may see it: its kind and code, never its words, which can hold what people wrote. */
export function faultCode(fault: unknown): string {
  const root = rootOf(fault)
  if (!(root instanceof Error)) return 'unknown'
  const code = 'code' in root && (typeof root.code === 'string' || typeof root.code === 'number') ? ` ${root.code}` : ''
  return `${root.name}${code}`
}

/** The first line of our own code that a fault passed through. */
export function faultPlace(fault: unknown): string {
  const stack = fault instanceof Error ? (fault.stack ?? '') : ''
  const line = stack.split('\n').find((each) => each.startsWith('    at ') && !each.includes('node_modules') && !each.includes('node:'))
  return line?.match(/[\w-]+\/[\w.-]+:\d+/)?.[0] ?? 'unknown'
}

function rootOf(fault: unknown): unknown {
  return fault instanceof Error && fault.cause instanceof Error ? rootOf(fault.cause) : fault
}
