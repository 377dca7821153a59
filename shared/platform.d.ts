/**
 * What shared code may name of the platform: Node and the browser both bring the real thing, with more to it. Seen only
 * by the type check of shared/ itself, which has neither Node's nor the DOM's types.
 */
interface AbortSignal {
  readonly aborted: boolean
  readonly reason: unknown
  addEventListener(type: 'abort', listener: () => void, options?: { once?: boolean }): void
  removeEventListener(type: 'abort', listener: () => void): void
}
