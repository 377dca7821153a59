import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { ErrorCircleFilled } from '@fluentui/react-icons/svg/error-circle'
import { InfoFilled } from '@fluentui/react-icons/svg/info'
import { WarningFilled } from '@fluentui/react-icons/svg/warning'
import type { ConnectorProblem } from '../../shared/connectors/connector-problem.ts'
import { connectorStrings as strings } from '../strings/connectors.ts'
import { inOwnWords } from '../strings/sentences.ts'

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', gap: '4px', margin: 0, padding: 0, listStyle: 'none' },
  line: {
    display: 'flex',
    gap: '8px',
    width: '100%',
    padding: '5px 6px',
    border: 'none',
    borderRadius: tokens.borderRadiusMedium,
    background: 'transparent',
    color: tokens.colorNeutralForeground1,
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    textAlign: 'left',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  icon: { fontSize: '16px', lineHeight: 0, flexShrink: 0, paddingTop: '1px' },
  error: { color: tokens.colorStatusDangerForeground1 },
  warning: { color: tokens.colorStatusWarningForeground3 },
  info: { color: tokens.colorBrandForeground1 },
  words: { minWidth: 0, overflowWrap: 'anywhere' },
  place: { color: tokens.colorNeutralForeground3 },
})

interface ProblemLinesProps {
  readonly problems: readonly ConnectorProblem[]
  /** Most lines shown; how many more there are is told. */
  readonly maxLines?: number
  readonly onGoTo: (problem: ConnectorProblem) => void
}

/** What is wrong with a connector's files, the worst first; pressing a line goes to its place. */
export function ProblemLines({ problems, maxLines = 20, onGoTo }: ProblemLinesProps) {
  const styles = useStyles()
  const order = { error: 0, warning: 1, info: 2 }
  const sorted = [...problems].sort((a, b) => order[a.severity] - order[b.severity])
  return (
    <ul className={styles.list}>
      {sorted.slice(0, maxLines).map((problem) => (
        <li key={`${problem.file} ${problem.range.start} ${problem.code} ${problem.message}`}>
          <button type="button" className={styles.line} onClick={() => onGoTo(problem)}>
            <span aria-hidden className={mergeClasses(styles.icon, styles[problem.severity])}>
              {problem.severity === 'error' ? (
                <ErrorCircleFilled />
              ) : problem.severity === 'warning' ? (
                <WarningFilled />
              ) : (
                <InfoFilled />
              )}
            </span>
            <span className={styles.words}>
              {inOwnWords(problem).message}{' '}
              <span className={styles.place}>{strings.place(problem.line, problem.column)}</span>
            </span>
          </button>
        </li>
      ))}
      {sorted.length > maxLines && (
        <li className={styles.place}>{strings.page.more(sorted.length - maxLines)}</li>
      )}
    </ul>
  )
}
