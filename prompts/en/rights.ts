/** A person's rights: their data, erasure, blocking, leaving. */
export const rights = {
  'mydata.title': 'What is stored about you',
  'mydata.none': 'Apart from your name and account, nothing is stored about you.',
  'mydata.line': '{kind}: {count, number}',
  'mydata.get': 'An operator of this bot hands you all of it as one JSON file: {command}',
  'mydata.erase': 'To have it erased: /forget me',
  'mydata.kind.person': 'Name and settings',
  'mydata.kind.accounts': 'Accounts',
  'mydata.kind.memberships': 'Facilities',
  'mydata.kind.roles': 'Roles in projects',
  'mydata.kind.listings': 'Listings you posted',
  'mydata.kind.questionsAsked': 'Questions you asked',
  'mydata.kind.answersGiven': 'Answers you gave',
  'mydata.kind.decisions': 'Matches you decided',
  'mydata.kind.introductionsBrokered': 'Introductions you broker',
  'mydata.kind.deliveriesReported': 'Deliveries you reported',
  'mydata.kind.deliveriesConfirmed': 'Deliveries you confirmed',
  'mydata.kind.documentsNamed': 'Papers you named',
  'mydata.kind.attributions': 'Attributions you set',
  'mydata.kind.knowledgeProposed': 'Knowledge you proposed',
  'mydata.kind.notices': 'Messages sent to you',
  'mydata.kind.openDialogues': 'Open conversations',
  'mydata.kind.audit': 'Entries in the log of changes',

  'forget.title': 'Erase your personal data?',
  'forget.goes': 'Goes: your name, accounts, rights, messages to you, and what you wrote in your own words.',
  'forget.stays':
    'Stays: what belongs to your facility or project (listings, amounts, decisions), and the log of changes, which holds numbers without a name. It has to stay whole so that nobody can alter what happened.',
  'forget.colleagues': 'What you have open passes to your colleagues or to the broker.',
  'forget.continue': 'Continue…',
  'forget.keep': 'Keep everything',
  'forget.last': 'This cannot be undone. Erase now?',
  'forget.now': 'Erase my data',
  'forget.kept': 'Nothing was changed.',
  'forget.done': 'Your personal data is erased. If you write again, you start as somebody new.',
  'forget.how': 'Write /forget me to have your own data erased. You are asked twice before anything happens.',

  'block.done': 'The other side of {reference} will not be matched with you again. It is not told. To take it back: /unblock {reference}',
  'block.done.facility': '{reference} will not be matched with you again. It is not told. To take it back: /unblock {reference}',
  'block.undone': '{reference} is no longer blocked and may be matched with you again.',
  'block.list': 'Blocked:',
  'block.list.line': '{reference}, since {date}',
  'block.list.empty': 'You have blocked nobody. /block I-12 blocks the other side of an introduction, /block F-101 a facility.',

  'leave.ask': 'Stop speaking for {reference}?',
  'leave.yes': 'Yes, leave',
  'leave.done.colleagues': 'You no longer speak for {facility}. Your colleagues go on with what is open.',
  'leave.done.brokers': 'You no longer speak for {facility}. Nobody else does: its listings are paused and the broker is told.',
  'leave.colleague':
    'A colleague left {facility}. {running, plural, =0 {Nothing was open.} one {One open introduction is yours now.} other {# open introductions are yours now.}} /introductions shows them.',
  'leave.unattended':
    '{reference} {facility} has no contact any more; its listings are paused. {running, plural, =0 {No introduction was open.} one {One introduction is open and needs somebody.} other {# introductions are open and need somebody.}}',
  'leave.broker.taken':
    'A broker of {project} left. {running, plural, =0 {Nothing was open.} one {One introduction is yours now.} other {# introductions are yours now.}} /introductions shows them.',
  'leave.broker.nobody':
    'The last broker of {project} left. {running, plural, =0 {No introduction was open.} one {One introduction has nobody.} other {# introductions have nobody.}} Please appoint a broker.',
} as const
