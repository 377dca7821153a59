import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components'
import { CodeRegular } from '@fluentui/react-icons/svg/code'
import { ErrorCircleRegular } from '@fluentui/react-icons/svg/error-circle'
import { lazy, memo, Suspense, useCallback, useEffect, useMemo, useState } from 'react'
import type { JsonPath, TextRange } from '../../../shared/errors/index.ts'
import type { Problem } from '../../../shared/wdl/problem.ts'
import { useCommands } from '../../app/commands.ts'
import { FlowChecker } from '../../checker/flow-checker.tsx'
import { DebugBar } from '../../debugger/debug-bar.tsx'
import { DebugPanel } from '../../debugger/debug-panel.tsx'
import { useDebugSession } from '../../debugger/debug-session.ts'
import { useShownPause } from '../../debugger/use-shown-pause.ts'
import { chooseDefinition, useAnalyses, useAnalysis } from '../../document/analyses.ts'
import {
  type DocumentKey,
  dismissNews,
  documentKey,
  type FlowRef,
  keepMine,
  redo,
  reloadOutside,
  revert,
  saveDocument,
  undo,
} from '../../document/documents.ts'
import type { OpenDocument } from '../../document/open-document.ts'
import type { CodeRange } from '../../editor/code-view.tsx'
import { FlowListening } from '../../flows/flow-listening.tsx'
import { RunControls } from '../../runs/run-controls.tsx'
import { debugStrings } from '../../strings/debug.ts'
import { designerStrings } from '../../strings/designer.ts'
import { strings } from '../../strings/shell.ts'
import { MessageState } from '../../ui/message-state.tsx'
import { MissingFlow } from '../missing-flow.tsx'
import { indexSteps, stepAtOffset, stepAtPath } from '../model/step-problems.ts'
import {
  type CodeReveal,
  findWorkspace,
  selectStep,
  updateWorkspace,
  useWorkspace,
  type WorkspaceView,
} from '../workspace-state.ts'
import { CompareDialog } from './compare-dialog.tsx'
import { DesignerPane } from './designer-pane.tsx'
import { DocumentBanners } from './document-banners.tsx'
import { Splitter } from './splitter.tsx'
import { useBoxWidth } from './use-box-width.ts'
import { useEditCommands } from './use-edit-commands.ts'
import { useGoTo } from './use-go-to.ts'
import { useLastingSelection } from './use-lasting-selection.ts'
import { WorkspaceToolbar } from './workspace-toolbar.tsx'

const words = designerStrings.workspace

/** Reads the flow to know how to run it; a letter typed in the code is no reason to read a large one again. */
const SteadyRunControls = memo(RunControls)
const SteadyFlowListening = memo(FlowListening)

const CodeView = lazy(() =>
  import('../../editor/code-view.tsx').then((module) => ({ default: module.CodeView })),
)

const useStyles = makeStyles({
  workspace: {
    userSelect: 'none',
    display: 'flex',
    flexDirection: 'column',
    flexGrow: 1,
    minHeight: 0,
    minWidth: 0,
  },
  views: { display: 'flex', flexGrow: 1, minHeight: 0, minWidth: 0, position: 'relative' },
  canvas: { display: 'flex', flexGrow: 1, flexBasis: 0, minWidth: 0, minHeight: 0 },
  code: { minWidth: 0, minHeight: 0, backgroundColor: tokens.colorNeutralBackground1 },
  alone: { flexGrow: 1 },
  waiting: { flexGrow: 1, display: 'grid', placeItems: 'center' },
})

/** Narrowest code view and canvas of the split, in CSS px. */
const minPart = 260

interface OpenWorkspaceProps {
  readonly document: OpenDocument
  readonly goTo: JsonPath | undefined
}

/** The views of an open flow and what ties them together. */
export function OpenWorkspace({ document, goTo }: OpenWorkspaceProps) {
  const { environmentId, flowId } = document
  const styles = useStyles()
  const flow = useMemo(() => ({ environmentId, flowId }), [environmentId, flowId])
  const key = documentKey(flow)
  const analysis = useAnalysis(environmentId, flowId)
  const { model, syntaxError, problems, isRead, isChecked } = analysis
  const workspace = useWorkspace(key, (state) => state)
  const [isComparing, setComparing] = useState(false)
  const [width, measure] = useBoxWidth(1200)
  const [codeShare, setCodeShare] = useState(0.46)
  const displayName = model?.displayName ?? flowId
  const switched = useMemo(() => ({ ...flow, displayName }), [flow, displayName])
  const isBroken = isRead && model === undefined
  const view = isBroken && workspace.view === undefined ? 'code' : (workspace.view ?? 'designer')
  const counts = useMemo(() => countOf(problems), [problems])

  // A flow that was broken from the start shows its error at once.
  useEffect(() => {
    if (!isBroken || syntaxError === undefined || findWorkspace(key).codeReveal !== undefined) return
    updateWorkspace(key, { codeReveal: { range: syntaxError.range, takesFocus: true } })
  }, [key, isBroken, syntaxError])

  useGoTo(key, goTo, analysis)
  useLastingSelection(key)

  const setView = useCallback((next: WorkspaceView) => updateWorkspace(key, { view: next }), [key])
  const actions = useMemo(() => workspaceActions(flow), [flow])
  useEditCommands(flow, document)
  useCommands([
    ...(['designer', 'code', 'split'] as const).map((name, index) => ({
      id: `view-${name}`,
      title: `${words.views}: ${words[name]}`,
      group: strings.palette.view,
      shortcuts: [`Mod+Alt+${index + 1}`],
      run: () => setView(name),
    })),
    {
      id: 'problems',
      title: words.problems,
      group: strings.palette.view,
      shortcuts: ['Mod+Shift+M'],
      run: actions.onProblems,
    },
    {
      id: 'debug-panel',
      title: debugStrings.commands.panel,
      group: debugStrings.commands.group,
      shortcuts: ['Mod+Shift+Y'],
      run: () => updateWorkspace(key, { isDebugOpen: !workspace.isDebugOpen }),
    },
  ])

  const showCode = useCallback(
    (range: TextRange) =>
      updateWorkspace(key, {
        ...(view === 'designer' ? { view: 'code' as const } : {}),
        codeReveal: { range, takesFocus: true },
      }),
    [key, view],
  )
  const goToProblem = (problem: Problem) => {
    const step = model === undefined ? undefined : stepAtPath(indexSteps(model), problem.path)
    if (step !== undefined) selectStep(key, step.id, 'elsewhere', view === 'designer')
    if (step !== undefined) updateWorkspace(key, { isPanelOpen: true })
    if (view !== 'designer' || step === undefined || syntaxError !== undefined) showCode(problem.range)
    else updateWorkspace(key, { codeReveal: { range: problem.range, takesFocus: false } })
  }
  const onCursor = useCallback(
    (offset: number) => {
      if (model === undefined || analysis.modelText.length !== document.text.length) return
      const step = stepAtOffset(model, offset)
      if (step !== undefined) selectStep(key, step.id, 'code')
    },
    [model, analysis.modelText, document.text, key],
  )

  const reveal = useMemo(() => resolveReveal(workspace.codeReveal, key), [workspace.codeReveal, key])

  const codeWidth = Math.round(Math.min(width - minPart, Math.max(minPart, width * codeShare)))
  const isSplit = view === 'split'
  const showsCanvas = view !== 'code'
  const outside = document.outside
  const session = useDebugSession(flow)
  const isPaused = session?.isUnderWay === true && session.paused !== undefined
  // A run that stands still wants to be looked at.
  useEffect(() => {
    if (isPaused) updateWorkspace(key, { isDebugOpen: true })
  }, [key, isPaused])
  const paused = session?.isUnderWay === true ? session.paused : undefined
  const showStep = useCallback(
    (action: string) => {
      const id = model?.steps.find(({ name }) => name.toLowerCase() === action.toLowerCase())?.id
      if (id === undefined) return
      selectStep(key, id, 'elsewhere')
      updateWorkspace(key, { codeReveal: { stepId: id, takesFocus: false } })
    },
    [key, model],
  )
  useShownPause(paused, showStep)
  return (
    <div className={styles.workspace} ref={measure}>
      <WorkspaceToolbar
        title={displayName}
        document={document}
        view={view}
        definitions={analysis.definitions}
        shown={model?.definitionPath}
        {...counts}
        isChecked={isChecked}
        isProblemsOpen={workspace.isProblemsOpen}
        onView={setView}
        {...actions}
      >
        <SteadyFlowListening flow={switched} canTurnOn={model !== undefined} />
        <SteadyRunControls environmentId={environmentId} flowId={flowId} />
      </WorkspaceToolbar>
      <DocumentBanners
        document={document}
        syntaxError={syntaxError}
        onShowError={() => syntaxError !== undefined && showCode(syntaxError.range)}
        onCompare={() => setComparing(true)}
      />
      <div className={styles.views}>
        {session?.isUnderWay === true && <DebugBar session={session} />}
        {showsCanvas && (
          <div className={styles.canvas}>
            {model !== undefined ? (
              <DesignerPane
                key={key}
                flow={flow}
                model={model}
                text={analysis.modelText}
                problems={problems}
                isStale={syntaxError !== undefined}
                isReadOnly={document.isReadOnly}
                isSplit={isSplit}
                onShowCode={showCode}
              />
            ) : !isRead ? (
              <div className={styles.waiting}>
                <Spinner label={words.reading} labelPosition="below" delay={150} />
              </div>
            ) : syntaxError !== undefined ? (
              <MessageState
                icon={<ErrorCircleRegular />}
                tone="danger"
                title={designerStrings.broken.title}
                body={designerStrings.broken.body(syntaxError.line, syntaxError.message)}
              >
                <Button
                  appearance="primary"
                  icon={<CodeRegular />}
                  onClick={() => showCode(syntaxError.range)}
                >
                  {designerStrings.broken.show}
                </Button>
              </MessageState>
            ) : (
              <MissingFlow>
                <Button icon={<CodeRegular />} onClick={() => setView('code')}>
                  {designerStrings.broken.openCode}
                </Button>
              </MissingFlow>
            )}
          </div>
        )}
        {isSplit && (
          <Splitter
            label={words.resizeCode}
            width={codeWidth}
            min={minPart}
            max={Math.max(minPart, width - minPart)}
            onResize={(next) => setCodeShare(next / Math.max(1, width))}
          />
        )}
        {view !== 'designer' && (
          <div
            className={`${styles.code} ${isSplit ? '' : styles.alone}`}
            {...(isSplit ? { style: { width: codeWidth } } : {})}
          >
            <Suspense
              fallback={
                <div className={styles.waiting}>
                  <Spinner label={designerStrings.code.loading} labelPosition="below" delay={150} />
                </div>
              }
            >
              <CodeView
                key={key}
                environmentId={environmentId}
                flowId={flowId}
                reveal={reveal}
                onCursor={onCursor}
              />
            </Suspense>
          </div>
        )}
      </div>
      {workspace.isProblemsOpen && (
        <FlowChecker
          flow={flow}
          problems={problems}
          onGoTo={goToProblem}
          onClose={() => updateWorkspace(key, { isProblemsOpen: false })}
        />
      )}
      {workspace.isDebugOpen && (
        <DebugPanel
          flow={flow}
          session={session}
          onShowStep={showStep}
          onClose={() => updateWorkspace(key, { isDebugOpen: false })}
        />
      )}
      {isComparing && outside.kind === 'same' && document.restoredFrom !== undefined && (
        <CompareDialog
          before={document.savedText}
          after={document.text}
          onReload={() => {
            revert(flow)
            dismissNews(flow)
            setComparing(false)
          }}
          onKeepMine={() => {
            dismissNews(flow)
            setComparing(false)
          }}
          onClose={() => setComparing(false)}
        />
      )}
      {isComparing && outside.kind === 'changed-outside' && (
        <CompareDialog
          before={outside.text}
          after={document.text}
          onReload={() => {
            reloadOutside(flow)
            setComparing(false)
          }}
          onKeepMine={() => {
            keepMine(flow)
            setComparing(false)
          }}
          onClose={() => setComparing(false)}
        />
      )}
    </div>
  )
}

/** What the toolbar does to a flow. Made once for a flow, so that its buttons need not be painted for each edit. */
function workspaceActions(flow: FlowRef) {
  const key = documentKey(flow)
  return {
    onSave: () => void saveDocument(flow),
    onUndo: () => undo(flow),
    onRedo: () => redo(flow),
    onRevert: () => revert(flow),
    onProblems: () => updateWorkspace(key, { isProblemsOpen: !findWorkspace(key).isProblemsOpen }),
    onDefinition: (path: JsonPath) => chooseDefinition(flow, path),
  }
}

/** A wish to see a step becomes a range when it is granted: edits may have moved the step since it was made. */
function resolveReveal(wish: CodeReveal | undefined, key: DocumentKey): CodeRange | undefined {
  if (wish === undefined) return undefined
  if (wish.stepId === undefined) return wish.range && { ...wish.range, takesFocus: wish.takesFocus }
  const { model } = useAnalyses.getState().byKey.get(key) ?? {}
  const range = model?.ranges.get(wish.stepId)
  return range && { ...range, takesFocus: wish.takesFocus }
}

function countOf(problems: readonly Problem[]): { readonly errors: number; readonly warnings: number } {
  let errors = 0
  let warnings = 0
  for (const { severity } of problems) {
    if (severity === 'error') errors++
    else if (severity === 'warning') warnings++
  }
  return { errors, warnings }
}
