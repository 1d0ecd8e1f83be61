import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createConsole } from '../../adapters/console/index.ts'
import type { Session } from '../../adapters/console/session.ts'
import { adapterSuite } from './adapter-suite.ts'

adapterSuite('the terminal', async () => {
  const kept = mkdtempSync(join(tmpdir(), 'synergy-mail-'))
  const adapter = createConsole({ mailboxes: join(kept, 'mailboxes'), files: join(kept, 'files'), colours: false })
  const shown: string[] = []
  let opened: Session | null = null
  const session = () => {
    opened ??= adapter.open({ account: 'ann', displayName: 'Ann' })
    return opened
  }
  const enter = async (line: string) => void shown.push(...(await session().enter(line)))
  return {
    adapter,
    address: { platform: 'console', workspace: 'local', account: 'ann', conversation: 'ann' },
    write: enter,
    push: enter,
    fill: async (values) => {
      for (const value of values) await enter(value)
    },
    screen: async () => {
      shown.push(...(await session().collect()))
      return shown.join('\n')
    },
    dispose: async () => {
      await adapter.stop()
      rmSync(kept, { recursive: true, force: true })
    },
  }
})
