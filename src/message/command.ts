/** The commands there are, by the names that platforms with menus show. */
export const commandNames = [
  'offer',
  'need',
  'find',
  'listings',
  'review',
  'introductions',
  'facility',
  'digest',
  'settings',
  'help',
  'cancel',
] as const

export type CommandName = (typeof commandNames)[number]
