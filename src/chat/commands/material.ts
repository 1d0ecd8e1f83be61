import { refused } from '../../../prompts/present/general.ts'
import {
  askForMaterial,
  askMaterial,
  codeCard,
  codeUnknown,
  type MaterialPart,
  materialCard,
  materialEntries,
  materialListings,
  materialParts,
  materialUses,
} from '../../../prompts/present/material.ts'
import { parseCode } from '../../domain/code.ts'
import { codeSheet, type MaterialView, materialView, pageOf } from '../../domain/handbook-view.ts'
import { refuse } from '../../domain/refusal.ts'
import { nearestMaterials } from '../../language/lookup.ts'
import { readMaterialListings } from '../../use-cases/read-material-listings.ts'
import { type Chat, type Reply, reply } from '../conversation.ts'

const linesShown = 8
const surelyMeant = 0.72
const clearlyAhead = 0.1

/** `/material fly ash`, `/material 10 01 02*`, `/material HW34`: what is known of it. */
export async function materialCommand(chat: Chat, argument: string): Promise<Reply> {
  if (argument === '') return reply(askForMaterial(chat.locale))
  const code = parseCode(argument)
  if (code) {
    const sheet = codeSheet(chat.known.handbook, code)
    return reply(sheet ? codeCard(chat.locale, sheet) : codeUnknown(chat.locale, { ...code, names: null, hazardous: null }))
  }
  const [best, second, ...others] = nearestMaterials(argument, chat.reader)
  const alone = best && best.likelihood >= surelyMeant && best.likelihood - (second?.likelihood ?? 0) >= clearlyAhead
  if (alone) return openMaterial(chat, { materialId: best.materialId, part: 'sheet', page: '0' })
  const candidates = [best, second, ...others].flatMap((each) => {
    const names = chat.known.handbook.materials.get(each?.materialId ?? '')?.names
    return each && names ? [{ id: each.materialId, names }] : []
  })
  return reply(askMaterial(chat.locale, argument, candidates, (best?.likelihood ?? 0) >= surelyMeant))
}

const partOf = (word: string): MaterialPart => materialParts.find((part) => part === word) ?? 'sheet'

async function sheetOf(chat: Chat, view: MaterialView): Promise<Reply> {
  const { total } = await readMaterialListings(chat.context, { materialId: view.material.id, limit: 0, offset: 0 })
  return reply(materialCard(chat.locale, { view, listings: total }))
}

async function listingsOf(chat: Chat, view: MaterialView, page: number): Promise<Reply> {
  const found = await readMaterialListings(chat.context, { materialId: view.material.id, limit: linesShown, offset: page * linesShown })
  return reply(materialListings(chat.locale, view, { items: found.views, page, total: found.total, size: linesShown }))
}

/** One part of what is known of a material. */
export async function openMaterial(
  chat: Chat,
  subject: { readonly materialId: string; readonly part: string; readonly page: string },
): Promise<Reply> {
  const view = materialView(chat.known.handbook, subject.materialId)
  if (!view) return reply(refused(chat.locale, refuse('button-expired')))
  const [part, page] = [partOf(subject.part), Math.max(0, Number(subject.page) || 0)]
  switch (part) {
    case 'sheet':
      return sheetOf(chat, view)
    case 'listings':
      return listingsOf(chat, view, page)
    case 'uses':
    case 'substitutes':
      return reply(materialUses(chat.locale, view, part, pageOf(view[part], page, linesShown)))
    case 'technologies':
      return reply(materialEntries(chat.locale, view, part, pageOf(view.technologies, page, linesShown)))
    case 'cases': {
      const cases = view.cases.map(({ id, title }) => ({ id, names: title }))
      return reply(materialEntries(chat.locale, view, part, pageOf(cases, page, linesShown)))
    }
  }
}
