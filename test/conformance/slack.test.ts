import { expect } from 'vitest'
import { meetAnn } from '../adapters/slack/person.ts'
import { team } from '../adapters/slack/stand-in.ts'
import { adapterSuite } from './adapter-suite.ts'

adapterSuite('Slack', async () => {
  const ann = await meetAnn()
  return {
    adapter: ann.adapter,
    address: { platform: 'slack', workspace: team, account: ann.user, conversation: ann.dm },
    write: (text) => ann.says(text),
    push: (label) => ann.pushes(label),
    openForm: () => ann.pushes('Register'),
    fill: async (values) => {
      await ann.submits(values)
    },
    screen: async () => {
      await ann.rests()
      return ann.screen()
    },
    dispose: async () => {
      expect(ann.slack.broken).toEqual([])
      await ann.close()
    },
  }
})
