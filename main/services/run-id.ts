import { asId, type RunId } from '../../shared/run/index.ts'

/** Ticks (100 ns since the year 1) at 1970 and at the end of .NET's time. */
const ticksAt1970 = 621_355_968_000_000_000n
const lastTicks = 3_155_378_975_999_999_999n

/**
 * A new run's id, made like the platform's: time left until the end of .NET's calendar in 20 digits, so that newer
 * runs sort first, then digits of a random GUID and `CU`.
 */
export function makeRunId(nowMs: number, guid: string): RunId {
  const number = Number.parseInt(guid.slice(0, 8) + guid.slice(9, 13), 16)
  const tail = String(number % 1_000_000_000_000).padStart(12, '0')
  return asId.run(`${timeLeft(Math.trunc(nowMs))}${tail}CU00`)
}

let lastMs = Number.NaN
let lastText = ''

/** Runs of a busy engine start in the same millisecond: its digits are made once. */
function timeLeft(nowMs: number): string {
  if (nowMs === lastMs) return lastText
  const left = lastTicks - (ticksAt1970 + BigInt(nowMs) * 10_000n)
  lastMs = nowMs
  lastText = left.toString().padStart(20, '0')
  return lastText
}
