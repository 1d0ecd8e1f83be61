import type { general as english } from '../en/general.ts'
import { translated } from '../icu.ts'

export const general = translated<typeof english>()({
  'general.cancelled': '已取消，未作任何更改。',
  'general.nothing-open': '现在没有可以取消的内容。',
  'general.not-understood': '没看出这是供应还是需求。可以这样写：“我们每周有 20 吨钢渣”，或发送 /帮助。',
  'general.about': '我帮工厂给副产物找去处，也帮工厂找可用的原料。每个匹配都由项目协调员审核，双方都同意之后才互通名称。',
  'general.small-talk': '厂里有富余的副产物，或者需要什么料，直接写给我就行。其他功能见 /帮助。',
  'general.failed': '这一步没有完成，也没有保存任何内容，请再发一次。之前已保存的内容不受影响。',

  'help.title': '可以做什么',
  'help.write': '厂里有什么富余、需要什么，直接写一句话：“每周 20 吨钢渣，免费自提”。',
  'help.start': '发布前请先登记工厂，或加入同事已登记的工厂：/工厂',
  'help.posting': '/供应、/需求：发布信息，“/供应 表格”：一次发布多条。“/查找 玻璃”：搜索。',
  'help.listings': '/我的信息：您的供需信息，可暂停、续期、撤回。',
  'help.introductions': '/对接：正在洽谈的对象和进展；/对话：与对方的对话记录。',
  'help.review': '/审核：等您审核的匹配；“/审核 M-311”看单个，后面加“我的”“搁置”“危险废物”或物料名只看一部分；休假前用“/审核 移交”。',
  'help.digest': '/周报：项目最近七天的情况。',
  'help.look-up': '“/物料 粉煤灰”“/资源 水泥”、/案例、/技术：查资料。也可以按代码查：“/物料 10 01 02”。',
  'help.knowledge': '/知识：本项目自己的叫法和经验。',
  'help.impact': '/成效：协同带来的成效。/屏蔽：不再与某一方匹配。/我的数据、“/注销 本人”：您的个人数据。',
  'help.settings': '/设置：语言、时区、免打扰时段。/取消：退出当前操作。',
  'help.button.register': '登记工厂',
  'help.button.listings': '我的信息',
  'help.button.introductions': '对接',
  'help.button.review': '审核匹配',
  'help.button.digest': '周报',
  'help.button.settings': '设置',
})
