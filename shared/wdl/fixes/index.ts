import { fixDuplicateName } from './duplicate-name.ts'
import { fixFunctionName, fixUnclosedCall, fixUnexpectedText } from './expression-text.ts'
import { removeComma, removeComment } from './json-text.ts'
import type { FixFinder } from './quick-fix.ts'
import { fixNotRunBefore, removeEntry, statusSucceeded, unknownRunAfter } from './run-after.ts'
import { secure } from './secure.ts'
import { nearestConnection, nearestName } from './unknown-name.ts'
import { removeConnection, removeParameter, removeUnreachable, removeVariable } from './unused.ts'

/** Ways to mend problems, by their code. Adding one is adding its file and its line here. */
export const fixFinders: Readonly<Record<string, FixFinder>> = {
  'definition.run-after-unknown': unknownRunAfter,
  'definition.run-after-trigger': removeEntry,
  'definition.run-after-other-scope': removeEntry,
  'definition.run-after-no-status': statusSucceeded,
  'definition.not-run-before': fixNotRunBefore,
  'definition.unknown-action': nearestName,
  'definition.unknown-loop': nearestName,
  'definition.unknown-variable': nearestName,
  'definition.unknown-parameter': nearestName,
  'definition.unknown-connection-reference': nearestConnection,
  'definition.duplicate-action-name': fixDuplicateName,
  'definition.unused-variable': removeVariable,
  'definition.unused-parameter': removeParameter,
  'definition.unused-connection-reference': removeConnection,
  'definition.unreachable-action': removeUnreachable,
  'definition.secure-data-leak': secure,
  'definition.json-trailing-comma': removeComma,
  'definition.json-comment': removeComment,
  'expression.unknown-function': fixFunctionName,
  'expression.deprecated-function': fixFunctionName,
  'expression.unclosed-call': fixUnclosedCall,
  'expression.syntax': fixUnexpectedText,
  'expression.unexpected-token': fixUnexpectedText,
}
