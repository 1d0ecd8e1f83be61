import { checkShipped } from '../db/seed/check.ts'

/** Prints one line for every problem of the shipped lists; false when one of them must not ship. */
export function printCheck(print: (line: string) => void): boolean {
  const problems = checkShipped()
  for (const { level, where, say } of problems) print(`${level === 'error' ? 'error  ' : 'warning'}  ${where}: ${say}`)
  const errors = problems.filter(({ level }) => level === 'error').length
  print(`${errors} errors, ${problems.length - errors} warnings.`)
  return errors === 0
}
