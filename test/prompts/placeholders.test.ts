import { describe, expect, expectTypeOf, test } from 'vitest'
import { type Placeholders, translated, type Values } from '../../prompts/icu.ts'
import { sayIn } from '../../prompts/say.ts'
import { quoted, said } from '../../prompts/text.ts'
import { plainText, type Text } from '../../src/message/text.ts'

type Small = {
  readonly greeting: 'Hello {name}'
  readonly count: '{count, plural, one {# offer} other {# offers of {material}}}'
  readonly plain: 'Nothing here'
}

// Each `@ts-expect-error` is a planted fault: `tsc` fails where the fault would go unnoticed.
describe('the compiler', () => {
  test('knows the placeholders of a message, also inside plurals and selects', () => {
    expectTypeOf<Placeholders<'Hello {name}'>>().toEqualTypeOf<'name:text'>()
    expectTypeOf<Placeholders<'{a}{b}, {c, number}'>>().toEqualTypeOf<'a:text' | 'b:text' | 'c:number'>()
    expectTypeOf<Placeholders<Small['count']>>().toEqualTypeOf<'count:number' | 'material:text'>()
    expectTypeOf<Placeholders<'{country, select, CN {one {x}} other {two {y} three}} {z}'>>().toEqualTypeOf<
      'country:select' | 'x:text' | 'y:text' | 'z:text'
    >()
    expectTypeOf<Placeholders<'Nothing here'>>().toEqualTypeOf<never>()
    expectTypeOf<Values<Small['count']>>().toEqualTypeOf<{ readonly count: number; readonly material: Text }>()
  })

  test('takes a translation that has the same keys and placeholders in any order', () => {
    const faithful = translated<Small>()({ greeting: '{name}，您好', count: '{material} {count, number} 条', plain: '空' })
    expect(faithful.plain).toBe('空')
  })

  test('refuses a missing key', () => {
    // @ts-expect-error `plain` is missing
    translated<Small>()({ greeting: '{name}', count: '{count, number} {material}' })
  })

  test('refuses an extra key', () => {
    // @ts-expect-error `more` is not in English
    translated<Small>()({ greeting: '{name}', count: '{count, number} {material}', plain: '空', more: '多' })
  })

  test('refuses a missing, a misspelt and an added placeholder', () => {
    // @ts-expect-error `name` is missing
    translated<Small>()({ greeting: '您好', count: '{count, number} {material}', plain: '空' })
    // @ts-expect-error `nmae` is misspelt
    translated<Small>()({ greeting: '{nmae}', count: '{count, number} {material}', plain: '空' })
    // @ts-expect-error `plain` has no placeholder in English
    translated<Small>()({ greeting: '{name}', count: '{count, number} {material}', plain: '{name}' })
    // @ts-expect-error `material` is missing inside
    translated<Small>()({ greeting: '{name}', count: '{count, number}', plain: '空' })
  })

  test('refuses a number that is written as text', () => {
    // @ts-expect-error `count` is a number in English
    translated<Small>()({ greeting: '{name}', count: '{count} {material}', plain: '空' })
  })

  test('refuses a call with a value missing, misspelt or made of a raw string', () => {
    const say = sayIn('en')
    const calls = () => {
      // @ts-expect-error a value is missing
      say('listing.published')
      // @ts-expect-error the value has another name
      say('listing.published', { refrence: said('O-1') })
      // @ts-expect-error a raw string could be what somebody typed
      say('listing.published', { reference: 'O-1' })
      // @ts-expect-error there is no such message
      say('listing.publishd', { reference: said('O-1') })
      // @ts-expect-error this message takes no values
      say('general.cancelled', { reference: said('O-1') })
    }
    expect(calls).toBeTypeOf('function')
  })
})

describe('saying a message', () => {
  test('keeps what was typed apart from the words around it', () => {
    const text = sayIn('en')('facility.member', { person: quoted('{x} <b>'), facility: said('Lulong') })
    expect(text.pieces).toEqual([{ quoted: '{x} <b>' }, { said: ' now speaks for Lulong.' }])
  })

  test('counts as each language does', () => {
    const count = (locale: 'en' | 'zh-CN' | 'ko', waiting: number) => plainText(sayIn(locale)('draft.waiting', { count: waiting }))
    expect(count('en', 1)).toContain('1 more from your message comes next')
    expect(count('en', 2)).toContain('2 more from your message come next')
    expect(count('zh-CN', 2)).toContain('2 条')
    expect(count('ko', 2)).toContain('2건')
  })
})
