import type { channel as english } from '../en/channel.ts'
import { translated } from '../icu.ts'

export const channel = translated<typeof english>()({
  'channel.open-form': '양식 열기',
  'channel.go-on': '계속',
  'channel.page-kept': '총 {parts}쪽 가운데 {part}쪽을 채웠습니다. 마지막 쪽까지 채워야 저장됩니다.',
  'channel.search': '이름의 한 단어를 입력하세요',
  'channel.fits-several': '‘{typed}’에 맞는 항목이 여럿입니다. 하나를 골라 주세요.',
  'channel.fits-many': '‘{typed}’에 맞는 것이 {count, number}건입니다. 더 자세히 적어 주세요.',
  'channel.fits-none': '‘{typed}’에 맞는 항목이 목록에 없습니다. 다른 말로 찾아 주세요.',
  'channel.choose': '선택',
  'channel.answered-directly': '개인 메시지로 답했습니다. 본인만 볼 수 있습니다.',
  'channel.write-directly': '개인 메시지를 보낼 수 없습니다. 여기서 /공급, /수요, /도움말을 쓰시면 답은 본인에게만 보입니다.',
  'channel.waits-for-you': '{person} 님께 온 소식이 있지만 개인 메시지를 보낼 수 없습니다. 버튼을 누르면 여기서 본인만 볼 수 있습니다.',
  'channel.read-here': '여기서 보기',
  'channel.nothing-waits': '기다리는 소식이 없습니다.',
  'channel.reply-in-words': '글로 답하기',
  'channel.your-words': '답장 (다른 사람에게는 보이지 않습니다)',
})
