import type { WdlValue } from '../expressions/value.ts'

/**
 * A call of an operation before it is written as HTTP: parts that policies may still change. Nothing is encoded yet
 * but the path.
 */
export interface ConnectorRequest {
  readonly method: string
  /** `https://host/base`, without a slash at the end; empty where the description names no host. */
  readonly baseUrl: string
  /** Filled and percent-encoded; begins with a slash. */
  readonly path: string
  /** What was filled into the path by parameter name, percent-encoded: policies fill other paths with it. */
  readonly pathValues: Readonly<Record<string, string>>
  /** In order; a name may come several times. Values already written as text, not yet percent-encoded. */
  readonly query: readonly QueryPart[]
  /** Names in any case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body?: RequestContent
}

/** One `name=value` of a query. */
export interface QueryPart {
  readonly name: string
  readonly value: string
  /** Reserved characters (`/?#[]@!$&'()*+,;=`) stay as they are. */
  readonly allowsReserved?: boolean
}

/** What a request carries. */
export type RequestContent =
  | { readonly kind: 'value'; readonly value: WdlValue; readonly mediaType: string }
  | { readonly kind: 'form'; readonly fields: readonly FormField[]; readonly isMultipart: boolean }

/** One field of a form; a file is a content envelope or text. */
export interface FormField {
  readonly name: string
  readonly value: WdlValue
  readonly isFile: boolean
}

/** A header by name in any case. */
export function headerOf(headers: Readonly<Record<string, string>>, name: string): string | undefined {
  const folded = name.toLowerCase()
  const key = Object.keys(headers).find((one) => one.toLowerCase() === folded)
  return key === undefined ? undefined : headers[key]
}

/** The headers with one set; another spelling of its name is replaced. */
export function withHeader(
  headers: Readonly<Record<string, string>>,
  name: string,
  value: string | undefined,
): Readonly<Record<string, string>> {
  const folded = name.toLowerCase()
  const rest = Object.fromEntries(Object.entries(headers).filter(([key]) => key.toLowerCase() !== folded))
  return value === undefined ? rest : { ...rest, [name]: value }
}
