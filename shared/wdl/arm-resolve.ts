import type { JsonPath } from '../errors/index.ts'
import type { WdlObject, WdlValue } from '../expressions/value.ts'
import { evaluateArmText } from './arm-expression.ts'
import { type ArmScope, armScopeAt } from './arm-scope.ts'
import type { FlowDocument } from './flow-document.ts'
import { isArmExpression } from './flow-references.ts'
import { isObject } from './lookup.ts'

/** An ARM text that stays as it is, because what it stands for is known to Azure only. */
export interface ArmNote {
  /** Path inside the value that was resolved. */
  readonly path: JsonPath
  readonly text: string
  /** Why, in words that go on after the text: `template parameter 'x' has no default value`. */
  readonly reason: string
}

/** A value with its ARM texts evaluated, and those that could not be. */
export interface ArmResolved<Value extends WdlValue> {
  readonly value: Value
  readonly notes: readonly ArmNote[]
}

/**
 * Evaluates the ARM texts (`[parameters('x')]`, `[concat(...)]`, `[[`) in a value that stands at the document's main
 * definition or beside it, with the template's defaults; paths inside the value stay. A document that is no ARM
 * template is answered as it is. Never throws.
 * @param given values of the template's parameters, `{name: {value}}` as a parameter file has them
 */
export function resolveArm<Value extends WdlValue>(
  document: FlowDocument,
  value: Value,
  given: WdlObject = {},
): ArmResolved<Value> {
  const scope = scopeOf(document, given)
  if (scope === undefined) return { value, notes: [] }
  const notes: ArmNote[] = []
  return { value: resolve(value, scope, [], notes) as Value, notes }
}

/**
 * The name a document gives its main flow: `displayName`, else the workflow resource's name, ARM texts evaluated.
 * Undefined where there is none, or only Azure knows it.
 */
export function displayNameOf(document: FlowDocument, given: WdlObject = {}): string | undefined {
  const name = document.flow.displayName ?? document.main?.name
  const scope = name === undefined ? undefined : scopeOf(document, given)
  if (name === undefined || scope === undefined) return name
  const outcome = evaluateArmText(name, scope)
  return outcome.kind === 'value' && typeof outcome.value === 'string' ? outcome.value : undefined
}

function scopeOf(document: FlowDocument, given: WdlObject): ArmScope | undefined {
  if (!document.isArmTemplate || document.definitionPath === undefined) return undefined
  const none: ArmScope = { parameters: {}, variables: {}, given, outer: undefined }
  return armScopeAt(document.value(), document.definitionPath, given) ?? none
}

function resolve(value: WdlValue, scope: ArmScope, path: JsonPath, notes: ArmNote[]): WdlValue {
  if (typeof value === 'string') {
    if (!value.startsWith('[')) return value
    const outcome = evaluateArmText(value, scope)
    if (outcome.kind === 'value') return outcome.value
    if (isArmExpression(value)) notes.push({ path, text: value, reason: outcome.reason })
    return value
  }
  if (Array.isArray(value)) {
    return (value as readonly WdlValue[]).map((item, index) => resolve(item, scope, [...path, index], notes))
  }
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, resolve(inner, scope, [...path, key], notes)]),
  )
}
