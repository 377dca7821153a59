import { foldName } from '../wdl/lookup.ts'
import type { ConnectorModel } from './connector-model.ts'
import type { Operation } from './operation.ts'

/** The operation of that id; case does not count, an exact match wins. */
export function findOperation(
  connector: Pick<ConnectorModel, 'operations'>,
  operationId: string,
): Operation | undefined {
  const folded = foldName(operationId)
  return (
    connector.operations.find((operation) => operation.operationId === operationId) ??
    connector.operations.find((operation) => foldName(operation.operationId) === folded)
  )
}

/** An operation found by a request's path, and what the path's parameters are in it (as they stand, still encoded). */
export interface PathMatch {
  readonly operation: Operation
  readonly values: Readonly<Record<string, string>>
}

/**
 * The operation a method and a filled path mean, as `ApiConnection` actions name them: `get`,
 * `/datasets/default/tables/a%20b/items`. The template with most written out wins. The platform's own first segment
 * (`/{connectionId}`), the base path and a query are passed over.
 */
export function findOperationByPath(
  connector: Pick<ConnectorModel, 'operations' | 'basePath'>,
  method: string,
  path: string,
): PathMatch | undefined {
  const wanted = foldName(method)
  const given = pathOnly(path)
  const { basePath } = connector
  const hasBase = basePath !== '' && foldName(given).startsWith(`${foldName(basePath)}/`)
  const paths = hasBase ? [given, given.slice(basePath.length)] : [given]
  let best: (PathMatch & { readonly literal: number }) | undefined
  for (const operation of connector.operations) {
    if (foldName(operation.method) !== wanted) continue
    for (const one of paths) {
      const found = matchPath(templateOf(operation.path), one)
      if (found !== undefined && (best === undefined || found.literal > best.literal)) {
        best = { operation, ...found }
      }
    }
  }
  return best === undefined ? undefined : { operation: best.operation, values: best.values }
}

/** Without query and last slash, with a first slash. */
function pathOnly(path: string): string {
  const plain = path.replace(/[?#].*$/, '').replace(/\/+$/, '')
  return plain.startsWith('/') ? plain : `/${plain}`
}

function templateOf(path: string): string {
  return pathOnly(path).replace(/^\/\{connectionId\}(?=\/|$)/i, '') || '/'
}

interface Matched {
  readonly values: Readonly<Record<string, string>>
  /** Characters of the template that are written out. */
  readonly literal: number
}

function matchPath(template: string, path: string): Matched | undefined {
  const names: string[] = []
  let literal = 0
  const source = template
    .split(/(\{[^{}]+\})/)
    .map((part) => {
      if (part.startsWith('{') && part.endsWith('}')) {
        names.push(part.slice(1, -1))
        return '([^/]*)'
      }
      literal += part.length
      return part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
    })
    .join('')
  const match = new RegExp(`^${source}$`, 'i').exec(path)
  if (match === null) return undefined
  return { values: Object.fromEntries(names.map((name, index) => [name, match[index + 1] ?? ''])), literal }
}
