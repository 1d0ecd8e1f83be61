import type { terminal as english } from '../en/console.ts'
import { translated } from '../icu.ts'

export const terminal = translated<typeof english>()({
  'console.welcome': '您现在是{name}（{belongs}）。厂里有什么富余、需要什么，直接写，例如“我们每周有 20 吨钢渣”。',
  'console.welcome-broker': '您现在是{name}（{belongs}）。待审核的匹配见 /审核。',
  'console.welcome-team': '您现在是{name}（{belongs}）。项目一周情况见 /周报，查找信息用 /查找。',
  'console.newcomer': '您现在是{name}，第一次来。厂里有什么富余、需要什么，直接写；需要登记工厂时我会问您。',
  'console.keys': '输入数字即按对应的按钮；/as 加名字切换人物，/people 列出人物，/file 加路径发送文件，/quit 退出，其他见 /帮助。',
  'console.people': '可切换的人物（/as 加名字）',
  'console.person': '{key} · {name}（{belongs}）',
  'role.contact': '联系人',
  'role.broker': '协调员',
  'role.team': '项目组',
  'role.admin': '管理员',
  'role.observer': '观察员',
})
