import type { channel as english } from '../en/channel.ts'
import { translated } from '../icu.ts'

export const channel = translated<typeof english>()({
  'channel.open-form': '打开表单',
  'channel.go-on': '继续',
  'channel.page-kept': '第 {part} 部分已填好，共 {parts} 部分。全部填完才会保存。',
  'channel.search': '输入其中一个词',
  'channel.fits-several': '有几项符合“{typed}”，请选一项。',
  'channel.fits-many': '有 {count, number} 项符合“{typed}”，请写得更具体一些。',
  'channel.fits-none': '列表里没有符合“{typed}”的，请换一个词。',
  'channel.choose': '请选择',
  'channel.answered-directly': '已用私信回复，只有您能看到。',
  'channel.write-directly': '我无法给您发私信。请在这里用 /供应、/需求 或 /帮助，回复只有您能看到。',
  'channel.waits-for-you': '{person}：有一条给您的消息，但我无法给您发私信。请按下面的按钮查看，只有您能看到。',
  'channel.read-here': '在这里查看',
  'channel.nothing-waits': '没有等您查看的消息。',
  'channel.reply-in-words': '用文字回复',
  'channel.your-words': '您的回复（其他人看不到）',
})
