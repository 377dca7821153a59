import type { FlowErrorData, TextRange } from '../../shared/errors/index.ts'
import { compileExpression, type WdlValue } from '../../shared/expressions/index.ts'
import { contextOfRun, type RunPlace, type RunValues } from './run-values.ts'

/** The value of a part of an expression. */
export interface EvaluatedPart {
  readonly range: TextRange
  readonly source: string
  readonly value: WdlValue
}

/** What an expression gives in a run. */
export interface EvaluatedExpression {
  readonly value?: WdlValue
  readonly error?: FlowErrorData & { readonly range?: TextRange }
  /** Parts that are calls or accesses, in the order they were worked out; literals say nothing new. */
  readonly parts: readonly EvaluatedPart[]
}

/** Evaluates a source (without `@`) on what a run left, with the value of each of its parts. */
export function evaluateInRun(
  source: string,
  values: RunValues,
  place: RunPlace,
  nowMs: number,
): EvaluatedExpression {
  const { value, error, trace } = compileExpression(source).trace(contextOfRun(values, place, nowMs))
  const seen = new Set<string>()
  const parts = trace.flatMap(({ range, value: part }) => {
    const text = source.slice(range.start, range.end)
    const key = `${range.start} ${range.end}`
    if (seen.has(key) || !/[([.]/.test(text) || text.startsWith("'")) return []
    seen.add(key)
    return [{ range, source: text.replace(/\s+/g, ' '), value: part }]
  })
  return {
    ...(value === undefined ? {} : { value }),
    ...(error === undefined ? {} : { error: withRange(error.toData(), error.at?.range) }),
    parts,
  }
}

function withRange(data: FlowErrorData, range: TextRange | undefined) {
  return range === undefined ? data : { ...data, range }
}
