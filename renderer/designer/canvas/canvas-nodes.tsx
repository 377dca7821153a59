import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons/svg/add'
import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import { MoreHorizontalRegular } from '@fluentui/react-icons/svg/more-horizontal'
import { Handle, type NodeProps, Position } from '@xyflow/react'
import { memo } from 'react'
import { canvasStrings } from '../../strings/canvas.ts'
import { designerStrings } from '../../strings/designer.ts'
import { branchHeader, endLength, plusSize } from '../layout/sizes.ts'
import { AddButton } from './add-button.tsx'
import { branchPhrase, branchTitle, branchTone } from './branch-title.ts'
import type { BranchNode, EndNode, StartNode, StepNode } from './canvas-graph.ts'
import { useCanvas } from './canvas-state.ts'
import { StepCard } from './step-card.tsx'
import { readableName } from './step-name.ts'
import { useIsFar } from './use-is-far.ts'
import { useStepStyles } from './use-step-styles.ts'

const words = designerStrings.canvas

const useStyles = makeStyles({
  branch: {
    boxSizing: 'border-box',
    width: '100%',
    height: '100%',
    borderRadius: '10px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: `color-mix(in srgb, ${tokens.colorNeutralBackground1} 62%, transparent)`,
  },
  taken: { border: `1px solid ${tokens.colorStatusSuccessBorderActive}` },
  passed: { border: `1px dashed ${tokens.colorNeutralStroke2}`, backgroundColor: 'transparent' },
  head: {
    boxSizing: 'border-box',
    height: `${branchHeader.height}px`,
    padding: '0 14px',
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    gap: '6px',
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  headMenu: { minWidth: '24px', height: '24px', pointerEvents: 'all' },
  headText: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  good: { color: tokens.colorStatusSuccessForeground1 },
  bad: { color: tokens.colorStatusDangerForeground1 },
  end: { position: 'relative', width: '100%', height: '100%' },
  endLine: {
    position: 'absolute',
    left: '50%',
    top: 0,
    height: `${endLength}px`,
    borderLeft: `1.5px solid ${tokens.colorNeutralStroke1Pressed}`,
  },
  endButton: { position: 'absolute', left: '50%', top: `${endLength}px`, transform: 'translateX(-50%)' },
  emptyText: {
    position: 'absolute',
    left: '50%',
    top: '20px',
    transform: 'translateX(-50%)',
    whiteSpace: 'nowrap',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
  },
  start: {
    boxSizing: 'border-box',
    width: '100%',
    height: '100%',
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    borderRadius: '10px',
    border: `1px dashed ${tokens.colorNeutralStroke1}`,
    textAlign: 'center',
    pointerEvents: 'all',
    gap: '4px',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
  startTitle: { fontWeight: tokens.fontWeightSemibold, fontSize: tokens.fontSizeBase300 },
})

/** xyflow wants to find the ends of lines in the page; ours are drawn by the layout, so these are never seen. */
const ends = (
  <>
    <Handle type="target" position={Position.Top} isConnectable={false} style={{ visibility: 'hidden' }} />
    <Handle type="source" position={Position.Bottom} isConnectable={false} style={{ visibility: 'hidden' }} />
  </>
)

/** xyflow also says where a node stands; it moves the node itself. */
function showsSame(a: Pick<NodeProps, 'data'>, b: Pick<NodeProps, 'data'>): boolean {
  return a.data === b.data
}

const Card = memo(function Card({ data }: NodeProps<StepNode>) {
  return (
    <>
      <StepCard shown={data} />
      {ends}
    </>
  )
}, showsSame)

const Container = memo(function Container({ data }: NodeProps<StepNode>) {
  const styles = useStepStyles()
  const { step } = data
  const run = useCanvas((state) => state.runs?.get(step.id))
  const isSelected = useCanvas((state) => state.selectedId === step.id || state.alsoSelected.has(step.id))
  const edge = run?.status === 'Failed' ? tokens.colorStatusDangerBorderActive : tokens.colorNeutralStroke1
  return (
    <div
      className={mergeClasses(styles.frame, isSelected && styles.selectedFrame)}
      style={{
        background: `color-mix(in srgb, ${step.colour} ${run?.isDimmed ? 3 : 7}%, ${tokens.colorNeutralBackground2})`,
        borderColor: isSelected
          ? tokens.colorCompoundBrandStroke
          : `color-mix(in srgb, ${step.colour} 30%, ${edge})`,
      }}
    >
      <StepCard shown={data} />
      {ends}
    </div>
  )
}, showsSame)

const Branch = memo(function Branch({ data }: NodeProps<BranchNode>) {
  const styles = useStyles()
  const { branch } = data
  const run = useCanvas((state) => state.branchRuns?.get(branch.id))
  const isReadOnly = useCanvas((state) => state.isReadOnly)
  const caseMenu = useCanvas((state) => state.actions.caseMenu)
  const tone = branchTone(branch)
  const title = branchTitle(branch)
  return (
    <div
      className={mergeClasses(
        styles.branch,
        run === 'taken' && styles.taken,
        run === 'passed' && styles.passed,
      )}
    >
      <div className={styles.head}>
        {tone === 'good' && <CheckmarkRegular aria-hidden className={styles.good} />}
        {tone === 'bad' && <DismissRegular aria-hidden className={styles.bad} />}
        <span className={styles.headText} title={title}>
          {title}
        </span>
        {!isReadOnly && branch.name !== undefined && branch.kind.startsWith('cases.') && (
          <Button
            className={mergeClasses(styles.headMenu, 'nopan')}
            size="small"
            appearance="subtle"
            icon={<MoreHorizontalRegular />}
            aria-label={canvasStrings.cases.menu(branch.name)}
            onClick={(event) => caseMenu(branch, event.currentTarget)}
          />
        )}
      </div>
      {ends}
    </div>
  )
}, showsSame)

const End = memo(function End({ data }: NodeProps<EndNode>) {
  const styles = useStyles()
  const { id, branch, after, owner } = data
  const isFar = useIsFar()
  const isReadOnly = useCanvas((state) => state.isReadOnly)
  if (isFar) return null
  if (isReadOnly) {
    return (
      <div className={styles.end}>
        {after === undefined && <span className={styles.emptyText}>{words.emptyBranch}</span>}
      </div>
    )
  }
  const label =
    after === undefined
      ? words.addAtStart(branchPhrase(branch, owner))
      : words.addAfter(readableName(after.name))
  return (
    <div className={styles.end}>
      <span className={styles.endLine} />
      <span className={styles.endButton} style={{ height: plusSize }}>
        <AddButton id={id} place={{ branch, after, before: undefined }} label={label} />
      </span>
    </div>
  )
}, showsSame)

const Start = memo(function Start({ data }: NodeProps<StartNode>) {
  const styles = useStyles()
  const isReadOnly = useCanvas((state) => state.isReadOnly)
  const addTrigger = useCanvas((state) => state.actions.addTrigger)
  return (
    <div className={styles.start} role="note">
      <span className={styles.startTitle}>{words.noTrigger}</span>
      <span>{data.isEmpty ? words.empty : words.noTriggerHint}</span>
      {!isReadOnly && (
        <Button className="nopan" size="small" icon={<AddRegular />} onClick={addTrigger}>
          {words.addTrigger}
        </Button>
      )}
      {ends}
    </div>
  )
}, showsSame)

/** The kinds of nodes a canvas draws, for xyflow. */
export const canvasNodeTypes = { card: Card, container: Container, branch: Branch, end: End, start: Start }
