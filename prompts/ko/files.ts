import type { files as english } from '../en/files.ts'
import { translated } from '../icu.ts'

export const files = translated<typeof english>()({
  'file.named': '{file} ({size})',
  'file.show': '파일 보기',

  'sheet.title': '{file}: {total, number}행 중 {ready, number}행을 게시할 수 있습니다',
  'sheet.more': '외 {count, number}건',
  'sheet.twins': '이미 등록되어 있어 다시 게시하지 않습니다: {twins}',
  'sheet.twin': '{reference} ({line}행)',
  'sheet.faults': '아래 행은 고쳐야 합니다. 나머지는 먼저 게시할 수 있습니다.',
  'sheet.faults.all': '아래를 고쳐 파일을 다시 보내 주세요.',
  'sheet.publish': '{count, number}건 모두 게시',
  'sheet.published': '{count, number}건을 게시했습니다: {references}. 상대에게 묻기 전에 코디네이터가 먼저 검토합니다.',
  'sheet.published.none': '모두 이미 등록되어 있어 새로 게시한 것은 없습니다.',
  'sheet.ask.kind': '공급 목록인가요, 수요 목록인가요?',
  'sheet.offers': '공급',
  'sheet.needs': '수요',
  'sheet.ask.ton': '이 목록의 톤은 어느 톤인가요?',
  'sheet.ask.register':
    '목록은 보관했습니다. 게시하려면 사업장이 필요합니다. 등록하거나 ‘/사업장 참여 F-…’로 동료의 사업장에 참여해 주세요.',
  'sheet.fault.line': '{count, plural, other {{lines}행}}: {what}',
  'sheet.fault.more': '그 밖에 {count, number}행도 고쳐야 합니다.',
  'sheet.fault.kind': '‘{words}’: 공급인지 수요인지 알 수 없습니다. 공급 또는 수요라고 적어 주세요.',
  'sheet.fault.kind-missing': '공급인지 수요인지 없습니다. 둘 중 하나를 적어 주세요.',
  'sheet.fault.material-missing': '품목이 없습니다. 무엇인지 적어 주세요.',
  'sheet.fault.material-unknown':
    '‘{words}’: 목록에 없는 품목입니다. 다른 이름이나 폐기물 코드를 적거나, 메시지로 따로 올려 주시면 코디네이터가 분류합니다.',
  'sheet.fault.material-ambiguous': '‘{words}’: {among} 중 하나를 적어 주세요.',
  'sheet.fault.quantity': '‘{words}’: 수량이 아닙니다. 40처럼 숫자로 적어 주세요.',
  'sheet.fault.unit': '‘{words}’: 아는 단위가 없습니다. 톤, kg, m³, L, MWh, 개 중에서 적어 주세요.',
  'sheet.fault.quantity-impossible': '‘{words}’: 물량으로 보기 어렵습니다. 숫자와 단위를 확인해 주세요.',
  'sheet.fault.period': '‘{words}’: 주기를 알 수 없습니다. 일, 주, 월, 년, 1회 중에서 적어 주세요.',
  'sheet.fault.window': '‘{words}’: 날짜가 아닙니다. 2027-04-01처럼 적어 주세요.',
  'sheet.fault.window-order': '‘{words}’: 종료가 시작보다 빠릅니다. 두 날짜를 확인해 주세요.',
  'sheet.fault.price': '‘{words}’: 가격이 아닙니다. ‘톤당 20000원’이나 ‘무상’처럼 적어 주세요.',
  'sheet.fault.hazardous': '‘{words}’: 유해한지 알 수 없습니다. 예 또는 아니요라고 적어 주세요.',
  'sheet.fault.quote': '따옴표가 닫히지 않아 그 뒤는 읽지 못했습니다. 닫거나 지워 주세요.',
  'sheet.fault.twice': '{words}행과 같습니다. 하나면 됩니다.',

  'sheet.template':
    '한 행에 공급이나 수요 한 건씩, 500행까지 됩니다. 엑셀 등에서 채워 CSV로 저장해 보내 주세요. 빈칸이나 빠진 열이 있어도 되고, 더한 열은 사양으로 읽습니다.',
  'sheet.template.name': '공급수요.csv',
  'sheet.template.head': '구분 | 품목 | 수량 | 단위 | 주기 | 시작 | 종료 | 가격 | 장소 | 비고',
  'sheet.template.offer': '공급 | 플라이애시 | 3000 | 톤 | 월 | {date} |  | 무상 | 2번 게이트 | 건식, 강열감량 5% 이하',
  'sheet.template.need': '수요 | 제강슬래그 | 40 | 톤 | 주 |  |  | 톤당 20000원 |  | 입도 5~40 mm',

  'file.of-listing': '{reference}: 파일 {count, number}개',
  'file.of-step': '{step} 증빙',
  'file.whose': '어느 등록 건의 파일인가요?',
  'file.where': '이 파일을 상대측에 보낼까요, 등록 건에 넣을까요?',
  'file.to-room': '{facility}에 보내기 ({reference})',
  'file.none': '해당 없음',
  'file.attached':
    '{file} 파일을 {reference}에 넣었습니다 (모두 {count, number}개). 코디네이터는 볼 수 있고, 상대측은 소개된 뒤에만 볼 수 있습니다.',
  'file.goes-along': '{file} 파일을 게시할 때 함께 올립니다. 코디네이터는 볼 수 있고, 상대측은 소개된 뒤에만 볼 수 있습니다.',
  'file.dropped': '파일을 저장하지 않았습니다.',
  'file.detach': '빼기',
  'file.detached': '등록 건에서 파일을 뺐습니다.',
})
