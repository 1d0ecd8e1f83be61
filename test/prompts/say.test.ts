import { describe, expect, test } from 'vitest'
import { plain, runsOf } from '../../adapters/slack/rich-text.ts'
import { askMove, introductionCard } from '../../prompts/present/introduction.ts'
import { sayIn } from '../../prompts/say.ts'
import { quoted, said, standingAlone } from '../../prompts/text.ts'
import { choicesOf } from '../../src/message/message.ts'
import { plainText } from '../../src/message/text.ts'
import { sampleIntroduced, sampleStep } from './sample-views.ts'

const shown = (text: ReturnType<typeof said>) => plainText(text)

describe('a command in a sentence', () => {
  const hint = sayIn('en')('listing.list.hint', { example: said('O-1042') })

  test('stands together with what is written behind it', () => {
    expect(hint.pieces).toContainEqual({ said: '/listings O-1042', command: 'listings' })
  })

  test('stands out on Slack as code, without the signs around it', () => {
    expect(runsOf(hint)).toEqual([{ text: 'One in full: ' }, { text: '/synergy listings O-1042', style: 'code' }])
    expect(plain(hint)).toBe('One in full: “/synergy listings O-1042”')
    const korean = sayIn('ko')('refusal.not-a-contact')
    expect(runsOf(korean).map(({ text }) => text)).toContain('로 담당자 등록을 신청할 수 있습니다.')
  })

  test('beside another one is kept apart from it', () => {
    const runs = runsOf(sayIn('zh-CN')('settings.hint'))
    expect(runs.map(({ text }) => text)).toEqual(['其他值：', '/synergy 设置 20-8', ' ', '/synergy 设置 Asia/Shanghai'])
  })

  test('that somebody typed is only words', () => {
    const about = sayIn('en')('refusal.about.delivery-unreadable', { subject: quoted('/help me') })
    expect(about.pieces.some((piece) => 'said' in piece && piece.command !== undefined)).toBe(false)
    expect(runsOf(about).map(({ text }) => text)).toContain('/help me')
  })
})

describe('a name in a Chinese sentence', () => {
  const about = { reference: said('I-12'), material: said('粉煤灰') }
  test.each([
    ['Qinhuangdao Power', 'I-12 粉煤灰，与 Qinhuangdao Power 谈得怎么样了？'],
    ['秦皇岛电厂', 'I-12 粉煤灰，与秦皇岛电厂谈得怎么样了？'],
  ])('%s has the spaces it wants', (name, sentence) => {
    expect(shown(sayIn('zh-CN')('follow-up.introduced-with', { ...about, facility: quoted(name) }))).toBe(sentence)
  })

  test('in place of a spaced one takes the spaces away, and figures keep theirs', () => {
    expect(shown(sayIn('zh-CN')('review.assigned-to', { reference: said('M-311'), name: quoted('陈伟') }))).toBe(
      'M-311 改由陈伟跟进，已通知对方。',
    )
    expect(shown(sayIn('zh-CN')('facility.join-asked', { facility: said('F-101') }))).toBe('申请已转给 F-101 的联系人，有答复就告诉您。')
  })

  test('is not changed itself', () => {
    const pieces = sayIn('zh-CN')('review.assigned-to', { reference: said('M-311'), name: quoted('a  陈 b') }).pieces
    expect(pieces).toContainEqual({ quoted: 'a 陈 b' })
  })
})

describe('a line that stands alone', () => {
  test.each([
    [said('loss on ignition fits'), 'Loss on ignition fits'],
    [said('in discussion: sample'), 'In discussion: sample'],
    [said('pH fits'), 'pH fits'],
    [said('SiO₂ fits'), 'SiO₂ fits'],
    [quoted('grey stuff'), 'grey stuff'],
  ])('begins with a capital where it begins with a plain word', (text, line) => {
    expect(shown(standingAlone(text))).toBe(line)
  })
})

describe('an introduction with a next step', () => {
  const purposes = (view: Parameters<typeof introductionCard>[1]) =>
    choicesOf(introductionCard('en', view)).map(({ action }) => action.purpose)
  const step = sampleStep({ owner: 'us' })
  const progress = { done: 2, total: 7, next: step, proofs: [] }

  test('shows the step first and its other moves behind one button', () => {
    expect(purposes(sampleIntroduced({ progress }))).toEqual([
      'step.done',
      'step.owner',
      'step.delay',
      'step.stuck',
      'room.open',
      'introduction.moves',
    ])
    expect(choicesOf(askMove('en', sampleIntroduced())).map(({ action }) => action.purpose)).toEqual([
      'introduction.negotiate',
      'introduction.implement',
      'introduction.hold',
      'introduction.end',
    ])
  })

  test('that rests asks for no step', () => {
    expect(purposes(sampleIntroduced({ stage: 'on-hold', progress }))).toEqual(['room.open', 'introduction.resume', 'introduction.end'])
  })

  test('reports amounts before anything else where material may flow, and one button stands out', () => {
    const choices = choicesOf(introductionCard('en', sampleIntroduced({ stage: 'implementation' })))
    expect(choices.map(({ action }) => action.purpose)[0]).toBe('delivery.report')
    expect(choices.filter(({ style }) => style === 'primary')).toHaveLength(1)
  })
})
