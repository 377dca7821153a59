import { useMemo } from 'react'
import { compileExpression, parseExpression } from '../../../shared/expressions/index.ts'
import { operationOf } from '../../../shared/operations/index.ts'
import type { RunId } from '../../../shared/run/index.ts'
import { pointerOf } from '../../../shared/wdl/json-location.ts'
import { isSameName } from '../../../shared/wdl/lookup.ts'
import { wrapInForeach } from '../../../shared/wdl/wrap-in-foreach.ts'
import { notify } from '../../app/notices.ts'
import { useSchemaSources } from '../../connector-operations/use-schema-sources.ts'
import { findAnalysis, flowDocumentOf } from '../../document/analyses.ts'
import { documentKey, endTyping, type FlowRef, findDocument, redo, undo } from '../../document/documents.ts'
import { describeExpression } from '../../expression/describe-expression.ts'
import { flowScopeAt, graphOf } from '../../expression/flow-scope.ts'
import { quoted } from '../../expression/quoted.ts'
import { contextOfRun } from '../../expression/run-values.ts'
import { ScopeSchemas } from '../../expression/schema-of-expression.ts'
import { shortText } from '../../expression/short-text.ts'
import type { RunValuesState } from '../../expression/use-run-values.ts'
import { fieldStrings } from '../../strings/fields.ts'
import type {
  ExpressionRequest,
  FieldContext,
  FieldPlace,
  PillLook,
  WrapRequest,
} from '../../tokens/field-context.tsx'
import { readableName } from '../canvas/step-name.ts'
import { runFlowEdit } from '../commands/run-flow-edit.ts'
import type { FlowStep } from '../model/flow-model.ts'
import { selectStep } from '../workspace-state.ts'
import { placeSet } from './place-in-value.ts'
import { readJson } from './value-kind.ts'

interface FieldContextInput {
  readonly flow: FlowRef
  readonly step: FlowStep
  /** The text the step was read from. */
  readonly text: string
  readonly editExpression: (request: ExpressionRequest) => void
}

/** What the fields of a step need of its flow: values to offer, how pills look, samples of the last run, wrapping. */
export function useFieldContext({ flow, step, text, editExpression }: FieldContextInput): {
  readonly context: FieldContext
  readonly run: RunValuesState
  readonly runId: RunId | undefined
} {
  const chosen = findAnalysis(flow).chosen
  const document = useMemo(() => flowDocumentOf(text, chosen), [text, chosen])
  const { sources, run, runId } = useSchemaSources(flow, document)
  const { values } = run

  const context = useMemo((): FieldContext => {
    const graph = graphOf(document)
    const schemas = new Map<string, ScopeSchemas>()
    const schemasAt = (place: FieldPlace): ScopeSchemas => {
      const key = place.slice(0, 2).join('/').toLowerCase()
      const known = schemas.get(key)
      if (known !== undefined) return known
      const made = new ScopeSchemas(flowScopeAt(document, step.name, place), sources)
      schemas.set(key, made)
      return made
    }
    const sampleOf = (expression: string, place: FieldPlace): string | undefined => {
      if (values === undefined) return undefined
      const { scope } = schemasAt(place)
      try {
        const place = { scope, graph, repetition: [], itemIndex: 0 }
        return shortText(compileExpression(expression).evaluate(contextOfRun(values, place, Date.now())))
      } catch {
        // The run did not come that far: there is no sample, and nothing is wrong with the flow.
        return undefined
      }
    }
    const lookOf = (expression: string, place: FieldPlace): PillLook =>
      lookOfExpression(expression, schemasAt(place))
    const wrap = (request: WrapRequest): boolean => {
      if (step.kind !== 'action') return false
      let loop = ''
      let id = ''
      const isDone = runFlowEdit(flow, (current) => {
        const lists = request.lists.map(
          (list) => (outer: string | undefined) =>
            `@${outer === undefined ? list : list.replace(/^item\(\)/, () => `items(${quoted(outer)})`)}`,
        )
        const wrapped = wrapInForeach(current, step.name, lists, (action, loopName) => {
          loop = loopName
          const next = request.textFor(`items(${quoted(loopName)})`)
          const read = request.syntax === 'json' ? readJson(next).value : next
          return placeSet(action, request.place, read ?? next)
        })
        id = pointerOf(wrapped.path)
        return wrapped.edit
      })
      if (!isDone) return false
      selectStep(documentKey(flow), id, 'elsewhere')
      notify({
        intent: 'info',
        title: fieldStrings.wrapped.title(readableName(step.name)),
        body: fieldStrings.wrapped.body(readableName(loop)),
        action: { label: fieldStrings.wrapped.undo, run: () => undo(flow) },
      })
      return true
    }
    return {
      stepId: step.id,
      schemasAt,
      lookOf,
      sampleOf,
      editExpression,
      wrap,
      undo: () => undo(flow),
      redo: () => redo(flow),
      endTyping: () => findDocument(flow) !== undefined && endTyping(flow),
    }
  }, [document, sources, step.id, step.name, step.kind, flow, values, editExpression])
  return { context, run, runId }
}

/** Name, owner, icon of an expression's pill. */
export function lookOfExpression(expression: string, schemas: ScopeSchemas): PillLook {
  const { pill } = fieldStrings
  const { scope } = schemas
  const look = describeExpression(expression)
  const parts: Readonly<Record<string, string>> = { '': pill.wholeOutput, body: pill.body, item: pill.item }
  const label = parts[look.label] ?? look.label
  switch (look.kind) {
    case 'formula':
      return {
        label: expression.length <= 40 ? expression : look.label,
        of: '',
        icon: 'MathFormula',
        colour: '#ad008c',
      }
    case 'variable':
      return { label, of: pill.variable, icon: 'BracesVariable', colour: '#770bd6' }
    case 'parameter':
      return {
        label: look.label === '' ? look.of : label,
        of: pill.parameter,
        icon: 'BracesVariable',
        colour: '#616161',
      }
    case 'loop':
      return { label, of: readableName(look.of), icon: 'ArrowRepeatAll', colour: '#484f58' }
    case 'trigger': {
      const { trigger } = scope
      return {
        label: titleOf(expression, schemas) ?? label,
        of: trigger === undefined ? pill.trigger : readableName(trigger.name),
        icon: trigger?.manifest.icon ?? 'Flash',
        colour: trigger?.manifest.colour ?? '#616161',
      }
    }
    case 'action': {
      const step = scope.actions.find(({ name }) => isSameName(name, look.of))
      const manifest = step?.manifest ?? operationOf('')
      return {
        label: titleOf(expression, schemas) ?? label,
        of: readableName(look.of),
        icon: manifest.icon,
        colour: manifest.colour,
      }
    }
  }
}

/** The title that a schema gives the value, for inputs of triggers and of connectors. */
function titleOf(expression: string, schemas: ScopeSchemas): string | undefined {
  const known = titles.get(schemas)?.get(expression)
  if (known !== undefined) return known === '' ? undefined : known
  const typed = schemas.expression(
    parseExpression(expression, { maxLength: Number.POSITIVE_INFINITY }).expression,
  )
  const title = typed?.schema['x-ms-summary'] ?? typed?.schema.title
  const text = typeof title === 'string' ? title : ''
  const own = titles.get(schemas) ?? new Map<string, string>()
  own.set(expression, text)
  titles.set(schemas, own)
  return text === '' ? undefined : text
}

const titles = new WeakMap<ScopeSchemas, Map<string, string>>()
