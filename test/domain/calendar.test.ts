import { describe, expect, test } from 'vitest'
import { addDays, isoWeek, isQuiet, isTimeZone, startOfDay, wallClock } from '../../src/domain/calendar.ts'
import { overlapShare } from '../../src/domain/match-factors.ts'
import { daysOf } from '../../src/domain/match-profile.ts'
import { dayNumber, isIsoDay, type Window } from '../../src/domain/window.ts'

describe('the calendar', () => {
  test('shows the local day, hour and weekday', () => {
    expect(wallClock(new Date('2026-04-12T16:30:00Z'), 'Asia/Shanghai')).toEqual({ day: '2026-04-13', hour: 0, minute: 30, weekday: 1 })
  })

  test.each([
    ['2026-01-01', '2026-W01'],
    ['2025-12-29', '2026-W01'],
    ['2027-01-03', '2026-W53'],
    ['2026-04-12', '2026-W15'],
  ])('%s lies in %s', (day, week) => {
    expect(isoWeek(day)).toBe(week)
  })

  test.each([
    ['2026-04-06', 'Asia/Shanghai', '2026-04-05T16:00:00.000Z'],
    ['2026-07-01', 'America/New_York', '2026-07-01T04:00:00.000Z'],
    ['2026-01-01', 'America/New_York', '2026-01-01T05:00:00.000Z'],
    ['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00.000Z'],
  ])('%s begins in %s at %s', (day, zone, instant) => {
    expect(startOfDay(day, zone).toISOString()).toBe(instant)
  })

  test('a day whose midnight is skipped begins after it', () => {
    const start = startOfDay('2026-09-06', 'America/Santiago')
    expect(wallClock(start, 'America/Santiago').day).toBe('2026-09-06')
  })

  test('quiet hours wrap midnight; equal ends mean none', () => {
    const night = { from: 20, until: 8 }
    expect([19, 20, 23, 0, 7, 8].map((hour) => isQuiet(hour, night))).toEqual([false, true, true, true, true, false])
    expect(isQuiet(12, { from: 0, until: 0 })).toBe(false)
    expect(isQuiet(12, { from: 12, until: 14 })).toBe(true)
  })

  test('knows real zones and real days only', () => {
    expect([isTimeZone('Asia/Seoul'), isTimeZone('Mars/Base')]).toEqual([true, false])
    expect([isIsoDay('2028-02-29'), isIsoDay('2026-02-29'), isIsoDay('tomorrow')]).toEqual([true, false, false])
    expect(addDays('2026-02-28', 1)).toBe('2026-03-01')
  })

  test('windows overlap by the share of the shorter one that is still to come', () => {
    const shared = (a: Window, b: Window, today: string) => overlapShare(daysOf(a), daysOf(b), dayNumber(today))
    const year = { from: '2026-01-01', until: '2026-12-31' }
    expect(shared(year, { from: '2026-07-01', until: '2026-07-31' }, '2026-01-01')).toBe(1)
    expect(shared(year, { from: '2027-01-01', until: null }, '2026-01-01')).toBe(0)
    expect(shared({ from: null, until: null }, { from: null, until: null }, '2026-01-01')).toBe(1)
    expect(shared({ from: '2026-01-01', until: '2026-01-10' }, { from: '2026-01-06', until: '2026-01-15' }, '2026-01-01')).toBeCloseTo(0.5)
    expect(shared(year, { from: '2025-01-01', until: '2026-02-28' }, '2026-02-01')).toBe(1)
    expect(shared(year, { from: '2025-01-01', until: '2026-01-31' }, '2026-02-01')).toBe(0)
  })

  test('seasons overlap by the months of the shorter one', () => {
    const shared = (a: readonly number[], b: readonly number[]) =>
      overlapShare(daysOf({ from: null, until: null, months: a }), daysOf({ from: null, until: null, months: b }), 20_000)
    expect(shared([10, 11, 12], [12, 1])).toBe(0.5)
    expect(shared([4, 5], [6])).toBe(0)
    expect(shared([], [1, 2, 3])).toBe(1)
  })
})
