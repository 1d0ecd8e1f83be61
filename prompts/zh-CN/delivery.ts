import type { delivery as english } from '../en/delivery.ts'
import { translated } from '../icu.ts'

export const delivery = translated<typeof english>()({
  'delivery.ask': '{reference} 供了多少，哪个月？例如“4月 412 吨”。',
  'delivery.ask-figure': '{month}贵方的数量是多少？对方填报的是 {amount}。',
  'delivery.recorded': '{reference} {material}，{month}：{amount}，已记录，正请对方确认。',
  'delivery.confirmed': '{reference} {material}，{month}：{amount}，双方已确认。',
  'delivery.avoided': '毛减排约 {tonnes}（因子：{source}）。',
  'delivery.disputed': '{reference} {material}，{month}：双方数量不一致，{first} 与 {second}。已通知对方和协调员。',
  'delivery.reported.offer': '供方填报：{month}{material} {amount}（{reference}）。对吗？',
  'delivery.reported.need': '需方填报：{month}{material} {amount}（{reference}）。对吗？',
  'delivery.dispute.offer': '{reference} {material}，{month}：供方填报 {first}，需方为 {second}。',
  'delivery.dispute.need': '{reference} {material}，{month}：需方填报 {first}，供方为 {second}。',
  'delivery.dispute.next': '请核对磅单，有误的一方重新填报：/对接 {reference}',
  'delivery.button.confirm': '无误',
  'delivery.button.dispute': '我方数量不同…',
  'delivery.button.accept': '以对方数量为准',
})
