/** The broker's queue, approvals by two people, who looks after what, and questions whether listings still hold. */
export const review = {
  'review.worth': 'Rank: {amount} (amount × fit)',
  'review.waits': '{days, plural, =0 {waits since today} one {waits # day} other {waits # days}}',
  'review.mine': 'you look after it',
  'review.assigned': '{name} looks after it',
  'review.allotted': '{reference}: {taken} of {held} already taken in {introductions}',
  'review.two.hazardous': 'Hazardous, so two people have to approve.',
  'review.two.border': 'The two are in different countries, so two people have to approve.',
  'review.approvals.none': '{why} 0 of 2 so far.',
  'review.approvals.one': '{why} 1 of 2, by {name}.',
  'review.approvals.own': '{why} 1 of 2, by you.',
  'review.rejected': 'Rejected: {reason}',
  'review.rejected.words': 'Rejected: {reason} · “{words}”',

  'review.queue.some':
    '{waiting, number} matches wait for you; here are {from, number}–{until, number}. What is worth more and what has waited longer comes first.',
  'review.queue.last': '{waiting, number} matches wait for you; here is the last one.',
  'review.queue.many':
    'More than {counted, number} matches wait for you; here are {from, number}–{until, number}. What is worth more and what has waited longer comes first.',
  'review.queue.only': 'Only: {filters}',
  'review.queue.none': 'No match waits for you that fits this. /review shows all.',
  'review.filter.mine': 'mine',
  'review.filter.held': 'on hold',
  'review.filter.hazardous': 'hazardous',
  'review.button.mine': 'Mine',
  'review.button.held': 'On hold',
  'review.button.hazardous': 'Hazardous',
  'review.button.all': 'All',
  'review.button.next': 'Next page',
  'review.button.previous': 'Previous page',
  'review.button.several': 'Several at once…',
  'review.button.take': 'I take it',
  'review.button.assign': 'Hand on…',
  'review.button.second': 'Approve too',
  'review.button.take-back': 'Take my approval back',

  'review.several.title': 'Decide on several',
  'review.several.matches': 'Matches',
  'review.several.matches.hint': 'Leave those that you mean, for example M-311 M-315.',
  'review.several.decision': 'Decision',
  'review.several.reject': 'Reject: {reason}',
  'review.several.rejected': 'rejected: {reason}',
  'review.several.words': 'In your own words',
  'review.several.words.hint': 'Only for a rejection. The facilities do not see it.',
  'review.several.submit': 'Decide',
  'review.several.left': 'Nothing was decided.',
  'review.several.done': '{done, plural, =0 {None was decided.} one {One was decided.} other {# were decided.}}',
  'review.several.line': '{reference}: {what}',
  'review.several.approved': 'approved',
  'review.several.approved-flow': 'approved for {amount}',
  'review.several.first': '1 of 2 approvals',

  'review.approved-flow': '{reference} approved for {amount}. Both sides are asked now, still without names.',
  'review.first': '{reference}: your approval is noted, 1 of 2. {why}',
  'review.first.asked':
    '{count, plural, one {One person who may give the second is asked.} other {# people who may give the second are asked.}}',
  'review.first.nobody':
    'Nobody in the project may give the second. A second broker or an administrator has to be added who is a contact of neither {offer} nor {need}; whoever runs this bot can do that.',
  'review.taken-back': 'Your approval of {reference} is taken back.',
  'review.second.title': '{reference} needs a second approval',

  'review.taken': 'You look after {reference} now. Reminders of it come to you.',
  'review.assigned-to': '{name} looks after {reference} now and is told.',
  'review.assign.ask': 'Who shall look after {reference}?',
  'review.assign.nobody': 'No other broker may decide on {reference}. It stays as it is.',
  'review.hand-over.ask': 'To whom do you hand all your matches and introductions?',
  'review.hand-over.to': '{name} · {project}',
  'review.hand-over.nobody': 'Your projects have no other broker. An administrator can add one.',
  'review.handed-over':
    '{name} has them now: {matches, plural, one {# match} other {# matches}}, {introductions, plural, one {# introduction} other {# introductions}}.',
  'review.handed-over.kept':
    '{kept, plural, one {One stays with you, because it is of a facility of your colleague.} other {# stay with you, because they are of facilities of your colleague.}}',
  'review.news.assigned': '{name} asks you to look after {reference}.',
  'review.news.handed-over':
    '{name} hands over to you: {matches, plural, one {# match} other {# matches}}, {introductions, plural, one {# introduction} other {# introductions}}. “/review mine” and /introductions show them.',
  'review.reminder': '{waiting, plural, one {One match has waited} other {# matches have waited}} for you for more than three days.',
  'review.reminder.many': 'More than {counted, number} matches have waited for you for more than three days.',

  'heartbeat.ask': '{reference} {material}: is it still available? Without an answer I pause it on {date}.',
  'heartbeat.ask-all':
    '{count, plural, one {# listing of yours is} other {# listings of yours are}} getting old. Are they still available? Without an answer I pause them on {date}.',
  'heartbeat.yes': 'Still available',
  'heartbeat.yes-all': 'All still available',
  'heartbeat.changed': 'Something changed…',
  'heartbeat.gone': 'Gone',
  'heartbeat.each': 'One by one',
  'heartbeat.what-changed': 'What changed about {reference}? Write it in your own words, for example “now 30 t a month”.',
  'heartbeat.renewed': '{count, plural, one {# listing is} other {# listings are}} listed for another 90 days.',
  'heartbeat.paused':
    '{count, plural, one {This listing is paused, because I had no answer whether it still holds. It is not matched until you renew it.} other {These # listings are paused, because I had no answer whether they still hold. They are not matched until you renew them.}}',
  'heartbeat.paused.broker':
    '{count, plural, one {This listing is paused, because the facility did not answer whether it still holds.} other {These # listings are paused, because the facility did not answer whether they still hold.}}',
  'heartbeat.renew-all': 'Renew all',

  'refusal.allotted.fully-allotted':
    '{reference} is fully allocated: {taken} of {held} a year in {introductions}. When one of them ends, its quantity is free again.',
  'refusal.allotted.below-allotted':
    '{reference} cannot hold less than {taken} a year, nor change its unit, while {introductions} run. End one of them first, or keep the amount.',
} as const
