import type { WdlValue } from '../../shared/expressions/value.ts'
import type { PlatformLimits } from '../../shared/profiles/platform-limits.ts'
import { propertyOf, textOf } from '../../shared/wdl/lookup.ts'
import { durationMs } from './duration.ts'

/** How often and when a failed call is made again. Delays in ms. */
export interface RetryPolicy {
  readonly kind: 'none' | 'fixed' | 'exponential'
  /** Retries after the first attempt. */
  readonly count: number
  readonly intervalMs: number
  readonly minimumMs: number
  readonly maximumMs: number
}

/** Reads `inputs.retryPolicy`; the platform's default where there is none. Throws nothing: odd values fall back. */
export function readRetryPolicy(inputs: WdlValue, { retry: limits }: PlatformLimits): RetryPolicy {
  const fallback: RetryPolicy = {
    kind: 'exponential',
    count: limits.defaultCount,
    intervalMs: limits.defaultIntervalMs,
    minimumMs: limits.minIntervalMs,
    maximumMs: limits.defaultMaxIntervalMs,
  }
  const policy = propertyOf(inputs, 'retryPolicy')
  const kind = textOf(policy, 'type')?.toLowerCase()
  if (kind === 'none') return { ...fallback, kind: 'none', count: 0 }
  if (kind !== 'fixed' && kind !== 'exponential') return fallback
  const count = Number(propertyOf(policy, 'count') ?? fallback.count)
  const interval = durationOf(propertyOf(policy, 'interval')) ?? fallback.intervalMs
  return {
    kind,
    count: Number.isFinite(count)
      ? Math.min(Math.max(0, Math.trunc(count)), limits.maxCount)
      : fallback.count,
    intervalMs: interval,
    minimumMs:
      durationOf(propertyOf(policy, 'minimumInterval')) ??
      (kind === 'exponential' ? limits.minIntervalMs : 0),
    maximumMs: durationOf(propertyOf(policy, 'maximumInterval')) ?? limits.maxIntervalMs,
  }
}

/**
 * Delay before retry number `retry` (from 1), in ms. Fixed: the interval. Exponential: a random delay from the
 * range that doubles each time, within the policy's bounds. A service's Retry-After is the least delay.
 * Source: Logic Apps, "Handle errors and exceptions", exponential interval.
 */
export function retryDelayMs(
  policy: RetryPolicy,
  retry: number,
  retryAfterMs: number | undefined,
  random: () => number,
): number {
  if (policy.kind === 'fixed') return Math.max(policy.intervalMs, retryAfterMs ?? 0)
  const low =
    retry === 1 ? policy.minimumMs : Math.max(policy.intervalMs * 2 ** (retry - 2), policy.minimumMs)
  const high = Math.min(policy.intervalMs * 2 ** (retry - 1), policy.maximumMs)
  const least = Math.min(low, policy.maximumMs)
  const delay = least + Math.max(0, high - least) * random()
  return Math.max(Math.round(delay), retryAfterMs ?? 0)
}

function durationOf(value: WdlValue | undefined): number | undefined {
  return typeof value === 'string' ? durationMs(value) : undefined
}
