const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' }

/** What somebody typed, as they typed it: Slack hands in links, mentions and `& < >` encoded. `self` is the bot, whose mention goes. */
export function typedText(encoded: string, self?: string): string {
  return encoded
    .replace(/<([^<>]+)>/g, (_whole, inner: string) => decoded(inner, self))
    .replace(/&(?:amp|lt|gt);/g, (entity) => entities[entity] ?? entity)
    .trim()
}

function decoded(inner: string, self: string | undefined): string {
  const [target = '', label] = inner.split('|')
  if (target.startsWith('@')) return target === `@${self}` ? '' : `@${label ?? target.slice(1)}`
  if (target.startsWith('#')) return `#${label ?? target.slice(1)}`
  if (target.startsWith('!')) return label ?? `@${target.slice(1).split('^')[0]}`
  return target.replace(/^(?:mailto|tel):/, '')
}

/** The words behind the bot's own command: the first names what to do, nothing means help. */
export function typedCommand(text: string): { readonly name: string; readonly argument: string } {
  const [, name = 'help', argument = ''] = /^(\S+)\s*([\s\S]*)$/.exec(text.trim()) ?? []
  return { name: name.replace(/^\//, ''), argument }
}
