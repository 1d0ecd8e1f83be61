import type { card as english } from '../en/card.ts'
import { translated } from '../icu.ts'

export const card = translated<typeof english>()({
  'card.consent.yes': '귀사에서 이미 동의했습니다.',
  'card.consent.no': '귀사에서 이미 사양했습니다.',
  'card.consent.closed': '이 제안은 종료되었습니다.',
  'card.consent.waits': '양측 등록 건 중 하나가 현재 유효하지 않아 보류합니다. 둘 다 유효해지면 다시 여쭙겠습니다.',
  'card.moved': '현재 단계: {stage}.',
  'card.question': '이 질문은 이미 답변되었습니다.',
  'card.listing.renewed': '{reference} 기간을 연장했습니다.',
  'card.listing.moved': '{reference} 현재 상태: {status}.',
  'card.delivery.confirmed': '양측이 확인했습니다.',
  'card.delivery.disputed': '귀사에서 보고한 물량: {amount}.',
  'card.membership.member': '{person} 님의 참여가 승인되었습니다.',
  'card.membership.refused': '{person} 님의 참여가 승인되지 않았습니다.',
  'card.placed': '해당 물질: {material}.',
})
