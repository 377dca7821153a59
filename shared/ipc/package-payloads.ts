import type { FlowSummary } from './payloads.ts'

/**
 * What a file with flows is.
 * - `power-automate`: what Export, Package (.zip) makes.
 * - `solution`: a Power Platform solution.
 * - `standard`: a Logic Apps Standard project.
 * - `files`: a zip of any flow files, ARM templates among them.
 * - `file`: one JSON file.
 */
export type PackageKind = 'power-automate' | 'solution' | 'standard' | 'files' | 'file'

/** A flow of a file that can be imported, without its text. */
export interface PackagedFlowInfo {
  /** Names it within the file. */
  readonly id: string
  readonly name: string
  /** File it lies in, inside the package. */
  readonly path: string
  readonly triggers: number
  readonly actions: number
  /** Ids of the connectors it goes through. */
  readonly connectors: readonly string[]
  /** Texts of an ARM template that only Azure can work out. */
  readonly unresolved: number
  readonly errors: number
  readonly warnings: number
  /** The first findings of the flow checker, errors before warnings. */
  readonly problems: readonly string[]
}

/** An environment variable of a solution. */
export interface PackagedVariable {
  /** Schema name, such as `pnp_TeamsID`. */
  readonly name: string
  readonly title: string
  /** Its value, else its default; undefined for secrets and where there is none. */
  readonly value?: string
}

/** A custom connector of a package, without its files. */
export interface PackagedConnectorInfo {
  /** File its description lies in, inside the package. */
  readonly path: string
  /** By which the flows of the package name it, where that is known. */
  readonly id?: string
  readonly title: string
  readonly operations: number
}

/** What the person should know before importing. */
export type PackageNote =
  /** A custom connector that cannot be read. */
  | { readonly note: 'unreadable-connector'; readonly path: string; readonly reason: string }
  /** Workflows of the classic designer are no cloud flows. */
  | { readonly note: 'classic-workflows'; readonly count: number }
  /** A file that should hold a flow and does not. */
  | { readonly note: 'unreadable'; readonly path: string; readonly reason: string }
  /** Values of secret parameters are not taken along. */
  | { readonly note: 'secrets-left'; readonly names: readonly string[] }
  /** Values of connections that may be secret are not taken along. */
  | { readonly note: 'connection-values-left'; readonly names: readonly string[] }

/** A file with flows as somebody else's tool made it. */
export interface PackageContents {
  /** Names it to main until another few were opened. */
  readonly token: string
  readonly kind: PackageKind
  /** Its own name, where it has one: a solution's, a package's. */
  readonly title?: string
  readonly flows: readonly PackagedFlowInfo[]
  /** Titles of connectors by their ids, where the package gives them. */
  readonly connectorTitles: Readonly<Record<string, string>>
  readonly variables: readonly PackagedVariable[]
  readonly connectors: readonly PackagedConnectorInfo[]
  readonly notes: readonly PackageNote[]
}

/** What an import has made. */
export interface ImportedPackage {
  readonly made: readonly FlowSummary[]
  /** Flows that could not be made, with the reason. */
  readonly failed: readonly { readonly name: string; readonly reason: string }[]
  /** Names of environment variables that were added. */
  readonly variables: readonly string[]
  /** Titles of custom connectors that were added. */
  readonly connectors: readonly string[]
}
