import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  Spinner,
  Textarea,
  tokens,
} from '@fluentui/react-components'
import { ErrorCircleFilled } from '@fluentui/react-icons/svg/error-circle'
import { TextWrapRegular } from '@fluentui/react-icons/svg/text-wrap'
import { WarningFilled } from '@fluentui/react-icons/svg/warning'
import { lazy, Suspense, useState } from 'react'
import { ErrorBoundary } from 'react-error-boundary'
import type { TextRange } from '../../shared/errors/index.ts'
import type { RunId } from '../../shared/run/index.ts'
import type { FlowGraph } from '../../shared/wdl/graph.ts'
import type { FlowRef } from '../document/documents.ts'
import { fieldStrings } from '../strings/fields.ts'
import { diagnoseExpression, type ExpressionProblem } from './diagnose-expression.ts'
import { dropDraft, findDraft, keepDraft } from './expression-drafts.ts'
import { formatExpression } from './format-expression.ts'
import { LiveResult } from './live-result.tsx'
import type { ScopeSchemas } from './schema-of-expression.ts'
import { useRunValues } from './use-run-values.ts'

const words = fieldStrings.editor

const ExpressionCode = lazy(() =>
  import('./expression-code.tsx').then((module) => ({ default: module.ExpressionCode })),
)

const useStyles = makeStyles({
  surface: {
    width: '1080px',
    height: '640px',
    maxWidth: '96vw',
    maxHeight: '92vh',
    minWidth: 'min(520px, 96vw)',
    minHeight: '360px',
    padding: '20px 24px 16px',
    boxSizing: 'border-box',
    resize: 'both',
    overflow: 'hidden',
    display: 'flex',
    flexDirection: 'column',
  },
  body: { flexGrow: 1, minHeight: 0, maxHeight: 'none', height: '100%', gridTemplateRows: 'auto 1fr auto' },
  content: {
    display: 'flex',
    gap: '16px',
    minHeight: 0,
    // Lists of the editor reach over its edge.
    overflow: 'visible',
    '@media (max-width: 900px)': { flexDirection: 'column' },
  },
  left: {
    display: 'flex',
    flexDirection: 'column',
    gap: '8px',
    flexGrow: 3,
    flexBasis: 0,
    minWidth: 0,
    minHeight: 0,
  },
  right: {
    flexGrow: 2,
    flexBasis: 0,
    minWidth: 0,
    minHeight: 0,
    overflowY: 'auto',
    paddingLeft: '16px',
    borderLeft: `1px solid ${tokens.colorNeutralStroke2}`,
    '@media (max-width: 900px)': { paddingLeft: 0, borderLeft: 'none' },
  },
  bar: { display: 'flex', gap: '6px', alignItems: 'center', flexWrap: 'wrap' },
  code: {
    flexGrow: 1,
    minHeight: '120px',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    '& .overflow-guard': { borderRadius: tokens.borderRadiusMedium },
    ':focus-within': { outline: `2px solid ${tokens.colorCompoundBrandStroke}`, outlineOffset: '-1px' },
  },
  plain: {
    width: '100%',
    height: '100%',
    '& > textarea': { height: '100%', maxHeight: 'none', fontFamily: tokens.fontFamilyMonospace },
  },
  draft: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  subtitle: {
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground3,
  },
  problems: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    maxHeight: '110px',
    overflowY: 'auto',
    flexShrink: 0,
  },
  problem: {
    display: 'flex',
    gap: '6px',
    alignItems: 'flex-start',
    padding: '2px 0',
    fontSize: tokens.fontSizeBase200,
  },
  sign: { flexShrink: 0, fontSize: '14px', paddingTop: '2px', display: 'flex' },
  error: { color: tokens.colorStatusDangerForeground1 },
  warning: { color: tokens.colorStatusWarningForeground3 },
  grow: { flexGrow: 1 },
})

export interface ExpressionDialogProps {
  readonly flow: FlowRef
  /** Names the field and the pill: what was written and not taken over comes back under the same name. */
  readonly draftKey: string
  /** Without its `@`; empty for a new one. */
  readonly expression: string
  readonly fieldLabel: string
  readonly stepLabel: string
  readonly schemas: ScopeSchemas
  readonly graph: FlowGraph | undefined
  /** The run looked at first. */
  readonly runId: RunId | undefined
  readonly onDone: (expression: string) => void
  readonly onClose: () => void
}

/**
 * The large editor of an expression, with what it gives in a run. What was written stays when the window is left in any
 * way but by its buttons.
 */
export function ExpressionDialog(props: ExpressionDialogProps) {
  const { flow, draftKey, expression, schemas, graph, onDone, onClose } = props
  const styles = useStyles()
  const [kept] = useState(() => findDraft(draftKey))
  const [source, setSource] = useState(kept ?? expression)
  const [isDraft, setIsDraft] = useState(kept !== undefined && kept !== expression)
  const [problems, setProblems] = useState<readonly ExpressionProblem[]>(() =>
    diagnoseExpression(source, schemas.scope),
  )
  const [runId, setRunId] = useState<RunId | undefined>(props.runId)
  const [mark, setMark] = useState<TextRange>()
  const run = useRunValues(runId)
  const errors = problems.filter(({ severity }) => severity === 'error')
  const canFinish = source.trim() !== '' && errors.length === 0

  const change = (next: string) => {
    setSource(next)
    if (next === expression) dropDraft(draftKey)
    else keepDraft(draftKey, next)
  }
  const begin = (next: string) => {
    change(next)
    setProblems(diagnoseExpression(next, schemas.scope))
  }
  const finish = () => {
    if (
      source.trim() === '' ||
      diagnoseExpression(source, schemas.scope).some(({ severity }) => severity === 'error')
    )
      return
    dropDraft(draftKey)
    onDone(source)
  }
  const plain = (
    <Textarea
      className={styles.plain}
      aria-label={words.label}
      value={source}
      spellCheck={false}
      autoFocus
      onChange={(_event, data) => begin(data.value)}
    />
  )
  const isOneLine = !source.includes('\n')
  return (
    <Dialog
      open
      onOpenChange={(_event, data) => {
        // A click beside the window is no wish to lose it; Escape closes it and keeps what was written.
        if (!data.open && data.type !== 'backdropClick') onClose()
      }}
    >
      <DialogSurface className={styles.surface}>
        <DialogBody className={styles.body}>
          <DialogTitle>
            {words.title}{' '}
            <span className={styles.subtitle}>{words.of(props.fieldLabel, props.stepLabel)}</span>
          </DialogTitle>
          <DialogContent className={styles.content}>
            <div className={styles.left}>
              {isDraft && (
                <div className={styles.bar} role="status">
                  <span className={styles.draft}>{words.draftKept}</span>
                  <Button
                    size="small"
                    onClick={() => {
                      setIsDraft(false)
                      begin(expression)
                    }}
                  >
                    {words.discardDraft}
                  </Button>
                </div>
              )}
              <div className={styles.code}>
                <ErrorBoundary fallback={plain}>
                  <Suspense fallback={<Spinner size="small" label={words.loading} />}>
                    <ExpressionCode
                      source={source}
                      schemas={schemas}
                      onChange={change}
                      onProblems={setProblems}
                      onDone={finish}
                      onLeave={onClose}
                      mark={mark}
                    />
                  </Suspense>
                </ErrorBoundary>
              </div>
              <Problems
                problems={problems}
                onFix={({ range, text }) =>
                  begin(source.slice(0, range.start) + text + source.slice(range.end))
                }
              />
            </div>
            <div className={styles.right}>
              <LiveResult
                flow={flow}
                source={source}
                scope={schemas.scope}
                graph={graph}
                run={run}
                runId={runId}
                onRun={setRunId}
                onPoint={setMark}
              />
            </div>
          </DialogContent>
          <DialogActions>
            <Button
              icon={<TextWrapRegular />}
              disabled={errors.length > 0 || source.trim() === ''}
              onClick={() => begin(formatExpression(source, !isOneLine))}
            >
              {isOneLine ? words.format : words.formatOne}
            </Button>
            <span className={styles.grow} />
            <Button
              onClick={() => {
                dropDraft(draftKey)
                onClose()
              }}
            >
              {words.cancel}
            </Button>
            <Button
              appearance="primary"
              disabledFocusable={!canFinish}
              title={canFinish ? '' : source.trim() === '' ? words.empty : words.hasErrors}
              onClick={finish}
            >
              {expression === '' ? words.insert : words.update}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}

interface ProblemsProps {
  readonly problems: readonly ExpressionProblem[]
  readonly onFix: (fix: NonNullable<ExpressionProblem['fix']>) => void
}

function Problems({ problems, onFix }: ProblemsProps) {
  const styles = useStyles()
  if (problems.length === 0) return null
  return (
    <ul className={styles.problems} aria-label={words.problems}>
      {problems.map((problem) => (
        <li key={`${problem.code} ${problem.range.start} ${problem.message}`} className={styles.problem}>
          <span
            className={`${styles.sign} ${problem.severity === 'error' ? styles.error : styles.warning}`}
            aria-hidden
          >
            {problem.severity === 'error' ? <ErrorCircleFilled /> : <WarningFilled />}
          </span>
          <span>
            {problem.message} {problem.fix === undefined && problem.hint}
          </span>
          {problem.fix !== undefined && (
            <Button
              size="small"
              aria-label={words.fix(problem.fix.title)}
              onClick={() => problem.fix !== undefined && onFix(problem.fix)}
            >
              {problem.fix.title}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}
