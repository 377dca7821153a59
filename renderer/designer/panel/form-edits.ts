import type { JsonPath } from '../../../shared/errors/index.ts'
import { say } from '../../../shared/errors/say.ts'
import type { WdlValue } from '../../../shared/expressions/value.ts'
import { setActionInput } from '../../../shared/wdl/edit-flow.ts'
import { renameProperty } from '../../../shared/wdl/edit-json.ts'
import { buildGraph } from '../../../shared/wdl/graph.ts'
import type { FlowRef } from '../../document/documents.ts'
import { runFlowEdit } from '../commands/run-flow-edit.ts'
import type { FlowStep } from '../model/flow-model.ts'

/** What the fields of a form do to their step. Each call is an edit of the text, no larger than what changed. */
export interface FormEdits {
  /** Sets the value at a place below the step; undefined takes it away. What is typed in one field is one step. */
  readonly set: (place: JsonPath, value: WdlValue | undefined) => void
  /** As `set`, as a step of its own. */
  readonly choose: (place: JsonPath, value: WdlValue | undefined) => void
  /** Gives a property another name. */
  readonly rename: (place: JsonPath, name: string) => void
}

/** The edits of one step of a flow. */
export function formEditsOf(flow: FlowRef, step: Pick<FlowStep, 'id' | 'name'>): FormEdits {
  const set = (place: JsonPath, value: WdlValue | undefined, isTyping: boolean) =>
    runFlowEdit(
      flow,
      (document) => setActionInput(document, step.name, place, value),
      isTyping ? { joinKey: `${step.id} ${place.join('/')}` } : undefined,
    )
  return {
    set: (place, value) => set(place, value, true),
    choose: (place, value) => set(place, value, false),
    rename: (place, name) =>
      runFlowEdit(
        flow,
        (document) => {
          const { definition, definitionPath } = document
          const graph = definition === undefined ? undefined : buildGraph(definition)
          const node = graph?.action(step.name) ?? graph?.trigger(step.name)
          const path = [...(definitionPath ?? []), ...(node?.path ?? []), ...place]
          return {
            label: say`Rename ${place.at(-1) ?? ''} of '${step.name}'`,
            edits: renameProperty(document, path, name),
          }
        },
        { joinKey: `${step.id} ${place.slice(0, -1).join('/')} name` },
      ),
  }
}
