import { type APIComponentInContainer, type APIMessageTopLevelComponent, ComponentType } from 'discord.js'
import { waitingId, wordsId } from './custom-id.ts'

type NamedFile = { readonly id: string; readonly filename: string }

/** Links stay; what acts goes. */
function acts(component: APIComponentInContainer): boolean {
  if (component.type !== ComponentType.ActionRow) return false
  return component.components.some((each) => 'custom_id' in each)
}

/** What came with the message is named by its file again; its address would be that of a stranger. */
function named(component: APIComponentInContainer, files: readonly NamedFile[]): APIComponentInContainer {
  if (component.type === ComponentType.File) {
    const { file, name } = component
    const kept = files.find(({ id, filename }) => id === file.attachment_id || filename === name)
    return { type: ComponentType.File, file: { url: kept ? `attachment://${kept.filename}` : file.url } }
  }
  if (component.type !== ComponentType.MediaGallery) return component
  const items = component.items.map(({ media, description }, index) => {
    const file = files.find(({ id }) => id === media.attachment_id) ?? files[index]
    return { media: { url: file ? `attachment://${file.filename}` : media.url }, ...(description ? { description } : {}) }
  })
  return { type: ComponentType.MediaGallery, items }
}

const holds = (component: APIComponentInContainer, customId: string) =>
  component.type === ComponentType.ActionRow && component.components.some((each) => 'custom_id' in each && each.custom_id === customId)

/** Buttons that belong to the end of a conversation: the next answer brings its own. */
const passing: ReadonlySet<string> = new Set([wordsId, waitingId])
const isPassing = (component: APIComponentInContainer) => [...passing].some((id) => holds(component, id))

/** The components of a message as they stand, without its buttons and menus; only those beside a pushed one, where one is given. */
export function withoutButtons(
  components: readonly APIMessageTopLevelComponent[],
  files: readonly NamedFile[],
  pushed?: string,
): APIMessageTopLevelComponent[] {
  return components.flatMap((top): APIMessageTopLevelComponent[] => {
    if (top.type !== ComponentType.Container) return [top]
    const settled = pushed === undefined || top.components.some((component) => holds(component, pushed))
    const kept = top.components
      .filter((component) => !isPassing(component) && !(settled && acts(component)))
      .map((component) => named(component, files))
    return kept.length > 0 ? [{ ...top, components: kept }] : []
  })
}
