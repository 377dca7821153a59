import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components'
import { useState } from 'react'
import type { SecretStoreInfo } from '../../shared/connections/index.ts'
import type { FlowErrorData } from '../../shared/errors/index.ts'
import { bridge } from '../bridge/bridge.ts'
import { toErrorData } from '../bridge/bridge-error.ts'
import { connectionStrings as strings } from '../strings/connections.ts'
import { strings as shell } from '../strings/shell.ts'
import { DialogFrame } from '../ui/dialog-frame.tsx'
import { acceptSecretStore } from './connection-store.ts'
import { FormError } from './form-error.tsx'

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: '14px' },
  hint: { margin: 0, color: tokens.colorNeutralForeground2 },
  lost: { marginRight: 'auto' },
})

/** Shortest passphrase of a new vault, in characters; main checks it too. */
const minLength = 10

/** What a passphrase is asked for: a new vault, the same for secrets that are in the keychain, opening, a new passphrase. */
export type VaultTask = 'create' | 'move' | 'open' | 'change'

interface Passphrases {
  /** Of the vault as it is. */
  readonly current: string
  /** The one it is to have. */
  readonly next: string
}

const sends: Readonly<Record<VaultTask, (given: Passphrases) => Promise<SecretStoreInfo>>> = {
  create: ({ next }) => bridge.connections.createVault({ passphrase: next }),
  move: ({ next }) => bridge.connections.moveToVault({ passphrase: next }),
  open: ({ current }) => bridge.connections.openVault({ passphrase: current }),
  change: ({ current, next }) => bridge.connections.changePassphrase({ from: current, to: next }),
}

interface VaultDialogProps {
  readonly task: VaultTask
  /** The passphrase is lost: only where a vault is to be opened. */
  readonly onLost?: () => void
  readonly onClose: () => void
}

/** Asks for the passphrase of the vault, twice for a new one. */
export function VaultDialog({ task, onLost, onClose }: VaultDialogProps) {
  const styles = useStyles()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [again, setAgain] = useState('')
  const [isTried, setTried] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<FlowErrorData>()
  const asksCurrent = task === 'open' || task === 'change'
  const asksNext = task !== 'open'
  const isTooShort = asksNext && [...next].length < minLength
  const differs = asksNext && next !== again
  const words = strings.store.tasks[task]

  const send = async () => {
    setTried(true)
    if (isBusy || (asksCurrent && current === '') || isTooShort || differs) return
    setBusy(true)
    setError(undefined)
    try {
      acceptSecretStore(await sends[task]({ current, next }))
      onClose()
    } catch (thrown) {
      setError(toErrorData(thrown))
      setBusy(false)
    }
  }
  return (
    <DialogFrame
      title={words.title}
      width={480}
      actions={
        <>
          {onLost !== undefined && (
            <Button appearance="transparent" className={styles.lost} onClick={onLost}>
              {strings.store.lost}
            </Button>
          )}
          <Button onClick={onClose}>{shell.common.cancel}</Button>
          <Button type="submit" appearance="primary" disabled={isBusy}>
            {isBusy ? strings.store.working : words.submit}
          </Button>
        </>
      }
      onSubmit={() => void send()}
      onClose={onClose}
    >
      <div className={styles.form}>
        {words.hint !== '' && <p className={styles.hint}>{words.hint}</p>}
        {error !== undefined && <FormError error={error} />}
        {asksCurrent && (
          <PassphraseField
            label={task === 'change' ? strings.store.current : strings.store.passphrase}
            value={current}
            isFirst
            problem={isTried && current === '' ? strings.create.needed : undefined}
            onChange={setCurrent}
          />
        )}
        {asksNext && (
          <>
            <PassphraseField
              label={task === 'change' ? strings.store.next : strings.store.passphrase}
              hint={strings.store.passphraseHint}
              value={next}
              isFirst={!asksCurrent}
              problem={isTried && isTooShort ? strings.store.tooShort : undefined}
              onChange={setNext}
            />
            <PassphraseField
              label={strings.store.again}
              value={again}
              problem={isTried && differs ? strings.store.differs : undefined}
              onChange={setAgain}
            />
          </>
        )}
      </div>
    </DialogFrame>
  )
}

interface PassphraseFieldProps {
  readonly label: string
  readonly hint?: string
  readonly value: string
  readonly isFirst?: boolean
  readonly problem: string | undefined
  readonly onChange: (value: string) => void
}

function PassphraseField({ label, hint, value, isFirst = false, problem, onChange }: PassphraseFieldProps) {
  return (
    <Field
      label={label}
      required
      {...(hint === undefined ? {} : { hint })}
      {...(problem === undefined ? {} : { validationState: 'error' as const, validationMessage: problem })}
    >
      <Input
        autoFocus={isFirst}
        type="password"
        autoComplete="off"
        value={value}
        onChange={(_event, data) => onChange(data.value)}
      />
    </Field>
  )
}
