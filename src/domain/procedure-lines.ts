import type { Stage } from './introduction.ts'
import { type ProcedureStep, procedureStages, proofs, stepKinds, stepOwners } from './procedure.ts'

/** What the words of a line mean, by the word in small letters; the codes mean themselves. */
export type ProcedureVocabulary = ReadonlyMap<string, string>

export type ProcedureRead =
  | { readonly outcome: 'read'; readonly steps: readonly ProcedureStep[] }
  | { readonly outcome: 'unreadable'; readonly line: string }
  | { readonly outcome: 'too-long' }

export const stepsAtMost = 20
const daysAtMost = 365
const wordsAtMost = 300

function oneOf<Code extends string>(codes: readonly Code[], word: string | undefined, vocabulary: ProcedureVocabulary): Code | undefined {
  const typed = (word ?? '').trim().toLowerCase()
  return codes.find((code) => code === typed || code === vocabulary.get(typed))
}

function own(words: string | undefined): ProcedureStep['titles'] {
  const typed = (words ?? '').trim().slice(0, wordsAtMost)
  return typed === '' ? null : { en: typed, 'zh-CN': typed, ko: typed }
}

function readLine(line: string, vocabulary: ProcedureVocabulary, shipped: readonly ProcedureStep[]): ProcedureStep | null {
  const [first, second, third, fourth, fifth, title, guidance] = line.split(/[;；|\t]/)
  const stage = oneOf(procedureStages, first, vocabulary)
  const kind = oneOf(stepKinds, second, vocabulary)
  const owner = oneOf(stepOwners, third, vocabulary)
  const proof = oneOf(proofs, fourth, vocabulary)
  const dueDays = Number((fifth ?? '').normalize('NFKC').trim() || Number.NaN)
  const days = Number.isInteger(dueDays) && dueDays >= 0 && dueDays <= daysAtMost
  if (!stage || !kind || !owner || !proof || !days) return null
  const usual = shipped.find((step) => step.kind === kind)?.guidance ?? null
  return { stage, kind, owner, proof, dueDays, titles: own(title), guidance: own(guidance) ?? usual }
}

/** Reads a checklist, a step a line: `stage; step; owner; proof; days; own title; own guidance`. Empty lines are left out. */
export function readProcedure(text: string, vocabulary: ProcedureVocabulary, shipped: readonly ProcedureStep[]): ProcedureRead {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  if (lines.length > stepsAtMost) return { outcome: 'too-long' }
  const steps: ProcedureStep[] = []
  for (const line of lines) {
    const step = readLine(line, vocabulary, shipped)
    if (!step) return { outcome: 'unreadable', line: line.trim() }
    steps.push(step)
  }
  if (steps.length === 0) return { outcome: 'unreadable', line: '' }
  // Steps follow one another through the stages, whatever the order of the lines.
  return { outcome: 'read', steps: steps.toSorted((one, other) => stageAt(one) - stageAt(other)) }
}

const order: readonly Stage[] = procedureStages
const stageAt = ({ stage }: ProcedureStep) => order.indexOf(stage)
