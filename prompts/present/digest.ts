import { type Digest, type DigestLine, isQuietWeek } from '../../src/domain/digest.ts'
import type { Locale } from '../../src/domain/locale.ts'
import { rejectionReasons } from '../../src/domain/review.ts'
import { units } from '../../src/domain/unit.ts'
import type { Text } from '../../src/message/text.ts'
import { chartLines } from '../chart.ts'
import { formatCo2, formatDays, formatNumber, formatScore, formatWeek } from '../format.ts'
import { inARow, materialText, reference } from '../listing-words.ts'
import { button, choices, heading, list, message, paragraph, type Said } from '../node.ts'
import { formatAmount } from '../quantity.ts'
import { sayIn } from '../say.ts'
import { joined, quoted, said } from '../text.ts'

function waitingText(locale: Locale, { waiting }: Digest): Text {
  const say = sayIn(locale)
  return waiting.brokers + waiting.facilities === 0 ? say('digest.waiting.nobody') : say('digest.waiting', waiting)
}

function bestText(locale: Locale, { best }: Digest): Text | null {
  if (!best) return null
  return sayIn(locale)('digest.best', {
    offer: materialText(locale, best.offer, null),
    need: materialText(locale, best.need, null),
    reference: reference('match', best.matchNumber),
    fit: formatScore(locale, best.score),
  })
}

function introductionLine(locale: Locale, line: DigestLine, kind: 'moved' | 'stuck'): Text {
  const say = sayIn(locale)
  const about = {
    reference: reference('introduction', line.introductionNumber),
    material: materialText(locale, line.material, null),
    stage: say(`stage.${line.stage}`),
  }
  return kind === 'moved' ? say('digest.line.moved', about) : say('digest.line.stuck', { ...about, days: line.days })
}

function section(locale: Locale, digest: Digest, kind: 'moved' | 'stuck') {
  const lines = digest[kind]
  if (lines.length === 0) return []
  return [
    paragraph(sayIn(locale)(`digest.${kind}`, { count: lines.length })),
    list(lines.map((line) => introductionLine(locale, line, kind))),
  ]
}

function deliveredText(locale: Locale, { delivered }: Digest): Text | null {
  if (delivered.length === 0) return null
  const amounts = delivered.map(({ amount, unit }) => {
    const known = units.find((each) => each === unit)
    return known ? formatAmount(locale, amount, known) : joined([formatNumber(locale, amount), quoted(unit)], ' ')
  })
  return sayIn(locale)('digest.delivered', { amounts: inARow(locale, amounts) })
}

function savedText(locale: Locale, { verifiedTonnes, expectedTonnesPerYear }: Digest): Text | null {
  if (verifiedTonnes + expectedTonnesPerYear === 0) return null
  return sayIn(locale)('digest.saved', { verified: formatCo2(locale, verifiedTonnes), expected: formatCo2(locale, expectedTonnesPerYear) })
}

function savedChart(locale: Locale, { savedMonths = [] }: Digest): readonly Text[] {
  return savedMonths.length < 2
    ? []
    : chartLines(
        locale,
        savedMonths.slice(-6).map(({ month, tonnes }) => ({ month, amount: tonnes })),
      )
}

function unmetText(locale: Locale, { unmet }: Digest): Text | null {
  if (unmet.length === 0) return null
  return sayIn(locale)('digest.unmet', {
    materials: inARow(
      locale,
      unmet.map((names) => materialText(locale, names, null)),
    ),
  })
}

function rejectionsText(locale: Locale, { rejections }: Digest): Text | null {
  const say = sayIn(locale)
  if (rejections.length === 0) return null
  const reasons = rejections.map(({ reason, count }) => {
    const known = rejectionReasons.find((each) => each === reason) ?? 'other'
    return say('digest.rejection', { reason: say(`rejection.${known}`), count })
  })
  return say('digest.rejections', { reasons: inARow(locale, reasons) })
}

/** A project's week on a screen and a half; a quiet week is one line. */
export function digestMessage(locale: Locale, digest: Digest): Said {
  const say = sayIn(locale)
  const project = said(digest.projectNames[locale])
  const week = formatWeek(digest.week)
  if (isQuietWeek(digest)) return message(paragraph(say('digest.quiet', { project, week, waiting: waitingText(locale, digest) })))
  const posted = digest.newOffers + digest.newNeeds > 0 ? say('digest.new', { offers: digest.newOffers, needs: digest.newNeeds }) : null
  const news = [posted, bestText(locale, digest)]
  const sums = [deliveredText(locale, digest), savedText(locale, digest), unmetText(locale, digest), rejectionsText(locale, digest)]
  return message(
    heading(say('digest.title', { project, week, days: formatDays(locale, digest.from, digest.until) })),
    list(news),
    ...section(locale, digest, 'moved'),
    ...section(locale, digest, 'stuck'),
    paragraph(waitingText(locale, digest)),
    list(sums),
    list(savedChart(locale, digest)),
    choices([digest.waiting.brokers > 0 ? button(say('digest.review'), 'menu.command', { command: 'review' }) : null]),
  )
}
