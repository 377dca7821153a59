import type { JsonPath } from '../errors/index.ts'
import { type CompiledText, type CompileTextOptions, compileTemplate } from './compile-text.ts'
import { isArray, isObject } from './content.ts'
import type { EvaluationContext } from './context.ts'
import type { ExpressionIssue } from './issue.ts'
import { setOwn } from './properties.ts'
import type { ExpressionReference } from './references.ts'
import { isTemplate } from './template.ts'
import { toText } from './text.ts'
import type { WdlValue } from './value.ts'

/** An issue of a template inside a JSON value. */
export interface ValueIssue {
  readonly path: JsonPath
  readonly issue: ExpressionIssue
}

/** A reference of a template inside a JSON value. */
export interface ValueReference extends ExpressionReference {
  readonly path: JsonPath
}

/** A whole JSON value of templates, compiled once. */
export interface CompiledValue {
  readonly issues: readonly ValueIssue[]
  readonly references: readonly ValueReference[]
  readonly isConstant: boolean
  /** The value with every template evaluated; parts without templates are returned by reference. */
  evaluate(context: EvaluationContext): WdlValue
}

type Part = (context: EvaluationContext) => WdlValue

/**
 * Compiles a JSON value in which any string and any property name may be a template. Paths in errors, issues and
 * references start at the value's root, after `options.path`. `evaluate` throws `ExpressionError` with the path of
 * the template that failed; for a template in a property name it is the path of that property.
 */
export function compileValue(json: WdlValue, options: CompileTextOptions = {}): CompiledValue {
  const texts: CompiledText[] = []
  const paths: JsonPath[] = []
  const compile = (value: WdlValue, path: JsonPath): Part | undefined => {
    if (typeof value === 'string') {
      if (!isTemplate(value)) return undefined
      const compiled = compileTemplate(value, { ...options, path })
      texts.push(compiled)
      paths.push(path)
      return (context) => compiled.evaluate(context)
    }
    if (isArray(value)) return compileArray(value, path, compile)
    return isObject(value) ? compileObject(value, path, compile) : undefined
  }
  const part = compile(json, options.path ?? [])
  const evaluate = part ?? (() => json)
  const at = (index: number): JsonPath => paths[index] ?? []
  return {
    evaluate,
    isConstant: texts.every((text) => text.isConstant),
    issues: texts.flatMap((text, index) => text.issues.map((issue) => ({ path: at(index), issue }))),
    get references() {
      return texts.flatMap((text, index) => text.references.map((found) => ({ ...found, path: at(index) })))
    },
  }
}

type Compile = (value: WdlValue, path: JsonPath) => Part | undefined

function compileArray(items: readonly WdlValue[], path: JsonPath, compile: Compile): Part | undefined {
  const parts = items.map((item, index) => compile(item, [...path, index]))
  if (parts.every((part) => part === undefined)) return undefined
  return (context) =>
    items.map((item, index) => {
      const part = parts[index]
      return part ? part(context) : item
    })
}

function compileObject(
  object: { readonly [name: string]: WdlValue },
  path: JsonPath,
  compile: Compile,
): Part | undefined {
  const names = Object.keys(object)
  const nameParts = names.map((name) => compile(name, [...path, name]))
  const parts = names.map((name) => compile(object[name] as WdlValue, [...path, name]))
  if (parts.every((part) => part === undefined) && nameParts.every((part) => part === undefined))
    return undefined
  return (context) => {
    const result: Record<string, WdlValue> = {}
    names.forEach((name, index) => {
      const namePart = nameParts[index]
      const part = parts[index]
      const ownName = namePart ? toText(namePart(context)) : name
      setOwn(result, ownName, part ? part(context) : (object[name] as WdlValue))
    })
    return result
  }
}
