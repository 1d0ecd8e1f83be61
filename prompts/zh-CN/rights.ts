import type { rights as english } from '../en/rights.ts'
import { translated } from '../icu.ts'

export const rights = translated<typeof english>()({
  'mydata.title': '存有的您的数据',
  'mydata.none': '除姓名和账号外，没有存您的其他数据。',
  'mydata.line': '{kind}：{count, number}',
  'mydata.get': '全部数据可由运维人员导出为一个文件交给您：{command}',
  'mydata.erase': '如需删除：“/注销 本人”',
  'mydata.kind.person': '姓名和设置',
  'mydata.kind.accounts': '账号',
  'mydata.kind.memberships': '工厂',
  'mydata.kind.roles': '项目角色',
  'mydata.kind.listings': '您发布的供需信息',
  'mydata.kind.questionsAsked': '您提的问题',
  'mydata.kind.answersGiven': '您的答复',
  'mydata.kind.decisions': '您审核的匹配',
  'mydata.kind.introductionsBrokered': '您协调的对接',
  'mydata.kind.deliveriesReported': '您填报的供货',
  'mydata.kind.deliveriesConfirmed': '您确认的供货',
  'mydata.kind.documentsNamed': '您登记的凭证',
  'mydata.kind.attributions': '您设定的归因',
  'mydata.kind.knowledgeProposed': '您提议的知识',
  'mydata.kind.notices': '发给您的消息',
  'mydata.kind.openDialogues': '进行中的对话',
  'mydata.kind.audit': '变更日志中的条目',

  'forget.title': '要删除您的个人数据吗？',
  'forget.goes': '会删除：姓名、账号、权限、发给您的消息，以及您亲手写的文字。',
  'forget.stays':
    '会保留：属于工厂或项目的内容（供需信息、数量、审核结果），以及变更日志。日志里只有编号，没有姓名；日志必须完整，才能保证没有人改动过往记录。',
  'forget.colleagues': '您手上未完的事会交给同事或协调员。',
  'forget.continue': '继续…',
  'forget.keep': '全部保留',
  'forget.last': '删除后无法恢复。现在删除吗？',
  'forget.now': '删除我的数据',
  'forget.kept': '没有做任何更改。',
  'forget.done': '您的个人数据已删除。如再来信，将按新用户处理。',
  'forget.how': '发送“/注销 本人”可删除您自己的数据，删除前会再问您两次。',

  'block.done': '不会再把 {reference} 的对方与您匹配，也不会通知对方。如需解除：“/解除屏蔽 {reference}”',
  'block.done.facility': '不会再把 {reference} 与您匹配，也不会通知对方。如需解除：“/解除屏蔽 {reference}”',
  'block.undone': '已解除对 {reference} 的屏蔽，今后可能再与您匹配。',
  'block.list': '已屏蔽：',
  'block.list.line': '{reference}，自 {date} 起',
  'block.list.empty': '您没有屏蔽任何一方。“/屏蔽 I-12”屏蔽某次对接的对方，“/屏蔽 F-101”屏蔽某家工厂。',

  'leave.ask': '不再担任 {reference} 的联系人吗？',
  'leave.yes': '是，退出',
  'leave.done.colleagues': '您已不再是{facility}的联系人，未完的事由同事继续。',
  'leave.done.brokers': '您已不再是{facility}的联系人。该厂已无联系人：供需信息已暂停，并已通知协调员。',
  'leave.colleague': '一位同事退出了{facility}。{running, plural, =0 {没有未完的对接。} other {# 项未完的对接转由您负责。}}见 /对接。',
  'leave.unattended':
    '{reference} {facility}已没有联系人，供需信息已暂停。{running, plural, =0 {没有未完的对接。} other {还有 # 项对接需要有人跟进。}}',
  'leave.broker.taken': '{project}的一位协调员离开了。{running, plural, =0 {没有未完的对接。} other {# 项对接转由您负责。}}见 /对接。',
  'leave.broker.nobody':
    '{project}的最后一位协调员离开了。{running, plural, =0 {没有未完的对接。} other {# 项对接无人负责。}}请指定新的协调员。',
})
