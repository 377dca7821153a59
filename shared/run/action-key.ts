import type { Repetition } from './repetition.ts'

/** Key of an action at one repetition: `Name`, or `Name@Loop[3]/Inner[0]`. Unique within a run. */
export function actionKey(name: string, repetition: Repetition | undefined): string {
  if (repetition === undefined || repetition.length === 0) return name
  return `${name}@${repetitionKey(repetition)}`
}

/** Key of a repetition: `Loop[3]/Inner[0]`; empty at the top. */
export function repetitionKey(repetition: Repetition | undefined): string {
  if (repetition === undefined) return ''
  let key = ''
  for (const step of repetition) key += `${key === '' ? '' : '/'}${step.scope}[${step.index}]`
  return key
}
