import { toText, valuesEqual } from '../expressions/index.ts'
import type { WdlValue } from '../expressions/value.ts'
import { parseJson } from '../json/index.ts'
import { isObject } from './lookup.ts'

/** Value of a call, or undefined when the arguments do not fit. */
export type ArmFunction = (args: readonly WdlValue[]) => WdlValue | undefined

/**
 * Functions of ARM templates that depend on nothing but their arguments, by lower-case name. Those that ask Azure
 * (`reference`, `listKeys`, `subscription` ...) or chance (`newGuid`, `utcNow`) are not here.
 * Source: "ARM template functions".
 */
export const armFunctions: Readonly<Record<string, ArmFunction>> = {
  concat: (args) => {
    if (args.length > 0 && args.every(Array.isArray)) return args.flat(1) as WdlValue[]
    return args.every(isScalar) ? args.map((arg) => textOf(arg)).join('') : undefined
  },
  format: ([format, ...args]) =>
    typeof format !== 'string'
      ? undefined
      : format.replace(/\{\{|\}\}|\{(\d+)[^{}]*\}/g, (found, index: string | undefined) =>
          index === undefined ? found.slice(1) : textOf(args[Number(index)] ?? ''),
        ),
  string: ([value]) => (value === undefined ? undefined : textOf(value)),
  int: ([value]) => {
    const number = typeof value === 'string' && /^\s*[+-]?\d+\s*$/.test(value) ? Number(value) : value
    return typeof number === 'number' && Number.isSafeInteger(number) ? number : undefined
  },
  bool: ([value]) => {
    if (typeof value === 'boolean') return value
    if (typeof value === 'number') return value !== 0
    return /^true$/i.test(String(value)) ? true : /^false$/i.test(String(value)) ? false : undefined
  },
  json: ([text]) => {
    if (typeof text !== 'string') return undefined
    try {
      return parseJson(text)
    } catch {
      return undefined
    }
  },
  tolower: ([text]) => (typeof text === 'string' ? text.toLowerCase() : undefined),
  toupper: ([text]) => (typeof text === 'string' ? text.toUpperCase() : undefined),
  trim: ([text]) => (typeof text === 'string' ? text.trim() : undefined),
  replace: ([text, from, to]) =>
    typeof text === 'string' && typeof from === 'string' && typeof to === 'string'
      ? text.replaceAll(from, to)
      : undefined,
  substring: ([text, start, length]) =>
    typeof text === 'string' && typeof start === 'number'
      ? text.slice(start, typeof length === 'number' ? start + length : undefined)
      : undefined,
  split: ([text, by]) => (typeof text === 'string' && typeof by === 'string' ? text.split(by) : undefined),
  join: ([items, by]) =>
    Array.isArray(items) && typeof by === 'string'
      ? items.map((item: WdlValue) => textOf(item)).join(by)
      : undefined,
  length: ([value]) => {
    if (typeof value === 'string' || Array.isArray(value)) return value.length
    return isObject(value) ? Object.keys(value).length : undefined
  },
  empty: ([value]) => {
    if (value === null) return true
    if (typeof value === 'string' || Array.isArray(value)) return value.length === 0
    return isObject(value) ? Object.keys(value).length === 0 : undefined
  },
  first: ([value]) =>
    typeof value === 'string'
      ? value.slice(0, 1)
      : Array.isArray(value)
        ? (value[0] as WdlValue | undefined)
        : undefined,
  last: ([value]) =>
    typeof value === 'string'
      ? value.slice(-1)
      : Array.isArray(value)
        ? (value.at(-1) as WdlValue | undefined)
        : undefined,
  contains: ([within, wanted]) => {
    if (wanted === undefined) return undefined
    if (typeof within === 'string') return within.includes(textOf(wanted))
    if (Array.isArray(within)) return within.some((item: WdlValue) => valuesEqual(item, wanted))
    return isObject(within) ? Object.hasOwn(within, textOf(wanted)) : undefined
  },
  equals: ([left, right]) =>
    left === undefined || right === undefined ? undefined : valuesEqual(left, right),
  not: ([value]) => (typeof value === 'boolean' ? !value : undefined),
  and: (args) => (args.every(isBoolean) ? args.every(Boolean) : undefined),
  or: (args) => (args.every(isBoolean) ? args.some(Boolean) : undefined),
  true: () => true,
  false: () => false,
  null: () => null,
  add: ([left, right]) => integer(left, right, (a, b) => a + b),
  sub: ([left, right]) => integer(left, right, (a, b) => a - b),
  mul: ([left, right]) => integer(left, right, (a, b) => a * b),
  createarray: (args) => [...args],
  createobject: (args) => {
    const entries: [string, WdlValue][] = []
    for (let index = 0; index + 1 < args.length; index += 2) {
      entries.push([textOf(args[index] ?? ''), args[index + 1] ?? null])
    }
    return Object.fromEntries(entries)
  },
  union: (args) => {
    if (args.length > 0 && args.every(isObject)) return Object.assign({}, ...args) as WdlValue
    return undefined
  },
  /** Locally a resource is known by its type and name; subscription and resource group do not exist. */
  resourceid: (args) => {
    const at = args.findIndex((arg) => typeof arg === 'string' && /^[\w.]+\/[\w./]+$/.test(arg))
    const type = args[at]
    if (typeof type !== 'string') return undefined
    const [provider = '', ...types] = type.split('/')
    const names = args.slice(at + 1).map((name) => textOf(name))
    if (names.length !== types.length) return undefined
    const segments = types.flatMap((segment, index) => [segment, names[index] ?? ''])
    return `/subscriptions/local/resourceGroups/local/providers/${[provider, ...segments].join('/')}`
  },
}

function integer(
  left: WdlValue | undefined,
  right: WdlValue | undefined,
  work: (a: number, b: number) => number,
): number | undefined {
  return typeof left === 'number' && typeof right === 'number' ? work(left, right) : undefined
}

function isBoolean(value: WdlValue): value is boolean {
  return typeof value === 'boolean'
}

function isScalar(value: WdlValue): boolean {
  return !Array.isArray(value) && !isObject(value)
}

function textOf(value: WdlValue): string {
  return toText(value)
}
