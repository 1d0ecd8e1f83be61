import type { general as english } from '../en/general.ts'
import { translated } from '../icu.ts'

export const general = translated<typeof english>()({
  'general.cancelled': '취소했습니다. 바뀐 내용은 없습니다.',
  'general.nothing-open': '취소할 작업이 없습니다.',
  'general.not-understood': '공급인지 수요인지 알 수 없었습니다. ‘제강슬래그 주 20톤 나옵니다’처럼 쓰시거나 ‘/도움말’을 입력해 주세요.',
  'general.about':
    '공장에서 남는 부산물의 쓸 곳과, 필요한 원료를 댈 곳을 찾아 드립니다. 모든 매칭은 프로젝트 코디네이터가 검토하며, 회사명은 양측이 동의한 뒤에만 공개됩니다.',
  'general.small-talk': '남는 부산물이나 필요한 원료가 있으면 바로 적어 주세요. 다른 기능은 ‘/도움말’에 있습니다.',
  'general.failed': '처리하지 못했고 저장된 내용도 없습니다. 한 번 더 보내 주세요. 이전에 저장한 내용은 그대로입니다.',

  'help.title': '할 수 있는 일',
  'help.write': '남는 것, 필요한 것을 평소 말로 적어 주세요: ‘제강슬래그 주 20톤, 무상, 상차도’.',
  'help.start': '게시하려면 먼저 사업장을 등록하거나 동료의 사업장에 참여하세요: /사업장',
  'help.posting': '/공급, /수요: 게시. ‘/공급 양식’: 한 번에 여러 건. ‘/검색 유리’: 찾기.',
  'help.listings': '/등록목록: 내 공급·수요. 중지, 갱신, 철회.',
  'help.introductions': '/소개: 협의 중인 상대와 진행 상황, /대화: 상대측과 나눈 글.',
  'help.review':
    '/검토: 검토를 기다리는 매칭. 한 건은 ‘/검토 M-311’, 일부는 뒤에 ‘내’, ‘보류’, ‘유해’나 물질 이름을 적습니다. 휴가 전에는 ‘/검토 인계’.',
  'help.digest': '/주간보고: 프로젝트의 최근 7일.',
  'help.look-up': '‘/물질 비산재’, ‘/자원 시멘트’, /사례, /기술: 알려진 것을 찾습니다. 코드로도 됩니다: ‘/물질 10 01 02’.',
  'help.knowledge': '/지식: 우리 프로젝트의 별칭과 자체 지식.',
  'help.impact': '/성과: 시너지 성과. /차단: 다시 매칭하지 않을 상대. /내데이터, ‘/탈퇴 본인’: 개인 데이터.',
  'help.settings': '/설정: 언어, 시간대, 방해 금지 시간. /취소: 진행 중인 작업 나가기.',
  'help.button.register': '사업장 등록',
  'help.button.listings': '내 등록 건',
  'help.button.introductions': '소개',
  'help.button.review': '매칭 검토',
  'help.button.digest': '주간보고',
  'help.button.settings': '설정',
})
