import { setTimeout as pause } from 'node:timers/promises'
import type { Asked } from './carry-out.ts'
import { withNested } from './contract.ts'
import type { Json, Person, Place } from './payloads.ts'
import type { Peer, Sent } from './peer.ts'
import type { Standing } from './state.ts'

/** Somebody before the stand-in, with what their screen shows and what they can do with it. */
export type Seat = {
  readonly person: Person
  write(text: string, options?: { readonly inServer?: boolean; readonly files?: readonly Sent[] }): Promise<void>
  /** Runs a slash command. */
  run(name: string, options?: Readonly<Record<string, string>>, where?: 'server' | 'direct'): Promise<void>
  /** What is offered while an option is typed. */
  complete(name: string, option: string, typed: string): Promise<readonly Json[]>
  /** Uses an entry of the menu of a message. */
  menu(name: string, content: string): Promise<void>
  /** Pushes the newest button, or takes the newest option, of a label. */
  push(label: string): Promise<void>
  pushId(customId: string): Promise<void>
  /** Claims to push a button that is not theirs, on a message that they cannot see. */
  forge(customId: string, values?: readonly string[]): Promise<void>
  /** The ids of all buttons on the screen, oldest first. */
  buttonIds(): readonly string[]
  /** Fills the form that is open, in the order of its fields; a select by its label or value. */
  fill(values: readonly string[]): Promise<void>
  modal(): Json | null
  /** All that stands on the screen, as the platform's markdown shows it. */
  screen(): string
  /** What came since somebody last looked, and messages that changed. */
  look(): string
  messages(): readonly Standing[]
  /** Waits for something, and then until the bot is quiet. */
  until(holds: () => boolean): Promise<void>
}

const listIn = (value: unknown): readonly Json[] => (Array.isArray(value) ? (value as readonly Json[]) : [])
const all = (standing: Standing): readonly Json[] => listIn(standing.body.components).flatMap(withNested)

/** Markdown as it reads: without the backslashes before what would be live. */
const asRead = (markdown: string): string => markdown.replaceAll(/\\([^\p{L}\p{N}\s])/gu, '$1').replaceAll(/^#{1,3} |\*\*|^> /gmu, '')

function linesOf(component: Json): readonly string[] {
  if (component.type === 10) return [asRead(String(component.content))]
  if (component.type === 2) return [`[${component.label}]`]
  if (component.type === 3) return listIn(component.options).map(({ label }) => `(${label})`)
  if (component.type === 13) return [String((component.file as Json).url).replace('attachment://', '')]
  return component.type === 12 ? listIn(component.items).map(({ description }) => String(description)) : []
}

/** What using a component under a label would choose: nothing with a button, an option of a menu; null where the label is not there. */
function labelled(component: Json, label: string): readonly string[] | null {
  if (component.type === 2) return component.label === label ? [] : null
  const option = component.type === 3 ? listIn(component.options).find((each) => each.label === label) : undefined
  return option ? [String(option.value)] : null
}

const patienceMs = 12_000

/** Seats somebody. Everything they do resolves when the bot has been quiet about it for a moment. */
export function takeSeat(peer: Peer, person: Person): Seat {
  const { state, rest } = peer
  const direct: Place = { channelId: state.directOf(person.id), guildId: null }
  const server: Place = { channelId: state.channelId, guildId: state.guildId }
  let open: Asked | null = null
  const looked = new Map<string, string>()

  const messages = () =>
    state.messages.filter(({ channelId, onlyFor, gone, author }) => {
      const mine = channelId === direct.channelId || (channelId === server.channelId && (onlyFor === null || onlyFor === person.id))
      return mine && !gone && author === 'bot'
    })
  const read = (standing: Standing) =>
    [asRead(String(standing.body.content ?? '')), ...all(standing).flatMap(linesOf)].filter((line) => line !== '')
  const until = async (holds: () => boolean): Promise<void> => {
    const end = Date.now() + patienceMs
    while (!holds()) {
      if (Date.now() > end) throw new Error('the bot did not answer')
      await pause(5)
    }
    for (let before = -1; before !== rest.requests.length; ) {
      before = rest.requests.length
      await pause(40)
    }
  }
  const settled = async (asked: Asked): Promise<void> => {
    await until(() => asked.modal !== null || asked.choices !== null || asked.answer === 'shown' || asked.answer === 'updating')
    // After a push in direct messages, what is shown comes as a message.
    const token = String(asked.interaction.token)
    const told = rest.requests.findIndex(({ path }) => path.includes(token))
    const isMessage = ({ method, path }: { readonly method: string; readonly path: string }) =>
      method === 'POST' && path.endsWith('/messages')
    if (asked.answer === 'updating') await until(() => rest.requests.slice(told).some(isMessage))
    open = asked.modal ? asked : open
  }
  const use = async (standing: Standing, component: Json, values: readonly string[] = []): Promise<void> => {
    const place = state.placeOf(standing.channelId)
    const data = { custom_id: component.custom_id, component_type: component.type, id: 1, ...(component.type === 3 ? { values } : {}) }
    await settled(peer.interact(person, place, 3, data, standing))
  }
  const command = (name: string, options: readonly Json[]) => ({ id: '1', name, type: 1, ...(options.length > 0 ? { options } : {}) })

  return {
    person,
    messages,
    until,
    write: async (text, options) => {
      const before = rest.requests.length
      peer.write(person, text, options)
      await until(() => rest.requests.slice(before).some(({ method, path }) => method === 'POST' && path.endsWith('/messages')))
    },
    run: async (name, options = {}, where = 'server') => {
      const given = Object.entries(options).map(([option, value]) => ({ type: 3, name: option, value }))
      await settled(peer.interact(person, where === 'server' ? server : direct, 2, command(name, given)))
    },
    complete: async (name, option, typed) => {
      const asked = peer.interact(person, server, 4, command(name, [{ type: 3, name: option, value: typed, focused: true }]))
      await settled(asked)
      return asked.choices ?? []
    },
    menu: async (name, content) => {
      const target = state.put({ channelId: server.channelId, author: person, onlyFor: null, nonce: null, body: { content } })
      const shown = {
        id: target.id,
        channel_id: target.channelId,
        content,
        author: { id: person.id, username: 'x', discriminator: '0', avatar: null },
        timestamp: new Date().toISOString(),
        edited_timestamp: null,
        tts: false,
        mention_everyone: false,
        mentions: [],
        mention_roles: [],
        attachments: [],
        embeds: [],
        pinned: false,
        type: 0,
        components: [],
        flags: 0,
      }
      const data = { id: '2', name, type: 3, target_id: target.id, resolved: { messages: { [target.id]: shown } } }
      await settled(peer.interact(person, server, 2, data))
    },
    push: async (label) => {
      const [newest] = messages()
        .toReversed()
        .flatMap((standing) => all(standing).map((component) => ({ standing, component, values: labelled(component, label) })))
        .filter(({ values }) => values !== null)
      if (!newest) throw new Error(`${person.name} sees no button ${label}`)
      await use(newest.standing, newest.component, newest.values ?? [])
    },
    buttonIds: () =>
      messages().flatMap((each) => all(each).flatMap(({ type, custom_id }) => (type === 2 && custom_id ? [String(custom_id)] : []))),
    pushId: async (customId) => {
      for (const standing of messages().toReversed()) {
        const component = all(standing).find((each) => each.custom_id === customId)
        if (component) return use(standing, component)
      }
      throw new Error(`${person.name} sees no button ${customId}`)
    },
    forge: async (customId, values) => {
      const standing = state.put({ channelId: server.channelId, author: 'bot', onlyFor: 'nobody', nonce: null, body: {} })
      await use(standing, { type: values ? 3 : 2, custom_id: customId }, values)
    },
    fill: async (values) => {
      const modal = open?.modal
      if (!open || !modal) throw new Error(`${person.name} has no form open`)
      const labels = listIn(modal.components).filter(({ type }) => type === 18)
      const components = labels.map((label, index) => {
        const input = label.component as Json
        const value = values[index] ?? ''
        const option = listIn(input.options).find((each) => each.label === value || each.value === value)
        const filled = input.type === 3 ? { values: option ? [option.value] : [] } : { value }
        return { type: 18, id: index * 2 + 1, component: { type: input.type, id: index * 2 + 2, custom_id: input.custom_id, ...filled } }
      })
      const place = { channelId: String(open.interaction.channel_id), guildId: (open.interaction.guild_id as string | undefined) ?? null }
      open = null
      await settled(peer.interact(person, place, 5, { custom_id: modal.custom_id, components }))
    },
    modal: () => open?.modal ?? null,
    screen: () => messages().flatMap(read).join('\n'),
    look: () => {
      const fresh = messages().filter((each) => read(each).join('\n') !== looked.get(each.id))
      for (const each of fresh) looked.set(each.id, read(each).join('\n'))
      return fresh.flatMap(read).join('\n')
    },
  }
}
