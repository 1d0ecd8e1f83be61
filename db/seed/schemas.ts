import { z } from 'zod'
import { caseStatuses } from '../../src/domain/case.ts'
import { codeSystems } from '../../src/domain/code.ts'
import { factorKinds } from '../../src/domain/factor.ts'
import { streamKinds } from '../../src/domain/material.ts'
import { materialHazards, mixingGroups, physicalForms } from '../../src/domain/material-sheet.ts'
import { permitQuestions, routeReadinesses } from '../../src/domain/route.ts'
import { costBands } from '../../src/domain/technology.ts'

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'is not a slug')
const words = z.string().trim().min(1, 'is empty')
const isic = z.string().regex(/^\d{4}$/, 'is not an ISIC class of four digits')
const country = z.string().regex(/^[A-Z]{2}$/, 'is not a country code')
const names = z.strictObject({ en: words, 'zh-CN': words, ko: words })
const aliases = z.strictObject({ en: z.array(words), 'zh-CN': z.array(words), ko: z.array(words) })
const span = z.tuple([z.number(), z.number()])

export const materialSchema = z.strictObject({
  id: slug,
  names,
  aliases,
  streamKind: z.enum(streamKinds),
  family: slug,
  ewc: z.array(z.string().regex(/^\d{6}$/, 'is not six digits')),
  hazardous: z.boolean(),
  densityTonnesPerM3: z.number().positive().nullable(),
  reachKm: z.number().positive(),
})

const limit = z.strictObject({ attribute: words, min: z.number().nullable(), max: z.number().nullable() })

/** An entry says only what differs from everyday practice: what it leaves out is the default here. */
export const routeSchema = z.strictObject({
  id: slug,
  from: slug,
  to: slug,
  use: words,
  technology: slug.nullable(),
  readiness: z.enum(routeReadinesses).default('established'),
  yield: z.number().positive().nullable().default(null),
  limits: z.array(limit).default([]),
  maxKm: z.number().positive().nullable().default(null),
  permits: z.array(z.enum(permitQuestions)).default([]),
  sourceIsic: z.array(isic),
  sinkIsic: z.array(isic),
  cases: z.int().nonnegative(),
  source: words,
})

export const industrySchema = z.strictObject({ id: slug, isic, names, outputs: z.array(slug), inputs: z.array(slug) })

export const placeSchema = z.strictObject({
  id: slug,
  names,
  aliases: z.array(words),
  country,
  lat: z.number().min(-90).max(90),
  lon: z.number().min(-180).max(180),
})

export const factorSchema = z.strictObject({
  id: slug,
  kind: z.enum(factorKinds),
  materialId: slug.nullable(),
  value: z.number().nonnegative(),
  unit: words,
  region: words,
  year: z.int().min(1990),
  source: words,
  net: z.boolean().default(false),
})

export const sheetSchema = z.strictObject({
  id: slug,
  hs: z
    .string()
    .regex(/^\d{2}(\d{2})?$/, 'is not a chapter or heading')
    .nullable(),
  hw: z
    .string()
    .regex(/^HW\d{2}$/, 'is not a hazardous waste class')
    .nullable(),
  basel: z
    .string()
    .regex(/^Y\d{1,2}$/, 'is not a Basel code')
    .nullable(),
  form: z.enum(physicalForms),
  energyMj: z.number().positive().nullable(),
  moisturePct: span.nullable(),
  hazards: z.array(z.enum(materialHazards)),
  value: z.strictObject({ low: z.number(), high: z.number(), per: z.enum(['t', 'm3', 'GJ', 'kWh', 'unit']) }),
  keepApart: z.array(z.enum(mixingGroups)),
})

export const technologySchema = z.strictObject({
  id: slug,
  names,
  aliases,
  summary: names,
  inputs: z.array(slug),
  outputs: z.array(slug),
  yield: span.nullable(),
  scale: z.strictObject({ low: z.number(), high: z.number(), unit: z.enum(['t/year', 'm3/year', 'MW', 'Nm3/h']) }).nullable(),
  readiness: z.int().min(1).max(9),
  cost: z.enum(costBands),
  energyKwh: span.nullable(),
  references: z.array(words),
})

const flow = z.strictObject({
  amount: z.number().positive(),
  unit: z.enum(['t', 'm3', 'GJ', 'kWh', 'unit']),
  period: z.enum(['once', 'year']),
})

export const caseSchema = z.strictObject({
  id: slug,
  title: names,
  place: names,
  country,
  sourceIsic: isic,
  sinkIsic: isic,
  from: slug,
  to: slug,
  technology: slug.nullable(),
  quantity: flow.nullable(),
  year: z.int().min(1900).max(2100).nullable(),
  status: z.enum(caseStatuses),
  source: words,
})

export const codeSchema = z.strictObject({
  system: z.enum(codeSystems),
  code: z.string().regex(/^(\d{2,6}|[A-U]|HW\d{2}|Y\d{1,2})$/, 'is not a code'),
  names,
  hazardous: z.boolean().nullable(),
  mirror: z.string().nullable(),
})
