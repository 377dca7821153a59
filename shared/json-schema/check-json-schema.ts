import type { ErrorObject, ValidateFunction } from 'ajv'
import { toDouble, WdlDecimal, WdlFloat, type WdlObject, type WdlValue } from '../expressions/index.ts'
import { isObject } from '../wdl/lookup.ts'
import { isRiskyPattern } from './risky-pattern.ts'
import { typeName } from './type-name.ts'

/** Where a value does not follow its schema. */
export interface SchemaViolation {
  readonly message: string
  /** Path as the platform writes it: `items[0].name`. */
  readonly path: string
}

type Check = (value: WdlValue) => readonly SchemaViolation[]
type Library = (schema: object) => ValidateFunction

let library: Library | undefined
const checks = new WeakMap<object, Check | string>()

/**
 * Checks a value by a JSON schema (draft 4 to 7; a schema's `$schema`, ids and formats we do not know are passed
 * over). Answers the violations, or a text when the schema itself is wrong. The validator is loaded on first use,
 * hence the promise.
 */
export function validateJson(
  schema: WdlValue,
  value: WdlValue,
): readonly SchemaViolation[] | string | Promise<readonly SchemaViolation[] | string> {
  if (!isObject(schema) || Object.keys(schema).length === 0) return []
  const known = checks.get(schema)
  if (known !== undefined) return typeof known === 'string' ? known : known(value)
  if (library !== undefined) return run(library, schema, value)
  return loadLibrary().then((loaded) => run(loaded, schema, value))
}

function run(compile: Library, schema: WdlObject, value: WdlValue): readonly SchemaViolation[] | string {
  const check = makeCheck(compile, schema)
  checks.set(schema, check)
  return typeof check === 'string' ? check : check(value)
}

async function loadLibrary(): Promise<Library> {
  const [{ Ajv }, formats] = await Promise.all([import('ajv'), import('ajv-formats')])
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: true, logger: false, verbose: true })
  const addFormats = formats.default as unknown as { default?: (target: object) => void } & ((
    target: object,
  ) => void)
  ;(addFormats.default ?? addFormats)(ajv)
  library = (schema) => ajv.compile(schema)
  return library
}

function makeCheck(compile: Library, schema: WdlObject): Check | string {
  try {
    const validate = compile(toPlainSchema(schema) as object)
    return (value) => {
      if (validate(toPlain(value))) return []
      return (validate.errors ?? []).map((error) => violation(error))
    }
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown)
  }
}

/** Words of a violation as the platform's validator (Newtonsoft) uses them. */
function violation(error: ErrorObject): SchemaViolation {
  const path = error.instancePath
    .slice(1)
    .split('/')
    .filter((part) => part !== '')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce(
      (text, part) => (/^\d+$/.test(part) ? `${text}[${part}]` : text === '' ? part : `${text}.${part}`),
      '',
    )
  const found = typeName((error.data ?? null) as WdlValue)
  switch (error.keyword) {
    case 'type': {
      const wanted = [error.params.type as string | string[]]
        .flat()
        .map((name) => name[0]?.toUpperCase() + name.slice(1))
      return { path, message: `Invalid type. Expected ${wanted.join(', ')} but got ${found}.` }
    }
    case 'required':
      return {
        path,
        message: `Required properties are missing from object: ${error.params.missingProperty}.`,
      }
    case 'additionalProperties':
      return {
        path,
        message: `Property '${error.params.additionalProperty}' has not been defined and the schema does not allow additional properties.`,
      }
    case 'enum':
      return { path, message: `Value ${JSON.stringify(error.data)} is not defined in enum.` }
    default:
      return {
        path,
        message: `${path === '' ? 'The value' : `'${path}'`} ${error.message ?? 'does not follow the schema'}.`,
      }
  }
}

/** The value in plain JavaScript, as a validator expects it. */
function toPlain(value: WdlValue): unknown {
  if (value instanceof WdlFloat || value instanceof WdlDecimal || typeof value === 'bigint')
    return toDouble(value)
  if (Array.isArray(value)) return value.map((item: WdlValue) => toPlain(item))
  if (isObject(value))
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, toPlain(inner)]))
  return value
}

const schemaMaps = new Set(['properties', 'patternProperties', 'definitions', '$defs', 'dependencies'])
const dropped = new Set(['$schema', 'id', '$id', 'readOnly', 'nullable'])

/** The schema in plain JavaScript: draft 4's boolean `exclusiveMinimum` as later drafts say it, without ids. */
function toPlainSchema(schema: WdlValue): unknown {
  if (Array.isArray(schema)) return schema.map((item: WdlValue) => toPlainSchema(item))
  if (!isObject(schema)) return toPlain(schema)
  const plain: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(schema)) {
    if (dropped.has(name)) continue
    // Trying it could take time without end, and stop everything else.
    if (name === 'pattern' && typeof value === 'string' && isRiskyPattern(value)) continue
    if (schemaMaps.has(name) && isObject(value)) {
      plain[name] = Object.fromEntries(
        Object.entries(value)
          .filter(([key]) => name !== 'patternProperties' || !isRiskyPattern(key))
          .map(([key, inner]) => [key, toPlainSchema(inner)]),
      )
    } else if (name === 'enum' || name === 'const' || name === 'default' || name === 'required') {
      if (name !== 'required' || Array.isArray(value)) plain[name] = toPlain(value)
    } else if (name === 'format' && typeof value === 'string' && !knownFormats.has(value)) {
      // A format of an OpenAPI file: says nothing a validator could check.
    } else plain[name] = toPlainSchema(value)
  }
  for (const bound of ['Minimum', 'Maximum']) {
    const exclusive = `exclusive${bound}`
    if (typeof plain[exclusive] !== 'boolean') continue
    const limit = plain[bound.toLowerCase()]
    const isExclusive = plain[exclusive]
    delete plain[exclusive]
    if (isExclusive && limit !== undefined) {
      plain[exclusive] = limit
      delete plain[bound.toLowerCase()]
    }
  }
  return plain
}

const knownFormats = new Set([
  'date-time',
  'date',
  'time',
  'email',
  'hostname',
  'ipv4',
  'ipv6',
  'uuid',
  'regex',
])
