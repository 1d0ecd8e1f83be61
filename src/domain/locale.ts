/** The languages the broker speaks. */
export const locales = ['en', 'zh-CN', 'ko'] as const
export type Locale = (typeof locales)[number]

/** One name in each language. */
export type Names = Readonly<Record<Locale, string>>

/** The closest language we speak to a platform's tag such as `zh_TW` or `ko-KR`; English otherwise. */
export function closestLocale(tag: string | undefined): Locale {
  const language = tag?.toLowerCase().slice(0, 2)
  if (language === 'zh') return 'zh-CN'
  return language === 'ko' ? 'ko' : 'en'
}
