import type { ExpressionLimits } from './context.ts'

/** The platform's bounds of one expression. Source: Logic Apps limits reference, "Expression limits". */
export const defaultLimits: ExpressionLimits = {
  maxExpressionLength: 8192,
  maxResultLength: 131_072,
  maxArrayLength: 100_000,
}

/** Longest text inside an evaluation, whatever the environment says: the platform's largest message. */
export const maxTextLength = 104_857_600
