import { z } from 'zod'
import type { ExtractedItem } from '../../src/domain/extraction.ts'
import { listingKinds } from '../../src/domain/listing.ts'
import { periods, units } from '../../src/domain/unit.ts'
import { instructions } from './instructions.ts'

const words = z.string().min(1).max(200)
const figure = z.number()
const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .nullable()

const item = z.strictObject({
  kind: z.enum(listingKinds),
  material: words.nullable(),
  quantity: z
    .strictObject({
      words,
      min: figure.nullable(),
      max: figure.nullable(),
      unit: z.enum(units),
      period: z.enum(periods),
    })
    .nullable(),
  window: z.strictObject({ words, from: day, until: day }).nullable(),
  price: z
    .strictObject({
      words,
      amount: figure,
      currency: z
        .string()
        .regex(/^[A-Z]{3}$/)
        .nullable(),
      per: z.enum(units).nullable(),
      direction: z.enum(['seller_receives', 'buyer_receives', 'free']),
    })
    .nullable(),
  hazardous: z.strictObject({ words, value: z.boolean() }).nullable(),
  location: words.nullable(),
  attributes: z
    .strictObject({
      words,
      values: z
        .array(z.strictObject({ key: z.string().regex(/^[a-z][a-z\d]*(?:_[a-z\d]+)+$/), min: figure.nullable(), max: figure.nullable() }))
        .max(12),
    })
    .nullable(),
})

const answer = z.strictObject({ listings: z.array(item).max(8) })

type Said = z.output<typeof item>

function attributesOf({ words: said, values }: NonNullable<Said['attributes']>): ExtractedItem['attributes'] {
  const value = Object.fromEntries(values.map(({ key, min, max }) => [key, min !== null && min === max ? min : ([min, max] as const)]))
  return { words: said, value }
}

function itemOf({ kind, material, quantity, window, price, hazardous, location, attributes }: Said): ExtractedItem {
  const quoted = <Value>({ words: said, ...value }: Value & { words: string }) => ({ words: said, value })
  return {
    kind,
    material,
    quantity: quantity && quoted(quantity),
    window: window && quoted(window),
    price: price && quoted(price),
    hazardous: hazardous && { words: hazardous.words, value: hazardous.value },
    location,
    attributes: attributes && attributesOf(attributes),
  }
}

/** The body of a chat completion for one message: strict schema, no tools, no other data. */
export function extractionRequest(model: string, text: string, today: string): Record<string, unknown> {
  return {
    model,
    temperature: 0,
    max_tokens: 1500,
    messages: [
      { role: 'system', content: instructions },
      { role: 'user', content: `Today is ${today}. The message:\n${JSON.stringify(text)}` },
    ],
    response_format: {
      type: 'json_schema',
      json_schema: { name: 'listings', strict: true, schema: z.toJSONSchema(answer, { target: 'draft-7' }) },
    },
  }
}

const completion = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string().max(40_000).nullable(), refusal: z.string().nullish() }) })).min(1),
})

/** Reads a chat completion; null when it is refused, cut short, or anything but the schema. */
export function readExtraction(body: unknown): readonly ExtractedItem[] | null {
  const read = completion.safeParse(body)
  const content = read.data?.choices[0]?.message.content
  if (!content) return null
  try {
    const listed = answer.safeParse(JSON.parse(content))
    return listed.success ? listed.data.listings.map(itemOf) : null
  } catch {
    return null
  }
}
