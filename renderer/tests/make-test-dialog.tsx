import {
  Button,
  Checkbox,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
  makeStyles,
  Radio,
  RadioGroup,
  Spinner,
  tokens,
} from '@fluentui/react-components'
import { lazy, Suspense, useEffect, useState } from 'react'
import type { ScrubChoice, SensitiveFinding, TestAim } from '../../shared/flow-tests/index.ts'
import type { FlowTestDraft } from '../../shared/ipc/tests-payloads.ts'
import type { RunId } from '../../shared/run/index.ts'
import { navigate } from '../app/navigation.ts'
import { notify, notifyError } from '../app/notices.ts'
import { bridge } from '../bridge/bridge.ts'
import { strings } from '../strings/shell.ts'
import { testStrings } from '../strings/tests.ts'

const words = testStrings.make

const TestCode = lazy(() => import('./test-code.tsx').then((module) => ({ default: module.TestCode })))

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: '14px' },
  top: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(260px, 100%), 1fr))',
    gap: '12px 20px',
  },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  quiet: { margin: '2px 0 0', color: tokens.colorNeutralForeground2 },
  findings: { display: 'flex', flexDirection: 'column', gap: '6px', maxHeight: '200px', overflowY: 'auto' },
  finding: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 3fr) minmax(120px, 2fr) max-content',
    alignItems: 'center',
    gap: '10px',
    padding: '4px 8px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  found: { minWidth: 0, overflowWrap: 'anywhere' },
  kind: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  preview: {
    display: 'flex',
    height: '240px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    overflow: 'hidden',
  },
  waiting: { display: 'grid', placeItems: 'center', minHeight: '200px' },
})

interface MakeTestDialogProps {
  readonly runId: RunId
  readonly onClose: () => void
}

/** Makes a test of a run: what it expects, what becomes of secrets and personal data, how the file looks. */
export function MakeTestDialog({ runId, onClose }: MakeTestDialogProps) {
  const styles = useStyles()
  const [draft, setDraft] = useState<FlowTestDraft>()
  const [aim, setAim] = useState<TestAim>()
  const [name, setName] = useState('')
  const [choices, setChoices] = useState<Readonly<Record<string, ScrubChoice>>>({})
  const [isBusy, setBusy] = useState(false)

  useEffect(() => {
    let isCurrent = true
    const wanted = aim ?? 'as-it-ran'
    bridge.tests.draft({ runId, aim: wanted, choices: { ...choices } }).then(
      (made) => {
        if (!isCurrent) return
        // Of a failed run a test that expects success is the useful one.
        if (aim === undefined && !made.didSucceed) setAim('succeeds')
        setDraft(made)
        setName((before) => (before === '' ? made.suggestedName : before))
      },
      (error: unknown) => {
        if (!isCurrent) return
        notifyError(words.failed, error)
        onClose()
      },
    )
    return () => {
      isCurrent = false
    }
  }, [runId, aim, choices, onClose])

  const create = async () => {
    setBusy(true)
    try {
      const made = await bridge.tests.create({
        runId,
        aim: aim ?? 'as-it-ran',
        choices: { ...choices },
        name,
      })
      const environmentId = draft?.environmentId
      onClose()
      notify({
        intent: 'success',
        title: words.made(made.name),
        ...(environmentId === undefined
          ? {}
          : {
              action: {
                label: words.show,
                run: () => navigate({ page: 'tests', environmentId, flowId: made.flowId, name: made.name }),
              },
            }),
      })
    } catch (error) {
      notifyError(words.createFailed, error)
      setBusy(false)
    }
  }
  const choose = (id: string, choice: ScrubChoice) => setChoices((before) => ({ ...before, [id]: choice }))
  return (
    <Dialog
      open
      onOpenChange={(_event, { open }) => {
        if (!open) onClose()
      }}
    >
      <DialogSurface style={{ maxWidth: 820 }}>
        <DialogBody>
          <DialogTitle>{words.title}</DialogTitle>
          <DialogContent className={styles.content}>
            {draft === undefined ? (
              <div className={styles.waiting}>
                <Spinner label={strings.common.loading} labelPosition="below" />
              </div>
            ) : (
              <>
                <div className={styles.top}>
                  <Field label={words.name} hint={words.nameHint} required>
                    <Input value={name} onChange={(_event, { value }) => setName(value)} />
                  </Field>
                  <Field label={words.aim} {...(aim === 'succeeds' ? { hint: words.aimHint } : {})}>
                    <RadioGroup
                      value={aim ?? 'as-it-ran'}
                      onChange={(_event, { value }) => setAim(value as TestAim)}
                    >
                      <Radio value="as-it-ran" label={words.aims['as-it-ran']} />
                      <Radio value="succeeds" label={words.aims.succeeds} />
                    </RadioGroup>
                  </Field>
                </div>
                <div>
                  <h3 className={styles.heading}>
                    {draft.findings.length === 0 ? words.noFindings : words.findings(draft.findings.length)}
                  </h3>
                  {draft.findings.length > 0 && <p className={styles.quiet}>{words.findingsHint}</p>}
                </div>
                {draft.findings.length > 0 && (
                  <div className={styles.findings}>
                    {draft.findings.map((finding) => (
                      <Finding
                        key={finding.id}
                        finding={finding}
                        choice={choices[finding.id]}
                        onChoose={(choice) => choose(finding.id, choice)}
                      />
                    ))}
                  </div>
                )}
                {draft.notes.map((note) => (
                  <p key={note} className={styles.quiet}>
                    {note}
                  </p>
                ))}
                <div className={styles.preview}>
                  <Suspense fallback={null}>
                    <TestCode label={words.preview} text={draft.text} problems={noProblems} />
                  </Suspense>
                </div>
              </>
            )}
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>{strings.common.cancel}</Button>
            <Button
              appearance="primary"
              disabled={draft === undefined || name.trim() === '' || isBusy}
              onClick={() => void create()}
            >
              {words.create}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}

const noProblems: readonly [] = []

interface FindingProps {
  readonly finding: SensitiveFinding
  readonly choice: ScrubChoice | undefined
  readonly onChoose: (choice: ScrubChoice) => void
}

/** One sensitive value: what it is, what becomes of it. */
function Finding({ finding, choice, onChoose }: FindingProps) {
  const styles = useStyles()
  const isKept = choice !== undefined && 'keep' in choice
  const replacement =
    choice !== undefined && 'replacement' in choice ? choice.replacement : finding.replacement
  return (
    <div className={styles.finding}>
      <span className={styles.found}>
        <span className={styles.kind}>
          {words.kinds[finding.kind]}, {words.times(finding.count)}
        </span>
        <br />
        {finding.preview}
      </span>
      <Input
        size="small"
        aria-label={words.replacementOf(finding.preview)}
        disabled={isKept}
        value={isKept ? finding.preview : replacement}
        onChange={(_event, { value }) => onChoose({ replacement: value })}
      />
      <Checkbox
        label={words.keep}
        aria-label={words.keepOf(finding.preview)}
        checked={isKept}
        onChange={(_event, { checked }) =>
          onChoose(checked === true ? { keep: true } : { replacement: finding.replacement })
        }
      />
    </div>
  )
}
