import type { delivery as english } from '../en/delivery.ts'
import { translated } from '../icu.ts'

export const delivery = translated<typeof english>()({
  'delivery.ask': '{reference}: 어느 달에 얼마나 나갔나요? 예: ‘4월 412톤’.',
  'delivery.ask-figure': '{month} 귀사의 물량은 얼마인가요? 상대측 보고는 {amount}입니다.',
  'delivery.recorded': '{reference} {material}, {month} {amount}: 기록했습니다. 상대측에 확인을 요청합니다.',
  'delivery.confirmed': '{reference} {material}, {month} {amount}: 양측이 확인했습니다.',
  'delivery.avoided': '약 {tonnes} 감축, 총량 기준 (배출계수: {source}).',
  'delivery.disputed': '{reference} {material}, {month}: 양측 물량이 다릅니다. {first}, {second}. 상대측과 코디네이터에게 알렸습니다.',
  'delivery.reported.offer': '공급처 보고: {month} {material} {amount} ({reference}). 맞나요?',
  'delivery.reported.need': '수요처 보고: {month} {material} {amount} ({reference}). 맞나요?',
  'delivery.dispute.offer': '{reference} {material}, {month}: 공급처 보고 {first}, 수요처 확인 {second}.',
  'delivery.dispute.need': '{reference} {material}, {month}: 수요처 보고 {first}, 공급처 확인 {second}.',
  'delivery.dispute.next': '계량증명서를 대조해 주세요. 틀린 쪽에서 다시 보고하면 됩니다: /소개 {reference}',
  'delivery.button.confirm': '맞음',
  'delivery.button.dispute': '우리 물량은 다름…',
  'delivery.button.accept': '상대측 물량으로 확정',
})
