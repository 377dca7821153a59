import type { AuthKind } from '../connectors/connector-properties.ts'

/** One public API of the gallery, as lists show it. Plain data. */
export interface GalleryEntry {
  /** Names it for good: `github.com/api.github.com`. */
  readonly id: string
  readonly name: string
  /** Who runs the API, by domain: `github.com`. */
  readonly provider: string
  /** Which of the provider's services, where it has several. */
  readonly service?: string
  /** As the source sorts them: `developer_tools`; none for many. */
  readonly categories: readonly string[]
  /** `#rrggbb`, to tell entries apart at a glance. */
  readonly color: string
  readonly operations: number
  readonly auth: readonly AuthKind[]
  /** Of the description. */
  readonly version: string
  /** One line of plain text; empty where the description says nothing. */
  readonly summary: string
  /** Name of the description's licence, where it states one. */
  readonly license?: string
  /** The description was not written by the provider. */
  readonly isUnofficial: boolean
  /** The description says which host to call; for others the person has to. */
  readonly hasHost: boolean
  /** Of the description, uncompressed. */
  readonly bytes: number
}

/** Why a description of the source is not in the gallery. */
export type LeftOutReason = 'no-operations' | 'not-readable'

/** A description that is not in the gallery. */
export interface LeftOut {
  readonly id: string
  readonly reason: LeftOutReason
}

/** The whole gallery as a window or a command sees it. */
export interface GalleryIndex {
  /** The package the descriptions come from. */
  readonly source: { readonly package: string; readonly version: string }
  /** By id. */
  readonly entries: readonly GalleryEntry[]
  readonly leftOut: readonly LeftOut[]
}

/** An operation of an entry, as its page lists it. */
export interface GalleryOperation {
  readonly operationId: string
  readonly method: string
  readonly path: string
  readonly summary?: string
  readonly isDeprecated: boolean
  readonly isTrigger: boolean
}

/** What an entry's page shows beside its line. */
export interface GalleryDetails {
  readonly entry: GalleryEntry
  /** As the description has it: often Markdown. At most 4,000 characters. */
  readonly description: string
  readonly servers: readonly string[]
  readonly operations: readonly GalleryOperation[]
  /** Where the description was published. */
  readonly originUrl?: string
  readonly termsUrl?: string
  readonly licenseUrl?: string
  readonly website?: string
}
