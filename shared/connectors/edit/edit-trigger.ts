import type { JsonPath } from '../../errors/index.ts'
import type { WdlObject, WdlValue } from '../../expressions/value.ts'
import { removeProperty, setValue } from '../../wdl/edit-json.ts'
import { valueOfNode } from '../../wdl/json-document.ts'
import { nodeAt } from '../../wdl/json-location.ts'
import { isObject, textOf } from '../../wdl/lookup.ts'
import type { TextEdit } from '../../wdl/text-edit.ts'
import { schemaOfSample } from '../adopt/schema-of-sample.ts'
import type { Operation } from '../operation.ts'
import { type ConnectorEdit, definitionEdit, type EditedConnector, isOpenApi3 } from './connector-edit.ts'
import { setOperationExtension } from './edit-operation.ts'

/** Whether and how an operation starts flows. */
export type TriggerKind = 'none' | 'polling' | 'webhook'

/** Sets whether an operation is a trigger, and how many events one answer holds. */
export function setTrigger(
  connector: EditedConnector,
  operation: Operation,
  given: { readonly kind: TriggerKind; readonly isBatch: boolean },
): ConnectorEdit {
  const value = given.kind === 'none' ? undefined : given.isBatch ? 'batch' : 'single'
  const edits = [...setOperationExtension(connector, operation, 'x-ms-trigger', value).definition]
  // Without a place for the callback address it would be a polling one.
  if (given.kind === 'webhook' && operation.notificationUrl === undefined) {
    edits.push(...markCallback(connector, operation, callbackPlaces(connector, operation)[0]))
  }
  if (given.kind !== 'webhook') edits.push(...unmarkCallbacks(connector, operation))
  return definitionEdit(edits)
}

/** Sets the sentence that says when the trigger fires; an empty one goes away. */
export function setTriggerHint(
  connector: EditedConnector,
  operation: Operation,
  hint: string,
): ConnectorEdit {
  return setOperationExtension(connector, operation, 'x-ms-trigger-hint', hint === '' ? undefined : hint)
}

/** A place of an operation's request that may carry the address a webhook calls back. */
export interface CallbackPlace {
  /** As a person reads it: `callbackUrl`, `config/url`. */
  readonly name: string
  /** Of the parameter or property in the description. */
  readonly path: JsonPath
  readonly isMarked: boolean
}

/** Texts of the request that may carry the callback address: query parameters, and properties of the body. */
export function callbackPlaces(connector: EditedConnector, operation: Operation): readonly CallbackPlace[] {
  const { definition } = connector
  const places: CallbackPlace[] = []
  const isMarked = (value: WdlObject) => value['x-ms-notification-url'] === true
  const walk = (schema: WdlValue | undefined, path: JsonPath, name: string, depth: number): void => {
    if (!isObject(schema) || depth > 4) return
    if (isObject(schema.properties)) {
      for (const [key, inner] of Object.entries(schema.properties)) {
        walk(inner, [...path, 'properties', key], name === '' ? key : `${name}/${key}`, depth + 1)
      }
    } else if (name !== '' && (textOf(schema, 'type') ?? 'string') === 'string') {
      places.push({ name, path, isMarked: isMarked(schema) })
    }
  }
  const listPath = [...operation.at, 'parameters']
  const node = nodeAt(definition, listPath)
  const list = node === undefined ? undefined : valueOfNode(node)
  if (Array.isArray(list)) {
    for (const [index, value] of (list as readonly WdlValue[]).entries()) {
      if (!isObject(value)) continue
      if (value.in === 'body') walk(value.schema, [...listPath, index, 'schema'], '', 0)
      else if (value.in === 'query') {
        places.push({ name: String(value.name), path: [...listPath, index], isMarked: isMarked(value) })
      }
    }
  }
  const contentPath = [...operation.at, 'requestBody', 'content']
  const content = nodeAt(definition, contentPath)
  const media = content === undefined ? undefined : valueOfNode(content)
  if (isOpenApi3(connector) && isObject(media)) {
    const [name] = Object.keys(media)
    const first = name === undefined ? undefined : media[name]
    if (name !== undefined && isObject(first)) walk(first.schema, [...contentPath, name, 'schema'], '', 0)
  }
  return places
}

/** Chooses where the callback address goes. */
export function setCallbackPlace(
  connector: EditedConnector,
  operation: Operation,
  place: CallbackPlace,
): ConnectorEdit {
  const others = callbackPlaces(connector, operation).filter(
    ({ isMarked, name }) => isMarked && name !== place.name,
  )
  return definitionEdit(
    others.flatMap(({ path }) => removeProperty(connector.definition, [...path, 'x-ms-notification-url'])),
    markCallback(connector, operation, place),
  )
}

function markCallback(
  { definition }: EditedConnector,
  _operation: Operation,
  place: CallbackPlace | undefined,
): readonly TextEdit[] {
  return place === undefined ? [] : setValue(definition, [...place.path, 'x-ms-notification-url'], true)
}

function unmarkCallbacks(connector: EditedConnector, operation: Operation): readonly TextEdit[] {
  return callbackPlaces(connector, operation)
    .filter(({ isMarked }) => isMarked)
    .flatMap(({ path }) => removeProperty(connector.definition, [...path, 'x-ms-notification-url']))
}

/** Describes what arrives at a webhook by a sample of it. */
export function setNotificationSample(
  { definition }: EditedConnector,
  operation: Operation,
  sample: WdlValue,
): ConnectorEdit {
  const path = [...operation.at.slice(0, -1), 'x-ms-notification-content']
  const schema = schemaOfSample(sample, { titles: true })
  return definitionEdit(setValue(definition, path, { schema }))
}
