import type { Text } from './text.ts'

/** One choice of a select. */
export type FormOption = { readonly value: string; readonly label: Text }

/** One typed question of a form. */
export type FormField = {
  readonly name: string
  readonly label: Text
  readonly hint?: Text
  readonly optional: boolean
  readonly input:
    | { readonly type: 'line' | 'paragraph'; readonly maxLength: number }
    | { readonly type: 'select'; readonly options: readonly FormOption[] }
  readonly initial?: string
}

/**
 * A form: adapters with modals open one, others ask field by field. `token` says which action it completes; handed in as a pushed
 * button it opens the form again, for platforms that can open one only after a push.
 */
export type Form = {
  readonly token: string
  readonly title: Text
  readonly submit: Text
  /** What to say to somebody who leaves the form. */
  readonly left: Text
  readonly fields: readonly FormField[]
}
