import { useCallback, useEffect, useMemo, useState } from 'react'
import type { Repetition, RunState } from '../../shared/run/index.ts'
import { openFlowDocument } from '../../shared/wdl/flow-document.ts'
import { readModel } from '../document/analyse-text.ts'
import { designerStrings } from '../strings/designer.ts'
import { FlowCanvas, type Reveal } from './canvas/flow-canvas.tsx'
import { MissingFlow } from './missing-flow.tsx'
import { overlayRun } from './run-overlay/step-runs.ts'

interface RunCanvasProps {
  /** JSON text of the definition (or flow file) as it was when the run started. */
  readonly definitionText: string
  readonly runState: RunState
  /** Key of the chosen action (`actionKey`), or just its name. */
  readonly selectedKey?: string | undefined
  /** Tells the name of the step that was clicked; undefined when the choice was taken away. */
  readonly onSelectAction: (name: string | undefined) => void
  /** Iteration to show inside loops; without it a running, failed or the last one is chosen. */
  readonly repetition?: Repetition | undefined
}

const nothingCollapsed: ReadonlySet<string> = new Set()

/** A run on the canvas: statuses, durations, retries, loop counters; ways not taken are dimmed. Nothing can be edited. */
export function RunCanvas({
  definitionText,
  runState,
  selectedKey,
  onSelectAction,
  repetition,
}: RunCanvasProps) {
  const { model } = useMemo(() => readModel(openFlowDocument(definitionText)), [definitionText])
  const [collapsed, setCollapsed] = useState(nothingCollapsed)
  const [reveal, setReveal] = useState<Reveal>()
  // The fold changes the state in place; its sequence number says that it did.
  const { lastSeq } = runState
  // biome-ignore lint/correctness/useExhaustiveDependencies: lastSeq stands for the insides of runState
  const overlay = useMemo(
    () =>
      model === undefined
        ? undefined
        : overlayRun(model, runState, repetition ?? chosenRepetition(runState, selectedKey)),
    [model, runState, lastSeq, repetition, selectedKey],
  )
  const selectedName =
    selectedKey === undefined ? undefined : (runState.actions.get(selectedKey)?.name ?? selectedKey)
  const selectedId = useMemo(() => {
    const name = selectedName?.toLowerCase()
    return name === undefined ? undefined : model?.steps.find((step) => step.name.toLowerCase() === name)?.id
  }, [model, selectedName])

  useEffect(() => {
    if (selectedId !== undefined) setReveal({ id: selectedId, takesFocus: false })
  }, [selectedId])

  const onToggle = useCallback((id: string) => setCollapsed((before) => toggled(before, id)), [])
  const onSelect = useCallback(
    (id: string | undefined) => onSelectAction(model?.steps.find((step) => step.id === id)?.name),
    [model, onSelectAction],
  )

  if (model === undefined) return <MissingFlow />
  return (
    <FlowCanvas
      model={model}
      collapsed={collapsed}
      onToggle={onToggle}
      selectedId={selectedId}
      onSelect={onSelect}
      run={overlay}
      reveal={reveal}
      label={designerStrings.canvas.runLabel}
    />
  )
}

/** A key that names a repetition asks for that iteration. */
function chosenRepetition(run: RunState, key: string | undefined): Repetition {
  return key === undefined ? [] : (run.actions.get(key)?.repetition ?? [])
}

function toggled(set: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(set)
  if (!next.delete(id)) next.add(id)
  return next
}
