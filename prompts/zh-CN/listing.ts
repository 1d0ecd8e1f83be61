import type { listing as english } from '../en/listing.ts'
import { translated } from '../icu.ts'

export const listing = translated<typeof english>()({
  'listing.published': '已发布，编号 {reference}。匹配都先由协调员审核，再征求对方意见。',
  'listing.detail.unknown-material': '目录里还没有这种物料，暂时不能自动匹配。它还叫什么？',
  'listing.detail.quantity': '再补一项，匹配会准很多：大概有多少？',
  'listing.detail.window': '再补一项，匹配会准很多：从什么时候开始？',
  'listing.detail.attribute': '再补一项，匹配会准很多：{attribute}大约多少？',
  'listing.detail.skip': '跳过',
  'listing.detail.skipped': '先不填。以后想补，直接写给我。',
  'listing.detail.from-now': '现在起',
  'listing.detail.from-next-month': '下月起',

  'listing.revised': '{reference} 已修改',
  'listing.title': '{reference} · {kind} · {material}',
  'listing.expires': '有效期至{date}，到期前会问您。',
  'listing.facility': '{facility}（{reference}）',
  'label.facility': '工厂',
  'label.region': '区域',
  'listing.pause': '暂停',
  'listing.renew': '续期',
  'listing.withdraw': '撤回',

  'listing.moved.active': '{reference} 已续期 90 天。',
  'listing.moved.paused': '{reference} 已暂停，续期之前不参与匹配。',
  'listing.moved.expired': '{reference} 已到期，随时可以续期。',
  'listing.moved.withdrawn': '{reference} 已撤回，尚未审核的匹配一并关闭。',

  'listing.list.title': '您的信息（{count, number} 条）',
  'listing.list.hint': '查看单条：“/我的信息 {example}”',
  'listing.list.empty': '您还没有发布信息。厂里有什么富余、需要什么，直接写给我。',
  'listing.which.withdraw': '要撤回哪一条？',
  'listing.which.more': '不在其中？发送“/我的信息 撤回 O-…”。',

  'listing.search.title': '{what}：{count, number} 条',
  'listing.search.title-all': '您的项目里共 {count, number} 条信息',
  'listing.search.more': '这里只列出前 {shown, number} 条，写得更具体可缩小范围。',
  'listing.search.none': '您的项目里目前没有{what}的信息。您可以先发布，有了我会告诉您。',
  'listing.search.none-all': '您的项目里目前没有信息。',
  'listing.search.offer': '发布供应',
  'listing.search.need': '发布需求',

  'listing.expired': '{reference} {material}已到期，不再参与匹配。',
})
