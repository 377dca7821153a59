import type { CheckRule } from '../check-context.ts'
import { checkConditions } from './conditions.ts'
import { checkConnections } from './connections.ts'
import { checkExpressions } from './expressions.ts'
import { checkInputs } from './inputs.ts'
import { checkLimits } from './limits.ts'
import { checkNames } from './names.ts'
import { checkReferences } from './references.ts'
import { checkRunAfter } from './run-after.ts'
import { checkTriggers } from './triggers.ts'
import { checkTypes } from './types.ts'
import { checkVariables } from './variables.ts'

/** Every group of rules. Adding one is adding its file and its line here. */
export const checkRules: readonly CheckRule[] = [
  checkTypes,
  checkNames,
  checkRunAfter,
  checkInputs,
  checkConditions,
  checkConnections,
  checkExpressions,
  checkReferences,
  checkVariables,
  checkTriggers,
  checkLimits,
]
