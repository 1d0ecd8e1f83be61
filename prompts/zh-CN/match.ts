import type { match as english } from '../en/match.ts'
import { translated } from '../icu.ts'

export const match = translated<typeof english>()({
  'match.title': '匹配 {reference} · 匹配度 {fit}',
  'match.side': '{kind} {reference}：{facts}',
  'match.why': '依据',
  'match.open': '待查',
  'match.status': '这个匹配的状态：{status}。',

  'match.reason.same': '与所需物料相同',
  'match.reason.route': '已有成熟用途',
  'match.reason.family-route': '近似物料有此用途',
  'match.reason.family': '同类物料，尚无实例',
  'match.reason.cases': '{count, number} 个实例',
  'match.reason.source': '{line}（来源：{source}）',
  'match.reason.general-practice': '行业通行做法',
  'match.reason.technology': '需加工：{technology}',
  'match.reason.industry-seen': '这两个行业之间有先例',
  'match.reason.industry-new': '这两个行业之间尚无先例',
  'match.reason.covers': '可满足需求的 {share}',
  'match.reason.covers-all': '可满足全部需求，供应量为需求的 {share}',
  'match.reason.distance': '公路 {distance}，此类物料一般运距在 {reach} 以内',
  'match.reason.distance-far': '公路 {distance}，超出此类物料一般运距 {reach}',
  'match.reason.time-all': '时间相符：{window}',
  'match.reason.time-part': '时间只有 {share} 重合（按较短一方计）',
  'match.reason.fits': '{attribute}符合：供 {offered}，需 {wanted}',
  'match.reason.conflicts': '{attribute}不符：供 {offered}，需 {wanted}',

  'match.open.specification': '{attribute}未注明（需 {wanted}）',
  'match.open.quantity': '数量暂时无法比较',
  'match.open.distance': '距离未知',
  'match.open.permit':
    '属危险废物，须协调员把关。待确认的许可问题：{country, select, CN {需方的危险废物经营许可证是否包含该代码，转移联单由谁办理？} KR {需方有无该指定废物的处理许可或再利用申报，由谁在韩国废物管理系统申报？} US {需方设施是否获准接收该代码，或是否适用豁免，转移联单由谁签署？} other {需方是否有该代码的处理许可，转移单据由谁办理？}}以主管部门意见为准。',
  'match.open.border': '跨境（{from} → {to}）：进出口许可待确认',
  'match.open.none': '无',

  'match.expected': '预期：每年毛减排约 {tonnes}（因子：{source}）',
  'match.expected.unknown': '预期减排：暂无（缺因子或可比数量）',
  'match.flow': '可对接 {amount}',

  'match.asked.offer': '问供方：“{question}”',
  'match.asked.need': '问需方：“{question}”',
  'match.asked.answer': '答：“{answer}”',
  'match.asked.waiting': '尚未答复',

  'match.button.approve': '通过',
  'match.button.ask-offer': '询问供方',
  'match.button.ask-need': '询问需方',
  'match.button.hold': '搁置',
  'match.button.reject': '否决…',

  'match.decided.approved': '{reference} 已通过。现在征求双方意见，仍不透露名称。',
  'match.decided.held': '{reference} 已搁置，一周后再提交给您。',
  'match.decided.rejected': '{reference} 已否决：{reason}。',
  'match.reject.why': '{reference} 为什么不合适？',
  'match.reject.words': '{reference} 为什么不合适？写一句话即可。',

  'match.ask.offer': '想问 {reference} 的供方什么？写成一条消息，对方不会看到需方的任何信息。',
  'match.ask.need': '想问 {reference} 的需方什么？写成一条消息，对方不会看到供方的任何信息。',
  'match.question-sent.offer': '问题已转给供方，有答复就告诉您。',
  'match.question-sent.need': '问题已转给需方，有答复就告诉您。',
  'match.answer.ask': '请用一条消息回答，只有协调员能看到。',
  'match.answer.sent': '您的回答已转给协调员。',

  'match.question.title': '协调员想了解您的 {reference} {material}',
  'match.question.button': '回答',
  'match.answered.title': '匹配 {reference} 的答复',

  'match.queue.all': '有 {waiting, number} 个匹配等您审核，最合适的在前。',
  'match.queue.some': '有 {waiting, number} 个匹配等您审核，先看最合适的 {shown, number} 个。',
  'match.queue.empty': '没有等您审核的匹配。',
})
