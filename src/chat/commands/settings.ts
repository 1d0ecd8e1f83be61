import { refused } from '../../../prompts/present/general.ts'
import { settingsCard, settingsSaved } from '../../../prompts/present/settings.ts'
import type { Locale } from '../../domain/locale.ts'
import { refuse } from '../../domain/refusal.ts'
import { changeSettings, type Settings } from '../../use-cases/change-settings.ts'
import { type Chat, type Reply, reply } from '../conversation.ts'

const languages: Readonly<Record<string, Locale>> = {
  en: 'en',
  english: 'en',
  英文: 'en',
  영어: 'en',
  zh: 'zh-CN',
  'zh-cn': 'zh-CN',
  chinese: 'zh-CN',
  中文: 'zh-CN',
  중국어: 'zh-CN',
  ko: 'ko',
  korean: 'ko',
  한국어: 'ko',
  韩文: 'ko',
}

/** Saves a change and says how the settings stand, in the language they now name. */
export async function saveSettings(chat: Chat, change: Partial<Settings>): Promise<Reply> {
  const outcome = await changeSettings(chat.context, change)
  if (outcome.outcome === 'refused') return reply(refused(chat.locale, outcome))
  const { settings } = outcome
  return reply(Object.keys(change).length === 0 ? settingsCard(settings.locale, settings) : settingsSaved(settings.locale, settings))
}

function readSetting(argument: string): Partial<Settings> | null {
  const hours = /(\d{1,2})(?::00)?\s*[-–~到至에서\s]+\s*(\d{1,2})(?::00)?/u.exec(argument)
  const words = argument.split(/\s+/)
  const locale = words.map((word) => languages[word.toLowerCase()]).find((found) => found !== undefined)
  const zone = words.find((word) => /^[A-Za-z]+\/[A-Za-z_/+-]+\d*$/.test(word) || word === 'UTC')
  const change: Partial<Settings> = {
    ...(hours ? { quietFrom: Number(hours[1]), quietUntil: Number(hours[2]) } : {}),
    ...(locale ? { locale } : {}),
    ...(zone ? { timeZone: zone } : {}),
  }
  return Object.keys(change).length > 0 ? change : null
}

/** `/settings`, `/settings 中文`, `/settings quiet 20-8`, `/settings zone Asia/Seoul`. */
export async function settingsCommand(chat: Chat, argument: string): Promise<Reply> {
  if (argument === '') return saveSettings(chat, {})
  const change = readSetting(argument)
  return change ? saveSettings(chat, change) : reply(refused(chat.locale, refuse('setting-unreadable', argument)))
}
