import type { JsonPath } from '../../shared/errors/index.ts'
import type { WdlValue } from '../../shared/expressions/value.ts'
import type { FinalStatus } from '../../shared/run/index.ts'
import {
  applyTextEdits,
  isObject,
  openJsonDocument,
  removeProperty,
  setValue,
  valueAtPath,
} from '../../shared/wdl/index.ts'

/** What of a test stands in the form. */
export interface TestForm {
  readonly description: string
  readonly clock: string
  /** Empty: not expected. */
  readonly status: FinalStatus | ''
  readonly isSkipped: boolean
}

/** Reads the form's part of a test's text; undefined while it is not JSON. */
export function readTestForm(text: string): TestForm | undefined {
  const document = openJsonDocument(text)
  const value = document.value()
  if (!isObject(value) || document.faults.some(({ isTolerated }) => !isTolerated)) return undefined
  const textAt = (path: JsonPath) => {
    const found = valueAtPath(value, path)
    return typeof found === 'string' ? found : ''
  }
  const skip = valueAtPath(value, ['skip'])
  return {
    description: textAt(['description']),
    clock: textAt(['clock']),
    status: textAt(['expect', 'status']) as TestForm['status'],
    isSkipped: skip !== undefined && skip !== false,
  }
}

/** The text with changes of the form in it; nothing else is touched, and what is emptied is taken out. */
export function withFormChange(text: string, change: Partial<TestForm>): string {
  let result = text
  const set = (path: JsonPath, value: WdlValue | undefined) => {
    const document = openJsonDocument(result)
    const edits = value === undefined ? removeProperty(document, path) : setValue(document, path, value)
    result = applyTextEdits(result, edits)
  }
  const orNothing = (value: string) => (value === '' ? undefined : value)
  if (change.description !== undefined) set(['description'], orNothing(change.description))
  if (change.clock !== undefined) set(['clock'], orNothing(change.clock))
  if (change.status !== undefined) set(['expect', 'status'], orNothing(change.status))
  if (change.isSkipped !== undefined) set(['skip'], change.isSkipped ? true : undefined)
  return result
}
