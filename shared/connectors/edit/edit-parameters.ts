import type { JsonPath } from '../../errors/index.ts'
import type { WdlObject, WdlValue } from '../../expressions/value.ts'
import { removeProperty, setValue } from '../../wdl/edit-json.ts'
import { valueOfNode } from '../../wdl/json-document.ts'
import { nodeAt } from '../../wdl/json-location.ts'
import { isObject, textOf } from '../../wdl/lookup.ts'
import type { TextEdit } from '../../wdl/text-edit.ts'
import { schemaOfSample, titleOf } from '../adopt/schema-of-sample.ts'
import type { Operation } from '../operation.ts'
import { type ConnectorEdit, definitionEdit, type EditedConnector, isOpenApi3 } from './connector-edit.ts'

/** One parameter of an operation as the form edits it. */
export interface ParameterForm {
  /** Place in the operation's own list. */
  readonly index: number
  readonly name: string
  readonly in: string
  readonly type: string
  readonly isRequired: boolean
  readonly summary: string
  readonly description: string
  readonly visibility: string
  readonly default: string
  /** It stands elsewhere in the description (`$ref`), where several operations use it. */
  readonly reference?: string
}

/** The parameters of an operation's own list but its body, as the form shows them. */
export function readParameterForms(
  { definition }: EditedConnector,
  operation: Operation,
): readonly ParameterForm[] {
  const node = nodeAt(definition, [...operation.at, 'parameters'])
  const list = node === undefined ? undefined : valueOfNode(node)
  if (!Array.isArray(list)) return []
  return (list as readonly WdlValue[]).flatMap((value, index) => {
    if (!isObject(value) || textOf(value, 'in') === 'body') return []
    const reference = textOf(value, '$ref')
    const schema = isObject(value.schema) ? value.schema : value
    const fallback = schema.default ?? value.default
    return [
      {
        index,
        name: textOf(value, 'name') ?? reference?.split('/').at(-1) ?? '',
        in: textOf(value, 'in') ?? '',
        type: textOf(schema, 'type') ?? 'string',
        isRequired: value.required === true,
        summary: textOf(value, 'x-ms-summary') ?? textOf(schema, 'x-ms-summary') ?? '',
        description: textOf(value, 'description') ?? '',
        visibility: textOf(value, 'x-ms-visibility') ?? '',
        default: fallback === undefined || fallback === null || isObject(fallback) ? '' : String(fallback),
        ...(reference === undefined ? {} : { reference }),
      },
    ]
  })
}

/** Writes one parameter: only what differs from before is touched, and what the form does not show stays. */
export function setParameter(
  connector: EditedConnector,
  operation: Operation,
  form: ParameterForm,
): ConnectorEdit {
  const { definition } = connector
  const path: JsonPath = [...operation.at, 'parameters', form.index]
  const node = nodeAt(definition, path)
  const before = node === undefined ? {} : valueOfNode(node)
  return definitionEdit(
    setValue(definition, path, parameterValue(form, isObject(before) ? before : {}, isOpenApi3(connector))),
  )
}

function parameterValue(form: ParameterForm, before: WdlObject, isThree: boolean): WdlObject {
  const changed: Record<string, WdlValue | undefined> = {
    ...before,
    name: form.name,
    in: form.in,
    required:
      form.isRequired || form.in === 'path' ? true : before.required === undefined ? undefined : false,
    'x-ms-summary': form.summary === '' ? undefined : form.summary,
    description: form.description === '' ? undefined : form.description,
    'x-ms-visibility': form.visibility === '' ? undefined : form.visibility,
  }
  const schema: Record<string, WdlValue | undefined> = isThree
    ? { ...(isObject(before.schema) ? before.schema : {}) }
    : changed
  schema.type = form.type
  if (form.type === 'array' && schema.items === undefined) schema.items = { type: 'string' }
  schema.default = form.default === '' ? undefined : typedDefault(form)
  if (isThree) changed.schema = defined(schema)
  return defined(changed)
}

/** A default as its type has it; a text that is no number stays text, which the checker tells. */
function typedDefault({ type, default: text }: ParameterForm): WdlValue {
  if (type === 'boolean' && /^(true|false)$/i.test(text.trim())) return /^true$/i.test(text.trim())
  if ((type === 'integer' || type === 'number') && /^-?\d+(\.\d+)?$/.test(text.trim())) return Number(text)
  return text
}

function defined(value: Readonly<Record<string, WdlValue | undefined>>): WdlObject {
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, WdlValue] => entry[1] !== undefined),
  )
}

/** Adds a parameter to the query, or elsewhere. */
export function addParameter(
  connector: EditedConnector,
  operation: Operation,
  given: Pick<ParameterForm, 'name' | 'in'>,
): ConnectorEdit {
  const { definition } = connector
  const value = parameterValue(
    {
      ...given,
      index: 0,
      type: 'string',
      isRequired: false,
      summary: titleOf(given.name),
      description: '',
      visibility: '',
      default: '',
    },
    {},
    isOpenApi3(connector),
  )
  const path: JsonPath = [...operation.at, 'parameters']
  const list = nodeAt(definition, path)
  return definitionEdit(
    list?.type === 'array'
      ? setValue(definition, [...path, list.children?.length ?? 0], value)
      : setValue(definition, path, [value]),
  )
}

/** Takes a parameter of the operation's own list away. */
export function deleteParameter(
  { definition }: EditedConnector,
  operation: Operation,
  index: number,
): ConnectorEdit {
  return definitionEdit(removeProperty(definition, [...operation.at, 'parameters', index]))
}

/** Sets the body of an operation to the schema of a JSON sample; `undefined` takes the body away. */
export function setBodySchema(
  connector: EditedConnector,
  operation: Operation,
  schema: WdlObject | undefined,
): ConnectorEdit {
  return definitionEdit(bodyEdits(connector, operation, schema))
}

function bodyEdits(
  connector: EditedConnector,
  operation: Operation,
  schema: WdlObject | undefined,
): readonly TextEdit[] {
  const { definition } = connector
  if (isOpenApi3(connector)) {
    const path = [...operation.at, 'requestBody']
    if (schema === undefined) return removeProperty(definition, path)
    const media = operation.body?.contents[0]?.mediaType ?? 'application/json'
    return nodeAt(definition, path) === undefined
      ? setValue(definition, path, { required: true, content: { [media]: { schema } } })
      : setValue(definition, [...path, 'content', media, 'schema'], schema)
  }
  const path: JsonPath = [...operation.at, 'parameters']
  const list = nodeAt(definition, path)
  const index = (list?.children ?? []).findIndex((child) => {
    const value = valueOfNode(child)
    return isObject(value) && value.in === 'body'
  })
  if (schema === undefined) return index === -1 ? [] : removeProperty(definition, [...path, index])
  if (index !== -1) return setValue(definition, [...path, index, 'schema'], schema)
  const body: WdlObject = { name: 'body', in: 'body', required: true, schema }
  return list?.type === 'array'
    ? setValue(definition, [...path, list.children?.length ?? 0], body)
    : setValue(definition, path, [body])
}

/** Sets one answer: its description and, of a sample, its schema. */
export function setResponse(
  connector: EditedConnector,
  operation: Operation,
  given: { readonly status: string; readonly description: string; readonly sample?: WdlValue },
): ConnectorEdit {
  const { definition } = connector
  const path = [...operation.at, 'responses', given.status]
  const node = nodeAt(definition, path)
  const before = node === undefined ? undefined : valueOfNode(node)
  const old = isObject(before) ? before : {}
  const description =
    given.description === '' ? (textOf(old, 'description') ?? given.status) : given.description
  const schema = given.sample === undefined ? undefined : schemaOfSample(given.sample, { titles: true })
  const content: WdlObject =
    schema === undefined
      ? {}
      : isOpenApi3(connector)
        ? { content: { 'application/json': { schema } } }
        : { schema }
  return definitionEdit(setValue(definition, path, { ...old, description, ...content }))
}

/** Takes an answer away. */
export function deleteResponse(
  { definition }: EditedConnector,
  operation: Operation,
  status: string,
): ConnectorEdit {
  return definitionEdit(removeProperty(definition, [...operation.at, 'responses', status]))
}

/** A request as a person has it at hand. */
export interface SampleRequest {
  /** Whole, or a path with a query. */
  readonly url: string
  /** `Name: value`, one a line. */
  readonly headers: string
  /** JSON; empty for none. */
  readonly body: WdlValue | undefined
}

/** Headers that the connection or the body brings along. */
const ownHeaders = /^(authorization|content-type|content-length|accept|host|user-agent|cookie)$/i

/** Puts query parameters, headers and body of a sample request into an operation; what is there already stays. */
export function applySampleRequest(
  connector: EditedConnector,
  operation: Operation,
  sample: SampleRequest,
): ConnectorEdit {
  const { definition } = connector
  const known = (name: string, place: string) =>
    operation.parameters.some((one) => one.in === place && one.name.toLowerCase() === name.toLowerCase())
  const query = (sample.url.split('?')[1] ?? '').split('#')[0] ?? ''
  const isThree = isOpenApi3(connector)
  const made = queryNames(query)
    .filter((name, at, all) => name !== '' && all.indexOf(name) === at && !known(name, 'query'))
    .map((name) => newParameter(name, 'query', isThree))
  const headers = sample.headers.split('\n').flatMap((line) => {
    const name = line.slice(0, Math.max(0, line.indexOf(':'))).trim()
    return name === '' || ownHeaders.test(name) || known(name, 'header')
      ? []
      : [newParameter(name, 'header', isThree)]
  })
  const schema = sample.body === undefined ? undefined : schemaOfSample(sample.body, { titles: true })
  const all = [...made, ...headers]
  const path: JsonPath = [...operation.at, 'parameters']
  const node = nodeAt(definition, path)
  const list = node === undefined ? [] : valueOfNode(node)
  const before = Array.isArray(list) ? (list as readonly WdlValue[]) : []
  if (isThree || schema === undefined) {
    return definitionEdit(
      all.length === 0 ? [] : setValue(definition, path, [...before, ...all]),
      schema === undefined ? [] : bodyEdits(connector, operation, schema),
    )
  }
  const body: WdlObject = { name: 'body', in: 'body', required: true, schema }
  const kept = before.filter((one) => !(isObject(one) && one.in === 'body'))
  return definitionEdit(setValue(definition, path, [...kept, ...all, body]))
}

function queryNames(query: string): readonly string[] {
  return query.split('&').map((part) => decoded(part.split('=')[0] ?? ''))
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}

function newParameter(name: string, place: string, isThree: boolean): WdlObject {
  const type: WdlObject = isThree ? { schema: { type: 'string' } } : { type: 'string' }
  return { name, in: place, required: false, ...type, 'x-ms-summary': titleOf(name) }
}
