import type { CheckRule } from '../check-context.ts'
import { checkNames } from './names.ts'
import { checkRunAfter } from './run-after.ts'

/** Every group of rules. Adding one is adding its file and its line here. */
export const checkRules: readonly CheckRule[] = [checkNames, checkRunAfter]
