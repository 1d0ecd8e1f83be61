import type { card as english } from '../en/card.ts'
import { translated } from '../icu.ts'

export const card = translated<typeof english>()({
  'card.consent.yes': '贵方已同意。',
  'card.consent.no': '贵方已婉拒。',
  'card.consent.closed': '这项推荐已结束。',
  'card.consent.waits': '其中一条信息已停用，暂不需答复。双方信息都有效后，我再征求您的意见。',
  'card.moved': '目前阶段：{stage}。',
  'card.question': '这个问题已有人回答。',
  'card.listing.renewed': '{reference} 已续期。',
  'card.listing.moved': '{reference} 的状态：{status}。',
  'card.delivery.confirmed': '双方已确认。',
  'card.delivery.disputed': '贵方填报的数量为 {amount}。',
  'card.membership.member': '{person}已获准加入。',
  'card.membership.refused': '{person}未获准加入。',
  'card.placed': '已归入物料：{material}。',
})
