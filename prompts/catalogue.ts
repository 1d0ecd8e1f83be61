import type { Locale } from '../src/domain/locale.ts'
import { card as cardEn } from './en/card.ts'
import { channel as channelEn } from './en/channel.ts'
import { commands as commandsEn } from './en/commands.ts'
import { terminal as terminalEn } from './en/console.ts'
import { delivery as deliveryEn } from './en/delivery.ts'
import { digest as digestEn } from './en/digest.ts'
import { draft as draftEn } from './en/draft.ts'
import { files as filesEn } from './en/files.ts'
import { general as generalEn } from './en/general.ts'
import { handbook as handbookEn } from './en/handbook.ts'
import { impact as impactEn } from './en/impact.ts'
import { introduction as introductionEn } from './en/introduction.ts'
import { knowledge as knowledgeEn } from './en/knowledge.ts'
import { listing as listingEn } from './en/listing.ts'
import { match as matchEn } from './en/match.ts'
import { people as peopleEn } from './en/people.ts'
import { plan as planEn } from './en/plan.ts'
import { refusal as refusalEn } from './en/refusal.ts'
import { review as reviewEn } from './en/review.ts'
import { rights as rightsEn } from './en/rights.ts'
import { room as roomEn } from './en/room.ts'
import { technologies as technologiesEn } from './en/technologies.ts'
import { terms as termsEn } from './en/terms.ts'
import { card as cardKo } from './ko/card.ts'
import { channel as channelKo } from './ko/channel.ts'
import { commands as commandsKo } from './ko/commands.ts'
import { terminal as terminalKo } from './ko/console.ts'
import { delivery as deliveryKo } from './ko/delivery.ts'
import { digest as digestKo } from './ko/digest.ts'
import { draft as draftKo } from './ko/draft.ts'
import { files as filesKo } from './ko/files.ts'
import { general as generalKo } from './ko/general.ts'
import { handbook as handbookKo } from './ko/handbook.ts'
import { impact as impactKo } from './ko/impact.ts'
import { introduction as introductionKo } from './ko/introduction.ts'
import { knowledge as knowledgeKo } from './ko/knowledge.ts'
import { listing as listingKo } from './ko/listing.ts'
import { match as matchKo } from './ko/match.ts'
import { people as peopleKo } from './ko/people.ts'
import { plan as planKo } from './ko/plan.ts'
import { refusal as refusalKo } from './ko/refusal.ts'
import { review as reviewKo } from './ko/review.ts'
import { rights as rightsKo } from './ko/rights.ts'
import { room as roomKo } from './ko/room.ts'
import { technologies as technologiesKo } from './ko/technologies.ts'
import { terms as termsKo } from './ko/terms.ts'
import { card as cardZh } from './zh-CN/card.ts'
import { channel as channelZh } from './zh-CN/channel.ts'
import { commands as commandsZh } from './zh-CN/commands.ts'
import { terminal as terminalZh } from './zh-CN/console.ts'
import { delivery as deliveryZh } from './zh-CN/delivery.ts'
import { digest as digestZh } from './zh-CN/digest.ts'
import { draft as draftZh } from './zh-CN/draft.ts'
import { files as filesZh } from './zh-CN/files.ts'
import { general as generalZh } from './zh-CN/general.ts'
import { handbook as handbookZh } from './zh-CN/handbook.ts'
import { impact as impactZh } from './zh-CN/impact.ts'
import { introduction as introductionZh } from './zh-CN/introduction.ts'
import { knowledge as knowledgeZh } from './zh-CN/knowledge.ts'
import { listing as listingZh } from './zh-CN/listing.ts'
import { match as matchZh } from './zh-CN/match.ts'
import { people as peopleZh } from './zh-CN/people.ts'
import { plan as planZh } from './zh-CN/plan.ts'
import { refusal as refusalZh } from './zh-CN/refusal.ts'
import { review as reviewZh } from './zh-CN/review.ts'
import { rights as rightsZh } from './zh-CN/rights.ts'
import { room as roomZh } from './zh-CN/room.ts'
import { technologies as technologiesZh } from './zh-CN/technologies.ts'
import { terms as termsZh } from './zh-CN/terms.ts'

const english = {
  ...termsEn,
  ...technologiesEn,
  ...generalEn,
  ...refusalEn,
  ...draftEn,
  ...listingEn,
  ...matchEn,
  ...reviewEn,
  ...introductionEn,
  ...roomEn,
  ...impactEn,
  ...rightsEn,
  ...deliveryEn,
  ...digestEn,
  ...peopleEn,
  ...planEn,
  ...terminalEn,
  ...handbookEn,
  ...knowledgeEn,
  ...commandsEn,
  ...channelEn,
  ...cardEn,
  ...filesEn,
}

/** The English messages define the keys and the placeholders of all languages. */
export type English = typeof english
export type MessageKey = keyof English

/** Every message in every language. */
export const catalogue: Readonly<Record<Locale, Readonly<Record<MessageKey, string>>>> = {
  en: english,
  'zh-CN': {
    ...termsZh,
    ...technologiesZh,
    ...generalZh,
    ...refusalZh,
    ...draftZh,
    ...listingZh,
    ...matchZh,
    ...reviewZh,
    ...introductionZh,
    ...roomZh,
    ...impactZh,
    ...rightsZh,
    ...deliveryZh,
    ...digestZh,
    ...peopleZh,
    ...planZh,
    ...terminalZh,
    ...handbookZh,
    ...knowledgeZh,
    ...commandsZh,
    ...channelZh,
    ...cardZh,
    ...filesZh,
  },
  ko: {
    ...termsKo,
    ...technologiesKo,
    ...generalKo,
    ...refusalKo,
    ...draftKo,
    ...listingKo,
    ...matchKo,
    ...reviewKo,
    ...introductionKo,
    ...roomKo,
    ...impactKo,
    ...rightsKo,
    ...deliveryKo,
    ...digestKo,
    ...peopleKo,
    ...planKo,
    ...terminalKo,
    ...handbookKo,
    ...knowledgeKo,
    ...commandsKo,
    ...channelKo,
    ...cardKo,
    ...filesKo,
  },
}

/** True where a key computed from data names a message. */
export function isMessageKey(key: string): key is MessageKey {
  return Object.hasOwn(english, key)
}
