import type { FlowErrorData } from '../../shared/errors/index.ts'
import { toErrorData } from './bridge-error.ts'

/**
 * Something main knows and the window has asked for. While it is asked for again the last value stays, so that a
 * list does not blink; `error` beside a value says that the last refresh failed.
 */
export interface Loadable<T> {
  readonly value?: T
  readonly isLoading: boolean
  readonly error?: FlowErrorData
}

/** Not asked for yet. */
export const notLoaded: Loadable<never> = { isLoading: false }

/** The same thing, being asked for. */
export function loading<T>(before: Loadable<T> | undefined): Loadable<T> {
  return before?.value === undefined ? { isLoading: true } : { value: before.value, isLoading: true }
}

/** The answer has come. */
export function loaded<T>(value: T): Loadable<T> {
  return { value, isLoading: false }
}

/** The answer was an error; a value from before stays. */
export function failedToLoad<T>(before: Loadable<T> | undefined, thrown: unknown): Loadable<T> {
  const error = toErrorData(thrown)
  return before?.value === undefined
    ? { isLoading: false, error }
    : { value: before.value, isLoading: false, error }
}
