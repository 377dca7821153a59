import type { JsonPath } from '../errors/index.ts'
import type { WdlObject, WdlValue } from '../expressions/value.ts'
import type { DynamicSource } from './dynamic-source.ts'
import type { SignatureRule } from './notification-signature.ts'

/** HTTP methods a description may hold operations of. */
export const httpMethods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const
export type HttpMethod = Uppercase<(typeof httpMethods)[number]>

/** `x-ms-visibility`: shown first, shown, shown under "advanced", never shown. */
export type Visibility = 'important' | 'none' | 'advanced' | 'internal'

/** One trigger or action of a connector. Schemas are as they stand: `$ref`s point into the description. */
export interface Operation {
  /** Made of method and path where the description gives none. */
  readonly operationId: string
  readonly method: HttpMethod
  /** Template as it stands: `/tables/{table}/items`. */
  readonly path: string
  readonly summary?: string
  readonly description?: string
  readonly visibility: Visibility
  readonly isDeprecated: boolean
  readonly tags: readonly string[]
  /** Set on triggers only. */
  readonly trigger?: Trigger
  /** Where the service is told which URL to call: triggers that wait for a webhook, and actions that do. */
  readonly notificationUrl?: NotificationUrl
  /** What arrives at that URL. */
  readonly notification?: { readonly description?: string; readonly schema?: WdlObject }
  /** How what arrives is signed, where the operation or its path says it. */
  readonly notificationSignature?: SignatureRule
  /** All but the body, in the order of the description; those of the path come after the operation's own. */
  readonly parameters: readonly Parameter[]
  readonly body?: RequestBody
  /** Media types of body and form; the connector's where the operation names none. */
  readonly consumes: readonly string[]
  /** By status, as they stand; 2xx first, `default` last. */
  readonly responses: readonly OperationResponse[]
  /** `x-ms-pageable`. */
  readonly pageable?: { readonly nextLinkName?: string; readonly itemName?: string }
  /** `x-ms-api-annotation`. */
  readonly annotation?: {
    readonly status?: string
    readonly family?: string
    readonly revision?: number
    readonly replacement?: { readonly api?: string; readonly operationId?: string }
  }
  /** `x-ms-capabilities` of the operation: `chunkTransfer`. */
  readonly capabilities: WdlObject
  /** Names of security schemes it asks for, alternatives first to last; absent: those of the connector. */
  readonly security?: readonly (readonly string[])[]
  /** Base URLs of its own, in place of the connector's. */
  readonly servers?: readonly string[]
  /** `x-ms-no-generic-test`: not to be called by a generic test. */
  readonly hasNoGenericTest: boolean
  /** `x-ms-require-user-confirmation`. */
  readonly needsConfirmation: boolean
  readonly extensions: WdlObject
  readonly at: JsonPath
}

/** What makes an operation a trigger. Source: Microsoft Learn, "Extend an OpenAPI definition", `x-ms-trigger`. */
export interface Trigger {
  /** `webhook`: the service calls; `polling`: we ask again and again. */
  readonly kind: 'polling' | 'webhook'
  /** `batch`: each answer is a list of events; one run for each item. */
  readonly isBatch: boolean
  /** `x-ms-trigger-hint`: how to make it fire. */
  readonly hint?: string
}

/** The parameter (or property inside the body) that takes the webhook's URL. */
export interface NotificationUrl {
  readonly parameter: string
  /** Property names inside the body; empty when the parameter itself takes it. */
  readonly path: readonly string[]
}

/** How a list is written into one text. `multi`: the name is repeated. Source: Swagger 2.0, `collectionFormat`. */
export type ListFormat = 'csv' | 'ssv' | 'tsv' | 'pipes' | 'multi'

/** One parameter in path, query, header, cookie or form. */
export interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query' | 'header' | 'cookie' | 'formData'
  readonly isRequired: boolean
  /** JSON schema of one value, `$ref`s as they stand; `{}` when nothing is said. */
  readonly schema: WdlObject
  readonly listFormat: ListFormat
  /** How an object is written: `json` text, one `name=value` per property, `name[key]=value`, or `key,value,...`. */
  readonly objectFormat: 'json' | 'properties' | 'deepObject' | 'pairs'
  /** OpenAPI 3 path styles put `.` or `;name=` before the value. */
  readonly pathStyle: 'simple' | 'label' | 'matrix'
  readonly isFile: boolean
  /** `x-ms-summary`. */
  readonly title?: string
  readonly description?: string
  readonly visibility: Visibility
  /** `x-ms-url-encoding`: how often a path value is percent-encoded. */
  readonly urlEncoding: 'single' | 'double'
  /** Reserved characters stay (`allowReserved`). */
  readonly allowsReserved: boolean
  readonly default?: WdlValue
  /** `x-ms-dynamic-values` and `x-ms-dynamic-list`, newest form first. */
  readonly dynamicValues: readonly DynamicSource[]
  readonly extensions: WdlObject
  readonly at: JsonPath
}

/** What an operation takes as its body, form fields aside. */
export interface RequestBody {
  /** Name under which flows give it: `body`, `item` ... */
  readonly name: string
  readonly isRequired: boolean
  /** At least one; the first is sent unless a value says otherwise. */
  readonly contents: readonly Content[]
  readonly title?: string
  readonly description?: string
  readonly visibility: Visibility
  readonly extensions: WdlObject
  readonly at: JsonPath
}

/** A media type with the schema of what it carries. */
export interface Content {
  readonly mediaType: string
  readonly schema?: WdlObject
}

/** One answer an operation may give. */
export interface OperationResponse {
  /** `200`, `2XX`, `default`. */
  readonly status: string
  readonly description?: string
  readonly contents: readonly Content[]
  /** Header to its schema. */
  readonly headers: Readonly<Record<string, WdlObject>>
  readonly extensions: WdlObject
  readonly at: JsonPath
}

/** The answer to expect when all goes well: the first 2xx one, else `default`. */
export function successResponse(operation: Operation): OperationResponse | undefined {
  return operation.responses.find(({ status }) => /^2/.test(status)) ?? defaultResponse(operation)
}

function defaultResponse(operation: Operation): OperationResponse | undefined {
  return operation.responses.find(({ status }) => status === 'default')
}
