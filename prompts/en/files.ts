/** Files that people send. */
export const files = {
  'file.named': '{file} ({size})',
  'file.show': 'Show the file',

  'sheet.title': '{file}: {ready, number} of {total, plural, one {# row is} other {# rows are}} ready',
  'sheet.more': 'and {count, number} more',
  'sheet.twins': 'Listed already, and not published again: {twins}',
  'sheet.twin': '{reference} (line {line})',
  'sheet.faults': 'To be corrected; the rest can be published without them:',
  'sheet.faults.all': 'To be corrected, then send the file again:',
  'sheet.publish': '{count, plural, one {Publish it} other {Publish all #}}',
  'sheet.published':
    '{count, plural, one {{references} is published.} other {# listings are published: {references}.}} A broker looks at every match before anybody is asked.',
  'sheet.published.none': 'All of them are listed already, so nothing was published.',
  'sheet.ask.kind': 'Are these offers or needs?',
  'sheet.offers': 'Offers',
  'sheet.needs': 'Needs',
  'sheet.ask.ton': 'Which ton is meant in this list?',
  'sheet.ask.register':
    'Your list is kept. To publish it I need to know your facility: register it, or join a colleague’s with /facility join F-…',
  'sheet.fault.line': '{count, plural, one {Line {lines}} other {Lines {lines}}}: {what}',
  'sheet.fault.more': '{count, plural, one {One more line has} other {# more lines have}} something else to correct.',
  'sheet.fault.kind': '“{words}” is neither an offer nor a need. Write offer or need.',
  'sheet.fault.kind-missing': 'offer or need is not said. Write one of them.',
  'sheet.fault.material-missing': 'no material. Write what it is.',
  'sheet.fault.material-unknown':
    'I do not know “{words}”. Write another name or the waste code, or post it in a message of its own, and a broker places it.',
  'sheet.fault.material-ambiguous': '“{words}” can be {among}. Write one of these.',
  'sheet.fault.quantity': '“{words}” is no amount. Write a number such as 40.',
  'sheet.fault.unit': '“{words}” has no unit that I know. Write t, kg, m³, L, MWh or pieces.',
  'sheet.fault.quantity-impossible': '“{words}” cannot be right as an amount. Check number and unit.',
  'sheet.fault.period': '“{words}” does not say per what. Write day, week, month, year or once.',
  'sheet.fault.window': '“{words}” is no date. Write, for example, 2027-04-01.',
  'sheet.fault.window-order': '“{words}” ends before it begins. Check both dates.',
  'sheet.fault.price': '“{words}” is no price. Write, for example, 20 CNY/t, or free.',
  'sheet.fault.hazardous': '“{words}” does not say whether it is hazardous. Write yes or no.',
  'sheet.fault.quote': 'a quotation mark is not closed, and nothing behind it was read. Close it or take it out.',
  'sheet.fault.twice': 'says the same as line {words}. One of them is enough.',

  'sheet.template':
    'One offer or need in each row, at most 500. Fill it in with any spreadsheet, save it as CSV and send it to me. Columns may be left out or empty; further ones are read as specification.',
  'sheet.template.name': 'offers-and-needs.csv',
  'sheet.template.head': 'kind | material | quantity | unit | per | from | until | price | place | notes',
  'sheet.template.offer': 'offer | coal fly ash | 300 | t | month | {date} |  | free | gate 2 | dry, loss on ignition up to 5 %',
  'sheet.template.need': 'need | steel slag | 40 | t | week |  |  | 20 USD/t |  | particle size 5–40 mm',

  'file.of-listing': '{reference}: {count, plural, one {# file} other {# files}}',
  'file.of-step': 'Proof: {step}',
  'file.whose': 'Which of your listings does this file belong to?',
  'file.none': 'None of these',
  'file.attached':
    '{file} is with {reference} now ({count, plural, one {# file} other {# files}}). Brokers can see it; another side only once you are introduced.',
  'file.goes-along': '{file} goes along when you publish. Brokers can see it then; another side only once you are introduced.',
  'file.dropped': 'The file was not kept.',
  'file.detach': 'Take it off',
  'file.detached': 'The file is no longer with the listing.',
} as const
