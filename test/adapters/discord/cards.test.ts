import { describe, expect, it } from 'vitest'
import { drawBlocks, pack } from '../../../adapters/discord/draw.ts'
import { locales } from '../../../src/domain/locale.ts'
import { mapActions } from '../../../src/message/message.ts'
import { faultsOf } from '../../peers/discord/contract.ts'
import { everyMessage } from '../../prompts/every-message.ts'

const hostile = '@everyone <@&1> **b** [x](https://x.y) `c` ||s|| > q # h <t:1:R> https://x.y \u202e'

async function bodiesOf(message: Parameters<typeof mapActions>[0]) {
  let issued = 0
  const sent = await mapActions(message, async (actions) => actions.map(() => `token-${issued++}`))
  return pack(drawBlocks(sent)).map(({ components }) => ({ flags: 1 << 15, allowed_mentions: { parse: [] }, components }))
}

describe.each(locales)('every message in %s', (locale) => {
  it('is drawn as Discord takes it, in one piece', async () => {
    for (const [name, message] of everyMessage(locale, hostile)) {
      const bodies = await bodiesOf(message)
      expect(bodies, name).toHaveLength(1)
      expect(
        bodies.flatMap((body) => faultsOf('POST', '/channels/1/messages', body)),
        name,
      ).toEqual([])
    }
  })

  it('leaves nothing live of what somebody typed', async () => {
    for (const [name, message] of everyMessage(locale, hostile)) {
      const texts =
        JSON.stringify((await bodiesOf(message)).flatMap(({ components }) => components)).match(/"content":"(?:[^"\\]|\\.)*"/g) ?? []
      const shown = texts.map((each) => String(JSON.parse(each.slice('"content":'.length)))).join('\n')
      expect(shown.replaceAll(/\\[^\p{L}\p{N}\s]/gu, ''), name).not.toMatch(/@|https?:|\]\(|<|`|\|\||\u202e/)
    }
  })
})
