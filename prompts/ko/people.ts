import type { people as english } from '../en/people.ts'
import { translated } from '../icu.ts'

export const people = translated<typeof english>()({
  'facility.list.title': '내 사업장',
  'facility.list.item': '{reference} · {name}, {place}',
  'facility.list.asked': '{reference} · {name}, {place} (답변 대기)',
  'facility.list.empty': '아직 담당하는 사업장이 없습니다. 등록하거나 ‘/사업장 참여 F-…’로 동료의 사업장에 참여해 주세요.',
  'facility.list.hint': '다른 사업장에 참여하려면: ‘/사업장 참여 F-…’.',
  'facility.register': '사업장 등록',
  'facility.join-asked': '{facility} 담당자에게 신청을 전달했습니다. 답이 오면 알려 드립니다.',
  'facility.registered': '{facility}: {reference}번으로 등록했습니다. 동료는 ‘/사업장 참여 {reference}’로 참여할 수 있습니다.',
  'facility.member': '{person} 님을 {facility} 담당자로 등록했습니다.',
  'facility.refused': '{person} 님의 {facility} 참여 신청을 거절했습니다.',
  'facility.asked': '{person} 님이 {facility} 담당자로 게시하고 답하기를 신청했습니다. 아시는 분인가요?',
  'facility.admit': '네, 승인',
  'facility.deny': '아니요',
  'facility.you-are-in': '이제 {facility} 담당자이십니다. 남는 것이나 필요한 것을 적어 주세요.',
  'facility.you-are-not':
    '{facility} 참여 신청이 승인되지 않았습니다. 해당 담당자에게 문의하시거나, 귀사 사업장은 ‘/사업장’에서 등록해 주세요.',

  'form.title': '사업장 등록',
  'form.submit': '등록',
  'form.name': '사업장 이름',
  'form.name.hint': '평소 부르는 이름이면 됩니다. 소개되기 전에는 다른 회사에 보이지 않습니다.',
  'form.isic': '업종',
  'form.isic.hint': '‘시멘트’처럼 한 단어면 됩니다.',
  'form.left': '등록하지 않았습니다. 앞서 쓰신 내용은 그대로 있습니다.',
  'form.unmatched': '그 단어가 든 항목이 없습니다. 다른 단어로 적어 주세요.',
  'form.industry': '{name} (ISIC {isic})',
  'form.park': '산업단지',
  'form.park.other': '여기에 없음',
  'form.place': '시·군',
  'form.place.hint': '위 단지에 없을 때만 적어 주세요. 거리 계산에 씁니다.',

  'settings.title': '내 설정',
  'settings.saved': '저장했습니다',
  'settings.language': '언어',
  'settings.zone': '시간대',
  'settings.quiet': '방해 금지 시간',
  'settings.quiet.hours': '{from}~{until}',
  'settings.quiet.never': '없음',
  'settings.hint': '다른 값: ‘/설정 20-8’, ‘/설정 Asia/Seoul’',
  'settings.button.quiet': '방해 금지 {hours}',
  'settings.button.never': '방해 금지 없음',

  'trouble.access-revoked':
    '봇이 {platform}(워크스페이스 {workspace})에 접근할 수 없게 되었습니다. 다시 설치하거나 토큰을 바꿀 때까지 그곳에서는 아무에게도 알림이 가지 않습니다.',
  'trouble.channel-closed':
    '{platform}(서버 {workspace})의 한 채널에서 봇을 불렀지만 그곳에는 봇이 글을 쓸 권한이 없어 개인 메시지로 답했습니다. 그 채널에서 봇의 메시지 보내기를 허용해 주세요.',
  'trouble.person-gone': '{platform}에서 {person} 님의 계정이 닫혀 더는 연락할 수 없습니다. 보내려던 알림 한 건이 전달되지 않았습니다.',
  'trouble.conversation-closed':
    '{platform}에서 {person} 님에게 메시지를 보낼 수 없습니다. 대화가 닫혔거나 보관되었습니다. 알림 한 건이 전달되지 않았습니다.',
  'trouble.message-refused': '{platform}에서 {person} 님에게 보낸 알림을 받지 않았습니다. 다시 보내지 않으며, 이유는 로그에 있습니다.',
})
