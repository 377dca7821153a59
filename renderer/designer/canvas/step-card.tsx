import { Button, mergeClasses } from '@fluentui/react-components'
import { AddSquareRegular } from '@fluentui/react-icons/svg/add-square'
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down'
import { ChevronUpRegular } from '@fluentui/react-icons/svg/chevron-up'
import { MoreVerticalRegular } from '@fluentui/react-icons/svg/more-vertical'
import { NoteRegular } from '@fluentui/react-icons/svg/note'
import { useEffect, useRef } from 'react'
import { canvasStrings } from '../../strings/canvas.ts'
import { designerStrings } from '../../strings/designer.ts'
import { CoverageMark, useShownStepCoverage } from '../../tests/coverage-marks.tsx'
import { cardHeight } from '../layout/sizes.ts'
import { BreakpointDot } from './breakpoint-dot.tsx'
import type { StepNode } from './canvas-graph.ts'
import { useCanvas } from './canvas-state.ts'
import { useDebugMarks } from './debug-marks.ts'
import { dragSteps } from './drag-data.ts'
import { StepBadges } from './step-badges.tsx'
import { StepIcon } from './step-icon.tsx'
import { stepLabel, stepSubtitle } from './step-label.ts'
import { readableName } from './step-name.ts'
import { useStepStyles } from './use-step-styles.ts'

const words = designerStrings.canvas

interface StepCardProps {
  readonly shown: StepNode['data']
}

/**
 * A step as a card; on a container, its header. Pressing it selects the step, Enter opens its panel; it can be dragged
 * to another place.
 */
export function StepCard({ shown }: StepCardProps) {
  const { step, isContainer, isCollapsed } = shown
  const { id } = step
  const styles = useStepStyles()
  const isPrimary = useCanvas((state) => state.selectedId === id)
  const isSelected = useCanvas((state) => state.selectedId === id || state.alsoSelected.has(id))
  const takesFocus = useCanvas((state) => state.focusId === id)
  const isEntry = useCanvas((state) => state.selectedId === undefined && state.entryId === id)
  const isFound = useCanvas((state) => state.found.has(id))
  const problems = useCanvas((state) => state.problems.get(id))
  const run = useCanvas((state) => state.runs?.get(id))
  const mark = useDebugMarks((marks) => marks?.byName.get(step.name.toLowerCase()))
  const isReadOnly = useCanvas((state) => state.isReadOnly)
  const actions = useCanvas((state) => state.actions)
  const card = useRef<HTMLDivElement>(null)
  const canFold = isContainer || isCollapsed
  const name = readableName(step.name)
  const coverage = useShownStepCoverage(step.name)
  const hasNote = step.note !== undefined && step.note !== ''

  useEffect(() => {
    if (takesFocus) card.current?.focus({ preventScroll: true })
  }, [takesFocus])

  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a real button could not stand beside the folding button in one card */}
      <div
        ref={card}
        role="button"
        tabIndex={isPrimary || isEntry ? 0 : -1}
        aria-label={stepLabel(step, { isCollapsed, problems, run, mark, coverage })}
        aria-pressed={isSelected}
        {...(canFold ? { 'aria-expanded': !isCollapsed } : {})}
        data-step={step.name}
        draggable={!isReadOnly && step.kind === 'action'}
        className={mergeClasses(
          'nopan',
          styles.card,
          isContainer && styles.header,
          canFold && styles.withChevron,
          run?.status === 'Failed' && !isContainer && styles.failed,
          run?.status === 'Running' && !isContainer && styles.running,
          (run?.isDimmed || step.standIn === 'disabled') && styles.dimmed,
          isFound && styles.found,
          isSelected && !isContainer && styles.selected,
          mark?.isPausedHere && styles.pausedHere,
        )}
        style={isContainer ? { height: cardHeight(step) } : undefined}
        onClick={(event) => {
          if (event.shiftKey || event.ctrlKey || event.metaKey) actions.toggleSelect(id)
          else actions.select(id)
        }}
        onDoubleClick={() => actions.open(id)}
        onContextMenu={(event) => {
          event.preventDefault()
          // The keyboard's menu key points nowhere.
          actions.menu(id, event.clientX === 0 && event.clientY === 0 ? event.currentTarget : pointOf(event))
        }}
        onDragStart={(event) => {
          const ids = actions.dragged(id)
          if (ids.length === 0) event.preventDefault()
          else dragSteps(event.dataTransfer, ids)
        }}
        onKeyDown={(event) => {
          if (event.ctrlKey || event.metaKey || event.altKey) return
          if (event.key !== 'Enter' && event.key !== ' ') return
          event.preventDefault()
          event.stopPropagation()
          actions.select(id)
          actions.open(id)
        }}
      >
        <div className={styles.main}>
          <StepIcon name={step.icon} colour={step.colour} />
          <div className={styles.texts}>
            <div className={styles.title} title={step.name}>
              {name}
            </div>{' '}
            <div className={styles.subtitle}>{stepSubtitle(step, isCollapsed)}</div>
          </div>{' '}
          <CoverageMark name={step.name} /> <StepBadges step={step} problems={problems} run={run} />
        </div>{' '}
        {hasNote && (
          <span className={styles.note} title={step.note} aria-hidden>
            <NoteRegular />
            <span className={styles.noteText}>{step.note}</span>
          </span>
        )}
      </div>
      {step.kind === 'action' && <BreakpointDot name={step.name} isHeader={isContainer} />}
      <span className={mergeClasses(styles.tools, isPrimary && styles.toolsShown, 'step-tools')}>
        {step.hasCases && !isReadOnly && isContainer && (
          <Button
            className={mergeClasses(styles.tool, 'nopan')}
            size="small"
            appearance="subtle"
            tabIndex={isPrimary ? 0 : -1}
            icon={<AddSquareRegular />}
            title={canvasStrings.cases.add(name)}
            aria-label={canvasStrings.cases.add(name)}
            onClick={() => actions.addCase(id)}
          />
        )}
        {!isReadOnly && (
          <Button
            className={mergeClasses(styles.tool, 'nopan')}
            size="small"
            appearance="subtle"
            tabIndex={isPrimary ? 0 : -1}
            icon={<MoreVerticalRegular />}
            aria-label={canvasStrings.menu.label(name)}
            aria-haspopup="menu"
            onClick={(event) => {
              event.stopPropagation()
              actions.menu(id, event.currentTarget)
            }}
          />
        )}
      </span>
      {canFold && (
        <Button
          className={mergeClasses(styles.chevron, 'nopan')}
          size="small"
          appearance="subtle"
          tabIndex={isPrimary ? 0 : -1}
          icon={isCollapsed ? <ChevronDownRegular /> : <ChevronUpRegular />}
          aria-label={isCollapsed ? words.expand(name) : words.collapse(name)}
          onClick={(event) => {
            event.stopPropagation()
            actions.toggle(id)
          }}
        />
      )}
    </>
  )
}

function pointOf({ clientX, clientY }: { readonly clientX: number; readonly clientY: number }) {
  return { x: clientX, y: clientY }
}
