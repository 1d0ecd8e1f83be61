import { z } from 'zod'
import { listingKinds } from '../../src/domain/listing.ts'
import { locales } from '../../src/domain/locale.ts'
import { projectRoles } from '../../src/domain/policy.ts'
import { periods, units } from '../../src/domain/unit.ts'
import { readDocument, seedDirectory } from './read-entries.ts'

const words = z.string().trim().min(1)
const names = z.strictObject({ en: words, 'zh-CN': words, ko: words })
const bound = z.number().positive().nullable()
const value = z.union([z.number(), z.tuple([z.number().nullable(), z.number().nullable()])])
const place = { place: words, country: z.string().length(2), lat: z.number(), lon: z.number() }
const facility = { key: words, name: words, isic: z.string().length(4), contacts: z.array(words) }

const demoSchema = z.strictObject({
  project: z.strictObject({
    slug: words,
    names,
    locale: z.enum(locales),
    timeZone: words,
    digestWeekday: z.int().min(1).max(7),
    digestHour: z.int().min(0).max(23),
  }),
  parks: z.array(z.strictObject({ slug: words, names, country: z.string().length(2), lat: z.number(), lon: z.number() })),
  people: z.array(z.strictObject({ account: words, name: words, locale: z.enum(locales), timeZone: words })),
  roles: z.array(z.strictObject({ account: words, role: z.enum(projectRoles) })),
  facilities: z.array(z.union([z.strictObject({ ...facility, park: words }), z.strictObject({ ...facility, ...place })])),
  listings: z.array(
    z.strictObject({
      facility: words,
      author: words,
      kind: z.enum(listingKinds),
      material: words,
      words,
      quantity: z.strictObject({ min: bound, max: bound, unit: z.enum(units), period: z.enum(periods) }),
      attributes: z.record(z.string(), value),
    }),
  ),
})

/** A project to try the program with: parks, facilities and people that do not exist. */
export type Demo = z.output<typeof demoSchema>

/** The demo project; throws `SeedFault` when its file is broken. */
export function loadDemo(directory = seedDirectory): Demo {
  return readDocument(directory, 'demo/hebei-bps.json', demoSchema)
}
