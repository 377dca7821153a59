import { type ReactNode, useCallback, useDeferredValue, useMemo, useState } from 'react'
import type { WdlObject } from '../../../shared/expressions/value.ts'
import { type FlowDocument, valueAtPath } from '../../../shared/wdl/flow-document.ts'
import { isObject } from '../../../shared/wdl/lookup.ts'
import { findAnalysis, flowDocumentOf } from '../../document/analyses.ts'
import { documentKey, type FlowRef } from '../../document/documents.ts'
import { ExpressionDialog } from '../../expression/expression-dialog.tsx'
import { graphOf } from '../../expression/flow-scope.ts'
import { type ExpressionRequest, FieldContextProvider } from '../../tokens/field-context.tsx'
import { readableName } from '../canvas/step-name.ts'
import type { FlowStep } from '../model/flow-model.ts'
import { useFieldContext } from './use-field-context.ts'

interface StepFieldsProps {
  readonly flow: FlowRef
  readonly step: FlowStep
  readonly text: string
  readonly children: (content: { readonly value: WdlObject; readonly document: FlowDocument }) => ReactNode
}

/** Gives the fields of a step their flow, and opens the expression editor for them. */
export function StepFields({ flow, step, text, children }: StepFieldsProps) {
  const [request, setRequest] = useState<ExpressionRequest>()
  const edit = useCallback((next: ExpressionRequest) => setRequest(next), [])
  const document = flowDocumentOf(text, findAnalysis(flow).chosen)
  const value = valueAtPath(document.value(), step.path)
  // What pills are called and what there is to choose may follow a frame later than what is typed.
  const around = useDeferredValue(useMemo(() => ({ step, text }), [step, text]))
  const { context, runId } = useFieldContext({ flow, ...around, editExpression: edit })
  if (!isObject(value)) return null
  return (
    <FieldContextProvider value={context}>
      {children({ value, document })}
      {request !== undefined && (
        <ExpressionDialog
          flow={flow}
          draftKey={JSON.stringify([documentKey(flow), step.id, request.place, request.expression])}
          expression={request.expression}
          fieldLabel={request.fieldLabel}
          stepLabel={readableName(step.name)}
          schemas={context.schemasAt(request.place)}
          graph={graphOf(document)}
          runId={runId}
          onDone={(expression) => {
            setRequest(undefined)
            request.onDone(expression)
          }}
          onClose={() => setRequest(undefined)}
        />
      )}
    </FieldContextProvider>
  )
}
