import { RequestError } from '../../shared/errors/index.ts'
import { toText } from '../../shared/expressions/index.ts'
import { WdlDecimal, WdlFloat, type WdlObject, type WdlValue } from '../../shared/expressions/value.ts'
import { parseJson } from '../../shared/json/index.ts'
import type { MockMode } from '../../shared/run/index.ts'
import { foldName, isObject } from '../../shared/wdl/lookup.ts'
import type { ParameterPlan, Plan } from './plan.ts'

/**
 * Values of a run's parameters by folded name: those given at start, else the definition's defaults. A run with
 * mocks gets a made-up value of the type where neither is there, since nothing real depends on it. Names in
 * `$connections` that expressions look up always exist: locally a connection's id is its name.
 * Throws RequestError `request.parameter` for an unknown name, broken JSON or a wrong type.
 */
export function resolveParameters(
  plan: Plan,
  given: Readonly<Record<string, string>>,
  mocks: MockMode,
): Map<string, WdlValue> {
  const values = new Map<string, WdlValue>()
  for (const parameter of plan.parameters) {
    const folded = foldName(parameter.name)
    if (parameter.defaultValue !== undefined) values.set(folded, parameter.defaultValue)
    else if (mocks !== 'none') values.set(folded, standInFor(parameter, plan))
  }
  const plans = new Map(plan.parameters.map((parameter) => [foldName(parameter.name), parameter]))
  for (const [name, json] of Object.entries(given)) {
    const parameter = plans.get(foldName(name))
    if (parameter === undefined) throw parameterError(`The flow has no parameter '${name}'.`)
    values.set(foldName(name), checkType(parameter, readValue(parameter, json)))
  }
  if (plan.connectionNames.length > 0) {
    values.set('$connections', withConnections(values.get('$connections'), plan.connectionNames))
  }
  if (!values.has('$authentication')) values.set('$authentication', {})
  return values
}

function readValue(parameter: ParameterPlan, json: string): WdlValue {
  try {
    return parseJson(json)
  } catch (cause) {
    throw parameterError(`The value of parameter '${parameter.name}' is not JSON.`, cause)
  }
}

function checkType(parameter: ParameterPlan, value: WdlValue): WdlValue {
  const isFine = {
    string: typeof value === 'string',
    securestring: typeof value === 'string',
    int: (typeof value === 'number' && Number.isInteger(value)) || typeof value === 'bigint',
    float: isNumber(value),
    bool: typeof value === 'boolean',
    array: Array.isArray(value),
    object: isObject(value),
    secureobject: isObject(value),
  }[parameter.type]
  if (isFine !== false) return value
  const shown = parameter.isSecure ? '' : ` but ${toText(value).slice(0, 40)}`
  throw parameterError(`Parameter '${parameter.name}' takes a value of type ${parameter.type}${shown}.`)
}

function isNumber(value: WdlValue): boolean {
  const kind = typeof value
  return kind === 'number' || kind === 'bigint' || value instanceof WdlFloat || value instanceof WdlDecimal
}

/** As the flow's expressions use it, where that is of the declared type. */
function standInFor(parameter: ParameterPlan, plan: Plan): WdlValue {
  const empty = emptyOf(parameter.type)
  const wanted = plan.readShapes().parameterSample(parameter.name)
  const isOfType =
    typeof wanted === typeof empty && Array.isArray(wanted) === Array.isArray(empty) && wanted !== null
  return isOfType ? wanted : empty
}

function emptyOf(type: string): WdlValue {
  if (type === 'int' || type === 'float') return 0
  if (type === 'bool') return false
  if (type === 'array') return []
  return type === 'object' || type === 'secureobject' ? {} : ''
}

function withConnections(known: WdlValue | undefined, names: readonly string[]): WdlValue {
  const connections: Record<string, WdlValue> = isObject(known) ? { ...(known as WdlObject) } : {}
  for (const name of names) {
    if (isObject(connections[name])) continue
    connections[name] = {
      connectionId: `/connections/${name}`,
      connectionName: name,
      id: `/managedApis/${name}`,
    }
  }
  return connections
}

function parameterError(message: string, cause?: unknown): RequestError {
  return new RequestError('request.parameter', message, { cause })
}
