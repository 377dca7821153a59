import type { CallbackHandler } from './callback-request.ts'
import { signCallback } from './callback-signature.ts'
import type { SignedAddress } from './signed-query.ts'

/** Who answers at an address, and what it is signed with. */
export interface Route extends SignedAddress {
  readonly handler: CallbackHandler
  readonly takesPathBelow: boolean
}

/** Addresses that are not known one by one: each is signed for itself. */
export interface Family {
  /** What the bearer of the address with that path below may do; `undefined` where there is none such. */
  readonly permissionOf: (pathBelow: string) => string | undefined
  readonly handler: CallbackHandler
}

/** A route with what of the path follows it. */
export interface FoundRoute {
  readonly route: Route
  readonly below: string
}

/** The addresses at which somebody listens: each registered for itself, or families of addresses under one segment. */
export class CallbackRoutes {
  readonly #key: Uint8Array
  readonly #routes = new Map<string, Route>()
  readonly #families = new Map<string, Family>()

  /** @param key signs the addresses */
  constructor(key: Uint8Array) {
    this.#key = key
  }

  /** Lets a handler answer at a path. Answers the signed query with its question mark, and the undoing. */
  add(
    path: string,
    permission: string,
    handler: CallbackHandler,
    takesPathBelow: boolean,
  ): { readonly query: string; remove(): void } {
    const { signature, query } = signCallback(this.#key, path, permission)
    const route: Route = { handler, search: query.slice(1), signature, permission, takesPathBelow }
    this.#routes.set(path, route)
    return {
      query,
      remove: () => {
        if (this.#routes.get(path) === route) this.#routes.delete(path)
      },
    }
  }

  /**
   * Listens at every address below a first segment (`/runs`) whose signature is right for its whole path. The handler's
   * `relativePath` is what follows the segment. Returns the undoing.
   */
  addFamily(segment: string, permissionOf: Family['permissionOf'], handler: CallbackHandler): () => void {
    const family: Family = { permissionOf, handler }
    this.#families.set(segment, family)
    return () => {
      if (this.#families.get(segment) === family) this.#families.delete(segment)
    }
  }

  /** Who answers at a path, and what of it follows the registered one. */
  find(path: string): FoundRoute | undefined {
    const exact = this.#routes.get(path)
    if (exact !== undefined) return { route: exact, below: '' }
    const normal = normalisePath(path)
    const family = this.#familyOf(normal)
    if (family !== undefined) return family
    for (let end = normal.length; end > 0; end = normal.lastIndexOf('/', end - 1)) {
      const route = this.#routes.get(normal.slice(0, end))
      if (route === undefined) continue
      const below = normal.slice(end + 1)
      return below === '' || route.takesPathBelow ? { route, below } : undefined
    }
    return undefined
  }

  #familyOf(path: string): FoundRoute | undefined {
    const slash = path.indexOf('/', 1)
    const family = slash < 0 ? undefined : this.#families.get(path.slice(0, slash))
    const below = path.slice(slash + 1)
    const permission = family?.permissionOf(below)
    if (family === undefined || permission === undefined) return undefined
    const { signature, query } = signCallback(this.#key, path, permission)
    const { handler } = family
    return {
      below,
      route: { handler, search: query.slice(1), signature, permission, takesPathBelow: true },
    }
  }
}

/** The path with every segment encoded one way, so that `%6Danual` finds `manual`. */
function normalisePath(path: string): string {
  return path
    .split('/')
    .map((segment) => {
      try {
        return encodeURIComponent(decodeURIComponent(segment))
      } catch {
        return segment
      }
    })
    .join('/')
}
