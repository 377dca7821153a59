import { useMemo } from 'react'
import { RequestError } from '../../../shared/errors/index.ts'
import { say } from '../../../shared/errors/say.ts'
import type { EnvironmentId, FlowId } from '../../../shared/run/index.ts'
import { checkFlow } from '../../../shared/wdl/check-flow.ts'
import { newProblems } from '../../../shared/wdl/dependants.ts'
import { addCase, removeCase, renameCase, setCaseValue } from '../../../shared/wdl/edit-branches.ts'
import { setDisabled } from '../../../shared/wdl/edit-disable.ts'
import { setRunAfter } from '../../../shared/wdl/edit-flow.ts'
import { removeProperties } from '../../../shared/wdl/edit-json.ts'
import { deleteActions, moveActions } from '../../../shared/wdl/edit-move.ts'
import { EditSession } from '../../../shared/wdl/edit-session.ts'
import { unwrapAction, wrapActions } from '../../../shared/wdl/edit-wrap.ts'
import { type FlowDocument, openFlowDocument } from '../../../shared/wdl/flow-document.ts'
import { actionsInWords, type FlowEdit } from '../../../shared/wdl/flow-edit.ts'
import { copyActions, type FlowFragment } from '../../../shared/wdl/flow-fragment.ts'
import { pointerOf } from '../../../shared/wdl/json-location.ts'
import { pasteActions } from '../../../shared/wdl/paste-actions.ts'
import type { Problem } from '../../../shared/wdl/problem.ts'
import { applyTextEdits } from '../../../shared/wdl/text-edit.ts'
import { notifyError } from '../../app/notices.ts'
import { findAnalysis, flowDocumentOf } from '../../document/analyses.ts'
import { documentKey, type FlowRef, findDocument } from '../../document/documents.ts'
import { canvasStrings } from '../../strings/canvas.ts'
import type { AddPlace } from '../canvas/canvas-state.ts'
import { prepareOperation } from '../commands/add-operation.ts'
import { runFlowEdit } from '../commands/run-flow-edit.ts'
import { type WrapperType, wrapperOf } from '../commands/wrapper.ts'
import type { FlowBranch, FlowModel, FlowStep } from '../model/flow-model.ts'
import { neighbourOf } from '../model/neighbour-step.ts'
import { noteUsed } from '../operations/liked-operations.ts'
import type { OfferedOperation } from '../operations/offered-operation.ts'
import { selectStep, selectSteps } from '../workspace-state.ts'
import { flowPlaceOf } from './wanted-place.ts'

/** An edit that breaks something: what, and how to make it all the same. */
export interface BreakingEdit {
  readonly problems: readonly Problem[]
  readonly makeAnyway: () => void
}

/** What the canvas does to a document: each a named step of its history, the selection following. */
export interface DocumentEdits {
  /** `placeOf` finds the place when the operation's parameters are known. Answers the ids of what was added. */
  readonly add: (
    operation: OfferedOperation,
    placeOf: () => AddPlace | 'trigger' | undefined,
  ) => Promise<readonly string[]>
  readonly remove: (model: FlowModel, steps: readonly FlowStep[]) => void
  /** Undefined when it was made or refused; else it waits for a word. */
  readonly move: (model: FlowModel, steps: readonly FlowStep[], place: AddPlace) => BreakingEdit | undefined
  readonly wrap: (model: FlowModel, steps: readonly FlowStep[], type: WrapperType) => BreakingEdit | undefined
  readonly unwrap: (model: FlowModel, step: FlowStep) => BreakingEdit | undefined
  /** Copies steps to a place of the same flow. */
  readonly duplicate: (model: FlowModel, steps: readonly FlowStep[], place: AddPlace) => void
  readonly paste: (model: FlowModel, fragment: FlowFragment, place: AddPlace) => void
  /** Undefined when nothing can be copied. */
  readonly copy: (steps: readonly FlowStep[]) => FlowFragment | undefined
  readonly disable: (steps: readonly FlowStep[], isDisabled: boolean) => void
  readonly setStatuses: (step: FlowStep, after: FlowStep, statuses: readonly string[]) => void
  readonly addCase: (step: FlowStep) => void
  /** Name and value as one step. False: it was refused. */
  readonly changeCase: (step: FlowStep, branch: FlowBranch, name: string, value: string | number) => boolean
  readonly removeCase: (step: FlowStep, branch: FlowBranch) => void
}

/** The canvas's edits of a flow's document. */
export function useDocumentEdits(environmentId: EnvironmentId, flowId: FlowId): DocumentEdits {
  return useMemo(() => documentEdits({ environmentId, flowId }), [environmentId, flowId])
}

function documentEdits(flow: FlowRef): DocumentEdits {
  const key = documentKey(flow)
  const run = (make: (document: FlowDocument) => FlowEdit) => runFlowEdit(flow, make)
  const select = (place: AddPlace | FlowBranch, names: readonly string[]) => {
    const branch = 'branch' in place ? place.branch : place
    const ids = names.map((name) => pointerOf([...branch.path, name]))
    const [first] = ids
    if (first === undefined) return
    selectStep(key, first, 'elsewhere', true)
    if (ids.length > 1) selectSteps(key, ids, 'elsewhere')
  }
  /** Makes an edit unless the checker finds something new to say about the flow after it. */
  const guarded = (
    make: (document: FlowDocument) => FlowEdit,
    afterwards: () => void,
  ): BreakingEdit | undefined => {
    const makeAnyway = () => {
      if (run(make)) afterwards()
    }
    const problems = breaksOf(flow, make)
    if (problems.length > 0) return { problems, makeAnyway }
    makeAnyway()
    return undefined
  }

  return {
    async add(operation, placeOf) {
      try {
        const prepared = prepareOperation(flow.environmentId, operation)
        // Nothing is waited for where nothing is asked: the list that closes and the step that comes are painted together.
        const make = prepared instanceof Promise ? await prepared : prepared
        const place = placeOf()
        if (place === undefined) return []
        let ids: readonly string[] = []
        const isDone = run((document) => {
          const { id, all = [id], edit } = make(document, place)
          ids = all
          return edit
        })
        const [first] = ids
        if (!isDone || first === undefined) return []
        noteUsed(operation.key)
        selectStep(key, first, 'elsewhere', true)
        if (ids.length > 1) selectSteps(key, ids, 'elsewhere')
        return ids
      } catch (error) {
        notifyError(canvasStrings.operations.addFailed, error)
        return []
      }
    },
    remove(model, steps) {
      const gone = steps.map(({ id }) => id)
      const next = neighbourOf(
        model,
        steps,
        (id) => !gone.some((other) => id === other || id.startsWith(`${other}/`)),
      )
      if (run((document) => deleteSteps(document, steps))) selectStep(key, next, 'elsewhere', true)
    },
    move(model, steps, place) {
      const names = namesOf(steps)
      return guarded(
        (document) => moveActions(document, names, flowPlaceOf(model, place)),
        () => select(place, names),
      )
    },
    wrap(model, steps, type) {
      let name = ''
      const branch = steps[0] === undefined ? model.top : branchAround(model, steps[0])
      return guarded(
        (document) => {
          const edit = wrapActions(document, namesOf(steps), wrapperOf(type))
          name = edit.name
          return edit
        },
        () => select(branch, [name]),
      )
    },
    unwrap(model, step) {
      const inner = step.branches.flatMap(({ steps }) => steps.map(({ name }) => name))
      const branch = branchAround(model, step)
      return guarded(
        (document) => unwrapAction(document, step.name),
        () => select(branch, inner),
      )
    },
    duplicate(model, steps, place) {
      let names: readonly string[] = []
      const isDone = run((document) => {
        const fragment = copyActions(document, namesOf(steps))
        const edit = pasteActions(document, fragment, flowPlaceOf(model, place), 'duplicated')
        names = edit.names
        return edit
      })
      if (isDone) select(place, names)
    },
    paste(model, fragment, place) {
      let names: readonly string[] = []
      const isDone = run((document) => {
        const edit = pasteActions(document, fragment, flowPlaceOf(model, place))
        names = edit.names
        return edit
      })
      if (isDone) select(place, names)
    },
    copy(steps) {
      const document = currentDocument(flow)
      const names = namesOf(steps)
      return document === undefined || names.length === 0 ? undefined : copyActions(document, names)
    },
    disable(steps, isDisabled) {
      run((document) => setDisabled(document, namesOf(steps), isDisabled))
    },
    setStatuses(step, after, statuses) {
      const next = step.runAfter.flatMap((edge): [string, readonly string[]][] => {
        if (edge.id !== after.id) return [[edge.name, edge.statuses]]
        return statuses.length === 0 ? [] : [[edge.name, statuses]]
      })
      run((document) => setRunAfter(document, step.name, Object.fromEntries(next)))
    },
    addCase(step) {
      run((document) => addCase(document, step.name))
    },
    changeCase(step, branch, name, value) {
      return run((document) => {
        const session = new EditSession(document)
        const old = branch.name ?? ''
        const isSame = String(value) === branch.caseValue
        const valued = isSame ? undefined : setCaseValue(document, step.name, old, value)
        session.apply(valued?.edits ?? [])
        const renamed = renameCase(session.document, step.name, old, name)
        session.apply(renamed.edits)
        return {
          label: valued !== undefined && name === old ? valued.label : renamed.label,
          edits: session.edits,
        }
      })
    },
    removeCase(step, branch) {
      run((document) => removeCase(document, step.name, branch.name ?? ''))
    },
  }
}

function namesOf(steps: readonly FlowStep[]): readonly string[] {
  return steps.filter(({ kind }) => kind === 'action').map(({ name }) => name)
}

function currentDocument(flow: FlowRef): FlowDocument | undefined {
  const open = findDocument(flow)
  return open === undefined ? undefined : flowDocumentOf(open.text, findAnalysis(flow).chosen)
}

/** What would be new to the flow checker after an edit; nothing where the edit cannot be made at all. */
function breaksOf(flow: FlowRef, make: (document: FlowDocument) => FlowEdit): readonly Problem[] {
  const document = currentDocument(flow)
  if (document === undefined) return []
  try {
    const { edits } = make(document)
    if (edits.length === 0) return []
    const { definitionPath } = document
    const after = openFlowDocument(applyTextEdits(document.text, edits), {
      before: document,
      ...(definitionPath === undefined ? {} : { definitionPath }),
    })
    const broken = newProblems(checkFlow(document), checkFlow(after))
    return broken.filter(({ severity }) => severity === 'error')
  } catch (thrown) {
    // Refused: making it says why.
    if (thrown instanceof RequestError) return []
    throw thrown
  }
}

/** Triggers and actions at once. */
function deleteSteps(document: FlowDocument, steps: readonly FlowStep[]): FlowEdit {
  const triggers = steps.filter(({ kind }) => kind === 'trigger')
  const names = namesOf(steps)
  const session = new EditSession(document)
  const actions = names.length === 0 ? undefined : deleteActions(document, names)
  session.apply(actions?.edits ?? [])
  const first = triggers[0]
  if (first !== undefined) {
    const parent = first.path.slice(0, -1)
    session.apply(
      removeProperties(
        session.document,
        parent,
        triggers.map(({ name }) => name),
      ),
    )
  }
  const label = actions?.label ?? say`Delete ${actionsInWords(triggers)}`
  return { label, edits: session.edits }
}

function branchAround(model: FlowModel, step: FlowStep): FlowBranch {
  const all = [model.top, ...model.steps.flatMap(({ branches }) => branches)]
  return all.find(({ steps }) => steps.some(({ id }) => id === step.id)) ?? model.top
}
