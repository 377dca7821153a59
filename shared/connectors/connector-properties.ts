import type { JsonPath } from '../errors/index.ts'
import type { WdlObject } from '../expressions/value.ts'
import type { SignatureRule } from './notification-signature.ts'

/** What apiProperties.json says. Source: Microsoft Learn, "Custom connector command-line: apiProperties". */
export interface ConnectorProperties {
  /** What a connection of this connector is made of, where there is one way to sign in. */
  readonly connectionParameters: readonly ConnectionParameter[]
  /** Several ways to sign in, of which a connection picks one. */
  readonly connectionParameterSets: readonly ConnectionParameterSet[]
  readonly policies: readonly PolicyInstance[]
  /** Operations that a C# script answers; it does not run here. */
  readonly scriptOperations: readonly string[]
  /** `actions`, `triggers`, `gateway`, `cloud` ... */
  readonly capabilities: readonly string[]
  /** `#rrggbb`. */
  readonly iconBrandColor?: string
  readonly publisher?: string
  readonly stackOwner?: string
  /** Whether connections may be shared; absent where nothing is said. */
  readonly allowSharing?: boolean
  /** The whole file as read. */
  readonly raw: WdlObject
}

/** One way to sign in. */
export interface ConnectionParameterSet {
  readonly name: string
  readonly displayName: string
  readonly description?: string
  readonly parameters: readonly ConnectionParameter[]
  readonly allowSharing?: boolean
  readonly at: JsonPath
}

/** One value a connection holds. `kind` is the file's `type`, in our spelling. */
export interface ConnectionParameter {
  readonly name: string
  readonly kind: 'text' | 'secret' | 'number' | 'flag' | 'object' | 'oauth' | 'gateway' | 'identity' | 'other'
  /** As it stands in the file: `securestring`, `oauthSetting` ... */
  readonly type: string
  readonly displayName: string
  readonly description?: string
  readonly tooltip?: string
  readonly isRequired: boolean
  readonly isHidden: boolean
  /** Its value may have several lines, as keys do. */
  readonly isMultiline: boolean
  readonly default?: string
  /** Values to choose from, with their texts. */
  readonly allowedValues: readonly { readonly text: string; readonly value: string }[]
  readonly oauth?: OAuthSettings
  readonly allowSharing?: boolean
  /** How notifications are signed with this secret. */
  readonly notificationSignature?: SignatureRule
  readonly at: JsonPath
}

/** How an `oauthSetting` signs in. Client id and secret of files are placeholders; the person brings their own. */
export interface OAuthSettings {
  /** `aad`, `oauth2`, `oauth2generic`, `github` ... */
  readonly identityProvider: string
  readonly clientId?: string
  readonly scopes: readonly string[]
  readonly redirectMode?: string
  readonly redirectUrl?: string
  /** `authorizationUrlTemplate`, `tokenBodyTemplate`, `resourceUri` ...: the value of each. */
  readonly customParameters: Readonly<Record<string, string>>
  /** `properties` of the file: `IsFirstParty`, `AzureActiveDirectoryResourceId` ... */
  readonly properties: WdlObject
}

/** One use of a policy template. */
export interface PolicyInstance {
  /** Folded: `setheader`, `routerequesttoendpoint` ... */
  readonly templateId: string
  readonly title: string
  /** Operations it is for; all when empty. */
  readonly operations: readonly string[]
  /** Which side it works on (`failure`: answers of status 400 and more); templates that know only one leave it out. */
  readonly section?: 'request' | 'response' | 'failure'
  /** Values by name, without their `x-ms-apimTemplateParameter.` prefix, names as they stand. */
  readonly parameters: WdlObject
  readonly at: JsonPath
}

/** How connections of a connector sign in, in words for lists. */
export type AuthKind = 'oauth2' | 'apiKey' | 'basic' | 'identity' | 'gateway' | 'parameters' | 'none'
