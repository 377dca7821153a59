import type { CheckRule } from '../check-context.ts'
import { checkArgumentTypes } from './argument-types.ts'
import { checkConditions } from './conditions.ts'
import { checkConnectionFacts } from './connection-facts.ts'
import { checkConnections } from './connections.ts'
import { checkDeprecatedOperations } from './deprecated-operations.ts'
import { checkExpressions } from './expressions.ts'
import { checkInputs } from './inputs.ts'
import { checkLimits } from './limits.ts'
import { checkMissingConnections } from './missing-connections.ts'
import { checkNames } from './names.ts'
import { checkOperationFacts } from './operation-facts.ts'
import { checkReferences } from './references.ts'
import { checkRunAfter } from './run-after.ts'
import { checkSecureData } from './secure-data.ts'
import { checkTriggers } from './triggers.ts'
import { checkTypes } from './types.ts'
import { checkUnused } from './unused.ts'
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
  checkUnused,
  checkMissingConnections,
  checkDeprecatedOperations,
  checkOperationFacts,
  checkConnectionFacts,
  checkArgumentTypes,
  checkSecureData,
]
