import type { Clock } from '../engine/ports.ts'

/** Longest delay a Node timer takes, in ms; longer waits are slept in pieces. */
const longestTimerMs = 2_147_483_647

/** The machine's clock. Waits of days do not drift: each piece looks at the clock again. */
export const systemClock: Clock = {
  nowMs: Date.now,
  at: (timeMs, callback) => {
    let timer: NodeJS.Timeout
    const sleep = () => {
      const left = timeMs - Date.now()
      timer = left > longestTimerMs ? setTimeout(sleep, longestTimerMs) : setTimeout(wake, Math.max(0, left))
    }
    const wake = () => (Date.now() < timeMs ? sleep() : callback())
    sleep()
    return () => clearTimeout(timer)
  },
  soon: (callback) => {
    setImmediate(callback)
  },
}
