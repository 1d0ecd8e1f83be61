/** The commands there are, by the names that platforms with menus show. */
export const commandNames = [
  'offer',
  'need',
  'find',
  'listings',
  'review',
  'plan',
  'chains',
  'introductions',
  'facility',
  'material',
  'resources',
  'case',
  'technology',
  'knowledge',
  'digest',
  'settings',
  'help',
  'cancel',
] as const

export type CommandName = (typeof commandNames)[number]
