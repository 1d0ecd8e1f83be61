import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findOptions, type Search } from '../../src/chat/find-options.ts'
import type { Stage } from '../../src/demo/stage.ts'
import { plainText } from '../../src/message/text.ts'
import type { SystemContext } from '../../src/use-cases/context.ts'
import { openQuietStage, tokenOf } from './support/conversation.ts'
import { contextOf, type Door, openDoor } from './support/door.ts'

let stage: Stage
let door: Door
let context: SystemContext

beforeAll(async () => {
  stage = await openQuietStage()
  door = await openDoor(stage)
  context = await contextOf(stage)
})
afterAll(() => stage.close())

describe("words behind the bot's own command", () => {
  const command = (name: string, argument: string) => ({ type: 'command', name, argument }) as const

  it('are a command when they name one, in any of the languages', async () => {
    expect(await door('he-jun', command('listings', ''))).toMatch(/N-\d+/)
    expect(await door('zhao-min', command('我的信息', ''))).not.toBe('')
  })

  it('are read like any other words when they name none', async () => {
    expect(await door('tom-reyes', command('we', 'have 20 t of steel slag a week'))).toContain('20 t')
    await door('tom-reyes', command('cancel', ''))
  })

  it('that name a property of every object are no command', async () => {
    expect(await door('tom-reyes', command('constructor', ''))).not.toBe('')
  })
})

describe('the page of a person', () => {
  const home = { type: 'home' } as const

  it('shows a broker what waits, a contact their listings, and a stranger only help', async () => {
    const [broker, contact, stranger] = [await door('chen-wei', home), await door('he-jun', home), await door('nobody-yet', home)]
    expect(broker).toContain('M-')
    expect(contact).toMatch(/N-\d+/)
    expect(stranger).toContain('What you can do here')
    expect(stranger).not.toMatch(/[ONMI]-\d{4}/)
  })
})

describe('the search in a select', () => {
  const search = (change: Partial<Search>): Search => ({
    from: { platform: 'console', workspace: 'local', account: 'tom-reyes', conversation: 'tom-reyes' },
    token: '',
    field: 'isic',
    typed: '',
    atMost: 100,
    ...change,
  })

  it('finds industries by words and code for the person whose form it is, and for nobody else', async () => {
    await door('tom-reyes', { type: 'command', name: 'facility', argument: 'register' })
    const token = await tokenOf(stage, 'tom-reyes', 'facility.register')
    const cement = await findOptions(context, search({ token, typed: 'cement' }))
    expect(cement.length).toBeGreaterThan(0)
    for (const { label } of cement) expect(plainText(label).toLowerCase()).toContain('cement')
    expect((await findOptions(context, search({ token, typed: '2394' }))).map(({ value }) => value)).toContain('2394')
    expect(await findOptions(context, search({ token, atMost: 7 }))).toHaveLength(7)
    expect(await findOptions(context, search({ token, typed: 'no such thing' }))).toEqual([])
    const other = { ...search({ token }).from, account: 'zhao-min' }
    expect(await findOptions(context, search({ token, from: other }))).toEqual([])
    expect(await findOptions(context, search({ token: 'guessed' }))).toEqual([])
  })
})
