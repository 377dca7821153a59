import { Button, mergeClasses } from '@fluentui/react-components'
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down'
import { ChevronUpRegular } from '@fluentui/react-icons/svg/chevron-up'
import { useEffect, useRef } from 'react'
import { designerStrings } from '../../strings/designer.ts'
import type { PlacedStep } from '../layout/layout-flow.ts'
import { BreakpointDot } from './breakpoint-dot.tsx'
import { useCanvas } from './canvas-state.ts'
import { useDebugMarks } from './debug-marks.ts'
import { StepBadges } from './step-badges.tsx'
import { StepIcon } from './step-icon.tsx'
import { stepLabel } from './step-label.ts'
import { readableName } from './step-name.ts'
import { useStepStyles } from './use-step-styles.ts'

const words = designerStrings.canvas

interface StepCardProps {
  readonly placed: PlacedStep
}

/** A step as a card; on a container, its header. Pressing it selects the step, Enter opens its panel. */
export function StepCard({ placed }: StepCardProps) {
  const { step, isContainer, isCollapsed } = placed
  const { id } = step
  const styles = useStepStyles()
  const isSelected = useCanvas((state) => state.selectedId === id)
  const takesFocus = useCanvas((state) => state.focusId === id)
  const isEntry = useCanvas((state) => state.selectedId === undefined && state.entryId === id)
  const problems = useCanvas((state) => state.problems.get(id))
  const run = useCanvas((state) => state.runs?.get(id))
  const mark = useDebugMarks((marks) => marks?.byName.get(step.name.toLowerCase()))
  const actions = useCanvas((state) => state.actions)
  const card = useRef<HTMLDivElement>(null)
  const canFold = isContainer || isCollapsed
  const name = readableName(step.name)

  useEffect(() => {
    if (takesFocus) card.current?.focus({ preventScroll: true })
  }, [takesFocus])

  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a real button could not stand beside the folding button in one card */}
      <div
        ref={card}
        role="button"
        tabIndex={isSelected || isEntry ? 0 : -1}
        aria-label={stepLabel(step, problems, run, mark)}
        aria-pressed={isSelected}
        {...(canFold ? { 'aria-expanded': !isCollapsed } : {})}
        data-step={step.name}
        className={mergeClasses(
          styles.card,
          isContainer && styles.header,
          canFold && styles.withChevron,
          run?.status === 'Failed' && !isContainer && styles.failed,
          run?.status === 'Running' && !isContainer && styles.running,
          run?.isDimmed && styles.dimmed,
          isSelected && !isContainer && styles.selected,
          mark?.isPausedHere && styles.pausedHere,
        )}
        onClick={() => actions.select(id)}
        onDoubleClick={() => actions.open(id)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' && event.key !== ' ') return
          event.preventDefault()
          event.stopPropagation()
          actions.select(id)
          actions.open(id)
        }}
      >
        <StepIcon name={step.icon} colour={step.colour} />
        <span className={styles.texts}>
          <span className={styles.title} title={step.name}>
            {name}
          </span>
          <span className={styles.subtitle}>
            {isCollapsed
              ? words.inside(step.inside)
              : step.isKnown
                ? step.subtitle
                : `${words.unknownType}: ${step.type}`}
          </span>
        </span>
        <StepBadges step={step} problems={problems} run={run} />
      </div>
      {step.kind === 'action' && <BreakpointDot name={step.name} isHeader={isContainer} />}
      {canFold && (
        <Button
          className={mergeClasses(styles.chevron, 'nopan')}
          size="small"
          appearance="subtle"
          tabIndex={isSelected ? 0 : -1}
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
