import type { WdlObject } from '../expressions/value.ts'
import { isSameName, objectOf, textOf } from './lookup.ts'

/** Name in `staticResults` of the answer that stands for an action that was switched off. */
export const disabledResultName = 'Disabled'

/** How an action is answered without being run. */
export interface StaticResult {
  /** Its name in the definition's `staticResults`. */
  readonly name: string
  readonly isOn: boolean
  /** It stands for an action that was switched off: nothing is done, and the flow goes on. */
  readonly isDisabling: boolean
}

/** The static result an action names; `undefined` when it names none. Source: WDL, `runtimeConfiguration.staticResult`. */
export function staticResultOf(action: WdlObject): StaticResult | undefined {
  const reference = objectOf(objectOf(action, 'runtimeConfiguration'), 'staticResult')
  const name = textOf(reference, 'name')
  if (name === undefined) return undefined
  const isOn = isSameName(textOf(reference, 'staticResultOptions') ?? '', 'Enabled')
  return { name, isOn, isDisabling: isOn && isSameName(name, disabledResultName) }
}
