import { makeStyles, tokens } from '@fluentui/react-components'
import type { AttemptRecord, Content } from '../../shared/run/index.ts'
import { toldText } from '../strings/sentences.ts'
import { strings } from '../strings/shell.ts'
import { formatDuration } from '../ui/format-time.ts'
import { ContentView } from './content-view.tsx'

const useStyles = makeStyles({
  title: { margin: '0 0 4px', fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  attempt: {
    display: 'grid',
    gridTemplateColumns: 'max-content max-content minmax(0, 1fr)',
    columnGap: '14px',
    padding: '4px 0',
    fontSize: tokens.fontSizeBase200,
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  answer: { gridColumn: '1 / -1', '& summary': { cursor: 'pointer', padding: '2px 0' } },
  why: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  time: { color: tokens.colorNeutralForeground3, fontVariantNumeric: 'tabular-nums' },
})

interface RetriesProps {
  readonly retries: readonly AttemptRecord[]
  /** What each attempt asked with: the inputs are the same every time. */
  readonly inputs: Content | undefined
}

/** The attempts that failed before the last one, and the parts of a body in chunks that were sent or fetched again. */
export function Retries({ retries, inputs }: RetriesProps) {
  const styles = useStyles()
  return (
    <section aria-label={strings.action.retries}>
      <h3 className={styles.title}>{strings.action.retries}</h3>
      <ol className={styles.list}>
        {retries.map(({ attempt, startTime, endTime, code, error, outputs, part }) => (
          <li key={`${attempt} ${part?.range} ${part?.attempt}`} className={styles.attempt}>
            <span>
              {part === undefined
                ? strings.action.attempt(attempt)
                : strings.action.part(part.range, part.attempt)}
            </span>
            <span className={styles.time}>{formatDuration(endTime - startTime)}</span>
            <span className={styles.why}>
              {error === undefined ? code : `${code}: ${toldText(error.message)}`}
            </span>
            {inputs !== undefined && part === undefined && (
              <details className={styles.answer}>
                <summary>{strings.content.attemptRequest(attempt)}</summary>
                <ContentView title={strings.content.attemptRequest(attempt)} content={inputs} />
              </details>
            )}
            {outputs !== undefined && (
              <details className={styles.answer}>
                <summary>{strings.content.attemptAnswer(attempt)}</summary>
                <ContentView title={strings.content.attemptAnswer(attempt)} content={outputs} />
              </details>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}
