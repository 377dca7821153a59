import { makeStyles, tokens } from '@fluentui/react-components'
import type { ProblemData } from '../../shared/errors/index.ts'
import { connectorStrings as strings } from '../strings/connectors.ts'

const useStyles = makeStyles({
  list: {
    margin: '12px 0',
    padding: 0,
    listStyle: 'none',
    maxHeight: '240px',
    overflowY: 'auto',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  item: { padding: '8px 12px', borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  place: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
})

interface ImportProblemsProps {
  readonly problems: readonly ProblemData[]
}

/** The places of a file that could not be read. */
export function ImportProblems({ problems }: ImportProblemsProps) {
  const styles = useStyles()
  return (
    <ul className={styles.list} aria-label={strings.importProblems}>
      {problems.map(({ line, column, message, hint, range }) => (
        <li key={`${range.start} ${message}`} className={styles.item}>
          <div>{message}</div>
          <div className={styles.place}>
            {strings.place(line, column)}
            {hint === undefined ? '' : `. ${hint}`}
          </div>
        </li>
      ))}
    </ul>
  )
}
