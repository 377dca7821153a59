import { useMemo, useRef, useState } from 'react'
import { type Dependant, dependantsOf } from '../../../shared/wdl/dependants.ts'
import type { FlowFragment } from '../../../shared/wdl/flow-fragment.ts'
import { printFragment } from '../../../shared/wdl/flow-fragment.ts'
import { findAnalysis, flowDocumentOf } from '../../document/analyses.ts'
import { documentKey, type FlowRef, findDocument } from '../../document/documents.ts'
import { askRenameStep } from '../../refactor/rename-request.ts'
import { canvasStrings } from '../../strings/canvas.ts'
import type { CanvasCommand } from '../canvas/canvas-commands.ts'
import type { AddPlace, MenuPlace } from '../canvas/canvas-state.ts'
import type { CanvasEditing } from '../canvas/flow-canvas.tsx'
import { readableName } from '../canvas/step-name.ts'
import type { WrapperType } from '../commands/wrapper.ts'
import type { FlowBranch, FlowModel, FlowStep } from '../model/flow-model.ts'
import { languageOperations, type OfferedOperation } from '../operations/offered-operation.ts'
import { useOperations } from '../operations/operation-store.ts'
import { findOfferedTemplates } from '../operations/template-offers.ts'
import {
  findWorkspace,
  selectedIds,
  selectStep,
  selectSteps,
  toggleCollapsed,
  updateWorkspace,
} from '../workspace-state.ts'
import { fragmentOfText, readClipboard, writeClipboard } from './clipboard-actions.ts'
import { connectionsNeeded, type NeededConnection } from './connections-needed.ts'
import type { StepMenuCommand } from './step-menu.tsx'
import type { BreakingEdit, DocumentEdits } from './use-document-edits.ts'
import {
  branchOf,
  defaultPlace,
  findPlace,
  placeAfter,
  placeInside,
  type WantedPlace,
  wantPlace,
} from './wanted-place.ts'

/** What is open beside the canvas for one thing to be done. */
export type CanvasTool =
  | { readonly tool: 'step-menu'; readonly id: string; readonly at: MenuPlace }
  | { readonly tool: 'case-menu'; readonly branch: FlowBranch; readonly at: MenuPlace }
  | { readonly tool: 'case'; readonly branch: FlowBranch; readonly at: MenuPlace }
  | { readonly tool: 'line'; readonly toId: string; readonly afterId: string; readonly at: MenuPlace }
  | { readonly tool: 'note'; readonly id: string; readonly at: MenuPlace }
  | {
      readonly tool: 'connections'
      readonly title: string
      readonly needed: readonly NeededConnection[]
    }
  | { readonly tool: 'breaks'; readonly edit: BreakingEdit; readonly isMove: boolean }
  | {
      readonly tool: 'delete'
      readonly isCut: boolean
      /** What goes, in words. */
      readonly what: string
      /** Number of actions inside of it. */
      readonly inside: number
      readonly dependants: readonly Dependant[]
      readonly remove: () => void
    }

/** What the operations panel adds, and where. */
export interface Adding {
  readonly kind: 'action' | 'trigger'
  /** Undefined: behind the selected step. */
  readonly place: WantedPlace | undefined
  /** Stays open after something was added. */
  readonly stays: boolean
}

interface CanvasEditingOptions {
  readonly flow: FlowRef
  readonly model: FlowModel
  readonly steps: ReadonlyMap<string, FlowStep>
  readonly edits: DocumentEdits
  readonly canEdit: boolean
  readonly onShowCode: (step: FlowStep) => void
}

/** Everything one can do on the canvas of a flow, by mouse, keys and menus, as what the canvas and its tools call. */
export function useCanvasEditing(options: CanvasEditingOptions) {
  const [tool, setTool] = useState<CanvasTool>()
  const [adding, setAdding] = useState<Adding>()
  const latest = useRef({ ...options, adding })
  latest.current = { ...options, adding }
  // Made once: the canvas paints nothing anew because an edit made new callbacks.
  const actions = useMemo(() => canvasActions(latest, setTool, setAdding), [])
  return {
    tool,
    setTool,
    adding,
    setAdding,
    ...actions,
    editing: options.canEdit ? actions.editing : undefined,
  }
}

interface Latest {
  readonly current: CanvasEditingOptions & { readonly adding: Adding | undefined }
}

function canvasActions(
  latest: Latest,
  setTool: (tool: CanvasTool | undefined) => void,
  setAdding: (change: (before: Adding | undefined) => Adding | undefined) => void,
) {
  const key = () => documentKey(latest.current.flow)
  const stepOf = (id: string | undefined) => (id === undefined ? undefined : latest.current.steps.get(id))
  const primary = () => stepOf(findWorkspace(key()).selectedId)
  const selected = () => selectedIds(findWorkspace(key())).flatMap((id) => stepOf(id) ?? [])
  const actionsOf = (steps: readonly FlowStep[]) => steps.filter(({ kind }) => kind === 'action')
  const ask = (edit: BreakingEdit | undefined, isMove: boolean) => {
    if (edit !== undefined) setTool({ tool: 'breaks', edit, isMove })
  }
  const elementOf = (step: FlowStep): MenuPlace => {
    const element = document.querySelector<HTMLElement>(`[data-step="${CSS.escape(step.name)}"]`)
    return element ?? { x: window.innerWidth / 2, y: window.innerHeight / 3 }
  }
  const targets = (step: FlowStep | undefined): readonly FlowStep[] => {
    const all = selected()
    return step === undefined || all.includes(step) ? all : [step]
  }

  const openPanel = (place: AddPlace, plusId?: string) =>
    setAdding((before) => ({
      kind: 'action',
      place: wantPlace(place, plusId),
      stays: before?.stays === true,
    }))
  const add = async (operation: OfferedOperation, placeOf: () => AddPlace | 'trigger' | undefined) => {
    const { edits, flow } = latest.current
    const ids = await edits.add(operation, placeOf)
    // The panel of one action asks for its connection itself.
    if (operation.source.from !== 'template') return
    const needed = await connectionsNeeded(flow, ids)
    if (needed.length > 0) setTool({ tool: 'connections', title: operation.title, needed })
  }
  const remove = (steps: readonly FlowStep[], isCut = false) => {
    const { edits, flow, model } = latest.current
    if (steps.length === 0) return
    const dependants = dependantsIn(flow, actionsOf(steps))
    const make = () => edits.remove(model, steps)
    if (dependants.length === 0) return make()
    const inside = steps.reduce((sum, step) => sum + step.inside, 0)
    const [first] = steps
    const what =
      steps.length === 1 ? readableName(first?.name ?? '') : canvasStrings.remove.actions(steps.length)
    setTool({ tool: 'delete', isCut, what, inside, dependants, remove: make })
  }
  const removeCase = (owner: FlowStep, branch: FlowBranch) => {
    const { edits, flow } = latest.current
    const dependants = dependantsIn(flow, branch.steps)
    const make = () => edits.removeCase(owner, branch)
    if (dependants.length === 0) return make()
    const inside = branch.steps.reduce((sum, step) => sum + step.inside + 1, 0)
    const what = canvasStrings.cases.called(branch.name ?? '')
    setTool({ tool: 'delete', isCut: false, what, inside, dependants, remove: make })
  }
  const pasteAfter = (fragment: FlowFragment | undefined) => {
    const { edits, model } = latest.current
    if (fragment !== undefined) edits.paste(model, fragment, defaultPlace(model, primary()))
  }
  const copy = async (steps: readonly FlowStep[], form: 'flow' | 'cloud', isCut: boolean) => {
    const fragment = latest.current.edits.copy(steps)
    if (fragment === undefined || !(await writeClipboard(fragment, form)) || !isCut) return
    remove(actionsOf(steps), true)
  }
  const wrap = (steps: readonly FlowStep[], type: WrapperType) => {
    const { edits, model } = latest.current
    if (actionsOf(steps).length > 0) ask(edits.wrap(model, actionsOf(steps), type), false)
  }
  const moveBy = (step: FlowStep | undefined, direction: 'up' | 'down') => {
    const { edits, model } = latest.current
    const place = step === undefined ? undefined : placeBeside(model, step, direction)
    if (step !== undefined && place !== undefined) ask(edits.move(model, [step], place), true)
  }
  const duplicate = (steps: readonly FlowStep[]) => {
    const { edits, model } = latest.current
    const last = actionsOf(steps).at(0)
    if (last !== undefined) edits.duplicate(model, steps, placeAfter(model, last))
  }
  const selectBranch = (step: FlowStep | undefined) => {
    const { model } = latest.current
    const branch = step === undefined || step.kind === 'trigger' ? model.top : branchOf(model, step)
    const ids = branch.steps.map(({ id }) => id)
    selectSteps(key(), step === undefined ? ids : [step.id, ...ids.filter((id) => id !== step.id)], 'canvas')
  }
  const fold = (isCollapsed: boolean) => {
    const { model } = latest.current
    const containers = model.steps.filter(({ branches }) => branches.length > 0)
    updateWorkspace(key(), { collapsed: new Set(isCollapsed ? containers.map(({ id }) => id) : []) })
  }

  /** A command about a step, or about all that are selected when it is one of them. */
  const run = (command: CanvasCommand | StepMenuCommand, about?: FlowStep) => {
    const { edits, model, onShowCode } = latest.current
    const step = about ?? primary()
    const steps = targets(step)
    switch (command) {
      case 'add':
        return openPanel(defaultPlace(model, step))
      case 'add-parallel':
        return openPanel(step === undefined ? defaultPlace(model, step) : placeAfter(model, step, true))
      case 'add-inside': {
        const place = step === undefined ? undefined : placeInside(step)
        return place === undefined ? undefined : openPanel(place)
      }
      case 'delete':
        return remove(steps)
      case 'cut':
        return void copy(steps, 'flow', true)
      case 'copy':
        return void copy(steps, 'flow', false)
      case 'copy-for-cloud':
        return void copy(steps, 'cloud', false)
      case 'paste':
        if (step !== undefined) selectStep(key(), step.id, 'canvas')
        return void readClipboard().then(pasteAfter)
      case 'duplicate':
        return duplicate(steps)
      case 'select-all':
        return selectBranch(step)
      case 'move-up':
        return moveBy(step, 'up')
      case 'move-down':
        return moveBy(step, 'down')
      case 'wrap':
        return wrap(steps, 'Scope')
      case 'unwrap':
        return step !== undefined && step.branches.length > 0
          ? ask(edits.unwrap(model, step), false)
          : undefined
      case 'disable':
        return edits.disable(actionsOf(steps), step?.standIn !== 'disabled')
      case 'fold':
        return step !== undefined && step.branches.length > 0 ? toggleCollapsed(key(), step.id) : undefined
      case 'fold-all':
        return fold(true)
      case 'unfold-all':
        return fold(false)
      case 'add-case':
        return step === undefined ? undefined : edits.addCase(step)
      case 'note':
        return step === undefined ? undefined : setTool({ tool: 'note', id: step.id, at: elementOf(step) })
      case 'rename':
        return step === undefined ? undefined : askRenameStep(latest.current.flow, step)
      case 'menu':
        return step === undefined
          ? undefined
          : setTool({ tool: 'step-menu', id: step.id, at: elementOf(step) })
      case 'run-after':
        if (step !== undefined) selectStep(key(), step.id, 'elsewhere')
        return updateWorkspace(key(), {
          isPanelOpen: true,
          panelTab: 'run-after',
          panelTabInRun: 'run-after',
        })
      case 'show-code':
        return step === undefined ? undefined : onShowCode(step)
    }
  }

  const editing: CanvasEditing = {
    command: (command) => run(command),
    add: openPanel,
    addTrigger: () =>
      setAdding((before) => ({ kind: 'trigger', place: undefined, stays: before?.stays === true })),
    dragged(id) {
      const step = stepOf(id)
      return step?.kind === 'action' ? actionsOf(targets(step)).map((one) => one.id) : []
    },
    menu(id, at) {
      if (!selectedIds(findWorkspace(key())).includes(id)) selectStep(key(), id, 'canvas')
      setTool({ tool: 'step-menu', id, at })
    },
    caseMenu: (branch, at) => setTool({ tool: 'case-menu', branch, at }),
    addCase(id) {
      const step = stepOf(id)
      if (step !== undefined) latest.current.edits.addCase(step)
    },
    editLine: (toId, afterId, at) => setTool({ tool: 'line', toId, afterId, at }),
    drop(dropped, place, isCopy) {
      const { edits, model, flow } = latest.current
      if (dropped.what === 'operation') {
        const operation = findOffered(flow, dropped.key)
        if (operation?.kind === 'action') void add(operation, () => place)
        else if (operation !== undefined) void add(operation, () => 'trigger')
        return
      }
      const steps = dropped.ids.flatMap((id) => stepOf(id) ?? [])
      if (steps.length === 0) return
      if (isCopy) edits.duplicate(model, steps, place)
      else ask(edits.move(model, steps, place), true)
    },
    clipboard(event) {
      if (event.type === 'paste') {
        const fragment = fragmentOfText(event.clipboardData?.getData('text/plain') ?? '')
        event.preventDefault()
        pasteAfter(fragment)
        return
      }
      const steps = selected()
      const fragment = latest.current.edits.copy(steps)
      if (fragment === undefined) return
      event.clipboardData?.setData('text/plain', printFragment(fragment))
      event.preventDefault()
      if (event.type === 'cut') remove(actionsOf(steps), true)
    },
  }

  return {
    editing,
    run,
    removeCase,
    wrap: (type: WrapperType, about?: FlowStep) => wrap(targets(about ?? primary()), type),
    /** Something was chosen in the operations panel. */
    choose(operation: OfferedOperation, adding: Adding) {
      // A panel that is about to go is seen for one more frame; it has had its choice.
      if (latest.current.adding !== adding) return
      void add(operation, () => {
        if (operation.kind === 'trigger') return 'trigger'
        const { model } = latest.current
        const wanted = adding.place === undefined ? undefined : findPlace(model, adding.place)
        return wanted ?? defaultPlace(model, primary())
      })
      if (!adding.stays) setAdding(() => undefined)
      else setAdding((before) => before && { ...before, place: undefined })
    },
  }
}

function findOffered({ environmentId }: FlowRef, key: string): OfferedOperation | undefined {
  const known = useOperations.getState().byEnvironment.get(environmentId)?.value?.operations ?? []
  const all = [...languageOperations, ...known, ...findOfferedTemplates(environmentId)]
  return all.find((operation) => operation.key === key)
}

function dependantsIn(flow: FlowRef, steps: readonly FlowStep[]): readonly Dependant[] {
  const open = findDocument(flow)
  if (open === undefined || steps.length === 0) return []
  const document = flowDocumentOf(open.text, findAnalysis(flow).chosen)
  return document.definition === undefined
    ? []
    : dependantsOf(
        document,
        steps.map(({ name }) => name),
      )
}

/** One place up or down along the flow; undefined where a step has several ways to go. */
function placeBeside(model: FlowModel, step: FlowStep, direction: 'up' | 'down'): AddPlace | undefined {
  if (step.kind === 'trigger') return undefined
  const branch = branchOf(model, step)
  const byId = (id: string | undefined) => branch.steps.find((one) => one.id === id)
  const behind = (id: string) =>
    branch.steps.filter(({ runAfter }) => runAfter.some((edge) => edge.id === id))
  if (direction === 'up') {
    const before = step.runAfter.length === 1 ? byId(step.runAfter[0]?.id) : undefined
    if (before === undefined) return undefined
    const ahead = before.runAfter.length === 1 ? byId(before.runAfter[0]?.id) : undefined
    return { branch, after: ahead, before }
  }
  const followers = behind(step.id)
  const [next] = followers
  if (next === undefined || followers.length > 1) return undefined
  const further = behind(next.id)
  return { branch, after: next, before: further.length === 1 ? further[0] : undefined }
}
