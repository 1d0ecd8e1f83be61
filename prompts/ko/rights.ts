import type { rights as english } from '../en/rights.ts'
import { translated } from '../icu.ts'

export const rights = translated<typeof english>()({
  'mydata.title': '저장된 내 데이터',
  'mydata.none': '이름과 계정 외에 저장된 데이터가 없습니다.',
  'mydata.line': '{kind}: {count, number}',
  'mydata.get': '운영자가 전체를 파일 하나로 드립니다: {command}',
  'mydata.erase': '삭제하려면: ‘/탈퇴 본인’',
  'mydata.kind.person': '이름과 설정',
  'mydata.kind.accounts': '계정',
  'mydata.kind.memberships': '사업장',
  'mydata.kind.roles': '프로젝트 역할',
  'mydata.kind.listings': '게시한 등록 건',
  'mydata.kind.questionsAsked': '보낸 질문',
  'mydata.kind.answersGiven': '보낸 답변',
  'mydata.kind.decisions': '결정한 매칭',
  'mydata.kind.introductionsBrokered': '맡은 소개 건',
  'mydata.kind.deliveriesReported': '보고한 물량',
  'mydata.kind.deliveriesConfirmed': '확인한 물량',
  'mydata.kind.saidInRooms': '대화에 쓰신 글',
  'mydata.kind.filesSent': '보낸 파일',
  'mydata.kind.askedBeforeConsent': '동의 전에 보낸 질문',
  'mydata.kind.answeredBeforeConsent': '동의 전에 보낸 답변',
  'mydata.kind.stepsDone': '완료 표시한 단계',
  'mydata.kind.documentsNamed': '등록한 증빙',
  'mydata.kind.attributions': '설정한 기여율',
  'mydata.kind.knowledgeProposed': '제안한 지식',
  'mydata.kind.notices': '받은 메시지',
  'mydata.kind.openDialogues': '진행 중인 대화',
  'mydata.kind.audit': '변경 기록의 항목',

  'forget.title': '개인 데이터를 삭제할까요?',
  'forget.goes': '삭제: 이름, 계정, 권한, 받은 메시지, 직접 쓰신 문장, 보낸 파일.',
  'forget.stays':
    '유지: 사업장이나 프로젝트의 것(등록 건, 물량, 결정)과 변경 기록. 기록에는 이름 없이 번호만 있으며, 지난 일을 누구도 바꿀 수 없도록 온전히 남아야 합니다.',
  'forget.colleagues': '진행 중인 건은 동료나 코디네이터에게 넘어갑니다.',
  'forget.continue': '계속…',
  'forget.keep': '그대로 두기',
  'forget.last': '되돌릴 수 없습니다. 지금 삭제할까요?',
  'forget.now': '내 데이터 삭제',
  'forget.kept': '아무것도 바꾸지 않았습니다.',
  'forget.done': '개인 데이터를 삭제했습니다. 다시 메시지를 보내시면 새 사용자로 시작합니다.',
  'forget.how': '‘/탈퇴 본인’이라고 보내면 본인의 데이터를 삭제합니다. 삭제 전에 두 번 여쭙니다.',

  'block.done': '{reference} 상대측과 다시 매칭하지 않습니다. 상대측에는 알리지 않습니다. 해제: ‘/차단해제 {reference}’',
  'block.done.facility': '{reference}: 다시 매칭하지 않습니다. 상대측에는 알리지 않습니다. 해제: ‘/차단해제 {reference}’',
  'block.undone': '{reference}: 차단을 해제했습니다. 앞으로 다시 매칭될 수 있습니다.',
  'block.list': '차단 목록:',
  'block.list.line': '{reference}, {date}부터',
  'block.list.empty': '차단한 곳이 없습니다. ‘/차단 I-12’는 소개 건의 상대측을, ‘/차단 F-101’은 사업장을 차단합니다.',

  'leave.ask': '{reference} 담당자를 그만두시겠습니까?',
  'leave.yes': '네, 그만둡니다',
  'leave.keep': '아니요, 계속합니다',
  'leave.done.colleagues': '{facility} 담당자에서 제외되었습니다. 진행 중인 건은 동료가 이어 갑니다.',
  'leave.done.brokers': '{facility} 담당자에서 제외되었습니다. 다른 담당자가 없어 등록 건을 일시 중지하고 코디네이터에게 알렸습니다.',
  'leave.colleague':
    '{facility}의 동료 한 분이 나갔습니다. {running, plural, =0 {진행 중인 건은 없었습니다.} other {진행 중인 소개 #건을 이어받으셨습니다. 목록: /소개}}',
  'leave.unattended':
    '{reference} {facility}: 담당자가 없어 등록 건을 일시 중지했습니다. {running, plural, =0 {진행 중인 소개는 없었습니다.} other {진행 중인 소개 #건을 챙길 분이 필요합니다.}}',
  'leave.broker.taken':
    '{project}의 코디네이터 한 분이 나갔습니다. {running, plural, =0 {진행 중인 건은 없었습니다.} other {소개 #건을 이어받으셨습니다. 목록: /소개}}',
  'leave.broker.nobody':
    '{project}의 마지막 코디네이터가 나갔습니다. {running, plural, =0 {진행 중인 소개는 없었습니다.} other {소개 #건을 맡은 사람이 없습니다.}} 새 코디네이터를 지정해 주세요.',
})
