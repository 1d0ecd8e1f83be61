/** Short answers, help and failure. */
export const general = {
  'general.cancelled': 'Cancelled. Nothing was changed.',
  'general.nothing-open': 'There is nothing open to cancel.',
  'general.not-understood':
    'I did not read an offer or a need in that. You can write, for example, “we have 20 t of steel slag a week”, or /help.',
  'general.about':
    'I find users for what plants have left over, and suppliers for what they could use. A broker of your project looks at every match, and names are shown only after both sides have agreed.',
  'general.small-talk': 'If your plant has something left over or could use something, just write it. /help shows the rest.',
  'general.failed': 'That did not go through, and nothing of it was stored. Please send it once more; what you stored before is unchanged.',

  'help.title': 'What you can do here',
  'help.write': 'Write what your plant has left over or could use, in your own words: “20 t of steel slag a week, free, pick-up”.',
  'help.start': 'To publish, register your facility first or join a colleague’s: /facility',
  'help.posting': '/offer and /need: post something, “/offer csv”: many at once. “/find glass”: search.',
  'help.listings': '/listings: your offers and needs; pause, renew, withdraw.',
  'help.introductions': '/introductions: who you are talking to, and how far it is; /room: what was said.',
  'help.review':
    '/review: matches that wait for you; “/review M-311” for one; “/review mine”, held, hazardous or a material for a part; “/review handover” before a holiday.',
  'help.digest': '/digest: the project’s last seven days.',
  'help.look-up': '“/material fly ash”, “/resources cement”, /case, /technology: what is known. Codes work too: “/material 10 01 02”.',
  'help.knowledge': '/knowledge: what your project calls things and knows of its own.',
  'help.impact': '/impact: what your synergies save. /block: never be matched with somebody again. /mydata and “/forget me”: your data.',
  'help.settings': '/settings: language, time zone, quiet hours. /cancel leaves whatever is open.',
  'help.button.register': 'Register a facility',
  'help.button.listings': 'My listings',
  'help.button.introductions': 'Introductions',
  'help.button.review': 'Review matches',
  'help.button.digest': 'Digest',
  'help.button.settings': 'Settings',
} as const
