import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import type { ConnectorProblem } from '../../../shared/connectors/connector-problem.ts'
import { connectorStrings } from '../../strings/connectors.ts'
import { strings as shell } from '../../strings/shell.ts'
import { ProblemLines } from '../problem-lines.tsx'

const useStyles = makeStyles({
  panel: {
    display: 'flex',
    flexDirection: 'column',
    height: 'clamp(120px, 26vh, 260px)',
    flexShrink: 0,
    minHeight: 0,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  head: { display: 'flex', alignItems: 'center', padding: '4px 8px 4px 28px' },
  title: { margin: 0, flexGrow: 1, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  lines: { overflowY: 'auto', padding: '0 22px 8px' },
  none: { padding: '8px 28px', color: tokens.colorNeutralForeground3 },
})

interface ProblemsPanelProps {
  readonly problems: readonly ConnectorProblem[]
  readonly onGoTo: (problem: ConnectorProblem) => void
  readonly onClose: () => void
}

/** What is wrong with the files as they are in the window; pressing a line shows its place in the code. */
export function ProblemsPanel({ problems, onGoTo, onClose }: ProblemsPanelProps) {
  const styles = useStyles()
  const { problems: title, noProblems } = connectorStrings.page
  return (
    <section className={styles.panel} aria-label={title}>
      <div className={styles.head}>
        <h2 className={styles.title}>{title}</h2>
        <Button
          size="small"
          appearance="subtle"
          icon={<DismissRegular />}
          aria-label={shell.common.close}
          onClick={onClose}
        />
      </div>
      {problems.length === 0 ? (
        <span className={styles.none}>{noProblems}</span>
      ) : (
        <div className={styles.lines}>
          <ProblemLines problems={problems} maxLines={300} onGoTo={onGoTo} />
        </div>
      )}
    </section>
  )
}
