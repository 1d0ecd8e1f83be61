import type { digest as english } from '../en/digest.ts'
import { translated } from '../icu.ts'

export const digest = translated<typeof english>()({
  'digest.title': '{project} · {week}주차 · {days}',
  'digest.quiet': '{project} · {week}주차: 새로운 건도, 막힌 건도 없습니다. {waiting}',
  'digest.new': '신규: 공급 {offers, number}건, 수요 {needs, number}건',
  'digest.best': '최적 매칭: {offer} → {need}, {reference} ({fit})',
  'digest.moved': '진전 {count, number}건',
  'digest.stuck': '정체 {count, number}건',
  'digest.line.moved': '{reference} {material}: {stage}',
  'digest.line.stuck': '{reference} {material}: {stage} 단계 {days, number}일째',
  'digest.waiting': '대기: 코디네이터 {brokers, number}건 · 사업장 {facilities, number}건',
  'digest.waiting.nobody': '대기 중인 건이 없습니다.',
  'digest.delivered': '이번 주 확인된 물량: {amounts}',
  'digest.saved': '누적 감축(검증) {verified}, 진행 중인 건의 예상 연 {expected}',
  'digest.unmet': '공급처 없는 수요: {materials}',
  'digest.rejections': '반려 사유: {reasons}',
  'digest.rejection': '{reason} ({count, number})',
  'digest.review': '매칭 검토',
})
