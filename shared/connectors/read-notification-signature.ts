import type { JsonPath } from '../errors/index.ts'
import type { WdlObject, WdlValue } from '../expressions/value.ts'
import { isObject, propertyOf, textOf } from '../wdl/lookup.ts'
import type { ConnectorModel } from './connector-model.ts'
import type { ProblemSink } from './connector-problem.ts'
import type { NotificationSignature, SignatureRule } from './notification-signature.ts'
import type { Operation } from './operation.ts'

/** Says how a service signs its calls: at the root of a description, on a path, on an operation, or on the secret. */
export const signatureExtension = 'x-flowbench-notification-signature'

/** A rule that was read; or what keeps it from being one, with the property where it is. */
type ReadSignature =
  | { readonly rule: NotificationSignature }
  | { readonly problem: { readonly message: string; readonly property?: string } }

const simple = { encoding: 'hex', prefix: '', signed: '{body}', toleranceSeconds: 300 } as const
const required = { secret: 'webhook', isRequired: true } as const

/**
 * Schemes with a name. Sources: GitHub, "Validating webhook deliveries"; Slack, "Verifying requests from Slack"; Stripe,
 * "Verify webhook signatures manually"; Zoom, "Verify webhook events"; Shopify, "Verify webhook deliveries"; X,
 * "Securing webhooks"; Dropbox, "Webhooks".
 */
const schemes: Readonly<Record<string, NotificationSignature>> = {
  github: { ...simple, ...required, header: 'X-Hub-Signature-256', prefix: 'sha256=' },
  slack: {
    ...simple,
    ...required,
    header: 'X-Slack-Signature',
    prefix: 'v0=',
    signed: 'v0:{timestamp}:{body}',
    timestampHeader: 'X-Slack-Request-Timestamp',
  },
  stripe: {
    ...simple,
    ...required,
    header: 'Stripe-Signature',
    list: { signature: 'v1', timestamp: 't' },
    signed: '{timestamp}.{body}',
  },
  zoom: {
    ...simple,
    ...required,
    header: 'x-zm-signature',
    prefix: 'v0=',
    signed: 'v0:{timestamp}:{body}',
    timestampHeader: 'x-zm-request-timestamp',
  },
  shopify: {
    ...simple,
    ...required,
    header: 'X-Shopify-Hmac-Sha256',
    encoding: 'base64',
    secret: 'client',
  },
  x: {
    ...simple,
    ...required,
    header: 'x-twitter-webhooks-signature',
    encoding: 'base64',
    prefix: 'sha256=',
    secret: 'client',
  },
  dropbox: { ...simple, ...required, header: 'X-Dropbox-Signature', secret: 'client' },
}

const properties = new Set([
  'scheme',
  'header',
  'encoding',
  'prefix',
  'list',
  'signed',
  'timestampHeader',
  'toleranceSeconds',
  'secret',
  'required',
])

/**
 * The rule that an object (a description, a path, an operation, a connection parameter) carries; nothing where it says
 * nothing. Its value is the name of a scheme, or an object that describes one, or changes a named one.
 */
export function readNotificationSignature(
  owner: WdlObject,
  sink: ProblemSink,
  at: JsonPath,
): { readonly notificationSignature?: SignatureRule } {
  const given = propertyOf(owner, signatureExtension)
  if (given === undefined) return {}
  const read = readGiven(given)
  if ('rule' in read) return { notificationSignature: read.rule }
  const { message, property } = read.problem
  sink.add({
    severity: 'error',
    code: 'connector.notification-signature',
    path: [...at, signatureExtension, ...(property === undefined ? [] : [property])],
    message: `How notifications are signed cannot be read, so all of them are refused: ${message}`,
  })
  return { notificationSignature: 'unreadable' }
}

/**
 * How what arrives for an operation is signed: the operation's own rule, that of the whole description, that of a secret
 * of the connection; `undefined` where nothing is said.
 */
export function notificationSignatureOf(
  { notificationSignature, properties: given }: Pick<ConnectorModel, 'notificationSignature' | 'properties'>,
  operation: Pick<Operation, 'notificationSignature'> | undefined,
): SignatureRule | undefined {
  const said = operation?.notificationSignature ?? notificationSignature
  if (said !== undefined) return said
  const sets = given?.connectionParameterSets ?? []
  const parameters = [...(given?.connectionParameters ?? []), ...sets.flatMap((set) => set.parameters)]
  const owner = parameters.find((parameter) => parameter.notificationSignature !== undefined)
  const rule = owner?.notificationSignature
  if (owner === undefined || rule === undefined || rule === 'unreadable') return rule
  // A connection that signs in by another set has no such secret, and nothing is signed for it.
  const isEverywhere = sets.every((set) => set.parameters.some(({ name }) => name === owner.name))
  return { ...rule, secret: { parameter: owner.name }, isRequired: rule.isRequired && isEverywhere }
}

function readGiven(given: WdlValue): ReadSignature {
  if (typeof given === 'string') return schemeNamed(given)
  if (isObject(given)) return readRule(given)
  return wrong('It is neither the name of a scheme nor an object.')
}

function schemeNamed(name: string, property?: string): ReadSignature {
  const rule = Object.hasOwn(schemes, name.toLowerCase()) ? schemes[name.toLowerCase()] : undefined
  if (rule !== undefined) return { rule }
  return wrong(`'${name}' is no scheme; there are ${Object.keys(schemes).join(', ')}.`, property)
}

function readRule(given: WdlObject): ReadSignature {
  const unknown = Object.keys(given).find((name) => !properties.has(name))
  if (unknown !== undefined) return wrong(`There is no '${unknown}'.`, unknown)
  const scheme = textOf(given, 'scheme')
  const base = scheme === undefined ? undefined : schemeNamed(scheme, 'scheme')
  if (base !== undefined && 'problem' in base) return base
  const list = readList(propertyOf(given, 'list'))
  if (list === 'wrong') return wrong("'list' names its parts: 'signature' and 'timestamp'.", 'list')
  const rule = { ...simple, ...required, header: '', ...base?.rule, ...ownParts(given), ...list }
  return faultOf(rule) ?? { rule }
}

/** What a rule says itself, types not yet checked. */
function ownParts(given: WdlObject): Partial<NotificationSignature> {
  const names = ['header', 'encoding', 'prefix', 'signed', 'timestampHeader', 'toleranceSeconds'] as const
  const parts: Record<string, unknown> = {}
  for (const name of names) {
    if (given[name] !== undefined) parts[name] = given[name]
  }
  const secret = textOf(given, 'secret')
  if (secret !== undefined) {
    parts.secret = secret === 'client' || secret === 'webhook' ? secret : { parameter: secret }
  }
  if (given.required !== undefined) parts.isRequired = given.required
  return parts
}

/** What keeps a rule from being followed. */
function faultOf(rule: NotificationSignature): ReadSignature | undefined {
  const { encoding, header, isRequired, list, prefix, signed, timestampHeader, toleranceSeconds } = rule
  if (!isHeaderName(header)) return wrong("'header' is to name the header with the signature.", 'header')
  if (encoding !== 'hex' && encoding !== 'base64') return wrong("'encoding' is hex or base64.", 'encoding')
  if (typeof prefix !== 'string') return wrong("'prefix' is a text.", 'prefix')
  if (timestampHeader !== undefined && !isHeaderName(timestampHeader)) {
    return wrong("'timestampHeader' is to name a header.", 'timestampHeader')
  }
  if (typeof toleranceSeconds !== 'number' || !(toleranceSeconds > 0)) {
    return wrong("'toleranceSeconds' is a number above 0.", 'toleranceSeconds')
  }
  if (typeof isRequired !== 'boolean') return wrong("'required' is true or false.", 'required')
  if (typeof signed !== 'string' || !signed.includes('{body}')) {
    return wrong("'signed' holds {body}: a body that is not signed could be anyone's.", 'signed')
  }
  const knowsTime = timestampHeader !== undefined || list !== undefined
  if (knowsTime !== signed.includes('{timestamp}')) {
    return wrong(
      knowsTime
        ? "'signed' does not hold {timestamp}: a time that is not signed proves nothing."
        : "'signed' holds {timestamp}, and neither 'timestampHeader' nor 'list' says where it is.",
      'signed',
    )
  }
  return undefined
}

function isHeaderName(name: unknown): boolean {
  return typeof name === 'string' && /^[\w-]+$/.test(name)
}

function readList(given: WdlValue | undefined): Pick<NotificationSignature, 'list'> | 'wrong' {
  if (given === undefined) return {}
  const signature = textOf(given, 'signature')
  const timestamp = textOf(given, 'timestamp')
  return signature === undefined || timestamp === undefined ? 'wrong' : { list: { signature, timestamp } }
}

function wrong(message: string, property?: string): ReadSignature {
  return { problem: { message, ...(property === undefined ? {} : { property }) } }
}
