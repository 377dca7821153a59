import type { RunStarted } from '../../shared/run/index.ts'
import { HurriedClock } from './hurried-clock.ts'
import type { Clock } from './ports.ts'
import type { RunClock } from './run-clock.ts'
import { VirtualClock } from './virtual-clock.ts'

/** The clock of a run that does not go by the real one. */
export function clockOf(started: RunStarted, real: Clock, isIdle: () => boolean): RunClock | undefined {
  if (started.fixedNow !== undefined) return new VirtualClock(real, started.fixedNow, isIdle)
  return started.time === 'hurried' ? new HurriedClock(real, isIdle) : undefined
}
