import type { digest as english } from '../en/digest.ts'
import { translated } from '../icu.ts'

export const digest = translated<typeof english>()({
  'digest.title': '{project} · 第 {week} 周 · {days}',
  'digest.quiet': '{project} · 第 {week} 周：没有新情况，也没有卡住的。{waiting}',
  'digest.new': '新增：供应 {offers, number} 条，需求 {needs, number} 条',
  'digest.best': '最佳匹配：{offer} → {need}，{reference}（{fit}）',
  'digest.moved': '有进展（{count, number}）',
  'digest.stuck': '停滞（{count, number}）',
  'digest.line.moved': '{reference} {material}：{stage}',
  'digest.line.stuck': '{reference} {material}：{stage}，已 {days, number} 天',
  'digest.waiting': '待办：协调员 {brokers, number} · 工厂 {facilities, number}',
  'digest.waiting.nobody': '没有待办。',
  'digest.delivered': '本周确认的供货：{amounts}',
  'digest.saved': '累计减排（已核实）{verified}；进行中的项目预计每年 {expected}',
  'digest.unmet': '有人要、没人供：{materials}',
  'digest.rejections': '否决原因：{reasons}',
  'digest.rejection': '{reason}（{count, number}）',
  'digest.review': '审核匹配',
})
