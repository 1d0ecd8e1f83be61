import { type Locale, locales } from '../../src/domain/locale.ts'
import type { Text } from '../../src/message/text.ts'
import type { Settings } from '../../src/use-cases/change-settings.ts'
import { formatHour } from '../format.ts'
import { button, choices, fields, message, paragraph, type Said } from '../node.ts'
import { sayIn } from '../say.ts'
import { quoted, said } from '../text.ts'

/** Each language by its own name, so that everybody finds theirs. */
const languageNames: Readonly<Record<Locale, string>> = { en: 'English', 'zh-CN': '中文', ko: '한국어' }

function quietText(locale: Locale, from: number, until: number): Text {
  const say = sayIn(locale)
  return from === until ? say('settings.quiet.never') : say('settings.quiet.hours', { from: formatHour(from), until: formatHour(until) })
}

const usualNight = { from: 20, until: 8 }

function settingsMessage(locale: Locale, settings: Settings, title: 'settings.title' | 'settings.saved'): Said {
  const say = sayIn(locale)
  const { timeZone, quietFrom, quietUntil } = settings
  const night = say('settings.button.quiet', { hours: quietText(locale, usualNight.from, usualNight.until) })
  const isUsualNight = quietFrom === usualNight.from && quietUntil === usualNight.until
  return message(
    paragraph(say(title)),
    fields([
      { label: say('settings.language'), value: said(languageNames[settings.locale]) },
      { label: say('settings.zone'), value: quoted(timeZone) },
      { label: say('settings.quiet'), value: quietText(locale, quietFrom, quietUntil) },
    ]),
    title === 'settings.title' ? paragraph(say('settings.hint')) : null,
    choices([
      ...locales
        .filter((other) => other !== settings.locale)
        .map((other) => button(said(languageNames[other]), 'settings.locale', { locale: other })),
      isUsualNight ? null : button(night, 'settings.quiet', { from: String(usualNight.from), until: String(usualNight.until) }),
      quietFrom === quietUntil ? null : button(say('settings.button.never'), 'settings.quiet', { from: '0', until: '0' }),
    ]),
  )
}

/** The person's settings, with what is usually changed. */
export function settingsCard(locale: Locale, settings: Settings): Said {
  return settingsMessage(locale, settings, 'settings.title')
}

/** The settings after a change. */
export function settingsSaved(locale: Locale, settings: Settings): Said {
  return settingsMessage(locale, settings, 'settings.saved')
}
