import type { ProfileName } from '../../shared/profiles/profile.ts'

/** What differs between the platforms while a flow runs. */
export interface ProfileLimits {
  readonly name: ProfileName
  /** Iterations of a Foreach at once when the flow does not say. */
  readonly forEachConcurrency: number
  readonly maxForEachItems: number
  readonly defaultRetry: RetryPolicy
  /** Synchronous HTTP calls, in ms. */
  readonly httpTimeoutMs: number
}

/** How often and when a failed call is made again. Delays in ms. */
export interface RetryPolicy {
  readonly kind: 'none' | 'fixed' | 'exponential'
  /** Retries after the first attempt. */
  readonly count: number
  readonly intervalMs: number
  readonly minimumMs: number
  readonly maximumMs: number
}

const second = 1000
const day = 86_400 * second

const exponential = (
  count: number,
  intervalMs: number,
  minimumMs: number,
  maximumMs: number,
): RetryPolicy => ({
  kind: 'exponential',
  count,
  intervalMs,
  minimumMs,
  maximumMs,
})

/** Source: limits reference of Logic Apps and of automated, scheduled and instant flows (facts.md). */
const table: Readonly<Record<ProfileName, ProfileLimits>> = {
  'power-automate': {
    name: 'power-automate',
    forEachConcurrency: 1,
    maxForEachItems: 100_000,
    defaultRetry: exponential(8, 7 * second, 5 * second, day),
    httpTimeoutMs: 120 * second,
  },
  'logic-apps-consumption': {
    name: 'logic-apps-consumption',
    forEachConcurrency: 20,
    maxForEachItems: 100_000,
    defaultRetry: exponential(4, 7.5 * second, 5 * second, 45 * second),
    httpTimeoutMs: 120 * second,
  },
  'logic-apps-standard': {
    name: 'logic-apps-standard',
    forEachConcurrency: 20,
    maxForEachItems: 100_000,
    defaultRetry: exponential(4, 7.5 * second, 5 * second, 45 * second),
    httpTimeoutMs: 235 * second,
  },
}

/** Limits and defaults of a platform at run time. */
export function profileLimits(name: ProfileName): ProfileLimits {
  return table[name]
}
