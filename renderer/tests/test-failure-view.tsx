import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { pathText, type TestFailure } from '../../shared/flow-tests/index.ts'
import { parseJson, printJson } from '../../shared/json/index.ts'
import { inOwnWords, sentenceText, toldText } from '../strings/sentences.ts'
import { testStrings } from '../strings/tests.ts'

const useStyles = makeStyles({
  failure: {
    display: 'flex',
    flexDirection: 'column',
    gap: '8px',
    padding: '12px 14px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderLeft: `3px solid ${tokens.colorStatusDangerBorderActive}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  message: { margin: 0, fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  place: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  list: { margin: 0, paddingLeft: '18px', overflowWrap: 'anywhere' },
  path: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
  sides: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(220px, 100%), 1fr))',
    gap: '10px',
  },
  side: { minWidth: 0 },
  label: {
    margin: '0 0 4px',
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground3,
  },
  value: {
    margin: 0,
    padding: '8px 0',
    maxHeight: '320px',
    overflow: 'auto',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: '12px',
    lineHeight: '18px',
  },
  line: {
    display: 'block',
    padding: '0 10px',
    whiteSpace: 'pre',
    minHeight: '18px',
    minWidth: 'fit-content',
  },
  expected: { backgroundColor: tokens.colorStatusSuccessBackground1 },
  actual: { backgroundColor: tokens.colorStatusDangerBackground1 },
})

/** Most lines of a value that are drawn. */
const maxLines = 400

interface TestFailureViewProps {
  readonly failure: TestFailure
}

/** An expectation that was not met: what differs, and both values side by side. */
export function TestFailureView({ failure }: TestFailureViewProps) {
  const styles = useStyles()
  const { message, place, differences, expected, actual } = inOwnWords(failure)
  const left = linesOf(expected)
  const right = linesOf(actual)
  const hasValues = expected !== undefined || actual !== undefined
  return (
    <article className={styles.failure} aria-label={sentenceText(failure.subject)}>
      <p className={styles.message}>
        {message} <span className={styles.place}>{testStrings.place(place.line, place.column)}</span>
      </p>
      {differences.length > 1 && (
        <ul className={styles.list} aria-label={testStrings.differences}>
          {differences.map((difference) => (
            <li key={`${difference.path.join('/')} ${difference.message}`}>
              {difference.path.length > 0 && (
                <span className={styles.path}>{pathText(difference.path)} </span>
              )}
              {toldText(difference.message)}
            </li>
          ))}
        </ul>
      )}
      {hasValues && (
        <div className={styles.sides}>
          <Side title={testStrings.expected} lines={left} other={right} mark={styles.expected} />
          <Side title={testStrings.actual} lines={right} other={left} mark={styles.actual} />
        </div>
      )}
    </article>
  )
}

interface SideProps {
  readonly title: string
  readonly lines: readonly string[]
  readonly other: readonly string[]
  readonly mark: string
}

/** One of two values; lines that the other one does not have are marked. */
function Side({ title, lines, other, mark }: SideProps) {
  const styles = useStyles()
  const known = new Set(other.map(plain))
  return (
    <section className={styles.side} aria-label={title}>
      <h4 className={styles.label}>{title}</h4>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <pre className={styles.value} tabIndex={0}>
        {lines.length === 0 && <em className={styles.line}>{testStrings.nothing}</em>}
        {lines.slice(0, maxLines).map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name and never move
          <span key={index} className={mergeClasses(styles.line, !known.has(plain(line)) && mark)}>
            {line}
          </span>
        ))}
      </pre>
    </section>
  )
}

function linesOf(json: string | undefined): readonly string[] {
  return json === undefined ? [] : printJson(parseJson(json), { indent: 2 }).split('\n')
}

/** A line as it is compared: where it stands and whether others follow does not count. */
function plain(line: string): string {
  return line.trim().replace(/,$/, '')
}
