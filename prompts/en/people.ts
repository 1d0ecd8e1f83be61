/** Facilities, their contacts, and a person's settings. */
export const people = {
  'facility.list.title': 'Your facilities',
  'facility.list.item': '{reference} · {name}, {place}',
  'facility.list.asked': '{reference} · {name}, {place} (waiting for an answer)',
  'facility.list.empty': 'You do not speak for a facility yet. Register yours, or join a colleague’s: “/facility join F-…”',
  'facility.list.hint': 'Join another one: “/facility join F-…”',
  'facility.register': 'Register a facility',
  'facility.join-asked': 'A contact of {facility} has your request. I tell you the answer.',
  'facility.registered': '{facility} is registered as {reference}. Colleagues join with “/facility join {reference}”.',
  'facility.member': '{person} now speaks for {facility}.',
  'facility.refused': '{person} was not admitted to {facility}.',
  'facility.asked': '{person} wants to post and answer for {facility}. Do you know this person?',
  'facility.admit': 'Yes, admit',
  'facility.deny': 'No',
  'facility.you-are-in': 'You now speak for {facility}. Write what it has left over or could use.',
  'facility.you-are-not':
    'You were not admitted to {facility}. Its contacts can tell you more; your own facility you can register with /facility.',

  'form.title': 'Register a facility',
  'form.submit': 'Register',
  'form.name': 'Name of the facility',
  'form.name.hint': 'As your colleagues call it. Others see it only after an introduction.',
  'form.isic': 'Industry',
  'form.isic.hint': 'A word is enough, for example “cement”.',
  'form.left': 'Nothing was registered. What you wrote before is still here.',
  'form.unmatched': 'None of the entries has that word. Try another one.',
  'form.industry': '{name} (ISIC {isic})',
  'form.park': 'Park',
  'form.park.other': 'Not in one of these',
  'form.place': 'Town',
  'form.place.hint': 'Only if it is not in one of the parks. It is used for distances.',

  'settings.title': 'Your settings',
  'settings.saved': 'Saved',
  'settings.language': 'Language',
  'settings.zone': 'Time zone',
  'settings.quiet': 'Quiet hours',
  'settings.quiet.hours': '{from} to {until}',
  'settings.quiet.never': 'none',
  'settings.hint': 'Other values: “/settings quiet 20-8”, “/settings zone Asia/Seoul”',
  'settings.button.quiet': 'Quiet {hours}',
  'settings.button.never': 'No quiet hours',

  'trouble.access-revoked':
    'The bot has lost its access to {platform} (workspace {workspace}). Nobody is reached there until it is installed again or its token is replaced.',
  'trouble.channel-closed':
    'Somebody spoke to the bot in a channel of {platform} (server {workspace}) where it may not write. They got their answer directly. Allow the bot to send messages in that channel.',
  'trouble.person-gone': '{person} can no longer be reached on {platform}: the account is closed. A notice to them was not delivered.',
  'trouble.conversation-closed':
    '{person} cannot be written to on {platform}: the conversation is closed or archived. A notice to them was not delivered.',
  'trouble.message-refused': '{platform} refused a notice to {person}. It is not sent again; the log holds the reason.',
} as const
