import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import { ErrorCircleFilled } from '@fluentui/react-icons/svg/error-circle'
import { InfoFilled } from '@fluentui/react-icons/svg/info'
import { WarningFilled } from '@fluentui/react-icons/svg/warning'
import { useMemo } from 'react'
import type { Problem, Severity } from '../../../shared/wdl/problem.ts'
import { designerStrings } from '../../strings/designer.ts'
import { VirtualList } from '../../ui/virtual-list.tsx'

const words = designerStrings.problemsList
const rowHeight = 46

const useStyles = makeStyles({
  panel: {
    display: 'flex',
    flexDirection: 'column',
    height: 'clamp(120px, 26vh, 260px)',
    flexShrink: 0,
    minHeight: 0,
    backgroundColor: tokens.colorNeutralBackground1,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  head: {
    display: 'flex',
    alignItems: 'center',
    padding: '4px 8px 4px 20px',
    fontWeight: tokens.fontWeightSemibold,
  },
  title: { margin: 0, flexGrow: 1, fontSize: tokens.fontSizeBase300 },
  row: {
    boxSizing: 'border-box',
    display: 'flex',
    alignItems: 'center',
    gap: '10px',
    width: '100%',
    height: '100%',
    padding: '0 20px',
    border: 'none',
    textAlign: 'left',
    userSelect: 'text',
    cursor: 'pointer',
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase300,
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  icon: { fontSize: '18px', flexShrink: 0, display: 'flex' },
  error: { color: tokens.colorStatusDangerForeground1 },
  warning: { color: tokens.colorStatusWarningForeground3 },
  info: { color: tokens.colorBrandForeground1 },
  words: { minWidth: 0, flexGrow: 1, display: 'flex', flexDirection: 'column' },
  line: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  hint: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  place: {
    flexShrink: 0,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    fontVariantNumeric: 'tabular-nums',
  },
  empty: { padding: '8px 20px', color: tokens.colorNeutralForeground3 },
})

const order: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 }

interface ProblemsListProps {
  readonly problems: readonly Problem[]
  readonly onGoTo: (problem: Problem) => void
  readonly onClose: () => void
}

/** What the flow checker found, errors first; pressing a line goes to its place in both views. */
export function ProblemsList({ problems, onGoTo, onClose }: ProblemsListProps) {
  const styles = useStyles()
  const sorted = useMemo(
    () =>
      [...problems].sort((a, b) => order[a.severity] - order[b.severity] || a.range.start - b.range.start),
    [problems],
  )
  return (
    <section className={styles.panel} aria-label={words.label}>
      <div className={styles.head}>
        <h2 className={styles.title}>{words.label}</h2>
        <Button
          size="small"
          appearance="subtle"
          icon={<DismissRegular />}
          aria-label={designerStrings.workspace.closeProblems}
          onClick={onClose}
        />
      </div>
      {sorted.length === 0 ? (
        <span className={styles.empty}>{words.empty}</span>
      ) : (
        <VirtualList
          items={sorted}
          rowHeight={rowHeight}
          keyOf={(problem, index) => `${index} ${problem.code} ${problem.range.start}`}
          renderRow={(problem) => <ProblemRow problem={problem} onGoTo={onGoTo} />}
        />
      )}
    </section>
  )
}

function ProblemRow({ problem, onGoTo }: { problem: Problem; onGoTo: (problem: Problem) => void }) {
  const styles = useStyles()
  const { severity, message, hint, action, line, column, code } = problem
  return (
    <button
      type="button"
      className={styles.row}
      title={hint === undefined ? `${message}\n${code}` : `${message}\n${hint}\n${code}`}
      onClick={() => onGoTo(problem)}
    >
      <span
        role="img"
        aria-label={words.severities[severity]}
        className={mergeClasses(styles.icon, styles[severity])}
      >
        {severity === 'error' ? (
          <ErrorCircleFilled />
        ) : severity === 'warning' ? (
          <WarningFilled />
        ) : (
          <InfoFilled />
        )}
      </span>
      <span className={styles.words}>
        <span className={styles.line}>{message}</span>
        {(hint !== undefined || action !== undefined) && (
          <span className={mergeClasses(styles.line, styles.hint)}>
            {[action, hint].filter((part) => part !== undefined).join(' · ')}
          </span>
        )}
      </span>
      <span className={styles.place}>{words.position(line, column)}</span>
    </button>
  )
}
