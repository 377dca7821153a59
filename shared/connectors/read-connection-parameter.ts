import type { JsonPath } from '../errors/index.ts'
import type { WdlObject, WdlValue } from '../expressions/value.ts'
import { foldName, isObject, objectOf, propertyOf, textOf } from '../wdl/lookup.ts'
import type { ProblemSink } from './connector-problem.ts'
import type { ConnectionParameter, OAuthSettings } from './connector-properties.ts'
import { textsOf } from './description-context.ts'
import { readNotificationSignature } from './read-notification-signature.ts'
import { isTrue } from './read-parameter.ts'

/** Reads `connectionParameters` or the `parameters` of one set. */
export function readConnectionParameters(
  given: WdlValue | undefined,
  sink: ProblemSink,
  at: JsonPath,
): readonly ConnectionParameter[] {
  if (given === undefined || given === null) return []
  if (!isObject(given)) {
    sink.add({
      severity: 'error',
      code: 'connector.invalid-property',
      path: at,
      message: 'The connection parameters are not an object of parameters by name.',
    })
    return []
  }
  return Object.entries(given).flatMap(([name, parameter]) => {
    if (isObject(parameter)) return [readOne(name, parameter, sink, [...at, name])]
    sink.add({
      severity: 'error',
      code: 'connector.invalid-property',
      path: [...at, name],
      message: `The connection parameter '${name}' is not an object.`,
    })
    return []
  })
}

const kinds: Readonly<Record<string, ConnectionParameter['kind']>> = {
  string: 'text',
  securestring: 'secret',
  int: 'number',
  integer: 'number',
  number: 'number',
  bool: 'flag',
  boolean: 'flag',
  object: 'object',
  oauthsetting: 'oauth',
  gatewaysetting: 'gateway',
  managedidentity: 'identity',
  managedidentityauth: 'identity',
  servicetoserviceauth: 'identity',
}

function readOne(name: string, parameter: WdlObject, sink: ProblemSink, at: JsonPath): ConnectionParameter {
  const type = textOf(parameter, 'type') ?? 'string'
  const ui = objectOf(parameter, 'uiDefinition')
  const constraints = objectOf(ui, 'constraints')
  const description = textOf(ui, 'description')
  const tooltip = textOf(ui, 'tooltip')
  const fallback = propertyOf(parameter, 'defaultValue') ?? propertyOf(constraints, 'default')
  const oauth = objectOf(parameter, 'oAuthSettings')
  const sharing = propertyOf(objectOf(parameter, 'metadata'), 'allowSharing')
  return {
    name,
    kind: kinds[foldName(type.trim())] ?? 'other',
    type,
    displayName: textOf(ui, 'displayName') ?? name,
    ...(description === undefined ? {} : { description }),
    ...(tooltip === undefined ? {} : { tooltip }),
    isRequired: isTrue(propertyOf(constraints, 'required')),
    isHidden: isTrue(propertyOf(constraints, 'hidden')),
    isMultiline: isTrue(propertyOf(constraints, 'multiline')),
    ...(fallback === undefined || fallback === null ? {} : { default: String(fallback) }),
    allowedValues: readAllowed(propertyOf(constraints, 'allowedValues')),
    ...(oauth === undefined ? {} : { oauth: readOAuth(oauth) }),
    ...(typeof sharing === 'boolean' ? { allowSharing: sharing } : {}),
    ...readNotificationSignature(parameter, sink, at),
    at,
  }
}

function readAllowed(list: WdlValue | undefined): ConnectionParameter['allowedValues'] {
  if (!Array.isArray(list)) return []
  return (list as readonly WdlValue[]).flatMap((entry) => {
    const value = isObject(entry) ? propertyOf(entry, 'value') : entry
    if (value === undefined || value === null || isObject(value)) return []
    return [{ text: textOf(entry, 'text') ?? String(value), value: String(value) }]
  })
}

function readOAuth(settings: WdlObject): OAuthSettings {
  const clientId = textOf(settings, 'clientId')
  const redirectMode = textOf(settings, 'redirectMode')
  const redirectUrl = textOf(settings, 'redirectUrl')
  const custom = Object.entries(objectOf(settings, 'customParameters') ?? {}).flatMap(([name, entry]) => {
    const value = isObject(entry) ? propertyOf(entry, 'value') : entry
    return typeof value === 'string' ? [[name, value] as const] : []
  })
  return {
    identityProvider: textOf(settings, 'identityProvider') ?? '',
    ...(clientId === undefined ? {} : { clientId }),
    scopes: textsOf(propertyOf(settings, 'scopes')),
    ...(redirectMode === undefined ? {} : { redirectMode }),
    ...(redirectUrl === undefined ? {} : { redirectUrl }),
    customParameters: Object.fromEntries(custom),
    properties: objectOf(settings, 'properties') ?? {},
  }
}
