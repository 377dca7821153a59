import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { ErrorCircleFilled } from '@fluentui/react-icons/svg/error-circle'
import { LightbulbRegular } from '@fluentui/react-icons/svg/lightbulb'
import { useMemo } from 'react'
import type { JsonPath } from '../../shared/errors/index.ts'
import type { ActionState, RunError, RunId } from '../../shared/run/index.ts'
import { inOwnWords } from '../strings/sentences.ts'
import { strings } from '../strings/shell.ts'
import { CopyButton } from '../ui/copy-button.tsx'
import { pathText } from '../ui/path-text.ts'
import { textAt } from './text-at.ts'
import { useRunDefinition } from './use-run-definition.ts'

const useStyles = makeStyles({
  card: {
    display: 'flex',
    flexDirection: 'column',
    gap: '8px',
    padding: '12px 14px',
    borderRadius: '10px',
    backgroundColor: tokens.colorStatusDangerBackground1,
    border: `1px solid ${tokens.colorStatusDangerBorder1}`,
    overflowWrap: 'anywhere',
  },
  head: { display: 'flex', gap: '10px', alignItems: 'flex-start' },
  icon: {
    fontSize: '18px',
    lineHeight: 0,
    marginTop: '1px',
    color: tokens.colorStatusDangerForeground1,
    flexShrink: 0,
  },
  cause: { margin: '0 0 2px', fontWeight: tokens.fontWeightSemibold },
  message: { margin: 0, color: tokens.colorNeutralForeground1, userSelect: 'text' },
  code: {
    margin: '2px 0 0',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    userSelect: 'text',
  },
  hint: { display: 'flex', gap: '8px', alignItems: 'flex-start', color: tokens.colorNeutralForeground2 },
  trace: {
    margin: 0,
    paddingLeft: '18px',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
  },
  part: { color: tokens.colorNeutralForeground3 },
  buttons: { display: 'flex', gap: '8px', flexWrap: 'wrap' },
})

interface RunErrorCardProps {
  /** The run it belongs to: its definition names the parts of the expression that failed. */
  readonly runId: RunId
  readonly error: RunError
  readonly onGoToField?: ((path: JsonPath) => void) | undefined
  /** The action that is the reason, where this one only passes it on. */
  readonly cause?: ActionState | undefined
  readonly onShowCause?: ((cause: ActionState) => void) | undefined
}

/** Values of a trace shown. */
const traceLimit = 8

/** What went wrong with an action or a run: in words, where, and what to try. */
export function RunErrorCard(props: RunErrorCardProps) {
  const { runId, onGoToField, cause, onShowCause } = props
  const styles = useStyles()
  // What is passed on says nothing; what began it does.
  const error = inOwnWords(cause?.error ?? props.error)
  const hasTrace = error.trace !== undefined && error.trace.length > 0
  const { definition } = useRunDefinition(hasTrace ? runId : undefined)
  const source = useMemo(() => textAt(definition, error.path), [definition, error.path])
  const { path } = error
  const trace = tellingTrace(error, source)
  return (
    <section className={styles.card} role="alert">
      <div className={styles.head}>
        <ErrorCircleFilled aria-hidden className={styles.icon} />
        <div>
          {cause !== undefined && <p className={styles.cause}>{causeText(cause)}</p>}
          <p className={styles.message}>{error.message}</p>
          <p className={styles.code}>
            {error.code}
            {path !== undefined && ` · ${pathText(path)}`}
          </p>
        </div>
      </div>
      {error.hint !== undefined && (
        <div className={styles.hint}>
          <LightbulbRegular aria-hidden style={{ flexShrink: 0, fontSize: 18 }} />
          <span>{error.hint}</span>
        </div>
      )}
      {trace.length > 0 && (
        <div>
          <span>{strings.action.values}</span>
          <ul className={styles.trace}>
            {trace.map(({ range, json }) => (
              <li key={`${range.start}-${range.end}`}>
                {source !== undefined && (
                  <span className={styles.part}>{`${source.slice(range.start, range.end)} = `}</span>
                )}
                {json.length > 200 ? `${json.slice(0, 200)}…` : json}
              </li>
            ))}
          </ul>
        </div>
      )}
      <div className={styles.buttons}>
        {cause !== undefined && onShowCause !== undefined && (
          <Button size="small" onClick={() => onShowCause(cause)}>
            {strings.action.showCause}
          </Button>
        )}
        {path !== undefined && onGoToField !== undefined && (
          <Button size="small" appearance="primary" onClick={() => onGoToField(path)}>
            {strings.action.goToField}
          </Button>
        )}
        <CopyButton size="small" label={strings.common.copyDetails} text={() => describe(error)} />
      </div>
    </section>
  )
}

function causeText({ name, repetition }: ActionState): string {
  const shown = name.replaceAll('_', ' ')
  if (repetition.length === 0) return strings.action.cause(shown)
  const places = repetition.map(({ scope, index }) =>
    strings.runs.iteration(scope.replaceAll('_', ' '), index),
  )
  return strings.action.causeIn(shown, places.join(', '))
}

/** The values worth telling: a literal shows its own. */
function tellingTrace({ trace = [] }: RunError, source: string | undefined): NonNullable<RunError['trace']> {
  const isLiteral = /^(?:'.*'|[+-]?[\d.]+|true|false|null)$/is
  return trace
    .filter(
      ({ range }) => source === undefined || !isLiteral.test(source.slice(range.start, range.end).trim()),
    )
    .slice(0, traceLimit)
}

function describe({ code, message, hint, path }: RunError): string {
  const lines = [`${code}: ${message}`]
  if (hint !== undefined) lines.push(`Hint: ${hint}`)
  if (path !== undefined) lines.push(`At: ${pathText(path)}`)
  return lines.join('\n')
}
