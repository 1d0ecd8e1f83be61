import type { BatchView, ChangeView, KnowledgeState, NamedMaterial } from '../../src/domain/amendment-view.ts'
import type { Page } from '../../src/domain/handbook-view.ts'
import type { ListingView } from '../../src/domain/listing-view.ts'
import type { Locale, Names } from '../../src/domain/locale.ts'
import type { Text } from '../../src/message/text.ts'
import type { LineFault } from '../../src/use-cases/amend-knowledge.ts'
import type { Placed } from '../../src/use-cases/place-material.ts'
import { changeText, faultText } from '../amendment-words.ts'
import { formatDate } from '../format.ts'
import { isTyped, nameOf } from '../handbook-words.ts'
import { inARow, listingReference, reference, sideFacts } from '../listing-words.ts'
import { type Button, button, choices, heading, list, message, paragraph, quote, type Said } from '../node.ts'
import { nextPage, pageTitle } from '../paging.ts'
import { sayIn } from '../say.ts'
import { echoed, quoted, quotedLines, said, standingAlone } from '../text.ts'

const projectOf = (locale: Locale, { projectNames }: { readonly projectNames: Names }) => quoted(projectNames[locale])
const countedKinds = ['alias', 'material', 'route', 'factor', 'case'] as const
const forms = ['alias', 'material', 'correct', 'route', 'factor'] as const
export type KnowledgeForm = (typeof forms)[number]

function ownText(locale: Locale, { applied }: KnowledgeState): Text {
  const say = sayIn(locale)
  const counts = countedKinds.flatMap((kind) => {
    const count = applied[kind] ?? 0
    return count > 0 ? [say(`knowledge.count.${kind}`, { count })] : []
  })
  return counts.length === 0 ? say('knowledge.own-none') : say('knowledge.own', { what: inARow(locale, counts) })
}

/** What a project knows of its own, and what can be done about it. */
export function knowledgeHome(locale: Locale, state: KnowledgeState): Said {
  const say = sayIn(locale)
  const { projectId, waiting } = state
  const listed = (label: Text, of: string): Button => button(label, 'knowledge.list', { projectId, of, page: '0' })
  return message(
    heading(say('knowledge.title', { project: projectOf(locale, state) })),
    paragraph(ownText(locale, state)),
    waiting > 0 ? paragraph(say('knowledge.waiting', { count: waiting })) : null,
    paragraph(say('knowledge.hint')),
    choices([
      waiting > 0 ? { ...listed(say('knowledge.button.waiting', { count: waiting }), 'waiting'), style: 'primary' as const } : null,
      ...forms.map((form) => button(say(`knowledge.button.${form}`), 'knowledge.form', { projectId, form, listingId: '' })),
      listed(say('knowledge.button.history'), 'history'),
    ]),
  )
}

/** Several projects could be meant. */
export function askProject(locale: Locale, states: readonly KnowledgeState[]): Said {
  return message(
    paragraph(sayIn(locale)('knowledge.which')),
    choices(states.map((state) => button(projectOf(locale, state), 'knowledge.home', { projectId: state.projectId }))),
  )
}

function whoText(locale: Locale, { origin, proposer }: BatchView): Text | null {
  if (origin === 'delivery') return sayIn(locale)('knowledge.proposed-by-delivery')
  return proposer ? sayIn(locale)('knowledge.proposed-by', { name: quoted(proposer) }) : null
}

/** What would change, with the decision for whoever may take it. */
export function batchCard(locale: Locale, batch: BatchView): Said {
  const say = sayIn(locale)
  const { batchId, changes, total } = batch
  const who = whoText(locale, batch)
  const open = batch.status === 'proposed'
  return message(
    heading(say('knowledge.check', { project: projectOf(locale, batch) })),
    list(changes.map((change) => changeText(locale, change))),
    total > changes.length ? paragraph(say('knowledge.more-changes', { count: total - changes.length })) : null,
    who ? paragraph(who) : null,
    open ? null : paragraph(standingAlone(say(`knowledge.status.${batch.status}`))),
    open && batch.mayDecide
      ? choices([
          button(say('knowledge.button.apply'), 'knowledge.apply', { batchId }, 'primary'),
          button(say('knowledge.button.refuse'), 'knowledge.refuse', { batchId }),
        ])
      : null,
    open && !batch.mayDecide ? paragraph(say('knowledge.ask-admin')) : null,
  )
}

/** How a decision came out. */
export function knowledgeDone(locale: Locale, done: 'applied' | 'refused' | 'undone', state: { readonly projectNames: Names }): Said {
  return message(paragraph(sayIn(locale)(`knowledge.${done}`, { project: projectOf(locale, state) })))
}

/** The proposer learns what became of a proposal. */
export function batchDecided(locale: Locale, batch: BatchView): Said {
  const say = sayIn(locale)
  const status = batch.status === 'proposed' ? 'applied' : batch.status
  return message(
    paragraph(say(`knowledge.decided.${status}`, { project: projectOf(locale, batch) })),
    list(batch.changes.map((change) => changeText(locale, change))),
  )
}

const faultsShown = 10

/** What cannot stand, each with what to do; nothing was changed. */
export function knowledgeUnsound(
  locale: Locale,
  faults: readonly LineFault[],
  names: Readonly<Record<string, Names>>,
  lines: boolean,
): Said {
  const say = sayIn(locale)
  const each = faults.slice(0, faultsShown).map((fault) => {
    const text = faultText(locale, fault, names)
    return lines ? say('knowledge.fault-line', { line: fault.line, fault: text }) : text
  })
  const left = faults.length - each.length
  return message(
    paragraph(say('knowledge.unsound')),
    list(each),
    left > 0 ? paragraph(say('knowledge.more-changes', { count: left })) : null,
  )
}

type Listed = Page<ChangeView & { readonly batchId: string }>

function whoOf(locale: Locale, { who, origin }: ChangeView): Text {
  if (who) return quoted(who)
  return sayIn(locale)(origin === 'delivery' ? 'knowledge.by-program' : 'knowledge.by-operator')
}

/** A page of a project's history, or of what waits. */
export function knowledgeList(locale: Locale, state: KnowledgeState, of: 'history' | 'waiting', page: Listed): Said {
  const say = sayIn(locale)
  const { projectId, mayDecide } = state
  if (page.total === 0) return message(paragraph(say(`knowledge.${of}.none`)))
  const next = nextPage(page)
  const lines = page.items.map((change) => ({ change, text: changeText(locale, change) }))
  const acts = lines.map(({ change, text }) => {
    if (of === 'waiting')
      return button(say('knowledge.button.open', { what: shortened(text) }), 'knowledge.batch', { batchId: change.batchId })
    const undoable = mayDecide && change.status === 'applied'
    return undoable
      ? button(say('knowledge.button.undo', { what: shortened(text) }), 'knowledge.undo', { changeId: change.changeId })
      : null
  })
  return message(
    heading(pageTitle(locale, say(`knowledge.${of}.title`, { project: projectOf(locale, state) }), page)),
    list(
      lines.map(({ change, text }) =>
        say('knowledge.line', {
          date: formatDate(locale, change.at),
          who: whoOf(locale, change),
          what: text,
          status: say(`knowledge.status.${change.status}`),
        }),
      ),
    ),
    choices([...acts, next ? button(say('page.more'), 'knowledge.list', { projectId, of, page: next }) : null]),
  )
}

const buttonLength = 22

function shortened(text: Text): Text {
  const words = text.pieces.map((piece) => ('said' in piece ? piece.said : piece.quoted)).join('')
  return words.length <= buttonLength ? text : echoed(`${words.slice(0, buttonLength)}…`)
}

/** A broker is asked what words mean that are not in the catalogue. */
export function placingCard(
  locale: Locale,
  view: { readonly listing: ListingView; readonly listingId: string; readonly candidates: readonly NamedMaterial[] },
): Said {
  const say = sayIn(locale)
  const { listing, listingId, candidates } = view
  return message(
    paragraph(say('placing.title', { reference: listingReference(listing) })),
    quote(quotedLines(listing.materialWords ?? '')),
    paragraph(sideFacts(locale, listing)),
    paragraph(say('placing.ask')),
    choices([
      ...candidates.map(({ id, names }) => button(nameOf(locale, names, isTyped(id)), 'listing.place', { listingId, materialId: id })),
      button(say('placing.other'), 'listing.place-other', { listingId }),
      button(say('placing.new'), 'listing.place-new', { listingId }),
    ]),
  )
}

/** The listing has its material. */
export function materialPlaced(locale: Locale, { kind, number, names, learnt }: Placed): Said {
  const say = sayIn(locale)
  return message(
    paragraph(say('placing.done', { reference: reference(kind, number), material: said(names[locale]) })),
    learnt ? paragraph(say('placing.learnt')) : null,
  )
}
