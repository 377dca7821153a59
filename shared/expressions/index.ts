export * from './ast.ts'
export { type CatalogueEntry, functionCatalogue } from './catalogue.ts'
export { checkExpression, type ExpressionScope } from './checker.ts'
export { compareValues, valuesEqual } from './compare.ts'
export {
  type CompiledText,
  type CompileTextOptions,
  compileExpression,
  compileTemplate,
  evaluateWithTrace,
  type TracedEvaluation,
} from './compile-text.ts'
export { type CompiledValue, compileValue, type ValueIssue, type ValueReference } from './compile-value.ts'
export {
  type ContentEnvelope,
  contentOfBase64,
  contentOfText,
  isArray,
  isContent,
  isObject,
  textOfContent,
} from './content.ts'
export type { EvaluationContext, ExpressionLimits } from './context.ts'
export { ExpressionError, type ExpressionErrorData, type TraceEntry } from './expression-error.ts'
export type { ExpressionIssue } from './issue.ts'
export { kindOf, type ValueKind } from './kind.ts'
export { defaultLimits } from './limits.ts'
export { isFloat, isInteger, isNumeric, toDouble, type WdlNumber } from './numbers.ts'
export { maxExpressionDepth, type ParsedExpression, parseExpression } from './parser.ts'
export { type ContextSources, plainContext } from './plain-context.ts'
export { printExpression, printTemplate } from './print-expression.ts'
export { getProperty, setOwn, withProperty } from './properties.ts'
export { type ExpressionReference, findReferences, type ReferenceKind } from './references.ts'
export { renameReference } from './rename-reference.ts'
export { scan, type Token, type TokenType } from './scanner.ts'
export { isTemplate, type ParsedTemplate, parseTemplate } from './template.ts'
export { toText } from './text.ts'
export { WdlDecimal, WdlFloat, type WdlObject, type WdlValue } from './value.ts'
