import { type ReactNode, useCallback, useMemo, useState } from 'react'
import type { TextRange } from '../../../shared/errors/index.ts'
import type { WdlObject } from '../../../shared/expressions/value.ts'
import type { FlowDocument } from '../../../shared/wdl/flow-document.ts'
import { findAnalysis, flowDocumentOf } from '../../document/analyses.ts'
import { documentKey, type FlowRef } from '../../document/documents.ts'
import { ExpressionDialog } from '../../expression/expression-dialog.tsx'
import { graphOf } from '../../expression/flow-scope.ts'
import { type ExpressionRequest, FieldContextProvider } from '../../tokens/field-context.tsx'
import { readableName } from '../canvas/step-name.ts'
import type { FlowStep } from '../model/flow-model.ts'
import { readStep } from './step-json.ts'
import { useFieldContext } from './use-field-context.ts'

interface StepFieldsProps {
  readonly flow: FlowRef
  readonly step: FlowStep
  readonly text: string
  /** Of the step in `text`. */
  readonly range: TextRange
  readonly children: (content: { readonly value: WdlObject; readonly document: FlowDocument }) => ReactNode
}

/** Gives the fields of a step their flow, and opens the expression editor for them. */
export function StepFields({ flow, step, text, range, children }: StepFieldsProps) {
  const [request, setRequest] = useState<ExpressionRequest>()
  const edit = useCallback((next: ExpressionRequest) => setRequest(next), [])
  const { context, runId } = useFieldContext({ flow, step, text, editExpression: edit })
  const value = useMemo(() => readStep(text, range, step.name), [text, range, step.name])
  const document = flowDocumentOf(text, findAnalysis(flow).chosen)
  if (value === undefined) return null
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
