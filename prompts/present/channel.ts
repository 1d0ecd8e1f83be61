import type { Locale } from '../../src/domain/locale.ts'
import type { ChannelWords } from '../../src/message/channel-words.ts'
import { formatNumber } from '../format.ts'
import { sayIn } from '../say.ts'
import { echoed, quoted } from '../text.ts'

/** What a platform says of its own forms, channels and direct messages. */
export function channelWords(locale: Locale): ChannelWords {
  const say = sayIn(locale)
  return {
    openForm: say('channel.open-form'),
    goOn: say('channel.go-on'),
    pageKept: (part, parts) => say('channel.page-kept', { part: formatNumber(locale, part), parts: formatNumber(locale, parts) }),
    search: say('channel.search'),
    fitsSeveral: (typed) => say('channel.fits-several', { typed: echoed(typed) }),
    fitsMany: (typed, count) => say('channel.fits-many', { typed: echoed(typed), count }),
    fitsNone: (typed) => say('channel.fits-none', { typed: echoed(typed) }),
    choose: say('channel.choose'),
    answeredDirectly: say('channel.answered-directly'),
    writeDirectly: say('channel.write-directly'),
    waitsForYou: (person) => say('channel.waits-for-you', { person: quoted(person) }),
    readHere: say('channel.read-here'),
    nothingWaits: say('channel.nothing-waits'),
    replyInWords: say('channel.reply-in-words'),
    yourWords: say('channel.your-words'),
  }
}
