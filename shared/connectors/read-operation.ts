import type { WdlObject, WdlValue } from '../expressions/value.ts'
import { resolveReference } from '../json-schema/reference.ts'
import { foldName, isObject, objectOf, propertyOf, textOf } from '../wdl/lookup.ts'
import {
  type DescriptionContext,
  type FoundOperation,
  objectExtension,
  textsOf,
} from './description-context.ts'
import { extensionsOf, readExtension } from './extension-names.ts'
import { madeOperationId } from './made-operation-id.ts'
import { findNotificationUrl } from './notification-url.ts'
import type { HttpMethod, Operation, Trigger } from './operation.ts'
import { readNotificationSignature } from './read-notification-signature.ts'
import { isTrue, readVisibility } from './read-parameter.ts'
import { readParameters } from './read-parameters.ts'
import { readResponses } from './read-responses.ts'
import { readServerUrls } from './read-servers.ts'
import { readSecurity } from './security-scheme.ts'

/** Reads one operation; what is wrong with it is told to the sink. */
export function readOperation(context: DescriptionContext, found: FoundOperation): Operation {
  const { definition, item, path, at } = found
  const method = found.method.toUpperCase() as HttpMethod
  const { parameters, body } = readParameters(context, found)
  const notificationUrl = findNotificationUrl(context.root, parameters, body)
  const notification = readNotification(context, found)
  const trigger = readTrigger(definition, notificationUrl !== undefined || notification !== undefined)
  const pageable = readExtension(definition, 'x-ms-pageable')
  const annotation = readAnnotation(definition)
  const security = readSecurity(definition)
  const servers = readServerUrls(definition) ?? readServerUrls(item)
  return {
    operationId: readId(context, found, method),
    method,
    path,
    ...textProperties(definition),
    visibility: readVisibility(definition),
    isDeprecated: isDeprecated(definition),
    tags: textsOf(propertyOf(definition, 'tags')),
    ...(trigger === undefined ? {} : { trigger }),
    ...(notificationUrl === undefined ? {} : { notificationUrl }),
    ...(notification === undefined ? {} : { notification }),
    ...readSigning(context, found),
    parameters,
    ...(body === undefined ? {} : { body }),
    consumes: readConsumes(context, definition),
    responses: readResponses(context, definition, at),
    ...(isObject(pageable) ? { pageable: readPageable(pageable) } : {}),
    ...(annotation === undefined ? {} : { annotation }),
    capabilities: objectExtension(definition, 'x-ms-capabilities'),
    ...(security === undefined ? {} : { security }),
    ...(servers === undefined ? {} : { servers }),
    hasNoGenericTest: isTrue(readExtension(definition, 'x-ms-no-generic-test')),
    needsConfirmation: isTrue(readExtension(definition, 'x-ms-require-user-confirmation')),
    extensions: extensionsOf(definition),
    at,
  }
}

function readConsumes(context: DescriptionContext, definition: WdlObject): readonly string[] {
  if (context.format !== 'swagger-2.0') {
    const body = resolveReference(context.root, propertyOf(definition, 'requestBody') ?? null)?.value
    return Object.keys(objectOf(body, 'content') ?? {})
  }
  const own = propertyOf(definition, 'consumes')
  return own === undefined ? context.consumes : textsOf(own)
}

function readId(
  context: DescriptionContext,
  { definition, path, at }: FoundOperation,
  method: string,
): string {
  const id = textOf(definition, 'operationId')?.trim()
  if (id !== undefined && id !== '') return id
  const made = madeOperationId(method, path)
  context.sink.add({
    severity: 'warning',
    code: 'connector.no-operation-id',
    path: at,
    message: `${method} ${path} has no operationId; flows would find it as '${made}'.`,
    hint: 'Add an "operationId" that is used once only.',
  })
  return made
}

function textProperties(definition: WdlObject): { readonly summary?: string; readonly description?: string } {
  const summary = textOf(definition, 'summary') ?? readExtension(definition, 'x-ms-summary')
  const description = textOf(definition, 'description')
  return {
    ...(typeof summary === 'string' && summary !== '' ? { summary } : {}),
    ...(description === undefined ? {} : { description }),
  }
}

function readTrigger(definition: WdlObject, isNotified: boolean): Trigger | undefined {
  const kind = readExtension(definition, 'x-ms-trigger')
  if (kind === undefined || kind === null || kind === false || kind === '') return undefined
  const hint = readExtension(definition, 'x-ms-trigger-hint')
  return {
    kind: isNotified ? 'webhook' : 'polling',
    isBatch: typeof kind === 'string' && foldName(kind.trim()) === 'batch',
    ...(typeof hint === 'string' ? { hint } : {}),
  }
}

function readNotification(
  { root }: DescriptionContext,
  { item, itemAt, definition, at }: FoundOperation,
): Operation['notification'] {
  const own = readExtension(definition, 'x-ms-notification-content')
  const content = own ?? readExtension(item, 'x-ms-notification-content')
  if (content === undefined) return undefined
  const found = resolveReference(root, content, own === undefined ? itemAt : at)?.value
  if (!isObject(found)) return {}
  const schema = objectOf(found, 'schema') ?? schemaOfBody(propertyOf(found, 'parameters'))
  const description = textOf(found, 'description')
  return {
    ...(description === undefined ? {} : { description }),
    ...(schema === undefined ? {} : { schema }),
  }
}

function readSigning(
  { sink }: DescriptionContext,
  { item, itemAt, definition, at }: FoundOperation,
): Pick<Operation, 'notificationSignature'> {
  const own = readNotificationSignature(definition, sink, at)
  return own.notificationSignature === undefined ? readNotificationSignature(item, sink, itemAt) : own
}

/** Some files describe what arrives as they would a body parameter. */
function schemaOfBody(parameters: WdlValue | undefined): WdlObject | undefined {
  if (!Array.isArray(parameters)) return undefined
  return objectOf(
    parameters.find((parameter: WdlValue) => textOf(parameter, 'in') === 'body'),
    'schema',
  )
}

function readPageable(pageable: WdlObject): NonNullable<Operation['pageable']> {
  const nextLinkName = textOf(pageable, 'nextLinkName')
  const itemName = textOf(pageable, 'itemName')
  return {
    ...(nextLinkName === undefined ? {} : { nextLinkName }),
    ...(itemName === undefined ? {} : { itemName }),
  }
}

/** Flagged, annotated, or said so in words: `Get items [DEPRECATED]`, `This operation has been deprecated`. */
function isDeprecated(definition: WdlObject): boolean {
  const status = readAnnotation(definition)?.status ?? ''
  if (isTrue(propertyOf(definition, 'deprecated')) || /^deprecated$/i.test(status)) return true
  const summary = textOf(definition, 'summary') ?? ''
  const description = textOf(definition, 'description') ?? ''
  return (
    /[[(]\s*deprecated\s*[\])]/i.test(`${summary} ${description}`) ||
    /^\s*deprecated\b/i.test(summary) ||
    /\bthis (?:action|operation|trigger) (?:is|has been) deprecated\b/i.test(description)
  )
}

function readAnnotation(definition: WdlObject): Operation['annotation'] {
  const annotation = readExtension(definition, 'x-ms-api-annotation')
  if (!isObject(annotation)) return undefined
  const status = textOf(annotation, 'status')
  const family = textOf(annotation, 'family')
  const revision = propertyOf(annotation, 'revision')
  const replacement = objectOf(annotation, 'replacement')
  const api = textOf(replacement, 'api')
  const operationId = textOf(replacement, 'operationId')
  return {
    ...(status === undefined ? {} : { status }),
    ...(family === undefined ? {} : { family }),
    ...(typeof revision === 'number' ? { revision } : {}),
    ...(replacement === undefined
      ? {}
      : {
          replacement: {
            ...(api === undefined ? {} : { api }),
            ...(operationId === undefined ? {} : { operationId }),
          },
        }),
  }
}
