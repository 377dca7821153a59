import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { BaseEdge, EdgeLabelRenderer, type EdgeProps } from '@xyflow/react'
import { memo } from 'react'
import { designerStrings } from '../../strings/designer.ts'
import { useIsMissedLine } from '../../tests/coverage-marks.tsx'
import { plusSize } from '../layout/sizes.ts'
import { AddButton } from './add-button.tsx'
import type { CanvasEdge } from './canvas-graph.ts'
import { useCanvas } from './canvas-state.ts'
import { roundedPath } from './edge-path.ts'
import { isForWrong, isPlain } from './line-kind.ts'
import { LineStatuses, StatusChip } from './line-statuses.tsx'
import { readableName } from './step-name.ts'
import { useIsFar } from './use-is-far.ts'

const words = designerStrings.canvas

const useStyles = makeStyles({
  label: {
    position: 'absolute',
    display: 'flex',
    alignItems: 'center',
    gap: '4px',
    pointerEvents: 'all',
  },
})

/** The colour of a line: red when it is only for what went wrong, grey otherwise. */
function strokeOf(statuses: readonly string[], isCyclic: boolean): string {
  if (isCyclic) return tokens.colorStatusDangerForeground1
  if (isPlain(statuses) || statuses.includes('Succeeded')) return tokens.colorNeutralStroke1Pressed
  return statuses.includes('Skipped') && statuses.length === 1
    ? tokens.colorNeutralForeground4
    : tokens.colorStatusDangerBorderActive
}

const FlowEdge = memo(function FlowEdge({ id, data }: EdgeProps<CanvasEdge>) {
  const styles = useStyles()
  const isFar = useIsFar()
  const isReadOnly = useCanvas((state) => state.isReadOnly) || isFar
  const isDimmed = useCanvas(
    (state) => data !== undefined && state.runs?.get(data.placed.toId)?.isDimmed === true,
  )
  const isMissed = useIsMissedLine(data?.placed.after?.name, data?.placed.to.name)
  if (data === undefined) return null
  const { placed } = data
  const { points, plus, statuses, isCyclic, after, to, branch } = placed
  const stroke = strokeOf(statuses, isCyclic)
  const onlyWrong = isForWrong(statuses)
  const texts = statuses.map((status) => designerStrings.shortStatuses[status] ?? status)
  return (
    <>
      <BaseEdge
        id={id}
        path={roundedPath(points)}
        markerEnd={`url(#${arrowId(stroke)})`}
        interactionWidth={0}
        style={{
          stroke,
          strokeWidth: 1.5,
          ...(isCyclic || onlyWrong ? { strokeDasharray: '5 4' } : {}),
          ...(isMissed
            ? { stroke: tokens.colorStatusDangerBorder1, strokeDasharray: '1 5', strokeLinecap: 'round' }
            : {}),
          ...(isDimmed ? { opacity: 0.45 } : {}),
        }}
      />
      {!isFar && (!isReadOnly || !isPlain(statuses) || isCyclic) && (
        <EdgeLabelRenderer>
          <div
            className={mergeClasses(styles.label, 'nopan')}
            style={{
              transform: `translate(${plus.x - (isReadOnly || isCyclic ? 0 : plusSize / 2)}px, ${plus.y}px) translateY(-50%)${isReadOnly || isCyclic ? ' translateX(-50%)' : ''}`,
              zIndex: 2 * to.depth + 3,
            }}
          >
            {!isReadOnly && !isCyclic && (
              <AddButton
                id={id}
                place={{ branch, after, before: to }}
                label={
                  after === undefined
                    ? words.addBefore(readableName(to.name))
                    : words.addBetween(readableName(after.name), readableName(to.name))
                }
              />
            )}
            {isCyclic && <StatusChip isWrong text={words.cyclic} />}
            {!isCyclic && after !== undefined && (!isReadOnly || !isPlain(statuses)) && (
              <LineStatuses
                after={after}
                to={to}
                text={isPlain(statuses) ? undefined : texts.join(' · ')}
                title={words.runsAfter(texts.join(', '))}
                isWrong={onlyWrong}
                isReadOnly={isReadOnly}
              />
            )}
          </div>
        </EdgeLabelRenderer>
      )}
    </>
  )
})

/** Id of the arrow head for a stroke; heads do not take the colour of their line in Chromium 114. */
function arrowId(stroke: string): string {
  return `flow-arrow-${arrowStrokes.indexOf(stroke)}`
}

const arrowStrokes: readonly string[] = [
  tokens.colorNeutralStroke1Pressed,
  tokens.colorNeutralForeground4,
  tokens.colorStatusDangerBorderActive,
  tokens.colorStatusDangerForeground1,
]

/** The arrow heads of all lines; mounted once on each canvas. */
export function FlowArrows() {
  return (
    <svg aria-hidden style={{ position: 'absolute', width: 0, height: 0 }}>
      <defs>
        {arrowStrokes.map((stroke) => (
          <marker
            key={stroke}
            id={arrowId(stroke)}
            viewBox="0 0 10 10"
            refX="8.5"
            refY="5"
            markerWidth="7"
            markerHeight="7"
            orient="auto"
          >
            <path
              d="M1,1.5 L8.5,5 L1,8.5"
              style={{ fill: 'none', stroke, strokeWidth: 1.6, strokeLinecap: 'round' }}
            />
          </marker>
        ))}
      </defs>
    </svg>
  )
}

/** The kinds of lines a canvas draws, for xyflow. */
export const canvasEdgeTypes = { flow: FlowEdge }
