import type { listing as english } from '../en/listing.ts'
import { translated } from '../icu.ts'

export const listing = translated<typeof english>()({
  'listing.published': '게시했습니다. 번호는 {reference}입니다. 상대에게 묻기 전에 코디네이터가 먼저 검토합니다.',
  'listing.detail.unknown-material': '목록에 없는 품목이라 자동 매칭이 되지 않습니다. 다른 이름이 있나요?',
  'listing.detail.quantity': '하나만 더 있으면 매칭이 훨씬 정확해집니다. 물량은 대략 얼마인가요?',
  'listing.detail.window': '하나만 더 있으면 매칭이 훨씬 정확해집니다. 언제부터인가요?',
  'listing.detail.attribute': '하나만 더 있으면 매칭이 훨씬 정확해집니다. {attribute}: 대략 얼마인가요?',
  'listing.detail.skip': '건너뛰기',
  'listing.detail.skipped': '비워 두었습니다. 나중에 적어 주시면 추가합니다.',
  'listing.detail.from-now': '지금부터',
  'listing.detail.from-next-month': '다음 달부터',

  'listing.revised': '{reference} 건을 수정했습니다',
  'listing.title': '{reference} · {kind} · {material}',
  'listing.expires': '{date}까지 게시됩니다. 그 전에 여쭙겠습니다.',
  'listing.facility': '{facility} ({reference})',
  'label.facility': '사업장',
  'label.region': '지역',
  'listing.pause': '중지',
  'listing.renew': '갱신',
  'listing.withdraw': '철회',

  'listing.moved.active': '{reference} 게시를 90일 연장했습니다.',
  'listing.moved.paused': '{reference} 게시를 중지했습니다. 갱신할 때까지 매칭되지 않습니다.',
  'listing.moved.expired': '{reference} 게시가 만료되었습니다. 언제든 갱신할 수 있습니다.',
  'listing.moved.withdrawn': '{reference} 게시를 철회했고, 검토 전인 매칭도 닫았습니다.',

  'listing.list.title': '내 등록 건 ({count, number}건)',
  'listing.list.hint': '한 건만 보려면: ‘/등록목록 {example}’',
  'listing.list.empty': '등록 건이 없습니다. 남는 것이나 필요한 것을 적어 주세요.',
  'listing.which.withdraw': '어느 건을 철회할까요?',
  'listing.which.more': '여기에 없으면 ‘/등록목록 철회 O-…’를 입력해 주세요.',

  'listing.search.title': '{what}: {count, number}건',
  'listing.search.title-all': '참여 프로젝트에 {count, number}건',
  'listing.search.more': '{shown, number}건만 표시했습니다. 더 자세히 적으면 좁혀집니다.',
  'listing.search.none': '{what}: 지금 참여 프로젝트에 등록된 건이 없습니다. 게시해 두시면 나올 때 알려 드립니다.',
  'listing.search.none-all': '지금 참여 프로젝트에 등록된 건이 없습니다.',
  'listing.search.offer': '공급 게시',
  'listing.search.need': '수요 게시',

  'listing.expired': '{reference} {material}: 만료되어 더 이상 매칭되지 않습니다.',
})
