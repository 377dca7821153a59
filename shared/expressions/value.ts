/**
 * The values of the Workflow Definition Language at run time.
 *
 * Plain JavaScript values wherever those are exact, so that the common path costs nothing:
 * - an integer is a `number` while it is a safe integer, and a `bigint` beyond that (64-bit, checked);
 * - a `number` that is not an integer is a float (IEEE double);
 * - `WdlFloat` is a float whose value is integral or not finite as a number of the above (`5.0`, `1E+20`),
 *   because the language tells `5` from `5.0`;
 * - `WdlDecimal` is the exact 28-digit decimal that `decimal()` makes.
 */
export type WdlValue =
  | null
  | boolean
  | number
  | bigint
  | string
  | WdlFloat
  | WdlDecimal
  | readonly WdlValue[]
  | WdlObject

/** A JSON object. Made with a null prototype or as a literal; only own properties count. */
export interface WdlObject {
  readonly [name: string]: WdlValue
}

/** A float that a plain `number` would confuse with an integer, e.g. `5.0`. */
export class WdlFloat {
  readonly value: number
  constructor(value: number) {
    this.value = value
  }
}

/** An exact decimal (`System.Decimal`): `digits` times ten to the power of minus `scale`. */
export class WdlDecimal {
  readonly digits: bigint
  readonly scale: number
  constructor(digits: bigint, scale: number) {
    this.digits = digits
    this.scale = scale
  }
}
