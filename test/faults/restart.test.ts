import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createConsole } from '../../adapters/console/index.ts'
import { readConfig } from '../../src/config.ts'
import { startBroker } from '../../src/main.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'synergy-restart-'))
chmodSync(dataDir, 0o711)
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

/** Starts the program, says one thing to it, stops it; what it answered. */
async function sayInOneLife(account: string, text: string): Promise<string> {
  const read = readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' })
  if ('problems' in read) throw new Error(read.problems.join('; '))
  const adapter = createConsole({ mailboxes: join(dataDir, 'mailboxes'), files: join(dataDir, 'files'), colours: false })
  const broker = await startBroker({ config: read.config, adapters: [adapter] })
  try {
    return (await adapter.open({ account, displayName: account }).enter(text)).join('\n')
  } finally {
    await broker.stop()
  }
}

test('a dialogue goes on where it was after the program was stopped and started', { timeout: 60_000 }, async () => {
  expect(await sayInOneLife('zhao-min', '我们每周有20吨钢渣')).toContain('20 吨/周')
  expect(await sayInOneLife('zhao-min', '改成每月90吨')).toContain('90 吨/月')
  expect(await sayInOneLife('zhao-min', '发布')).toMatch(/O-\d+/)
  expect(await sayInOneLife('zhao-min', '跳过')).not.toContain('供应')
})
