import type { delivery as english } from '../en/delivery.ts'
import { translated } from '../icu.ts'

export const delivery = translated<typeof english>()({
  'delivery.ask': '{reference}: 어느 달에 얼마나 나갔나요? 예: ‘4월 412톤’.',
  'delivery.ask-figure': '{month} 귀사의 물량은 얼마인가요? 상대측 보고는 {amount}입니다.',
  'delivery.recorded': '{reference} {material}, {month} {amount}: 기록했습니다. 상대측에 확인을 요청합니다.',
  'delivery.confirmed': '{reference} {material}, {month} {amount}: 양측이 확인했습니다.',
  'delivery.avoided': '가공과 운송을 뺀 순감축 약 {tonnes} (배출계수: {source}). 자세히: /성과 {reference}',
  'delivery.disputed':
    '{reference} {material}, {month}: 양측 물량이 다릅니다. {first}, {second}. 상대측에 대조를 요청했고, 사흘 안에 정해지지 않으면 코디네이터에게 알립니다.',
  'delivery.reported.offer': '공급처 보고: {month} {material} {amount} ({reference}). 맞나요?',
  'delivery.reported.need': '수요처 보고: {month} {material} {amount} ({reference}). 맞나요?',
  'delivery.dispute.offer': '{reference} {material}, {month}: 공급처 보고 {first}, 수요처 확인 {second}.',
  'delivery.dispute.need': '{reference} {material}, {month}: 수요처 보고 {first}, 공급처 확인 {second}.',
  'delivery.dispute.next': '계량증명서를 대조해 주세요. 틀린 쪽에서 다시 보고하면 됩니다: /소개 {reference}',
  'delivery.button.confirm': '맞음',
  'delivery.button.dispute': '우리 물량은 다름…',
  'delivery.button.accept': '상대측 물량으로 확정',
  'delivery.recorded.expected': '예상 물량은 월 약 {amount}입니다.',
  'delivery.sure.far-above': '{month} {amount}: 예상한 월 {against}의 열 배가 넘습니다. 맞나요?',
  'delivery.sure.settled-before': '{month}은 양측이 {against} 기준으로 확인했습니다. {amount} 기준으로 다시 확인할까요?',
  'delivery.documents': '증빙: {names}',
  'delivery.price.ask':
    '{month} 단가나 처리비는 얼마였나요? 예: ‘톤당 2만원’, ‘우리가 톤당 8만원 지급’. 귀사와 코디네이터만 볼 수 있습니다.',
  'delivery.price.noted': '{reference}, {month}: {price}. 귀사와 코디네이터만 볼 수 있습니다.',
  'delivery.document.ask': '{month} 증빙 서류의 이름을 적어 주세요. 예: ‘계량증명서 0412’. 이름은 상대측에도 보입니다.',
  'delivery.document.noted': '{reference}, {month}: 증빙 ‘{name}’: 기록했습니다.',
  'delivery.open.offer': '{reference} {material}, {month}: 공급처는 {amount}, 수요처는 아직 답이 없습니다.',
  'delivery.open.need': '{reference} {material}, {month}: 수요처는 {amount}, 공급처는 아직 답이 없습니다.',
  'delivery.open.next': '양측에 이미 물었습니다. 전화가 빠를 수 있습니다.',
  'delivery.button.sure': '맞음, 기록',
  'delivery.button.reopen': '다시 확인',
  'delivery.button.rewrite': '다시 입력',
  'delivery.button.price': '단가 입력…',
  'delivery.button.document': '증빙 등록…',
})
