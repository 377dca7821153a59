/**
 * The part of JSON Schema (draft-07) that operation manifests use. Plain data: the parameters panel builds forms
 * from it, the flow checker checks inputs against it, Monaco completes from it.
 */
export interface JsonSchema {
  readonly type?: JsonSchemaType | readonly JsonSchemaType[]
  /** Label of the field, in the words of the platform's designer. */
  readonly title?: string
  readonly description?: string
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | JsonSchema
  readonly items?: JsonSchema
  /** Allowed texts; compared without case. */
  readonly enum?: readonly (string | number | boolean)[]
  readonly minimum?: number
  readonly maximum?: number
  readonly minItems?: number
  readonly minLength?: number
  readonly default?: unknown
  readonly examples?: readonly unknown[]
  readonly anyOf?: readonly JsonSchema[]
  readonly format?: string
  /** How prominent the field is in forms: `important` first, `advanced` folded away. */
  readonly 'x-visibility'?: 'important' | 'advanced'
  /** What the field holds beyond its type, so that a form can offer a fitting editor. */
  readonly 'x-editor'?:
    | 'expression'
    | 'condition'
    | 'code'
    | 'schema'
    | 'asked-inputs'
    | 'authentication'
    | 'timestamp'
    | 'variable'
    | 'key-value'
    | 'recurrence'
}

export type JsonSchemaType = 'string' | 'number' | 'integer' | 'boolean' | 'object' | 'array' | 'null'

type Words = Omit<JsonSchema, 'type' | 'properties' | 'items' | 'enum' | 'required'>

/** Any JSON value. */
export const anyJson: JsonSchema = {}

/** Any JSON value, with a label. */
export function anything(title: string, more: Words = {}): JsonSchema {
  return { title, ...more }
}

/** A text. */
export function text(title: string, more: Words = {}): JsonSchema {
  return { type: 'string', title, ...more }
}

/** One of some texts, compared without case. */
export function choice(title: string, values: readonly string[], more: Words = {}): JsonSchema {
  return { type: 'string', title, enum: values, ...more }
}

/** A whole number. */
export function integer(title: string, more: Words = {}): JsonSchema {
  return { type: 'integer', title, ...more }
}

/** True or false. */
export function flag(title: string, more: Words = {}): JsonSchema {
  return { type: 'boolean', title, ...more }
}

/** An array. */
export function list(title: string, items: JsonSchema = {}, more: Words = {}): JsonSchema {
  return { type: 'array', title, items, ...more }
}

/** An object with known fields; others may be there too. */
export function record(
  properties: Readonly<Record<string, JsonSchema>>,
  required: readonly string[] = [],
  more: Words = {},
): JsonSchema {
  return { type: 'object', properties, required, ...more }
}

/** An object of names and values, such as headers. */
export function dictionary(title: string, more: Words = {}): JsonSchema {
  return { type: 'object', title, 'x-editor': 'key-value', ...more }
}
