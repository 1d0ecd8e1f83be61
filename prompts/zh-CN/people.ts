import type { people as english } from '../en/people.ts'
import { translated } from '../icu.ts'

export const people = translated<typeof english>()({
  'facility.list.title': '您的工厂',
  'facility.list.item': '{reference} · {name}，{place}',
  'facility.list.asked': '{reference} · {name}，{place}（等待答复）',
  'facility.list.empty': '您还不是任何工厂的联系人。请登记工厂，或加入同事的工厂：“/工厂 加入 F-…”。',
  'facility.list.hint': '加入其他工厂：“/工厂 加入 F-…”。',
  'facility.register': '登记工厂',
  'facility.join-asked': '申请已转给{facility}的联系人，有答复就告诉您。',
  'facility.registered': '{facility}已登记，编号 {reference}。同事可用“/工厂 加入 {reference}”加入。',
  'facility.member': '{person}现在是{facility}的联系人。',
  'facility.refused': '已谢绝{person}加入{facility}。',
  'facility.asked': '{person}申请代表{facility}发布和答复信息。您认识吗？',
  'facility.admit': '认识，同意',
  'facility.deny': '不认识',
  'facility.you-are-in': '您现在是{facility}的联系人。厂里有什么富余、需要什么，直接写给我。',
  'facility.you-are-not': '{facility}没有通过您的申请，可向其联系人了解情况。您自己的工厂可用 /工厂 登记。',

  'form.title': '登记工厂',
  'form.submit': '登记',
  'form.name': '工厂名称',
  'form.name.hint': '按平时的叫法写。对接之前，其他企业看不到。',
  'form.isic': '行业',
  'form.isic.hint': '写个关键词就行，例如“水泥”。',
  'form.left': '没有登记。之前写的内容还在。',
  'form.industry': '{name}（ISIC {isic}）',
  'form.park': '园区',
  'form.park.other': '不在上述园区',
  'form.place': '所在城市',
  'form.place.hint': '不在上述园区时填写，用于计算距离。',

  'settings.title': '您的设置',
  'settings.saved': '已保存',
  'settings.language': '语言',
  'settings.zone': '时区',
  'settings.quiet': '免打扰时段',
  'settings.quiet.hours': '{from}–{until}',
  'settings.quiet.never': '无',
  'settings.hint': '其他值：/设置 20-8、/设置 Asia/Shanghai',
  'settings.button.quiet': '免打扰 {hours}',
  'settings.button.never': '不设免打扰',

  'trouble.access-revoked':
    '机器人失去了对 {platform} 的访问权限（工作区 {workspace}）。重新安装或更换令牌之前，那里的人都收不到消息。',
  'trouble.person-gone':
    '{person} 在 {platform} 上的账号已停用，联系不上了。一条发给对方的通知没有送达。',
  'trouble.conversation-closed':
    '在 {platform} 上无法给 {person} 发消息：会话已关闭或归档。一条发给对方的通知没有送达。',
  'trouble.message-refused':
    '{platform} 拒收了一条发给 {person} 的通知，不会再发；原因见日志。',
})
