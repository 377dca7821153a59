import type { WdlObject } from '../../../shared/expressions/value.ts'
import { operationOf } from '../../../shared/operations/index.ts'
import { nameOfTitle } from './add-step.ts'
import { newActionOf } from './new-action.ts'

/** What actions can be put into. */
export const wrapperTypes = ['Scope', 'If', 'Foreach', 'Until'] as const
export type WrapperType = (typeof wrapperTypes)[number]

/** A new action of that type for actions to be put into. */
export function wrapperOf(type: WrapperType): { readonly name: string; readonly action: WdlObject } {
  const manifest = operationOf(type)
  return { name: nameOfTitle(manifest.title), action: newActionOf(manifest) }
}
