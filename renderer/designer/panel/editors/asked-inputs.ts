import type { WdlObject, WdlValue } from '../../../../shared/expressions/value.ts'
import { isObject, objectOf, propertyOf, textOf } from '../../../../shared/wdl/lookup.ts'

/** What a person or an app is asked for when it starts a flow; `other`: written by hand, of a shape of its own. */
export type InputKind = 'text' | 'yes-no' | 'file' | 'email' | 'number' | 'date' | 'other'

/** Kinds that can be added, in the order of the platform's designer. */
export const inputKinds: readonly Exclude<InputKind, 'other'>[] = [
  'text',
  'yes-no',
  'file',
  'email',
  'number',
  'date',
]

/** One input of a manual trigger, as its schema has it. */
export interface AskedInput {
  /** By which expressions read it: `triggerBody()?['text_1']`. */
  readonly key: string
  readonly kind: InputKind
  readonly title: string
  readonly description: string
  readonly isRequired: boolean
  /** Texts to choose from; undefined: anything may be written. */
  readonly choices?: readonly string[]
}

interface Shape {
  readonly key: string
  readonly schema: WdlObject
  readonly hint: string
}

const file = { name: { type: 'string' }, contentBytes: { type: 'string', format: 'byte' } }

/** How the platform's designer writes each kind. */
const shapes: Readonly<Record<Exclude<InputKind, 'other'>, Shape>> = {
  text: { key: 'text', schema: { type: 'string' }, hint: 'TEXT' },
  'yes-no': { key: 'boolean', schema: { type: 'boolean' }, hint: 'BOOLEAN' },
  file: { key: 'file', schema: { type: 'object', properties: file }, hint: 'FILE' },
  email: { key: 'email', schema: { type: 'string', format: 'email' }, hint: 'EMAIL' },
  number: { key: 'number', schema: { type: 'number' }, hint: 'NUMBER' },
  date: { key: 'date', schema: { type: 'string', format: 'date' }, hint: 'DATE' },
}

/** The inputs a schema asks for, in order; undefined where it is none of an object, which only its code can show. */
export function askedInputs(schema: WdlValue | undefined): readonly AskedInput[] | undefined {
  if (schema === undefined) return []
  if (!isObject(schema)) return undefined
  const properties = propertyOf(schema, 'properties') ?? {}
  const type = textOf(schema, 'type')
  if (!isObject(properties) || (type !== undefined && type !== 'object')) return undefined
  const required = requiredOf(schema)
  return Object.entries(properties).map(([key, value]) => {
    const choices = propertyOf(value, 'enum')
    return {
      key,
      kind: kindOf(value),
      title: textOf(value, 'title') ?? key,
      description: textOf(value, 'description') ?? '',
      isRequired: required.includes(key),
      ...(Array.isArray(choices) ? { choices: choices.map(String) } : {}),
    }
  })
}

function kindOf(value: WdlValue | undefined): InputKind {
  const hint = textOf(value, 'x-ms-content-hint')?.toUpperCase()
  const type = textOf(value, 'type')
  const format = textOf(value, 'format')
  const isFile = objectOf(objectOf(value, 'properties'), 'contentBytes') !== undefined
  if (isFile || (hint === 'FILE' && type === 'object')) return 'file'
  if (type === 'boolean') return 'yes-no'
  if (type === 'number' || type === 'integer') return 'number'
  if (type !== 'string') return 'other'
  if (format === 'email' || hint === 'EMAIL') return 'email'
  return format === 'date' ? 'date' : 'text'
}

/** The schema with one more input, required as the platform's designer makes it. */
export function addInput(
  schema: WdlValue | undefined,
  kind: Exclude<InputKind, 'other'>,
  words: { readonly title: string; readonly description: string },
): WdlObject {
  const before = isObject(schema) ? schema : { type: 'object', properties: {}, required: [] }
  const properties = objectOf(before, 'properties') ?? {}
  const shape = shapes[kind]
  const number = firstFree((one) => !Object.hasOwn(properties, numbered(shape.key, one, '_')))
  const key = numbered(shape.key, number, '_')
  const input = {
    title: numbered(words.title, number, ' '),
    ...shape.schema,
    'x-ms-dynamically-added': true,
    description: words.description,
    'x-ms-content-hint': shape.hint,
  }
  return { ...before, properties: { ...properties, [key]: input }, required: [...requiredOf(before), key] }
}

/** The schema without an input. */
export function removeInput(schema: WdlObject, key: string): WdlObject {
  const { [key]: _gone, ...properties } = objectOf(schema, 'properties') ?? {}
  return { ...schema, properties, ...withRequired(schema, key, false) }
}

/** The schema with other words, choices or duty of one input. `choices: undefined` takes the list away. */
export function changeInput(
  schema: WdlObject,
  key: string,
  change: Partial<Pick<AskedInput, 'title' | 'description' | 'isRequired'>> & {
    readonly choices?: readonly string[] | undefined
  },
): WdlObject {
  const properties = objectOf(schema, 'properties') ?? {}
  const { isRequired, choices, ...words } = change
  const { enum: before, ...rest } = objectOf(properties, key) ?? {}
  const list = Object.hasOwn(change, 'choices') ? choices : before
  const input: WdlObject = { ...rest, ...words, ...(list === undefined ? {} : { enum: list as WdlValue }) }
  return {
    ...schema,
    properties: { ...properties, [key]: input },
    ...(isRequired === undefined ? {} : withRequired(schema, key, isRequired)),
  }
}

function withRequired(schema: WdlObject, key: string, isRequired: boolean): WdlObject {
  const others = requiredOf(schema).filter((name) => name !== key)
  if (!isRequired && propertyOf(schema, 'required') === undefined) return {}
  return { required: isRequired ? [...others, key] : others }
}

function requiredOf(schema: WdlObject): readonly string[] {
  const required = propertyOf(schema, 'required')
  return Array.isArray(required) ? required.filter((name) => typeof name === 'string') : []
}

function numbered(name: string, number: number, space: string): string {
  return number === 0 ? name : `${name}${space}${number}`
}

function firstFree(isFree: (number: number) => boolean): number {
  let number = 0
  while (!isFree(number)) number++
  return number
}
