import { type Locale, locales } from '../../src/domain/locale.ts'
import { type ProcedureStep, procedureStages, proofs, stepKinds, stepOwners } from '../../src/domain/procedure.ts'
import type { ProcedureVocabulary } from '../../src/domain/procedure-lines.ts'
import type { Form } from '../../src/message/form.ts'
import { plainText, type Text } from '../../src/message/text.ts'
import type { ProcedureView } from '../../src/use-cases/change-procedure.ts'
import { button, choices, heading, list, message, paragraph, type Said } from '../node.ts'
import { sayIn } from '../say.ts'
import { stepName } from '../step-words.ts'
import { quoted, standingAlone } from '../text.ts'

function line(locale: Locale, step: ProcedureStep): Text {
  const say = sayIn(locale)
  const text = say('procedure.line', {
    stage: say(`stage.${step.stage}`),
    step: stepName(locale, step),
    owner: say(`step.owner.${step.owner}`),
    proof: say(`procedure.proof.${step.proof}`),
    days: step.dueDays,
  })
  return standingAlone(text)
}

/** A project's checklist, and how to change it. */
export function procedureCard(locale: Locale, { projectId, projectNames, steps, shipped, mayChange }: ProcedureView): Said {
  const say = sayIn(locale)
  return message(
    heading(say('procedure.title', { project: quoted(projectNames[locale]) })),
    shipped ? paragraph(say('procedure.shipped')) : null,
    list(steps.map((step) => line(locale, step))),
    choices([
      mayChange ? button(say('procedure.button.change'), 'procedure.form', { projectId }, 'primary') : null,
      shipped || !mayChange ? null : button(say('procedure.button.shipped'), 'procedure.shipped', { projectId }),
    ]),
  )
}

/** A new checklist to be looked at before it counts. */
export function procedureReview(locale: Locale, { projectId, projectNames, steps }: Omit<ProcedureView, 'shipped' | 'mayChange'>): Said {
  const say = sayIn(locale)
  return message(
    heading(say('procedure.review', { project: quoted(projectNames[locale]) })),
    list(steps.map((step) => line(locale, step))),
    choices([
      button(say('procedure.button.apply'), 'procedure.apply', { projectId }, 'primary'),
      button(say('procedure.button.change'), 'procedure.form', { projectId }),
    ]),
  )
}

/** A checklist was changed. */
export function procedureSaved(locale: Locale): Said {
  return message(paragraph(sayIn(locale)('procedure.saved')))
}

/** A checklist as lines that can be edited, in the words of the reader. */
export function procedureLines(locale: Locale, steps: readonly ProcedureStep[]): string {
  const say = sayIn(locale)
  const lines = steps.map(({ stage, kind, owner, proof, dueDays, titles }) => {
    const words = [say(`stage.${stage}`), say(`step.${kind}`), say(`step.owner.${owner}`), say(`procedure.proof.${proof}`)]
    return [...words.map(plainText), String(dueDays), ...(titles ? [titles[locale]] : [])].join(locale === 'zh-CN' ? '；' : '; ')
  })
  return lines.join('\n')
}

/** The form of a checklist, a step a line. */
export function procedureForm(locale: Locale, { token, lines }: { readonly token: string; readonly lines: string }): Form {
  const say = sayIn(locale)
  return {
    token,
    title: say('procedure.form.title'),
    submit: say('procedure.form.submit'),
    left: say('procedure.form.left'),
    unmatched: say('procedure.form.left'),
    fields: [
      {
        name: 'lines',
        label: say('procedure.form.lines'),
        hint: say('procedure.form.hint'),
        optional: false,
        input: { type: 'paragraph', maxLength: 3000 },
        initial: lines,
      },
    ],
  }
}

/** Every word by which a line can name a stage, step, owner or proof, in all languages. */
export function procedureVocabulary(): ProcedureVocabulary {
  const words = locales.flatMap((locale) => {
    const say = sayIn(locale)
    return [
      ...procedureStages.map((code) => [say(`stage.${code}`), code] as const),
      ...stepKinds.map((code) => [say(`step.${code}`), code] as const),
      ...stepOwners.map((code) => [say(`step.owner.${code}`), code] as const),
      ...proofs.map((code) => [say(`procedure.proof.${code}`), code] as const),
    ]
  })
  return new Map(words.map(([word, code]) => [plainText(word).toLowerCase(), code]))
}
