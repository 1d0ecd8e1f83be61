/** Canonical units a quantity is kept in: tonnes, cubic metres, kilowatt-hours, gigajoules, litres, pieces. */
export const units = ['t', 'm3', 'kWh', 'GJ', 'L', 'unit'] as const
export type Unit = (typeof units)[number]

/** How often a quantity recurs; `once` is a single lot. */
export const periods = ['once', 'hour', 'day', 'week', 'month', 'year'] as const
export type Period = (typeof periods)[number]

/** Hours a plant runs in a year unless it says otherwise (8 000 h, continuous process with one overhaul). */
export const defaultOperatingHours = 8000

const periodsPerYear: Record<Exclude<Period, 'hour'>, number> = { once: 1, day: 365, week: 52, month: 12, year: 1 }

/** How many of `period` fall in one year; hours are the plant's operating hours, a single lot counts once. */
export function perYear(period: Period, operatingHours = defaultOperatingHours): number {
  return period === 'hour' ? operatingHours : periodsPerYear[period]
}
