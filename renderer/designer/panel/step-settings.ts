import type { JsonPath } from '../../../shared/errors/index.ts'
import type { WdlObject, WdlValue } from '../../../shared/expressions/value.ts'
import type { OperationManifest } from '../../../shared/operations/index.ts'
import { isObject, propertyOf, textOf } from '../../../shared/wdl/lookup.ts'
import { valueIn } from './place-in-value.ts'

/** Which settings a step has. Source: Logic Apps, "Settings" of triggers and actions. */
export interface StepSettings {
  readonly timeout: boolean
  readonly retry: boolean
  readonly pagination: boolean
  readonly chunking: boolean
  readonly loopConcurrency: boolean
  readonly triggerConcurrency: boolean
  readonly secure: boolean
  readonly asyncPattern: boolean
  readonly splitOn: boolean
  readonly conditions: boolean
  readonly tracked: boolean
  readonly staticResult: boolean
}

/** The settings that apply to a type. */
export function settingsOf(manifest: OperationManifest): StepSettings {
  const { traits, kind, category } = manifest
  const isAction = kind === 'action'
  const isCall = traits.supportsRetry || traits.needsConnection
  const isScope = traits.childActions.length > 0
  return {
    timeout: isAction && category !== 'variables' && manifest.fields?.properties?.limit === undefined,
    retry: traits.supportsRetry,
    pagination: isAction && isCall,
    chunking: isAction && isCall,
    loopConcurrency: traits.loop === 'foreach',
    triggerConcurrency: kind === 'trigger',
    secure: !isScope,
    asyncPattern: isAction && isCall,
    splitOn: kind === 'trigger' && traits.starts !== 'scheduled',
    conditions: kind === 'trigger',
    tracked: true,
    staticResult: isAction && !isScope && traits.variable === 'none' && !traits.endsRun,
  }
}

/** Whether a comma-separated `operationOptions` holds an option. */
export function hasOption(step: WdlObject, option: string): boolean {
  return optionsOf(step).some((one) => one.toLowerCase() === option.toLowerCase())
}

/** `operationOptions` with an option added or taken away; undefined when none is left. */
export function withOption(step: WdlObject, option: string, isOn: boolean): string | undefined {
  const others = optionsOf(step).filter((one) => one.toLowerCase() !== option.toLowerCase())
  const next = isOn ? [...others, option] : others
  return next.length === 0 ? undefined : next.join(', ')
}

function optionsOf(step: WdlObject): readonly string[] {
  return (textOf(step, 'operationOptions') ?? '')
    .split(',')
    .map((option) => option.trim())
    .filter((option) => option !== '')
}

/** Where secure inputs and outputs are listed. */
export const securePath = ['runtimeConfiguration', 'secureData', 'properties'] as const

/** Whether a step keeps its inputs or outputs hidden. */
export function isSecure(step: WdlObject, part: 'inputs' | 'outputs'): boolean {
  const list = valueIn(step, securePath)
  return Array.isArray(list) && list.some((one) => String(one).toLowerCase() === part)
}

/** The list of hidden parts after a change; undefined when none is left. */
export function withSecure(
  step: WdlObject,
  part: 'inputs' | 'outputs',
  isOn: boolean,
): readonly string[] | undefined {
  const next = (['inputs', 'outputs'] as const).filter((one) => (one === part ? isOn : isSecure(step, one)))
  return next.length === 0 ? undefined : next
}

/**
 * What to take away so that no empty objects are left behind: the path itself, or the highest object above it that
 * holds nothing else.
 */
export function emptiedPath(step: WdlObject, path: JsonPath): JsonPath {
  for (let length = 1; length < path.length; length += 1) {
    const outer = valueIn(step, path.slice(0, length))
    if (isObject(outer) && holdsOnly(outer, path.slice(length))) return path.slice(0, length)
  }
  return path
}

function holdsOnly(value: WdlValue | undefined, path: JsonPath): boolean {
  const [first, ...rest] = path
  if (first === undefined) return true
  if (!isObject(value) || Object.keys(value).length > 1) return false
  const inner = propertyOf(value, String(first))
  return inner === undefined ? Object.keys(value).length === 0 : holdsOnly(inner, rest)
}

/** Whether a text is an ISO 8601 duration, or an expression that gives one. */
export function isDuration(text: string): boolean {
  return (
    text.startsWith('@') ||
    /^P(?=[\dT])(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$/i.test(text)
  )
}
