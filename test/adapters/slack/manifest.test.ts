import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { postOffer } from '../../../adapters/slack/listen-interactions.ts'
import { slashCommand } from '../../../adapters/slack/rich-text.ts'
import { scopes } from '../../../adapters/slack/scopes.ts'

const manifest = readFileSync('adapters/slack/manifest.yaml', 'utf8')
const docs = readFileSync('docs/slack.md', 'utf8')

/** The plain items of the list under a key. */
function listUnder(key: string): readonly string[] {
  const [, block = ''] = new RegExp(`\\n( *)${key}:\\n((?:\\1  .*\\n)+)`).exec(manifest)?.slice(1) ?? []
  return [...block.matchAll(/- ([\w:.]+)\n/g)].map(([, item = '']) => item)
}

test('the manifest asks for exactly the scopes that the bot uses, and the page explains each', () => {
  expect(listUnder('bot').toSorted()).toEqual([...scopes].toSorted())
  for (const scope of scopes) expect(docs).toContain(`\`${scope}\``)
})

test('the manifest subscribes to the events that are listened to', () => {
  const source = readFileSync('adapters/slack/listen-events.ts', 'utf8')
  const heard = [...source.matchAll(/app\.event\('(\w+)'/g)].map(([, name]) => (name === 'message' ? 'message.im' : name))
  expect(listUnder('bot_events').toSorted()).toEqual(heard.toSorted())
})

test('the manifest names the command and the shortcut', () => {
  expect(manifest).toContain(`- command: ${slashCommand}\n`)
  expect(manifest).toContain(`callback_id: ${postOffer}\n`)
})
