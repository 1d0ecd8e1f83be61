/** A project's week. */
export const digest = {
  'digest.title': '{project} · week {week} · {days}',
  'digest.quiet': '{project} · week {week}: nothing new, nothing stuck. {waiting}',
  'digest.new': 'New: {offers, plural, one {# offer} other {# offers}}, {needs, plural, one {# need} other {# needs}}',
  'digest.best': 'Best: {offer} → {need}, {reference} ({fit})',
  'digest.moved': 'Moved ({count, number})',
  'digest.stuck': 'Stuck ({count, number})',
  'digest.line.moved': '{reference} {material}: {stage}',
  'digest.line.stuck': '{reference} {material}: {days, plural, one {# day} other {# days}}, {stage}',
  'digest.waiting': 'Waiting for brokers: {brokers, number} · for facilities: {facilities, number}',
  'digest.waiting.nobody': 'Nothing waits for anybody.',
  'digest.delivered': 'Delivered and confirmed: {amounts}',
  'digest.saved': 'Saved so far, verified: {verified}. Expected from what is running: {expected} per year',
  'digest.unmet': 'Wanted, nobody offers it: {materials}',
  'digest.rejections': 'Rejected because of: {reasons}',
  'digest.rejection': '{reason} ({count, number})',
  'digest.review': 'Review matches',
} as const
