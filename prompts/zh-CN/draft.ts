import type { draft as english } from '../en/draft.ts'
import { translated } from '../icu.ts'

export const draft = translated<typeof english>()({
  'draft.title': '请核对',
  'draft.changed': '已修改',
  'draft.line': '{kind} · {material}',
  'draft.place': '{place}（您的工厂）',
  'draft.read-from': '{value} ← “{words}”',
  'draft.read-from.check': '{value} ← “{words}”，请留意',
  'draft.unknown-material': '目录里没有这种物料，无法自动匹配。它还有别的名称吗？',
  'draft.hazardous': '已标为危险废物，须协调员审核后才会对接。',
  'draft.hazard-doubted': '您写的是非危险废物，但按通常的代码属于危险废物，协调员会先核实。',
  'draft.correct': '要改直接写，例如“改成每月 2000 吨”。',
  'draft.waiting': '您消息里还有 {count, number} 条，随后给您核对。',
  'draft.kept': '您的草稿还在。',
  'draft.publish': '发布',
  'draft.cancel': '取消',

  'draft.what.offer': '厂里有什么可以供应？一句话就行：“粉煤灰，每月 3000 吨，四月起，免费自提”。',
  'draft.what.need': '厂里需要什么？一句话就行：“石膏，每月 500 吨，含水率 10% 以下”。',

  'draft.ask.material': '“{words}”是指哪一种？',
  'draft.ask.material-unknown': '目录里没有“{words}”。它还叫什么？',
  'draft.ask.none': '都不是',
  'draft.ask.leave': '先不填',
  'draft.ask.ton': '“{words}”是哪种吨？',
  'draft.ask.ton.short': '短吨（907 kg）',
  'draft.ask.ton.metric': '公吨（1000 kg）',
  'draft.ask.quantity.impossible': '“{words}”这个数量不太可能。实际是多少，按什么周期？',
  'draft.ask.quantity.unknown-unit': '“{words}”折合多少吨、立方米或千瓦时？',
  'draft.ask.quantity.unknown-period': '“{words}”是每天、每周、每月、每年，还是一次性的量？',
  'draft.ask.window.unreadable': '没读懂“{words}”这个时间。从什么时候到什么时候？例如“4月1日起”。',
  'draft.ask.window.ends-before-start': '“{words}”的结束时间早于开始时间。从什么时候到什么时候？',
  'draft.ask.facility': '是哪家工厂的？',
  'draft.ask.register': '草稿已保留。发布前需要知道您的工厂：请登记，或用“/工厂 加入 F-…”加入同事的工厂。',
  'draft.ask.register.button': '登记工厂',
})
