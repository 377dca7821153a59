import type { ProfileName } from './profile.ts'

/**
 * Limits and defaults of a platform. Durations in milliseconds, sizes in bytes, lengths in UTF-16 units.
 * Source: "Limits and configuration reference for Azure Logic Apps", "Limits of automated, scheduled, and instant
 * flows" (facts.md, Platform rules and limits).
 */
export interface PlatformLimits {
  readonly maxActions: number
  readonly maxTriggers: number
  /** Scopes, conditions and loops inside each other. */
  readonly maxNesting: number
  readonly maxSwitchCases: number
  readonly maxVariables: number
  readonly maxParameters: number
  readonly maxNameLength: number
  readonly maxDescriptionLength: number
  readonly maxExpressionLength: number
  readonly maxExpressionResultLength: number
  readonly maxUriLength: number
  readonly maxMessageBytes: number
  readonly maxChunkedMessageBytes: number
  readonly maxRunMs: number
  readonly minRecurrenceMs: number
  readonly maxRecurrenceMs: number
  readonly foreachItems: number
  readonly foreachConcurrency: { readonly default: number; readonly max: number }
  readonly until: { readonly count: number; readonly timeoutMs: number; readonly maxCount: number }
  readonly triggerConcurrency: { readonly defaultWhenOn: number; readonly max: number }
  /** Waiting runs beyond the parallel ones when trigger concurrency is on. */
  readonly waitingRuns: number
  readonly splitOnItems: number
  /** With trigger concurrency on. */
  readonly splitOnItemsWithConcurrency: number
  readonly httpSyncMs: number
  readonly httpAsyncMs: number
  readonly retry: {
    readonly defaultCount: number
    readonly defaultIntervalMs: number
    readonly minIntervalMs: number
    readonly defaultMaxIntervalMs: number
    readonly maxIntervalMs: number
    readonly maxCount: number
  }
}

const second = 1000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour
const megabyte = 1024 * 1024

const consumption: PlatformLimits = {
  maxActions: 500,
  maxTriggers: 10,
  maxNesting: 8,
  maxSwitchCases: 25,
  maxVariables: 250,
  maxParameters: 50,
  maxNameLength: 80,
  maxDescriptionLength: 256,
  maxExpressionLength: 8192,
  maxExpressionResultLength: 131_072,
  maxUriLength: 16_384,
  maxMessageBytes: 100 * megabyte,
  maxChunkedMessageBytes: 1024 * megabyte,
  maxRunMs: 90 * day,
  minRecurrenceMs: second,
  maxRecurrenceMs: 500 * day,
  foreachItems: 100_000,
  foreachConcurrency: { default: 20, max: 50 },
  until: { count: 60, timeoutMs: hour, maxCount: 5000 },
  triggerConcurrency: { defaultWhenOn: 25, max: 100 },
  waitingRuns: 10,
  splitOnItems: 100_000,
  splitOnItemsWithConcurrency: 100,
  httpSyncMs: 120 * second,
  httpAsyncMs: 30 * day,
  retry: {
    defaultCount: 4,
    defaultIntervalMs: 7.5 * second,
    minIntervalMs: 5 * second,
    defaultMaxIntervalMs: 45 * second,
    maxIntervalMs: day,
    maxCount: 90,
  },
}

const standard: PlatformLimits = {
  ...consumption,
  httpSyncMs: 235 * second,
}

const powerAutomate: PlatformLimits = {
  ...consumption,
  maxTriggers: 1,
  maxRunMs: 30 * day,
  minRecurrenceMs: minute,
  foreachConcurrency: { default: 1, max: 50 },
  retry: {
    ...consumption.retry,
    defaultCount: 8,
    defaultIntervalMs: 7 * second,
    defaultMaxIntervalMs: day,
  },
}

const table: Readonly<Record<ProfileName, PlatformLimits>> = {
  'power-automate': powerAutomate,
  'logic-apps-consumption': consumption,
  'logic-apps-standard': standard,
}

/** Limits and defaults of a platform. */
export function platformLimits(profile: ProfileName): PlatformLimits {
  return table[profile]
}
