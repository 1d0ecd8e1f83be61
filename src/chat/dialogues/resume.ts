import { ownFacilities } from '../../use-cases/join-facility.ts'
import { readDialogue } from '../../use-cases/keep-dialogue.ts'
import type { Chat, Dialogue, Reply } from '../conversation.ts'
import { showDraft } from './draft.ts'

/** The open dialogue. What is stored was written by `talkOn`, so its shape is known. */
export async function openDialogueOf(chat: Chat): Promise<Dialogue | null> {
  return (await readDialogue(chat.context, chat.key)) as Dialogue | null
}

/** Goes on with a draft that waited for its facility. */
export async function resumeDraft(chat: Chat): Promise<Reply | null> {
  const open = await openDialogueOf(chat)
  if (open?.kind !== 'draft') return null
  const [facility, ...others] = await ownFacilities(chat.context)
  const facilityId = facility && others.length === 0 ? facility.id : open.state.facilityId
  return showDraft(chat, { ...open.state, facilityId })
}
