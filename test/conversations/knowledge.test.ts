import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Stage } from '../../src/demo/stage.ts'
import { deadWork, leaveAll, listingCount, openDialogue, openQuietStage, referenceIn } from './support/conversation.ts'

const patient = 60_000

let stage: Stage

beforeAll(async () => {
  stage = await openQuietStage()
}, patient)

afterAll(async () => {
  expect(await deadWork(stage)).toBe(0)
  await stage.close()
})

const askers = [
  {
    language: 'English',
    account: 'tom-reyes',
    material: '/material fly ash',
    typo: '/material coal fly asg',
    sheet: ['Coal fly ash', '粉煤灰', '10 01 02', 'everyday practice', 'Typical value'],
    uses: 'Serves as',
    code: '/material 10 01 04*',
    coded: ['10 01 04*', 'hazardous', 'oil fly ash'],
    unknown: ['/material qqxxzz', 'qqxxzz'],
    resources: '/resources coal fird power plant',
    streams: ['coal fly ash', 'industry practice'],
    case: '/case fly ash kalundborg',
    caseShown: 'Kalundborg',
    technology: '/technology drying',
    technologyShown: ['Readiness', 'References'],
    draft: 'Offer ·',
  },
  {
    language: 'Chinese',
    account: 'zhao-min',
    material: '/物料 粉煤灰',
    typo: '/材料 粉媒灰',
    sheet: ['粉煤灰', 'coal fly ash', '10 01 02', '成熟应用', '出厂价参考'],
    uses: '可用作',
    code: '/物料 HW34',
    coded: ['HW34', '废酸', '危险'],
    unknown: ['/物料 齉龘', '齉龘'],
    resources: '/资源 燃煤电厂',
    streams: ['粉煤灰', '行业常见'],
    case: '/案例 粉煤灰',
    caseShown: '粉煤灰',
    technology: '/技术 干燥',
    technologyShown: ['成熟度', '参考资料'],
    draft: '供应 ·',
  },
  {
    language: 'Korean',
    account: 'kim-jiho',
    material: '/물질 고로슬래그',
    typo: '/물질 고로슬레그',
    sheet: ['고로슬래그', 'blast furnace slag', '널리 쓰임', '통상 시세'],
    uses: '쓰임새',
    code: '/물질 Y34',
    coded: ['Y34', '산', '유해'],
    unknown: ['/물질 뷁뷁뷁', '뷁뷁뷁'],
    resources: '/자원 석탄화력발전소',
    streams: ['석탄 비산재', '업계 통상'],
    case: '/사례 울산',
    caseShown: '울산',
    technology: '/기술 건조',
    technologyShown: ['성숙도', '참고 자료'],
    draft: '공급 ·',
  },
] as const

describe.each(askers)('looking things up in $language', (asker) => {
  const says = (text: string) => stage.says(asker.account, text)

  it('shows the sheet of a material and the way to the rest', async () => {
    const sheet = await says(asker.material)
    for (const part of asker.sheet) expect(sheet).toContain(part)
    const more = await stage.pushes(asker.account, 'material.open')
    expect(more.length).toBeGreaterThan(20)
  })

  it('understands a typing mistake, or asks with the nearest names', async () => {
    expect(await says(asker.typo)).toContain(asker.sheet[0])
  })

  it('answers a code with its name, its hazard and what carries it', async () => {
    const card = await says(asker.code)
    for (const part of asker.coded) expect(card).toContain(part)
  })

  it('says in a sentence what it does not know', async () => {
    const [asked, shown] = asker.unknown
    expect(await says(asked)).toContain(shown)
  })

  it('says what a plant typically has, with why, and opens a draft with one tap', async () => {
    const page = await says(asker.resources)
    for (const part of asker.streams) expect(page).toContain(part)
    expect(await stage.pushes(asker.account, 'resources.open')).toContain('ISIC 3510')
    await says(asker.resources)
    expect(await stage.pushes(asker.account, 'listing.draft')).toContain(asker.draft)
    expect(await openDialogue(stage, asker.account)).toBe('draft')
    await leaveAll(stage, asker.account)
  })

  it('knows the typical streams of the person’s own plant', async () => {
    const command = asker.resources.split(' ')[0] ?? ''
    expect(await says(command)).toContain('ISIC')
  })

  it('finds cases and technologies', async () => {
    expect(await says(asker.case)).toContain(asker.caseShown)
    expect((await stage.pushes(asker.account, 'case.open')).split('\n').length).toBeGreaterThan(4)
    const technology = await says(asker.technology)
    for (const part of asker.technologyShown) expect(technology).toContain(part)
  })
})

describe('the listings on a data sheet', () => {
  it('are shown as strangers see them, also to the broker and to their owner', async () => {
    await stage.says('zhao-min', '我们厂每月有3456吨粉煤灰，自提免费')
    const reference = referenceIn(await stage.pushes('zhao-min', 'draft.publish'))
    await leaveAll(stage, 'zhao-min')
    for (const account of ['chen-wei', 'zhao-min', 'liu-yang']) {
      await stage.says(account, '/material coal fly ash')
      const [row] = await stage.ask(sql`select t.token from action_token t join account a on a.person_id = t.person_id
        where a.account = ${account} and t.purpose = 'material.open' and t.subject->>'part' = 'listings' order by t.expires_at desc limit 1`)
      expect(row, account).toBeDefined()
    }
    const sheet = await stage.says('tom-reyes', '/material coal fly ash')
    const number = /\[(\d+)\] Listings/.exec(sheet)?.[1] ?? ''
    const listed = await stage.says('tom-reyes', number)
    expect(listed).toContain(reference)
    expect(listed).not.toContain('渤海')
    expect(listed).not.toMatch(/3,?456|41/)
  })
})

describe('what a project calls things', () => {
  it('is proposed by a broker, applied by an admin, understood at once, and undone', { timeout: patient }, async () => {
    await stage.says('wang-lei', '/settings english')
    const shown = await stage.says('chen-wei', '/knowledge grizzle dust = coal fly ash')
    expect(shown).toContain('“grizzle dust” (English) means coal fly ash')
    expect(shown).toContain('administrators have it')
    expect(await stage.says('tom-reyes', 'we have 20 t of grizzle dust a week')).not.toContain('coal fly ash')
    await leaveAll(stage, 'tom-reyes')
    expect(await stage.reads('wang-lei')).toContain('grizzle dust')
    expect(await stage.pushes('wang-lei', 'knowledge.apply')).toContain('Applied')
    expect(await stage.reads('chen-wei')).toContain('was applied')
    expect(await stage.says('tom-reyes', 'we have 20 t of grizzle dust a week')).toContain('Offer · coal fly ash')
    await leaveAll(stage, 'tom-reyes')
    await stage.says('wang-lei', '/knowledge')
    expect(await stage.pushes('wang-lei', 'knowledge.list')).toContain('grizzle dust')
    expect(await stage.pushes('wang-lei', 'knowledge.undo')).toContain('Undone')
    expect(await stage.says('tom-reyes', 'we have 20 t of grizzle dust a week')).not.toContain('Offer · coal fly ash')
    await leaveAll(stage, 'tom-reyes')
  })

  it('can be pasted as a table, and a line that cannot stand says why', async () => {
    const table = 'kind,word,material\nalias,boiler snow,coal fly ash\nalias,flyash,bottom ash'
    const refused = await stage.says('wang-lei', `/knowledge ${table}`)
    expect(refused).toContain('Line 2')
    expect(refused).toContain('already names coal fly ash')
    expect(await stage.says('wang-lei', `/knowledge ${table.split('\n').slice(0, 2).join('\n')}`)).toContain('boiler snow')
    expect(await stage.pushes('wang-lei', 'knowledge.refuse')).toContain('Not applied')
  })

  it('is added by a form, which keeps what was typed when something is wrong', async () => {
    await stage.says('wang-lei', '/knowledge')
    await stage.says('wang-lei', '2')
    for (const answer of ['grizzle cake', '格里兹饼', '그리즐 케이크', 'no such thing at all', '-']) await stage.says('wang-lei', answer)
    const wrong = await stage.says('wang-lei', 'no')
    expect(wrong).toContain('not clear to me as a material')
    expect(wrong).toContain('grizzle cake')
    for (const kept of ['', '', '']) await stage.says('wang-lei', kept)
    await stage.says('wang-lei', 'red mud')
    await stage.says('wang-lei', '-')
    expect(await stage.says('wang-lei', 'no')).toContain('New material: grizzle cake · 格里兹饼 · 그리즐 케이크')
    expect(await stage.pushes('wang-lei', 'knowledge.apply')).toContain('Applied')
    expect(await stage.says('kim-jiho', '/물질 그리즐 케이크')).toContain('grizzle cake')
  })

  it('is not for facility contacts', async () => {
    expect(await stage.says('zhao-min', '/知识')).toContain('协调员和管理员')
    expect(await stage.says('kim-jiho', '/지식')).toContain('관리자')
  })
})

describe('a material that is in no catalogue', () => {
  it('is placed by a broker with one tap and understood the next time', { timeout: patient }, async () => {
    const before = await listingCount(stage)
    await stage.says('tom-reyes', 'we have 25 t of snurfle residue a month')
    if ((await openDialogue(stage, 'tom-reyes')) === 'draft') await stage.says('tom-reyes', 'skip')
    const reference = referenceIn(await stage.pushes('tom-reyes', 'draft.publish'))
    await leaveAll(stage, 'tom-reyes')
    expect(await listingCount(stage)).toBe(before + 1)
    const asked = await stage.reads('chen-wei')
    expect(asked).toContain(`What does ${reference} mean by this?`)
    expect(asked).toContain('snurfle')
    await stage.pushes('chen-wei', 'listing.place-other')
    expect(await stage.says('chen-wei', 'clinker')).toContain(`${reference} is clinker now`)
    expect(await stage.says('tom-reyes', 'we have 10 t of snurfle residue a week')).toContain('clinker')
    await leaveAll(stage, 'tom-reyes')
  })
})
