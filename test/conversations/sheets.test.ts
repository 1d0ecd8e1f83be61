import { readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Stage } from '../../src/demo/stage.ts'
import { sentFile } from '../support/files.ts'
import { deadWork, leaveAll, listingCount, openDialogue, openQuietStage, tokenOf } from './support/conversation.ts'
import { type Door, openDoor } from './support/door.ts'

const patient = 60_000
let stage: Stage
let door: Door

beforeAll(async () => {
  stage = await openQuietStage()
  door = await openDoor(stage)
}, patient)

afterAll(async () => {
  expect(await deadWork(stage)).toBe(0)
  await stage.close()
}, patient)

const bytesOf = (text: string) => new Uint8Array(Buffer.from(text))
const send = (account: string, name: string, text: string) => door(account, sentFile(name, bytesOf(text)))

/** The newest button of a purpose that somebody was given, pushed; `value` picks among several. */
async function pushes(account: string, purpose: string, value = ''): Promise<string> {
  return door(account, { type: 'action', token: await tokenOf(stage, account, purpose, value) })
}

const head = 'kind,material,quantity,unit,per,from,until,price,place,notes'
const ready = [
  'offer,coal fly ash,300,t,month,,,free,Gate 2,loss on ignition up to 5 %',
  'offer,steel slag,40,t,week,,,,,',
  'need,FGD gypsum,500,t,month,,,20 USD/t,,',
]

const languages = [
  {
    language: 'English',
    account: 'tom-reyes',
    ask: '/offer csv',
    file: /offers-and-needs\.csv: (\/\S+)/,
    card: ['2 of 2 rows are ready', 'Offer · coal fly ash · 300 t per month', 'Need · steel slag · 40 t per week'],
    published: '2 listings are published: O-',
    again: ['0 of 2 rows are ready', 'Listed already, and not published again: O-'],
  },
  {
    language: 'Chinese',
    account: 'zhao-min',
    ask: '/供应 表格',
    file: /供需清单\.csv: (\/\S+)/,
    card: ['2 行中有 2 行可以发布', '供应 · 粉煤灰 · 3000 吨/月', '需求 · 钢渣 · 40 吨/周'],
    published: '已发布 2 条：O-',
    again: ['2 行中有 0 行可以发布', '已有相同信息，不再重复发布：O-'],
  },
  {
    language: 'Korean',
    account: 'kim-jiho',
    ask: '/공급 양식',
    file: /공급수요\.csv: (\/\S+)/,
    card: ['2행 중 2행을 게시할 수 있습니다', '공급 · 석탄 비산재', '수요 · 제강슬래그'],
    published: '2건을 게시했습니다: O-',
    again: ['2행 중 0행을 게시할 수 있습니다', '이미 등록되어 있어 다시 게시하지 않습니다: O-'],
  },
]

describe.each(languages)('in $language', ({ account, ask, file, card, published, again }) => {
  it('an example is asked for, sent back, published with one tap, and not published twice', { timeout: patient }, async () => {
    const asked = await stage.says(account, ask)
    const path = file.exec(asked)?.[1] ?? ''
    expect(readFileSync(path, 'utf8').startsWith('\ufeff')).toBe(true)
    const before = await listingCount(stage)
    const shown = await stage.says(account, `/file ${path}`)
    for (const line of card) expect(shown).toContain(line)
    expect(await listingCount(stage)).toBe(before)
    expect(await stage.pushes(account, 'sheet.publish')).toContain(published)
    expect(await listingCount(stage)).toBe(before + 2)
    const repeated = await stage.says(account, `/file ${path}`)
    for (const line of again) expect(repeated).toContain(line)
    expect(repeated).not.toContain('[1]')
  })
})

describe('a list of offers and needs', () => {
  it('says of every line that is not ready what is wrong, and publishes the rest', { timeout: patient }, async () => {
    const rows = [...ready, 'offer,flurbium residue,1,t,month', 'offer,fly ash,40,flurbs,month', ',slag,1,t,month', ready[1]]
    const asked = await send('sun-li', 'list.csv', [head, ...rows].join('\n'))
    expect(asked).toContain('是哪家工厂的')
    const shown = await pushes('sun-li', 'sheet.set')
    expect(shown).toContain('list.csv')
    for (const line of ['第 5 行', '第 6 行', '第 7 行', '第 8 行：与第', 'flurbium residue', '行相同']) expect(shown).toContain(line)
    const before = await listingCount(stage)
    expect(await door('sun-li', { type: 'text', text: '发布' })).toContain('已发布 3 条')
    expect(await listingCount(stage)).toBe(before + 3)
    const audits = await stage.ask(sql`select verb from audit_entry order by sequence desc limit 3`)
    expect(audits.map(({ verb }) => verb)).toEqual(['listing.published', 'listing.published', 'listing.published'])
    expect(await stage.ask(sql`select count(*)::int as n from outbox where job = 'match-listing'`)).toMatchObject([
      { n: expect.any(Number) },
    ])
  })

  it('asks once what all of it is where no column says it', { timeout: patient }, async () => {
    expect(await send('tom-reyes', 'mine.csv', 'Material;Amount (t/month)\nred mud;40\nlime kiln dust;20')).toContain('offers or needs?')
    const shown = await pushes('tom-reyes', 'sheet.set', 'need')
    expect(shown).toContain('Need · red mud')
    expect(shown).toContain('Need · lime kiln dust')
    expect(await door('tom-reyes', { type: 'text', text: 'cancel' })).toContain('Cancelled')
    expect(await pushes('tom-reyes', 'sheet.publish')).toContain('closed already')
  })

  it('waits beside a draft, and neither takes the place of the other', { timeout: patient }, async () => {
    await door('tom-reyes', { type: 'text', text: 'we have 20 t of mill scale a week' })
    await send('tom-reyes', 'list.csv', `${head}\n${ready[0]?.replace('300', '310')}`)
    expect(await openDialogue(stage, 'tom-reyes')).toBe('draft')
    await door('tom-reyes', { type: 'text', text: 'make it 25 t' })
    expect(await pushes('tom-reyes', 'sheet.publish')).toContain('is published')
    expect(await openDialogue(stage, 'tom-reyes')).toBe('draft')
    await leaveAll(stage, 'tom-reyes')
  })

  it('is kept for somebody without a facility, and goes on once there is one', { timeout: patient }, async () => {
    expect(await send('a-newcomer', 'list.csv', `${head}\n${ready[0]}`)).toContain('I need to know your facility')
    const before = await listingCount(stage)
    await pushes('a-newcomer', 'facility.register')
    const token = await tokenOf(stage, 'a-newcomer', 'facility.register')
    const values = { name: 'New Works', isic: '2394', park: '', place: 'Qinhuangdao' }
    const resumed = await door('a-newcomer', { type: 'form', token, values })
    expect(resumed).toContain('1 of 1 row is ready')
    expect(await pushes('a-newcomer', 'sheet.publish')).toContain('is published')
    expect(await listingCount(stage)).toBe(before + 1)
  })

  it.each([
    ['book.xlsx', 'PK\u0003\u0004[Content_Types].xml xl/', 'save it with “Save as”'],
    ['none.csv', 'a,b\n1,2', 'no column for the material'],
    ['empty.csv', `${head}\n`, 'no rows under the headings'],
    ['long.csv', `${head}\n${`${ready[0]}\n`.repeat(501)}`, '501'],
  ])('that cannot be read says why: %s', { timeout: patient }, async (name, text, said) => {
    expect(await send('tom-reyes', name, text)).toContain(said)
  })

  it('reads 500 rows and publishes them in one transaction, each in little time', { timeout: patient }, async () => {
    const rows = Array.from(
      { length: 500 },
      (_, at) => `offer,steel slag,${at + 1000},t,year,,,${at + 1} CNY/t,Gate ${at},size 0-${at + 1} mm`,
    )
    const began = performance.now()
    expect(await send('he-jun', 'all.csv', [head, ...rows].join('\n'))).toContain('500')
    const read = performance.now() - began
    const before = await listingCount(stage)
    const published = performance.now()
    await pushes('he-jun', 'sheet.publish')
    const took = performance.now() - published
    expect(await listingCount(stage)).toBe(before + 500)
    expect({ read: read < 3_000, took: took < 15_000 }).toEqual({ read: true, took: true })
    await stage.ask(sql`delete from outbox where job = 'match-listing'`)
  })

  it('says where a quotation mark is not closed, and reads what stands before it', { timeout: patient }, async () => {
    const shown = await send('tom-reyes', 'quote.csv', `${head}\n${ready[0]?.replace('300', '333')}\noffer,"slag,1,t\nneed,slag,2,t,month`)
    expect(shown).toMatch(/1\s+of 2 rows are ready/)
    expect(shown).toContain('Line 3: a quotation mark is not closed')
    await pushes('tom-reyes', 'sheet.cancel')
  })

  it('holds hostile words as words', { timeout: patient }, async () => {
    const path = join(tmpdir(), `synergy-hostile-${process.pid}.csv`)
    writeFileSync(path, `${head}\n=cmd|' /C calc'!A0,@everyone,<b>,\u202e,"x\n${'y'.repeat(5000)}"`)
    const shown = await stage.says('tom-reyes', `/file ${path}`)
    expect(shown).toContain('Line 2')
    expect(shown.length).toBeLessThan(1500)
    expect(shown).not.toContain('\u202e')
  })
})
