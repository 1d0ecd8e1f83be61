import type { terminal as english } from '../en/console.ts'
import { translated } from '../icu.ts'

export const terminal = translated<typeof english>()({
  'console.welcome': '{name} 님으로 접속했습니다 ({belongs}). 남는 것이나 필요한 것을 적어 주세요. 예: ‘제강슬래그 주 20톤 나옵니다’.',
  'console.welcome-broker': '{name} 님으로 접속했습니다 ({belongs}). 검토할 매칭은 ‘/검토’로 볼 수 있습니다.',
  'console.welcome-team': '{name} 님으로 접속했습니다 ({belongs}). 프로젝트의 한 주는 ‘/주간보고’, 찾기는 ‘/검색’입니다.',
  'console.newcomer': '{name} 님, 처음 오셨습니다. 남는 것이나 필요한 것을 적어 주세요. 사업장은 필요할 때 여쭙겠습니다.',
  'console.keys':
    '숫자를 입력하면 버튼이 눌립니다. /as 뒤에 이름을 쓰면 사람이 바뀌고, ‘/people’은 목록, ‘/file’과 경로는 파일 보내기, ‘/quit’은 종료, 나머지는 ‘/도움말’입니다.',
  'console.people': '바꿀 수 있는 사람 (/as 뒤에 이름)',
  'console.person': '{key} · {name} ({belongs})',
  'role.contact': '담당자',
  'role.broker': '코디네이터',
  'role.team': '프로젝트팀',
  'role.admin': '관리자',
  'role.observer': '참관인',
})
