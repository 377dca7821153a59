import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { JsonPath } from '../../../shared/errors/index.ts'
import type { Repetition } from '../../../shared/run/index.ts'
import type { Problem } from '../../../shared/wdl/problem.ts'
import { useCommands } from '../../app/commands.ts'
import { BreakpointDialog } from '../../debugger/breakpoint-dialog.tsx'
import { breakpointOn, type FlowBreakpoint, findBreakpoints } from '../../debugger/breakpoints.ts'
import { useFlowMarks } from '../../debugger/use-flow-marks.ts'
import { documentKey, type FlowRef } from '../../document/documents.ts'
import { useFlowRun } from '../../runs/flow-runs.ts'
import { goToField } from '../../runs/go-to-field.ts'
import { canvasStrings } from '../../strings/canvas.ts'
import { designerStrings } from '../../strings/designer.ts'
import { strings } from '../../strings/shell.ts'
import { CoveragePill, CoverageProvider } from '../../tests/coverage-marks.tsx'
import { useShownCoverage } from '../../tests/coverage-view.ts'
import { LateExit } from '../../ui/late-exit.tsx'
import { LateSwitch } from '../../ui/late-switch.tsx'
import { DebugMarksProvider } from '../canvas/debug-marks.ts'
import { FlowCanvas } from '../canvas/flow-canvas.tsx'
import type { FlowModel, FlowStep } from '../model/flow-model.ts'
import { countProblems, indexSteps, type ProblemCount, stepAtPath } from '../model/step-problems.ts'
import { ActionPanel } from '../panel/action-panel.tsx'
import { overlayRun } from '../run-overlay/step-runs.ts'
import {
  selectedIds,
  selectStep,
  selectSteps,
  toggleCollapsed,
  updateWorkspace,
  useWorkspace,
} from '../workspace-state.ts'
import { CanvasTools } from './canvas-tools.tsx'
import { FindBar } from './find-bar.tsx'
import { OperationsDock, operationsWidth } from './operations-dock.tsx'
import { SelectionBar } from './selection-bar.tsx'
import { Splitter } from './splitter.tsx'
import { stepCommands } from './step-commands.ts'
import { useBoxWidth } from './use-box-width.ts'
import { useCanvasEditing } from './use-canvas-editing.ts'
import { useDocumentEdits } from './use-document-edits.ts'
import { useFind } from './use-find.ts'

const words = designerStrings.workspace

const useStyles = makeStyles({
  pane: { display: 'flex', flexGrow: 1, minWidth: 0, minHeight: 0, position: 'relative' },
  canvas: { flexGrow: 1, flexBasis: 0, minWidth: 0, minHeight: 0 },
  panel: { flexShrink: 0, minHeight: 0 },
  over: {
    position: 'absolute',
    right: 0,
    top: 0,
    bottom: 0,
    zIndex: 8,
    maxWidth: '100%',
    boxShadow: tokens.shadow28,
  },
})

/** The panel lies over a canvas that would become narrower than this, in CSS px. */
const minCanvas = 420
/** Between two panels, in CSS px. */
const minBetween = 240
const panelRange = { min: 280, max: 720 } as const

interface DesignerPaneProps {
  readonly flow: FlowRef
  readonly model: FlowModel
  /** The text the model was read from. */
  readonly text: string
  readonly problems: readonly Problem[]
  readonly isStale: boolean
  readonly isReadOnly: boolean
  readonly isSplit: boolean
  readonly onShowCode: (range: { readonly start: number; readonly end: number }) => void
}

/** The canvas with the panel of the selected step. */
export function DesignerPane(props: DesignerPaneProps) {
  const { flow, model, text, problems, isStale, isReadOnly, isSplit, onShowCode } = props
  const { environmentId, flowId } = flow
  const styles = useStyles()
  const key = documentKey(flow)
  const workspace = useWorkspace(key, (state) => state)
  const { selectedId, alsoSelected, isPanelOpen, collapsed, canvasReveal } = workspace
  const [repetition, setRepetition] = useState<Repetition>()
  const [width, measure] = useBoxWidth(1200)
  const [panelWidth, setPanelWidth] = useState(360)
  const edits = useDocumentEdits(environmentId, flowId)
  const run = useFlowRun(environmentId, flowId)
  const [editedBreakpoint, setEditedBreakpoint] = useState<FlowBreakpoint>()
  const editBreakpoint = useCallback(
    (action: string) => setEditedBreakpoint(breakpointOn(findBreakpoints(flow), action)),
    [flow],
  )
  const marks = useFlowMarks(flow, editBreakpoint)
  const runState = run?.runState
  // The same steps as long as an edit changes nothing that cards show.
  const { steps: list } = model
  const steps = useMemo(() => indexSteps({ steps: list }), [list])
  const countsBefore = useRef<ReadonlyMap<string, ProblemCount>>(undefined)
  const counts = useMemo(() => {
    countsBefore.current = countProblems(steps, problems, countsBefore.current)
    return countsBefore.current
  }, [steps, problems])
  const overlay = useMemo(
    () => (runState === undefined ? undefined : overlayRun(model, runState, repetition)),
    [model, runState, repetition],
  )
  const selected = selectedId === undefined ? undefined : steps.get(selectedId)
  const stepProblems = useMemo(
    () =>
      problems.filter(({ path }) => selected !== undefined && stepAtPath(steps, path)?.id === selected.id),
    [problems, steps, selected],
  )

  // biome-ignore lint/correctness/useExhaustiveDependencies: another run is looked at from its own best iteration
  useEffect(() => setRepetition(undefined), [run?.runId])

  // A run that stands still is looked at where it stands.
  const pausedAt = runState?.paused?.repetition
  useEffect(() => {
    if (pausedAt !== undefined) setRepetition(pausedAt)
  }, [pausedAt])

  const onSelect = useCallback(
    (id: string | undefined) => {
      selectStep(key, id, 'canvas')
      updateWorkspace(key, {
        ...(id === undefined ? {} : { isPanelOpen: true }),
        codeReveal: id === undefined ? undefined : { stepId: id, takesFocus: false },
      })
    },
    [key],
  )
  const onToggle = useCallback((id: string) => toggleCollapsed(key, id), [key])
  const onOpen = useCallback(() => {
    updateWorkspace(key, { isPanelOpen: true })
    requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-step-panel] input')?.focus())
  }, [key])
  const onSelectMany = useCallback(
    (ids: readonly string[]) => {
      selectSteps(key, ids, 'canvas')
      const [first] = ids
      updateWorkspace(key, {
        codeReveal: first === undefined ? undefined : { stepId: first, takesFocus: false },
      })
    },
    [key],
  )
  const canEdit = !isReadOnly && !isStale
  const showStepCode = (step: FlowStep) => {
    const range = model.ranges.get(step.id)
    if (range !== undefined) onShowCode(range)
  }
  const tools = useCanvasEditing({ flow, model, steps, edits, canEdit, onShowCode: showStepCode })
  const { adding, setAdding } = tools
  const find = useFind(key, model, text)
  const chosen = selectedIds(workspace)
  useCommands([
    {
      id: 'operations',
      title: canvasStrings.operations.show,
      group: strings.palette.flow,
      shortcuts: ['Mod+Shift+A'],
      run: () =>
        setAdding((before) =>
          before === undefined ? { kind: 'action', place: undefined, stays: true } : undefined,
        ),
      isEnabled: () => canEdit,
    },
    {
      id: 'add-trigger',
      title: canvasStrings.operations.triggerTitle,
      group: strings.palette.flow,
      run: () => setAdding({ kind: 'trigger', place: undefined, stays: false }),
      isEnabled: () => canEdit,
    },
    {
      id: 'find',
      title: canvasStrings.find.label,
      group: strings.palette.flow,
      shortcuts: ['Mod+F'],
      run: find.open,
    },
    {
      id: 'collapse-all',
      title: canvasStrings.menu.collapseAll,
      group: strings.palette.view,
      run: () => tools.run('fold-all'),
    },
    {
      id: 'expand-all',
      title: canvasStrings.menu.expandAll,
      group: strings.palette.view,
      run: () => tools.run('unfold-all'),
    },
    ...stepCommands(selected, canEdit, (command) => tools.run(command)),
  ])
  const coverage = useShownCoverage(flow)
  const onGoToField = useCallback(
    (path: JsonPath) => void goToField(environmentId, flowId, path),
    [environmentId, flowId],
  )

  const isOver = width - panelWidth < minCanvas
  // Beside the code there is no room for a panel over the canvas; the code is the panel then.
  const shownWidth = Math.min(panelWidth, width)
  // Between the list of operations and the panel there must be something to see, and to drop an operation on.
  const isCrowded = adding !== undefined && width < operationsWidth + shownWidth + minBetween
  const isShown = selected !== undefined && isPanelOpen && !(isSplit && isOver) && !isCrowded
  return (
    <div className={styles.pane} ref={measure}>
      <LateExit>
        {canEdit && adding !== undefined && (
          <OperationsDock
            flow={flow}
            model={model}
            selected={selected}
            adding={adding}
            isOver={width < operationsWidth + minCanvas}
            onAdding={setAdding}
            onChoose={tools.choose}
          />
        )}
      </LateExit>
      <div className={styles.canvas}>
        <CoverageProvider value={coverage}>
          <DebugMarksProvider value={marks}>
            <FlowCanvas
              model={model}
              collapsed={collapsed}
              onToggle={onToggle}
              selectedId={selectedId}
              onSelect={onSelect}
              onOpen={onOpen}
              onSelectMany={onSelectMany}
              alsoSelected={alsoSelected}
              editing={tools.editing}
              placeId={adding?.place?.plusId}
              found={find.found}
              problems={counts}
              run={overlay}
              isStale={isStale}
              reveal={canvasReveal}
              covered={isShown && isOver ? shownWidth : 0}
            >
              {find.isOpen && <FindBar find={find} />}
              {chosen.length > 1 && canEdit && (
                <SelectionBar
                  count={chosen.length}
                  onCommand={tools.run}
                  onWrap={tools.wrap}
                  onClear={() => selectStep(key, undefined, 'canvas')}
                />
              )}
            </FlowCanvas>
          </DebugMarksProvider>
          <CoveragePill flow={flow} />
        </CoverageProvider>
      </div>
      <LateExit>
        {isShown && (
          <>
            {!isOver && (
              <Splitter
                label={words.resizePanel}
                width={panelWidth}
                min={panelRange.min}
                max={Math.min(panelRange.max, Math.max(panelRange.min, width - minCanvas))}
                onResize={setPanelWidth}
              />
            )}
            <div
              className={mergeClasses(styles.panel, isOver && styles.over)}
              style={{ width: shownWidth }}
              data-step-panel
            >
              <LateSwitch id={selected.id}>
                <ActionPanel
                  flow={flow}
                  model={model}
                  step={selected}
                  text={text}
                  problems={stepProblems}
                  isDisabled={!canEdit}
                  runState={runState}
                  repetition={repetition}
                  onRepetition={setRepetition}
                  onGoToField={onGoToField}
                  onShowCode={onShowCode}
                  onDelete={() => tools.run('delete', selected)}
                  onClose={() => updateWorkspace(key, { isPanelOpen: false })}
                />
              </LateSwitch>
            </div>
          </>
        )}
      </LateExit>
      {editedBreakpoint !== undefined && (
        <BreakpointDialog
          flow={flow}
          breakpoint={editedBreakpoint}
          onClose={() => setEditedBreakpoint(undefined)}
        />
      )}
      {canEdit && (
        <CanvasTools
          flow={flow}
          model={model}
          steps={steps}
          collapsed={collapsed}
          edits={edits}
          tools={tools}
        />
      )}
    </div>
  )
}
