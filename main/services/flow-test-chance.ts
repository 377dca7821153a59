import { createHash } from 'node:crypto'
import type { ChancePort } from '../engine/ports.ts'

/** Chance that is the same every time: `guid()` and `rand()` of a test depend on its seed alone. */
export class SeededChance implements ChancePort {
  private state = 1

  /** Begins anew with a seed. */
  reset(seed: string): void {
    this.state = createHash('sha256').update(seed).digest().readUInt32LE(0) | 1
  }

  /** Uniform in [0, 1). Source: mulberry32. */
  random(): number {
    this.state = (this.state + 0x6d2b79f5) | 0
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }

  newGuid(): string {
    const digits = Array.from({ length: 32 }, () => Math.floor(this.random() * 16).toString(16))
    digits[12] = '4'
    digits[16] = ((Number.parseInt(digits[16] ?? '0', 16) & 3) | 8).toString(16)
    const text = digits.join('')
    return `${text.slice(0, 8)}-${text.slice(8, 12)}-${text.slice(12, 16)}-${text.slice(16, 20)}-${text.slice(20)}`
  }
}
