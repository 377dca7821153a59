/**
 * Start-up shim for Electron 25 (Node 18.15): the few globals of newer Node versions that our dependencies and we
 * rely on. It stands in front of the main and engine-worker bundles only, does nothing on a runtime that has them,
 * and goes away with Electron 25.
 */
import { File } from 'node:buffer'
import { webcrypto } from 'node:crypto'

/** Defines a property the way built-ins are defined (writable, configurable, not enumerable), unless it is there. */
function defineMissing(target: object, name: string, value: unknown): void {
  if (name in target) return
  Object.defineProperty(target, name, { value, writable: true, configurable: true, enumerable: false })
}

/** Same contract as `Promise.withResolvers` of ES2024. */
function withResolvers<T>(this: PromiseConstructor): {
  promise: Promise<T>
  resolve: (value: T | PromiseLike<T>) => void
  reject: (reason?: unknown) => void
} {
  let resolve!: (value: T | PromiseLike<T>) => void
  let reject!: (reason?: unknown) => void
  const promise = new this<T>((onResolve, onReject) => {
    resolve = onResolve
    reject = onReject
  })
  return { promise, resolve, reject }
}

/** Same contract as `AbortSignal.any`: aborts with the first of them, for its reason. */
function anySignal(signals: Iterable<AbortSignal>): AbortSignal {
  const ending = new AbortController()
  for (const signal of signals) {
    if (signal.aborted) ending.abort(signal.reason)
    else {
      const abort = () => ending.abort(signal.reason)
      signal.addEventListener('abort', abort, { once: true })
      // One that outlives the others keeps nothing of them.
      ending.signal.addEventListener('abort', () => signal.removeEventListener('abort', abort), {
        once: true,
      })
    }
  }
  return ending.signal
}

defineMissing(globalThis, 'crypto', webcrypto)
defineMissing(AbortSignal, 'any', anySignal)
defineMissing(globalThis, 'File', File)
defineMissing(Promise, 'withResolvers', withResolvers)
defineMissing(
  Array.prototype,
  'toSorted',
  function (this: unknown[], compare?: (a: unknown, b: unknown) => number) {
    return [...this].sort(compare)
  },
)
defineMissing(Array.prototype, 'toReversed', function (this: unknown[]) {
  return [...this].reverse()
})
