import type { ResourcesView } from '../../src/domain/handbook-view.ts'
import type { Locale, Names } from '../../src/domain/locale.ts'
import type { Evidence, Plant } from '../../src/domain/resources.ts'
import type { Text } from '../../src/message/text.ts'
import { isTyped, nameOf } from '../handbook-words.ts'
import { inARow } from '../listing-words.ts'
import { type Button, button, choices, heading, list, message, paragraph, type Said } from '../node.ts'
import { nextPage, pageTitle } from '../paging.ts'
import { sayIn } from '../say.ts'
import { echoed, joined, quoted, said, standingAlone } from '../text.ts'

type Named = Plant & { readonly names: Names }

function plantText(locale: Locale, { isic, names }: Named): Text {
  return sayIn(locale)('resources.plant', { name: said(names[locale]), isic: said(isic) })
}

/** Why a stream is expected, the strongest reasons first. */
function evidenceText(locale: Locale, { practice, cases, nearCases, routes }: Evidence): Text {
  const say = sayIn(locale)
  const own = [
    cases > 0 ? say('evidence.cases', { count: cases }) : null,
    practice ? say('evidence.practice') : null,
    !practice && routes > 0 ? say('evidence.routes', { count: routes }) : null,
  ].filter((text) => text !== null)
  if (own.length > 0) return inARow(locale, own)
  return nearCases > 0 ? say('evidence.near-cases', { count: nearCases }) : say('evidence.related')
}

const openPage = (plant: Plant, label: Text, direction: string, page: string): Button =>
  button(label, 'resources.open', { isic: plant.isic, industryId: plant.industryId ?? '', direction, page })

/** What a plant typically has left over, or could take; each one tap away from a draft. */
export function resourcesPage(locale: Locale, { plant, direction, page }: ResourcesView): Said {
  const say = sayIn(locale)
  const other = direction === 'outputs' ? 'inputs' : 'outputs'
  const otherButton = openPage(plant, say(`resources.button.${other}`), other, '0')
  if (page.total === 0) return message(paragraph(say('resources.none', { plant: plantText(locale, plant) })), choices([otherButton]))
  const kind = direction === 'outputs' ? 'offer' : 'need'
  const next = nextPage(page)
  const names = page.items.map((item) => nameOf(locale, item.names, isTyped(item.materialId)))
  return message(
    heading(standingAlone(pageTitle(locale, say(`resources.${direction}`, { plant: plantText(locale, plant) }), page))),
    list(page.items.map((item, at) => joined([names[at] ?? null, evidenceText(locale, item.evidence)], ' · '))),
    paragraph(say('resources.tap')),
    choices([
      ...page.items.map((item, at) => button(names[at] ?? said('–'), 'listing.draft', { kind, materialId: item.materialId })),
      next ? openPage(plant, say('page.more'), direction, next) : null,
      otherButton,
    ]),
  )
}

/** Several types of facility could be meant, or none is called so. */
export function askPlant(locale: Locale, words: string, plants: readonly Named[]): Said {
  const say = sayIn(locale)
  const typed = { words: echoed(words) }
  if (plants.length === 0) return message(paragraph(say('resources.unknown', typed)))
  return message(
    paragraph(say('resources.which', typed)),
    choices(plants.map((plant) => openPage(plant, plantText(locale, plant), 'outputs', '0'))),
  )
}

/** Which of the person's own facilities. */
export function askOwnPlant(locale: Locale, plants: readonly (Named & { readonly facilityName: string })[]): Said {
  const say = sayIn(locale)
  if (plants.length === 0)
    return message(paragraph(say('resources.no-facility')), choices([button(say('help.button.register'), 'facility.register', {})]))
  return message(
    paragraph(say('draft.ask.facility')),
    choices(plants.map((plant) => openPage(plant, joined([quoted(plant.facilityName), plantText(locale, plant)], ' · '), 'outputs', '0'))),
  )
}
