import type { Readable, Writable } from 'node:stream'
import { z } from 'zod'
import { loadPlaces, loadShipped } from '../db/seed/load.ts'
import { buildKnowledge, type Knowledge } from './domain/knowledge.ts'
import { type Listing, listingKinds, plainSite } from './domain/listing.ts'
import { bestPairs } from './domain/match.ts'
import { readJsonLines } from './json-lines.ts'
import { readMessage } from './language/read-message.ts'
import { createReader, type Reader } from './language/reader.ts'
import type { ReadItem } from './language/reading.ts'

/** The shipped knowledge, ready to read and match with, without a database. */
function shippedKnowledge(): { readonly knowledge: Knowledge; readonly reader: Reader } {
  const { materials, routes, industries } = loadShipped()
  const knowledge = buildKnowledge(materials, routes, industries)
  return { knowledge, reader: createReader({ materials, places: loadPlaces() }) }
}

const messageLine = z.object({ id: z.union([z.string(), z.number()]).transform(String), text: z.string() })

function printedItem(knowledge: Knowledge, item: ReadItem) {
  const material = knowledge.materials.get(item.materialId ?? '')
  const aliases = material ? [...Object.values(material.names), ...Object.values(material.aliases).flat()] : []
  return {
    kind: item.kind,
    material: material ? { name: material.names.en, aliases } : null,
    quantity: item.quantity,
    availableFrom: item.window.from,
    availableUntil: item.window.until,
    hazardous: item.hazardous,
    location: item.location,
    price: item.price,
    attributes: item.attributes,
  }
}

const printedIntents: ReadonlySet<string> = new Set(['offer', 'need', 'search'])

/** Reads messages as JSON lines `{id, text}` and writes what was understood, a line each. */
export async function parseLines(input: Readable, output: Writable, today: string): Promise<void> {
  const { knowledge, reader } = shippedKnowledge()
  for await (const line of readJsonLines(input)) {
    const { id, text } = messageLine.parse(line)
    const reading = readMessage(text, reader, { today, country: null })
    const intent = printedIntents.has(reading.intent) ? reading.intent : 'other'
    const items = intent === 'offer' || intent === 'need' ? reading.items.map((item) => printedItem(knowledge, item)) : []
    output.write(`${JSON.stringify({ id, intent, items })}\n`)
  }
}

const worldLine = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('facility'),
    id: z.string(),
    isic: z.string().nullable(),
    lat: z.number().nullable(),
    lon: z.number().nullable(),
  }),
  z.object({ type: z.literal('listing'), id: z.string(), facility: z.string(), kind: z.enum(listingKinds), text: z.string() }),
])
type FacilityLine = Extract<z.infer<typeof worldLine>, { type: 'facility' }>
type ListingLine = Extract<z.infer<typeof worldLine>, { type: 'listing' }>

function listingOf(line: ListingLine, facility: FacilityLine, reader: Reader, today: string): Listing {
  const [item] = readMessage(line.text, reader, { today, country: null, expect: line.kind }).items
  const at = facility.lat !== null && facility.lon !== null ? { lat: facility.lat, lon: facility.lon } : null
  const { materialId = null, quantity = null, price = null, hazardous = null, attributes = {} } = item ?? {}
  return {
    id: line.id,
    number: 0,
    kind: line.kind,
    status: 'active',
    facilityId: facility.id,
    isic: facility.isic ?? '',
    at,
    materialId,
    materialWords: line.text,
    quantity,
    window: item?.window ?? { from: null, until: null },
    price,
    hazardous,
    location: null,
    attributes,
    site: plainSite,
  }
}

/** Ranks for every offer the needs it could serve, best first; reads and writes JSON lines. */
export async function matchLines(
  input: Readable,
  output: Writable,
  options: { readonly k: number; readonly today: string },
): Promise<void> {
  const { knowledge, reader } = shippedKnowledge()
  const facilities = new Map<string, FacilityLine>()
  const listings: Listing[] = []
  for await (const raw of readJsonLines(input)) {
    const line = worldLine.parse(raw)
    if (line.type === 'facility') facilities.set(line.id, line)
    else {
      const facility = facilities.get(line.facility)
      if (!facility) throw new Error(`Listing ${line.id} names facility ${line.facility}, which was not given before it.`)
      listings.push(listingOf(line, facility, reader, options.today))
    }
  }
  const needs = listings.filter((listing) => listing.kind === 'need')
  for (const offer of listings.filter((listing) => listing.kind === 'offer')) {
    const matches = bestPairs(knowledge, offer, needs, options.today, options.k).map((pair) => ({ id: pair.needId, score: pair.score }))
    output.write(`${JSON.stringify({ id: offer.id, matches })}\n`)
  }
}
