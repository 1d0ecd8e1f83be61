import type { FileContent, FileView } from '../../src/domain/file.ts'
import type { Locale } from '../../src/domain/locale.ts'
import type { RoomView } from '../../src/domain/room.ts'
import type { Text } from '../../src/message/text.ts'
import type { FileAttached } from '../../src/use-cases/attach-file.ts'
import type { ListingFile } from '../../src/use-cases/read-file.ts'
import type { OwnListing } from '../../src/use-cases/read-listings.ts'
import { formatSize } from '../format.ts'
import { listingReference, materialOf, reference } from '../listing-words.ts'
import { button, choices, file, message, paragraph, type Said } from '../node.ts'
import { sayIn } from '../say.ts'
import { concat, quoted, said } from '../text.ts'

/** A file by its name and size. */
export function fileText(locale: Locale, { name, size }: Pick<FileView, 'name' | 'size'>): Text {
  return sayIn(locale)('file.named', { file: quoted(name), size: formatSize(locale, size) })
}

/** A button that brings a file, while it is there to be brought. */
export function fileButton(locale: Locale, { fileId, kept }: FileView) {
  return kept ? choices([button(sayIn(locale)('file.show'), 'file.show', { fileId })]) : null
}

/** A file itself, under its name. */
export function fileMessage(locale: Locale, content: FileContent): Said {
  return message(paragraph(fileText(locale, { name: content.name, size: content.bytes.byteLength })), file(content))
}

const detachButton = (locale: Locale, subject: { readonly fileId: string; readonly listingId: string }) =>
  button(sayIn(locale)('file.detach'), 'file.detach', subject)

/** A file was added to a listing. */
export function fileAttached(locale: Locale, { name, kind, number, files, listingId, fileId }: FileAttached): Said {
  const about = { file: quoted(name), reference: reference(kind, number), count: files }
  return message(paragraph(sayIn(locale)('file.attached', about)), choices([detachButton(locale, { listingId, fileId })]))
}

/** A file of a listing, with a way to take it off for its owner. */
export function listingFileMessage(locale: Locale, { listingId, fileId, removable, ...content }: ListingFile): Said {
  const { nodes } = fileMessage(locale, content)
  return message(...nodes, removable ? choices([detachButton(locale, { listingId, fileId })]) : null)
}

/** A file was taken off a listing. */
export function fileDetached(locale: Locale): Said {
  return message(paragraph(sayIn(locale)('file.detached')))
}

/** A file goes with the open draft. */
export function fileGoesAlong(locale: Locale, name: string): Said {
  return message(paragraph(sayIn(locale)('file.goes-along', { file: quoted(name) })))
}

/** A file was not kept. */
export function fileDropped(locale: Locale): Said {
  return message(paragraph(sayIn(locale)('file.dropped')))
}

type Whose = { readonly fileId: string; readonly own: readonly OwnListing[]; readonly rooms: readonly RoomView[] }

/** Asks to which listing a file belongs, or to which other side it goes. */
export function askWhoseFile(locale: Locale, { fileId, own, rooms }: Whose): Said {
  const say = sayIn(locale)
  const sides = rooms.map(({ introductionId, number, facility }) => {
    const about = { facility: quoted(facility ?? ''), reference: reference('introduction', number) }
    return button(say('file.to-room', about), 'file.send', { fileId, introductionId })
  })
  const listings = own.map(({ listingId, view }) =>
    button(concat(listingReference(view), said(' '), materialOf(locale, view)), 'file.attach', { fileId, listingId }),
  )
  const none = button(say('file.none'), 'file.drop', { fileId })
  return message(paragraph(say(rooms.length > 0 ? 'file.where' : 'file.whose')), choices([...sides, ...listings, none]))
}
