import { loadIndustries } from '../../db/seed/load.ts'
import { registerForm } from '../../prompts/present/facility.ts'
import { knowledgeForm, placingForm } from '../../prompts/present/knowledge-form.ts'
import { procedureForm, procedureLines } from '../../prompts/present/procedure.ts'
import { severalForm } from '../../prompts/present/review.ts'
import type { Locale } from '../../src/domain/locale.ts'
import type { Form } from '../../src/message/form.ts'

const parks = [
  { id: 'park-1', names: { en: 'Qinhuangdao Economic Zone', 'zh-CN': '秦皇岛经济技术开发区', ko: '친황다오 경제기술개발구' } },
  { id: 'park-2', names: { en: 'Lulong Industrial Park', 'zh-CN': '卢龙工业园', ko: '루룽 공업단지' } },
]
const steps = [
  { stage: 'introduced', kind: 'sample', owner: 'supplier', proof: 'none', dueDays: 10, titles: null, guidance: null },
  { stage: 'negotiation', kind: 'contract', owner: 'receiver', proof: 'note', dueDays: 21, titles: null, guidance: null },
] as const

/** Every form with a name for who looks at it, with `typed` where somebody's words can stand. */
export function everyForm(locale: Locale, typed: string): readonly (readonly [name: string, form: Form])[] {
  const token = 't'
  const industries = loadIndustries()
  const [industry] = industries
  const again = { name: typed, isic: industry?.isic ?? '', place: typed }
  return [
    ['register', registerForm(locale, { token, parks: [], industries })],
    ['register in a park', registerForm(locale, { token, parks, industries: industries.slice(0, 20) })],
    ['register again', registerForm(locale, { token, parks, industries, typed: again })],
    ...(['alias', 'material', 'correct', 'route', 'factor'] as const).map(
      (form) => [`knowledge ${form}`, knowledgeForm(locale, { token, form })] as const,
    ),
    ['placing', placingForm(locale, { token, typed: { material: typed } })],
    ['several matches', severalForm(locale, { token, typed: { matches: 'M-311 M-315' } })],
    ['procedure', procedureForm(locale, { token, lines: procedureLines(locale, steps) })],
  ]
}
