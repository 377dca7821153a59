import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components'
import { useState } from 'react'
import type { FlowErrorData } from '../../shared/errors/index.ts'
import { bridge } from '../bridge/bridge.ts'
import { toErrorData } from '../bridge/bridge-error.ts'
import { connectionStrings as strings } from '../strings/connections.ts'
import { strings as shell } from '../strings/shell.ts'
import { acceptSecretStore } from './connection-store.ts'
import { DialogFrame } from './dialog-frame.tsx'
import { FormError } from './form-error.tsx'

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: '14px' },
  hint: { margin: 0, color: tokens.colorNeutralForeground2 },
})

/** Shortest passphrase of a new vault, in characters; main checks it too. */
const minLength = 10

interface VaultDialogProps {
  readonly task: 'create' | 'open'
  readonly onClose: () => void
}

/** Asks for the passphrase of the vault, twice for a new one. */
export function VaultDialog({ task, onClose }: VaultDialogProps) {
  const styles = useStyles()
  const [passphrase, setPassphrase] = useState('')
  const [again, setAgain] = useState('')
  const [isTried, setTried] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<FlowErrorData>()
  const isNew = task === 'create'
  const isTooShort = isNew && [...passphrase].length < minLength
  const differs = isNew && passphrase !== again

  const send = async () => {
    setTried(true)
    if (isBusy || passphrase === '' || isTooShort || differs) return
    setBusy(true)
    setError(undefined)
    try {
      acceptSecretStore(
        isNew
          ? await bridge.connections.createVault({ passphrase })
          : await bridge.connections.openVault({ passphrase }),
      )
      onClose()
    } catch (thrown) {
      setError(toErrorData(thrown))
      setBusy(false)
    }
  }
  return (
    <DialogFrame
      title={isNew ? strings.store.vaultTitle : strings.store.vaultOpenTitle}
      width={460}
      actions={
        <>
          <Button onClick={onClose}>{shell.common.cancel}</Button>
          <Button type="submit" appearance="primary" disabled={isBusy}>
            {isNew ? strings.store.makeVault : strings.store.openVault}
          </Button>
        </>
      }
      onSubmit={() => void send()}
      onClose={onClose}
    >
      <div className={styles.form}>
        {isNew && <p className={styles.hint}>{strings.store.vaultHint}</p>}
        {error !== undefined && <FormError error={error} />}
        <Field
          label={strings.store.passphrase}
          required
          {...(isNew ? { hint: strings.store.passphraseHint } : {})}
          {...(isTried && isTooShort
            ? { validationState: 'error' as const, validationMessage: strings.store.tooShort }
            : {})}
        >
          <Input
            autoFocus
            type="password"
            autoComplete="off"
            value={passphrase}
            onChange={(_event, { value }) => setPassphrase(value)}
          />
        </Field>
        {isNew && (
          <Field
            label={strings.store.again}
            required
            {...(isTried && differs
              ? { validationState: 'error' as const, validationMessage: strings.store.differs }
              : {})}
          >
            <Input
              type="password"
              autoComplete="off"
              value={again}
              onChange={(_event, { value }) => setAgain(value)}
            />
          </Field>
        )}
      </div>
    </DialogFrame>
  )
}
