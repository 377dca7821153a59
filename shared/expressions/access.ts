import type { AccessExpression } from './ast.ts'
import { isArray, isObject } from './content.ts'
import { ExpressionError } from './expression-error.ts'
import type { ExpressionSource } from './functions/call-site.ts'
import { kindOf } from './kind.ts'
import { isInteger } from './numbers.ts'
import { getProperty } from './properties.ts'
import type { WdlObject, WdlValue } from './value.ts'

/** Reads one step of `target.name`, `target['name']`, `target[0]`; made once per place in an expression. */
export interface Accessor {
  read(target: WdlValue, key: WdlValue): WdlValue
}

/** Functions whose results use flattened names, so that `['body/value']` reaches into them. */
const flattened: ReadonlySet<string> = new Set([
  'outputs',
  'triggeroutputs',
  'workflow',
  'body',
  'triggerbody',
  'actions',
  'trigger',
  'item',
  'items',
])

/**
 * Makes the reader of one access. A missing property, an index out of range and any step on null are errors without
 * `?` and null with it; a step on text, number or boolean and a wrong kind of key always are errors.
 */
export function makeAccessor(node: AccessExpression, source: ExpressionSource): Accessor {
  return new StepAccessor(node, source)
}

class StepAccessor implements Accessor {
  private readonly node: AccessExpression
  private readonly source: ExpressionSource
  private readonly safe: boolean
  private readonly isFlattened: boolean

  constructor(node: AccessExpression, source: ExpressionSource) {
    this.node = node
    this.source = source
    this.safe = node.safe
    this.isFlattened = readsFlattened(node)
  }

  read(target: WdlValue, key: WdlValue): WdlValue {
    if (target === null || target === undefined) {
      if (this.safe) return null
      throw this.error(
        'expression.null-access',
        `${this.describeKey(key)} is read from a value that is null`,
        target,
      )
    }
    if (isArray(target)) return this.item(target, key)
    if (!isObject(target)) {
      const problem = `${this.describeKey(key)} is read from a value of type ${kindOf(target)}, which has no properties`
      throw this.error('expression.argument-type', problem, target)
    }
    if (typeof key !== 'string') {
      const problem = `A property of an object is named by text, but found ${kindOf(key)}`
      throw this.error('expression.argument-type', problem, key)
    }
    const own = getProperty(target, key)
    const found = own === undefined && this.isFlattened ? readPath(target, key) : own
    if (found !== undefined) return found
    if (this.safe) return null
    throw this.missing(target, key)
  }

  private item(target: readonly WdlValue[], key: WdlValue): WdlValue {
    if (!isInteger(key)) {
      const problem = `An item of an array is chosen by an integer, but found ${kindOf(key)}`
      const hint =
        typeof key === 'string' ? 'Choose an item first, for example with [0] or first().' : undefined
      throw this.error('expression.argument-type', problem, key, hint)
    }
    const item = target[Number(key)]
    if (item !== undefined) return item
    if (this.safe) return null
    const problem = `The index ${key} is outside an array of ${target.length} items`
    throw this.error('expression.missing-property', problem, key, "Write '?[' to get null instead.")
  }

  private missing(target: WdlObject, key: string): ExpressionError {
    const names = Object.keys(target)
    const known = names.slice(0, 12).map((name) => `'${name}'`)
    const more = names.length > known.length ? ', ...' : ''
    const list = names.length === 0 ? 'The object is empty.' : `It has ${known.join(', ')}${more}.`
    const guard = this.node.notation === 'dot' ? "'?.'" : "'?['"
    return this.error(
      'expression.missing-property',
      `The property '${key}' does not exist in the object`,
      target,
      `${list} Write ${guard} to get null instead.`,
    )
  }

  private describeKey(key: WdlValue): string {
    return typeof key === 'string'
      ? `The property '${key}'`
      : `The item ${isInteger(key) ? key : ''}`.trimEnd()
  }

  private error(
    code: ExpressionError['code'],
    problem: string,
    found: WdlValue,
    hint?: string,
  ): ExpressionError {
    return new ExpressionError({
      code,
      problem,
      expression: this.source.text,
      path: this.source.path,
      range: this.node.key.range,
      found: kindOf(found),
      hint:
        hint ??
        (code === 'expression.null-access' ? "Write '?' before the step to get null instead." : undefined),
    })
  }
}

function readPath(target: WdlObject, path: string): WdlValue | undefined {
  if (!path.includes('/')) return undefined
  let value: WdlValue | undefined = target
  for (const name of path.split('/')) {
    if (isArray(value as WdlValue) && /^\d+$/.test(name)) value = (value as readonly WdlValue[])[Number(name)]
    else value = value !== undefined && isObject(value) ? getProperty(value, name) : undefined
    if (value === undefined) return undefined
  }
  return value
}

function readsFlattened(node: AccessExpression): boolean {
  let root = node.target
  while (root.kind === 'access') root = root.target
  return root.kind === 'call' && flattened.has(root.name.toLowerCase())
}
