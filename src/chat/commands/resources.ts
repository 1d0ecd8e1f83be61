import { refused } from '../../../prompts/present/general.ts'
import { askOwnPlant, askPlant, resourcesPage } from '../../../prompts/present/resources.ts'
import { industryNames } from '../../domain/handbook.ts'
import { pageOf } from '../../domain/handbook-view.ts'
import { type ListingKind, listingKinds } from '../../domain/listing.ts'
import { refuse } from '../../domain/refusal.ts'
import { type Plant, streamsOf } from '../../domain/resources.ts'
import { openWindow } from '../../domain/window.ts'
import { findPlants } from '../../language/lookup.ts'
import { ownFacilities } from '../../use-cases/join-facility.ts'
import { type Chat, type Reply, reply } from '../conversation.ts'
import { openDraft } from '../dialogues/draft.ts'
import { openDialogueOf } from '../dialogues/resume.ts'

const shown = 6
const asked = 8
const surelyMeant = 0.8
const clearlyAhead = 0.12

/** `/resources`, `/resources cement`, `/resources 3510`: what such a plant typically has and could take. */
export async function resourcesCommand(chat: Chat, argument: string): Promise<Reply> {
  if (argument === '') return ownResources(chat)
  const { handbook, lookup } = chat.known
  const [best, second, ...others] = findPlants(handbook, lookup(), argument)
  const alone = best && (!second || (best.likeness >= surelyMeant && best.likeness - second.likeness >= clearlyAhead))
  if (alone) return showResources(chat, best, 'outputs', 0)
  return reply(askPlant(chat.locale, argument, [best, second, ...others].flatMap((plant) => plant ?? []).slice(0, asked)))
}

async function ownResources(chat: Chat): Promise<Reply> {
  const facilities = await ownFacilities(chat.context)
  const [only, ...others] = facilities
  if (only && others.length === 0) return showResources(chat, { isic: only.isic, industryId: null }, 'outputs', 0)
  const plants = facilities.flatMap(({ isic, name }) => {
    const names = industryNames(chat.known.handbook, isic)
    return names ? [{ isic, industryId: null, names, facilityName: name }] : []
  })
  return reply(askOwnPlant(chat.locale, plants.slice(0, asked)))
}

async function showResources(chat: Chat, plant: Plant, direction: 'outputs' | 'inputs', page: number): Promise<Reply> {
  const { handbook } = chat.known
  const industry = handbook.industries.find(({ id }) => id === plant.industryId)
  const names = industry?.names ?? industryNames(handbook, plant.isic)
  if (!names) return reply(refused(chat.locale, refuse('button-expired')))
  const all = streamsOf(handbook, plant, direction).flatMap((suggestion) => {
    const named = handbook.materials.get(suggestion.materialId)?.names
    return named ? [{ ...suggestion, names: named }] : []
  })
  return reply(resourcesPage(chat.locale, { plant: { ...plant, names }, direction, page: pageOf(all, page, shown) }))
}

/** A page of a plant's typical streams. */
export async function openResources(
  chat: Chat,
  subject: { readonly isic: string; readonly industryId: string; readonly direction: string; readonly page: string },
): Promise<Reply> {
  const plant = { isic: subject.isic, industryId: subject.industryId === '' ? null : subject.industryId }
  return showResources(chat, plant, subject.direction === 'inputs' ? 'inputs' : 'outputs', Number(subject.page))
}

/** Opens a draft of a material that somebody tapped; everything but the material is still to be said. */
export async function draftMaterial(chat: Chat, subject: { readonly kind: string; readonly materialId: string }): Promise<Reply> {
  const material = chat.known.handbook.materials.get(subject.materialId)
  const kind: ListingKind | undefined = listingKinds.find((each) => each === subject.kind)
  if (!material || !kind) return reply(refused(chat.locale, refuse('button-expired')))
  const open = await openDialogueOf(chat)
  const item = {
    kind,
    materialId: material.id,
    materialWords: material.names[chat.locale],
    quantity: null,
    window: openWindow,
    price: null,
    hazardous: null,
    location: null,
    attributes: {},
    doubts: [],
    spans: [],
  }
  return openDraft(chat, [item], open?.kind === 'draft' ? open.state : null)
}
