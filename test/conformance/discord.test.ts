import { expect } from 'vitest'
import type { Adapter } from '../../adapters/adapter.ts'
import { createDiscord } from '../../adapters/discord/index.ts'
import { channelWords } from '../../prompts/present/channel.ts'
import { commandSpecs, postingMenu } from '../../prompts/present/commands.ts'
import { closestLocale } from '../../src/domain/locale.ts'
import { createLog } from '../../src/log.ts'
import { openDiscordPeer } from '../peers/discord/peer.ts'
import { takeSeat } from '../peers/discord/seat.ts'
import { adapterSuite } from './adapter-suite.ts'

adapterSuite('Discord', async () => {
  const peer = await openDiscordPeer()
  let handed = 0
  const discord = createDiscord({
    token: peer.token,
    restUrl: peer.restUrl,
    commands: commandSpecs(),
    menu: postingMenu(),
    words: (tag) => channelWords(closestLocale(tag)),
    log: createLog('silent', null),
  })
  const adapter: Adapter = {
    ...discord,
    start: (receive, desk) =>
      discord.start(async (turn) => {
        const answer = await receive(turn)
        handed += 1
        return answer
      }, desk),
  }
  const seat = takeSeat(peer, peer.addPerson('Ann'))
  const account = seat.person.id
  return {
    adapter,
    address: { platform: 'discord', workspace: 'discord', account, conversation: account },
    write: async (text) => {
      const before = handed
      peer.write(seat.person, text)
      await seat.until(() => handed > before)
    },
    push: seat.push,
    fill: async (values) => {
      if (!seat.modal()) await seat.push('Open the form')
      await seat.fill(values)
    },
    screen: async () => seat.screen(),
    dispose: async () => {
      await adapter.stop()
      await peer.close()
      expect(peer.rest.violations).toEqual([])
    },
  }
})
