/** The chat in a terminal. */
export const terminal = {
  'console.welcome':
    'You are {name} ({belongs}). Write what your plant has left over or could use, for example “we have 20 t of steel slag a week”.',
  'console.welcome-broker': 'You are {name} ({belongs}). /review shows the matches that wait for you.',
  'console.welcome-team': 'You are {name} ({belongs}). /digest shows the week of the project, /find what it has.',
  'console.newcomer':
    'You are {name}, new here. Write what your plant has left over or could use; I ask for your facility when it is needed.',
  'console.keys':
    'A number presses that button. /as and a name changes the person, /people lists them, /file and a path sends a file, /help lists the rest, /quit leaves.',
  'console.people': 'People you can be, with /as and the name',
  'console.person': '{key} · {name} ({belongs})',
  'role.contact': 'contact',
  'role.broker': 'broker',
  'role.team': 'team',
  'role.admin': 'admin',
  'role.observer': 'observer',
} as const
