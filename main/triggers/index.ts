import type { TriggerHandler, TriggerLookup } from '../engine/trigger-handler.ts'
import { fireOther } from './other.ts'
import { fireRecurrence } from './recurrence.ts'
import { fireRequest } from './request.ts'
import { fireSlidingWindow } from './sliding-window.ts'

const handlers: ReadonlyMap<string, TriggerHandler> = new Map([
  ['request', fireRequest],
  ['manual', fireRequest],
  ['recurrence', fireRecurrence],
  ['slidingwindow', fireSlidingWindow],
])

/** The handler of a trigger type in any case. Types that a connector fires are started with a given body. */
export const triggerHandler: TriggerLookup = (type) => handlers.get(type.toLowerCase()) ?? fireOther
