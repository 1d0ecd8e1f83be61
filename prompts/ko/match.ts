import type { match as english } from '../en/match.ts'
import { translated } from '../icu.ts'

export const match = translated<typeof english>()({
  'match.title': '매칭 {reference} · 적합도 {fit}',
  'match.side': '{kind} {reference}: {facts}',
  'match.why': '근거',
  'match.open': '확인 필요',
  'match.status': '이 매칭의 상태: {status}.',

  'match.reason.same': '수요와 같은 품목',
  'match.reason.route': '정착된 용도',
  'match.reason.family-route': '유사 품목에 이 용도가 있음',
  'match.reason.family': '같은 계열 품목, 확인된 사례 없음',
  'match.reason.cases': '사례 {count, number}건',
  'match.reason.source': '{line} (출처: {source})',
  'match.reason.general-practice': '업계 일반 관행',
  'match.reason.technology': '필요 공정: {technology}',
  'match.reason.industry-seen': '두 업종 간 선례 있음',
  'match.reason.industry-new': '두 업종 간 선례 없음',
  'match.reason.industry-new-source': '수요처 업종에는 선례 있음, 공급처 업종에는 없음',
  'match.reason.usual-input': '{line}, 수요처 업종의 통상 원료',
  'match.reason.no-usual-input': '수요처 업종의 통상 원료는 아님',
  'match.reason.experience':
    '이 프로젝트의 같은 조합 검토: 승인 {accepted, number}건, 반려 {rejected, number}건 (일부 사유는 절반으로 계산)',
  'match.reason.weighed': '{line} (×{factor})',
  'match.reason.covers': '수요의 {share} 충당',
  'match.reason.covers-all': '수요 전량 충당, 공급량은 수요의 {share}',
  'match.reason.distance': '도로 {distance}, 이 품목의 통상 운반 거리 {reach} 이내',
  'match.reason.distance-far': '도로 {distance}, 이 품목의 통상 운반 거리 {reach} 초과',
  'match.reason.distance-rail': '도로 {distance}, 철도 운임은 도로 {cost} 상당, 이 품목의 통상 운반 거리 {reach}',
  'match.reason.distance-water': '도로 {distance}, 수운 운임은 도로 {cost} 상당, 이 품목의 통상 운반 거리 {reach}',
  'match.reason.time-all': '기간 일치: {window}',
  'match.reason.time-part': '기간 중복 {share} (짧은 쪽 기준)',
  'match.reason.fits': '{attribute} 적합: 공급 {offered}, 수요 {wanted}',
  'match.reason.conflicts': '{attribute} 부적합: 공급 {offered}, 수요 {wanted}',

  'match.open.specification': '{attribute} 미기재 (수요 {wanted})',
  'match.open.quantity': '물량을 아직 비교할 수 없음',
  'match.open.distance': '거리 미상',
  'match.open.permit':
    '유해폐기물이므로 코디네이터 검토가 필요합니다. 인허가 확인: {country, select, CN {수요처의 위험폐기물 경영허가에 이 코드가 포함되는지, 이동 전표는 누가 작성하는지.} KR {수요처에 이 지정폐기물의 처리업 허가나 재활용 신고가 있는지, 올바로 인계서는 누가 작성하는지.} US {수요처가 이 코드의 허가 시설이거나 면제 대상인지, 인계 서류는 누가 서명하는지.} other {수요처에 이 코드의 처리 허가가 있는지, 운반 서류는 누가 작성하는지.}} 판단은 관할 관청이 합니다.',
  'match.open.border': '국경 이동 ({from} → {to}): 수출입 허가 확인 필요',
  'match.open.none': '없음',

  'match.expected': '예상: 연 약 {tonnes} 감축, 총량 기준 (배출계수: {source})',
  'match.expected.unknown': '예상 감축량: 아직 없음 (계수 또는 비교 가능한 물량 없음)',
  'match.flow': '가능 물량 {amount}',

  'match.asked.offer': '공급처에 질문: ‘{question}’',
  'match.asked.need': '수요처에 질문: ‘{question}’',
  'match.asked.answer': '답변: ‘{answer}’',
  'match.asked.waiting': '아직 답변 없음',

  'match.button.approve': '승인',
  'match.button.ask-offer': '공급처에 질문',
  'match.button.ask-need': '수요처에 질문',
  'match.button.hold': '보류',
  'match.button.reject': '반려…',

  'match.decided.approved': '{reference} 건을 승인했습니다. 이제 양측에 익명으로 의사를 묻습니다.',
  'match.decided.held': '{reference} 건을 보류했습니다. 일주일 뒤에 다시 올립니다.',
  'match.decided.rejected': '{reference} 건을 반려했습니다: {reason}.',
  'match.reject.why': '{reference}: 맞지 않는 이유는 무엇인가요?',
  'match.reject.words': '{reference}: 맞지 않는 이유를 한 문장으로 적어 주세요.',

  'match.ask.offer': '{reference} 공급처에 무엇을 물을까요? 한 메시지로 적어 주세요. 수요처 정보는 전달되지 않습니다.',
  'match.ask.need': '{reference} 수요처에 무엇을 물을까요? 한 메시지로 적어 주세요. 공급처 정보는 전달되지 않습니다.',
  'match.question-sent.offer': '공급처에 질문을 보냈습니다. 답이 오면 알려 드립니다.',
  'match.question-sent.need': '수요처에 질문을 보냈습니다. 답이 오면 알려 드립니다.',
  'match.answer.ask': '답변을 한 메시지로 적어 주세요. 코디네이터만 봅니다.',
  'match.answer.sent': '코디네이터에게 답변을 전달했습니다.',

  'match.question.title': '{reference} {material}: 코디네이터의 질문입니다',
  'match.question.button': '답변하기',
  'match.answered.title': '매칭 {reference} 답변',

  'match.queue.all': '검토할 매칭이 {waiting, number}건 있습니다.',
  'match.queue.empty': '검토할 매칭이 없습니다.',
  'match.together': '동시에 새 매칭 {count, number}건을 더 찾았습니다. 검토할 매칭은 모두 {waiting, number}건입니다.',
})
