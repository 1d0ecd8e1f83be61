import type { FileContent, FileView } from '../../src/domain/file.ts'
import type { Locale } from '../../src/domain/locale.ts'
import type { Text } from '../../src/message/text.ts'
import { formatSize } from '../format.ts'
import { button, choices, file, message, paragraph, type Said } from '../node.ts'
import { sayIn } from '../say.ts'
import { quoted } from '../text.ts'

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
