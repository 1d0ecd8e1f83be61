import type { draft as english } from '../en/draft.ts'
import { translated } from '../icu.ts'

export const draft = translated<typeof english>()({
  'draft.title': '확인해 주세요',
  'draft.changed': '수정했습니다',
  'draft.line': '{kind} · {material}',
  'draft.place': '{place} (귀사 사업장)',
  'draft.read-from': '{value} ← ‘{words}’',
  'draft.read-from.check': '{value} ← ‘{words}’, 확인 필요',
  'draft.read-from.model': '{value} ← ‘{words}’, 언어 모델이 읽은 값이니 확인해 주세요',
  'draft.ton.short': '톤을 쇼트톤(907 kg)으로 읽었습니다.',
  'draft.ton.metric': '톤을 미터톤(1,000 kg)으로 읽었습니다.',
  'draft.unknown-material': '목록에 없는 품목이라 자동 매칭이 되지 않습니다. 다른 이름이 있나요?',
  'draft.hazardous': '유해폐기물(지정폐기물)로 표시합니다. 코디네이터 검토 후에만 소개됩니다.',
  'draft.hazard-doubted': '유해하지 않다고 하셨지만 통상 코드로는 유해폐기물입니다. 코디네이터가 먼저 확인합니다.',
  'draft.correct': '고칠 내용은 그냥 적어 주세요. 예: ‘월 2,000톤으로 변경’.',
  'draft.waiting': '같은 메시지의 나머지 {count, number}건을 이어서 보여 드립니다.',
  'draft.kept': '초안은 그대로 있습니다.',
  'draft.publish': '게시',
  'draft.cancel': '취소',

  'draft.what.offer':
    '무엇이 남나요? 한 줄이면 됩니다: ‘플라이애시 월 3,000톤, 4월부터, 무상 상차도’. 여러 건은 ‘/공급 양식’으로 보내 주세요.',
  'draft.what.need': '무엇이 필요하신가요? 한 줄이면 됩니다: ‘석고 월 500톤, 함수율 10% 이하’.',

  'draft.ask.kind': '내놓으시는 건가요, 필요하신 건가요?',
  'draft.ask.kind.offer': '내놓습니다',
  'draft.ask.kind.need': '필요합니다',
  'draft.ask.material': '‘{words}’: 어느 품목인가요?',
  'draft.ask.material-unknown': '‘{words}’: 목록에 없습니다. 다른 이름이 있나요?',
  'draft.ask.none': '해당 없음',
  'draft.ask.leave': '비워 두기',
  'draft.ask.ton': '‘{words}’: 어느 톤인가요?',
  'draft.ask.ton.short': '미국 톤 (907 kg)',
  'draft.ask.ton.metric': '미터톤 (1,000 kg)',
  'draft.ask.quantity.impossible': '‘{words}’: 물량으로 보기 어렵습니다. 얼마이고, 주기는 어떻게 되나요?',
  'draft.ask.quantity.unknown-unit': '‘{words}’: 톤, m³, kWh로 얼마인가요?',
  'draft.ask.quantity.unknown-period': '‘{words}’: 하루, 주, 월, 연 단위인가요, 아니면 1회 물량인가요?',
  'draft.ask.window.unreadable': '‘{words}’: 날짜를 읽지 못했습니다. 언제부터 언제까지인가요? 예: ‘4월 1일부터’.',
  'draft.ask.window.ends-before-start': '‘{words}’: 종료가 시작보다 빠릅니다. 언제부터 언제까지인가요?',
  'draft.ask.facility': '어느 사업장 건인가요?',
  'draft.ask.register':
    '초안은 보관했습니다. 게시하려면 사업장이 필요합니다. 등록하거나 ‘/사업장 참여 F-…’로 동료의 사업장에 참여해 주세요.',
  'draft.ask.register.button': '사업장 등록',
})
