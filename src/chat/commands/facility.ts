import { facilityList, joinAsked, registered, registerForm } from '../../../prompts/present/facility.ts'
import { refused } from '../../../prompts/present/general.ts'
import { leaveAsked } from '../../../prompts/present/rights.ts'
import type { Locale } from '../../domain/locale.ts'
import { parseReference } from '../../domain/reference.ts'
import { type Refused, refuse } from '../../domain/refusal.ts'
import { findPlace } from '../../language/places.ts'
import type { Form } from '../../message/form.ts'
import type { Context, SystemContext } from '../../use-cases/context.ts'
import { issueAction } from '../../use-cases/issue-actions.ts'
import { joinFacility, readMemberships } from '../../use-cases/join-facility.ts'
import { readParks } from '../../use-cases/read-parks.ts'
import { type FacilityPlace, registerFacility } from '../../use-cases/register-facility.ts'
import { type Chat, type Reply, reply } from '../conversation.ts'
import { resumeDraft } from '../dialogues/resume.ts'
import { resumeSheet } from '../dialogues/sheet.ts'

const registerWords = new Set(['register', 'new', '注册', '登记', '등록'])
const leaveWords = new Set(['leave', '退出', '나가기', '탈퇴'])
const joinWords = new Set(['join', '加入', '참여', '가입'])

/** `/facility`, `/facility register`, `/facility join F-101`. */
export async function facilityCommand(chat: Chat, argument: string): Promise<Reply> {
  const [verb = '', ...rest] = argument.split(/\s+/)
  if (verb === '') return reply(facilityList(chat.locale, await readMemberships(chat.context)))
  if (registerWords.has(verb.toLowerCase())) return openRegisterForm(chat)
  const leaving = leaveWords.has(verb.toLowerCase())
  const typed = leaving || joinWords.has(verb.toLowerCase()) ? rest.join(' ') : argument
  const reference = parseReference(typed)
  if (reference?.kind !== 'facility') return reply(refused(chat.locale, refuse('unknown-reference', typed)))
  if (leaving) return reply(leaveAsked(chat.locale, reference.number))
  return sayJoined(chat, await joinFacility(chat.context, { number: reference.number }), typed)
}

/** Says that joining was asked for, or why not. */
export function sayJoined(chat: Chat, outcome: { readonly outcome: 'asked'; readonly number: number } | Refused, typed?: string): Reply {
  if (outcome.outcome === 'asked') return reply(joinAsked(chat.locale, outcome.number))
  return reply(refused(chat.locale, typed === undefined ? outcome : { ...outcome, subject: typed }))
}

/** The form that registers a facility, to be completed under a token. */
export async function registerFormOf(
  context: SystemContext,
  locale: Locale,
  form: { readonly token: string; readonly typed: Readonly<Record<string, string>> },
): Promise<Form> {
  const seen = new Set<string>()
  const industries = context.knowledge.industries.filter(({ isic }) => !seen.has(isic) && seen.add(isic))
  return registerForm(locale, { ...form, parks: await readParks(context), industries })
}

async function newRegisterForm(chat: Chat, typed: Readonly<Record<string, string>>): Promise<Form> {
  const token = await issueAction(chat.context, chat.context.actor.personId, { purpose: 'facility.register', subject: {} })
  return registerFormOf(chat.context, chat.locale, { token, typed })
}

/** Opens the form that registers a facility. */
export async function openRegisterForm(chat: Chat): Promise<Reply> {
  return { messages: [], form: await newRegisterForm(chat, {}) }
}

/** Says what was wrong and opens the form again with everything that was typed. */
async function askAgain(chat: Chat, values: Readonly<Record<string, string>>, refusal: Refused): Promise<Reply> {
  return { messages: [refused(chat.locale, refusal)], form: await newRegisterForm(chat, values) }
}

function placeOf(chat: Chat, values: Readonly<Record<string, string>>): FacilityPlace | null {
  const { park: parkId = '', place: town = '' } = values
  if (parkId !== '' && parkId !== 'other') return { parkId }
  const typed = town.trim()
  if (typed === '') return null
  const place = findPlace(typed, chat.reader)
  return { place: typed.slice(0, 200), country: place?.country ?? '', at: place ? { lat: place.lat, lon: place.lon } : null }
}

/** The filled-in form: registers, makes the person its first contact, and goes on with a draft that waited for it. */
export async function registerFromForm(chat: Chat, values: Readonly<Record<string, string>>): Promise<Reply> {
  const where = placeOf(chat, values)
  if (!where) return askAgain(chat, values, refuse('place-unknown'))
  const { name = '', isic = '' } = values
  const outcome = await registerFacility(chat.context, { name, isic, where })
  if (outcome.outcome === 'refused') return askAgain(chat, values, outcome)
  const { actor } = chat.context
  const context: Context = { ...chat.context, actor: { ...actor, facilityIds: [...actor.facilityIds, outcome.facilityId] } }
  const resumed = (await resumeDraft({ ...chat, context })) ?? (await resumeSheet({ ...chat, context }))
  return { messages: [registered(chat.locale, outcome), ...(resumed?.messages ?? [])] }
}
