import type { DraftQuestion, DraftView, FieldSource, ListingField } from '../../src/domain/draft-view.ts'
import type { ListingKind } from '../../src/domain/listing.ts'
import type { Locale } from '../../src/domain/locale.ts'
import { plainText, type Text } from '../../src/message/text.ts'
import { attributesLine } from '../attribute.ts'
import { materialCoded, materialText } from '../listing-words.ts'
import { type Button, button, choices, fields, heading, message, paragraph, type Said } from '../node.ts'
import { formatPrice, formatQuantity, formatQuantityInFull, formatWindow, isKnown } from '../quantity.ts'
import { sayIn } from '../say.ts'
import { echoed, joined, quoted } from '../text.ts'

/** Asks for a listing in a line, after a bare `/offer` or `/need`. */
export function askWhat(locale: Locale, kind: ListingKind): Said {
  return message(paragraph(sayIn(locale)(`draft.what.${kind}`)))
}

/** Below this the card asks to look at a field. */
const doubtful = 0.86

function draftMaterial(locale: Locale, view: DraftView): Text {
  return materialText(locale, view.materialNames, view.content.materialWords)
}

function placeText(locale: Locale, view: DraftView): Text | null {
  if (view.content.location) return quoted(view.content.location)
  return view.facilityName ? sayIn(locale)('draft.place', { place: quoted(view.facilityName) }) : null
}

function hazardText(locale: Locale, view: DraftView): Text | null {
  const { hazardous } = view.content
  if (hazardous === null) return view.hazardousByCatalogue ? sayIn(locale)('value.hazardous') : null
  return sayIn(locale)(hazardous ? 'value.hazardous' : 'value.not-hazardous')
}

function fieldText(locale: Locale, view: DraftView, field: ListingField): Text | null {
  const { kind, quantity, window, price, attributes } = view.content
  switch (field) {
    case 'material':
      return materialCoded(locale, draftMaterial(locale, view), view.ewc)
    case 'quantity':
      return isKnown(quantity) ? formatQuantityInFull(locale, quantity) : sayIn(locale)('value.not-given')
    case 'window':
      return formatWindow(locale, window)
    case 'price':
      return price ? formatPrice(locale, price, kind === 'offer' ? 'supplier' : 'buyer') : null
    case 'hazardous':
      return hazardText(locale, view)
    case 'location':
      return placeText(locale, view)
    case 'attributes':
      return attributesLine(locale, attributes)
  }
}

const bare = (words: string) =>
  words
    .normalize('NFKC')
    .replace(/[\s,.·~～–-]/gu, '')
    .toLowerCase()

/** A value with the words it was read from, unless it says the same. */
function withSource(locale: Locale, value: Text, source: FieldSource | undefined): Text {
  if (!source || (!source.by && bare(plainText(value)).includes(bare(source.words)))) return value
  const words = echoed(source.words)
  if (source.by === 'model') return sayIn(locale)('draft.read-from.model', { value, words })
  return sayIn(locale)(source.likelihood < doubtful ? 'draft.read-from.check' : 'draft.read-from', { value, words })
}

const shownFields: readonly ListingField[] = ['quantity', 'attributes', 'window', 'price', 'location']

function fieldsOf(locale: Locale, view: DraftView, wanted: readonly ListingField[]) {
  const say = sayIn(locale)
  return fields(
    wanted.map((field) => {
      const value = fieldText(locale, view, field)
      return value ? { label: say(`label.${field}`), value: withSource(locale, value, view.sources[field]) } : null
    }),
  )
}

function hazardNote(locale: Locale, view: DraftView): Text | null {
  const say = sayIn(locale)
  if (view.content.hazardous === true) return say('draft.hazardous')
  if (!view.hazardousByCatalogue) return null
  return say(view.content.hazardous === false ? 'draft.hazard-doubted' : 'draft.hazardous')
}

function notes(locale: Locale, view: DraftView): readonly Text[] {
  const say = sayIn(locale)
  return [
    hazardNote(locale, view),
    view.materialNames ? null : say('draft.unknown-material'),
    view.ton ? say(`draft.ton.${view.ton}`) : null,
    view.waiting > 0 ? say('draft.waiting', { count: view.waiting }) : null,
  ].filter((note) => note !== null)
}

function publishOrCancel(locale: Locale, { draftId, ton }: DraftView): readonly Button[] {
  const say = sayIn(locale)
  const other = ton === 'short' ? 'metric' : 'short'
  return [
    button(say('draft.publish'), 'draft.publish', { draftId }, 'primary'),
    ...(ton ? [button(say(`draft.ask.ton.${other}`), 'draft.set', { draftId, field: 'ton', value: other })] : []),
    button(say('draft.cancel'), 'draft.cancel', { draftId }),
  ]
}

/** The draft as it would be published; after a correction only the lines that changed. */
export function draftCard(locale: Locale, view: DraftView): Said {
  const say = sayIn(locale)
  const { changed } = view
  if (changed && changed.length > 0) {
    const note = changed.includes('material') || changed.includes('hazardous') ? hazardNote(locale, view) : null
    return message(
      paragraph(say('draft.changed')),
      fieldsOf(locale, view, changed),
      note ? paragraph(note) : null,
      choices(publishOrCancel(locale, view)),
    )
  }
  const material = withSource(locale, materialCoded(locale, draftMaterial(locale, view), view.ewc), view.sources.material)
  return message(
    paragraph(say('draft.title')),
    heading(say('draft.line', { kind: say(`kind.${view.content.kind}`), material })),
    fieldsOf(locale, view, view.content.hazardous === false ? [...shownFields, 'hazardous'] : shownFields),
    ...notes(locale, view).map(paragraph),
    paragraph(say('draft.correct')),
    choices(publishOrCancel(locale, view)),
  )
}

function summary(locale: Locale, view: DraftView, isKindKnown = true): Text {
  const { kind, quantity } = view.content
  const parts = [draftMaterial(locale, view), isKnown(quantity) ? formatQuantity(locale, quantity) : null]
  return joined([isKindKnown ? sayIn(locale)(`kind.${kind}`) : null, ...parts], ' · ')
}

/** After a refusal or words that were not understood: the draft is still there. */
export function draftKept(locale: Locale, view: DraftView): Said {
  return message(paragraph(sayIn(locale)('draft.kept')), paragraph(summary(locale, view)), choices(publishOrCancel(locale, view)))
}

type Asked = { readonly text: Text; readonly answers: readonly Button[] }

function askMaterial(locale: Locale, view: DraftView, question: Extract<DraftQuestion, { ask: 'material' }>): Asked {
  const say = sayIn(locale)
  const { draftId, content } = view
  const answer = (label: Text, value: string) => button(label, 'draft.set', { draftId, field: 'material', value })
  const words = echoed(content.materialWords)
  if (question.candidates.length === 0)
    return { text: say('draft.ask.material-unknown', { words }), answers: [answer(say('draft.ask.leave'), '')] }
  const named = question.candidates.map(({ materialId, names }) => answer(materialText(locale, names, null), materialId))
  return { text: say('draft.ask.material', { words }), answers: [...named, answer(say('draft.ask.none'), '')] }
}

function askTon(locale: Locale, { draftId }: DraftView, typed: string): Asked {
  const say = sayIn(locale)
  const answer = (label: Text, value: string) => button(label, 'draft.set', { draftId, field: 'ton', value })
  return {
    text: say('draft.ask.ton', { words: echoed(typed) }),
    answers: [answer(say('draft.ask.ton.short'), 'short'), answer(say('draft.ask.ton.metric'), 'metric')],
  }
}

function askKind(locale: Locale, { draftId }: DraftView): Asked {
  const say = sayIn(locale)
  const answer = (kind: ListingKind) => button(say(`draft.ask.kind.${kind}`), 'draft.set', { draftId, field: 'kind', value: kind })
  return { text: say('draft.ask.kind'), answers: [answer('offer'), answer('need')] }
}

function leaveOpen(locale: Locale, { draftId }: DraftView, field: 'quantity' | 'window'): Button {
  return button(sayIn(locale)('draft.ask.leave'), 'draft.set', { draftId, field, value: '' })
}

function questionOf(locale: Locale, view: DraftView, question: DraftQuestion): Asked {
  const say = sayIn(locale)
  const { draftId } = view
  switch (question.ask) {
    case 'kind':
      return askKind(locale, view)
    case 'material':
      return askMaterial(locale, view, question)
    case 'ton':
      return askTon(locale, view, question.words)
    case 'quantity': {
      const text = say(`draft.ask.quantity.${question.reason}`, { words: echoed(question.words) })
      return { text, answers: [leaveOpen(locale, view, 'quantity')] }
    }
    case 'window': {
      const text = say(`draft.ask.window.${question.reason}`, { words: echoed(question.words) })
      return { text, answers: [leaveOpen(locale, view, 'window')] }
    }
    case 'facility': {
      const answers = question.facilities.map(({ id, name }) =>
        button(quoted(name), 'draft.set', { draftId, field: 'facility', value: id }),
      )
      return { text: say('draft.ask.facility'), answers }
    }
    case 'register':
      return { text: say('draft.ask.register'), answers: [button(say('draft.ask.register.button'), 'facility.register', {}, 'primary')] }
  }
}

/** The one question that has to be answered before the draft can be trusted. */
export function askDraft(locale: Locale, view: DraftView, question: DraftQuestion): Said {
  const { text, answers } = questionOf(locale, view, question)
  const cancel = button(sayIn(locale)('draft.cancel'), 'draft.cancel', { draftId: view.draftId })
  return message(paragraph(summary(locale, view, question.ask !== 'kind')), paragraph(text), choices([...answers, cancel]))
}
