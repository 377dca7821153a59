import type { WdlObject, WdlValue } from '../../shared/expressions/value.ts'
import { foldName, isObject, propertyOf, textOf } from '../../shared/wdl/lookup.ts'
import type { ActionCall, ActionHandler, Part } from '../engine/action-handler.ts'
import { failed, succeeded } from './results.ts'

/** The function of each kind, over the action's inputs as `item()`, and the inputs it cannot do without. */
const kinds: Readonly<Record<string, { readonly expression: string; readonly needs: readonly string[] }>> = {
  currenttime: { expression: '@utcNow()', needs: [] },
  getpasttime: { expression: "@getPastTime(item()['count'], item()['unit'])", needs: ['count', 'unit'] },
  getfuturetime: { expression: "@getFutureTime(item()['count'], item()['unit'])", needs: ['count', 'unit'] },
  addtotime: {
    expression: "@addToTime(item()['baseTime'], item()['count'], item()['unit'])",
    needs: ['baseTime', 'count', 'unit'],
  },
  subtractfromtime: {
    expression: "@subtractFromTime(item()['baseTime'], item()['count'], item()['unit'])",
    needs: ['baseTime', 'count', 'unit'],
  },
  converttimezone: {
    expression:
      "@convertTimeZone(item()['baseTime'], item()['sourceTimeZone'], item()['destinationTimeZone'], coalesce(item()?['formatString'], 'o'))",
    needs: ['baseTime', 'sourceTimeZone', 'destinationTimeZone'],
  },
  formatnumber: {
    expression: "@formatNumber(item()['number'], item()['format'], coalesce(item()?['locale'], 'en-us'))",
    needs: ['number', 'format'],
  },
  indexof: { expression: "@indexOf(item()['text'], item()['searchText'])", needs: ['text', 'searchText'] },
  substring: {
    expression:
      "@if(equals(item()?['length'], null), substring(item()['text'], item()['start']), substring(item()['text'], item()['start'], item()?['length']))",
    needs: ['text', 'start'],
  },
}

/**
 * Expression: the designer's date, number and text operations; `kind` says which. The result is the body.
 * Source: the designer's built-in operations "Date Time", "Number Functions" and "Text Functions".
 */
export const runExpression: ActionHandler = (definition, tools) => {
  const kind = textOf(definition, 'kind') ?? ''
  const known = kinds[foldName(kind)]
  const part: Part | undefined = known === undefined ? undefined : tools.compile(known.expression, 'inputs')
  return {
    inputs: tools.compile(definition.inputs ?? {}, 'inputs'),
    execute: (call) => {
      if (known === undefined || part === undefined) {
        return failed(
          'UnsupportedActionKind',
          `'${call.name}' is an operation of the kind '${kind}', which is not known here.`,
          {
            path: [...call.path, 'kind'],
          },
        )
      }
      const inputs = readInputs(call)
      const missing = known.needs.find((name) => inputs[name] === undefined || inputs[name] === null)
      if (missing !== undefined) {
        return failed('BadRequest', `The operation '${call.name}' needs a value for '${missing}'.`, {
          path: [...call.path, 'inputs'],
        })
      }
      return succeeded({ body: call.evaluate(part, inputs) })
    },
  }
}

/** The inputs under one set of names: `interval` may be a number beside `timeUnit`, or hold count and unit. */
function readInputs(call: ActionCall): WdlObject {
  const given = isObject(call.inputs) ? call.inputs : {}
  const interval = propertyOf(given, 'interval')
  const first = (...names: string[]): WdlValue => {
    for (const name of names) {
      const value = propertyOf(given, name)
      if (value !== undefined && value !== null) return value
    }
    return null
  }
  return {
    ...given,
    baseTime: first('baseTime', 'baseTimeValue'),
    count: number(isObject(interval) ? (propertyOf(interval, 'count') ?? null) : (interval ?? null)),
    unit: isObject(interval) ? (propertyOf(interval, 'unit') ?? null) : first('timeUnit', 'unit'),
    start: number(first('startIndex', 'startPosition', 'start')),
    length: number(first('length')),
  }
}

/** The designer writes numbers as text now and then. */
function number(value: WdlValue): WdlValue {
  return typeof value === 'string' && /^-?\d+$/.test(value.trim()) ? Number(value) : value
}
