import { Button, MessageBar, MessageBarBody, makeStyles, Spinner } from '@fluentui/react-components'
import { useMemo, useState } from 'react'
import { authenticationKinds, type Connection } from '../../shared/connections/index.ts'
import type { ConnectionOption } from '../../shared/connectors/connection-options.ts'
import { notify } from '../app/notices.ts'
import { bridge } from '../bridge/bridge.ts'
import { connectionStrings as strings } from '../strings/connections.ts'
import { inWords } from '../strings/sentences.ts'
import { strings as shell } from '../strings/shell.ts'
import { DialogForm, DialogHost } from '../ui/dialog-frame.tsx'
import { ConnectionFields } from './connection-fields.tsx'
import { initialValues, wayOfConnection } from './connection-form-model.ts'
import { useOffer } from './create-connection-dialog.tsx'
import { FormError } from './form-error.tsx'
import { SecretStoreBanner } from './secret-store-banner.tsx'
import { SignInProgress } from './sign-in-progress.tsx'
import { useConnectionForm } from './use-connection-form.ts'
import { useSignIn } from './use-sign-in.ts'

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: '14px', paddingBottom: '4px' },
})

interface FixConnectionDialogProps {
  readonly connection: Connection
  readonly onFixed?: (connection: Connection) => void
  readonly onClose: () => void
}

/** Mends a connection, or changes one that works: its values, its secret, its sign-in. Its flows keep it. */
export function FixConnectionDialog({ connection, onFixed, onClose }: FixConnectionDialogProps) {
  const { offer } = useOffer(connection.environmentId, connection.connectorId)
  const isLoading = offer.value === undefined && offer.error === undefined
  return (
    <DialogHost onClose={onClose}>
      {isLoading ? (
        <DialogForm title={titleOf(connection)} onSubmit={() => undefined}>
          <Spinner label={shell.common.loading} />
        </DialogForm>
      ) : (
        <FixForm
          connection={connection}
          // Without its connector a connection can still be mended: its kind says what it is made of.
          options={offer.value?.options ?? []}
          onFixed={(fixed) => {
            onFixed?.(fixed)
            onClose()
          }}
          onClose={onClose}
        />
      )}
    </DialogHost>
  )
}

interface FixFormProps {
  readonly connection: Connection
  readonly options: readonly ConnectionOption[]
  readonly onFixed: (connection: Connection) => void
  readonly onClose: () => void
}

function FixForm({ connection, options, onFixed, onClose }: FixFormProps) {
  const styles = useStyles()
  const { environmentId, hosts, id, lastError, settings } = connection
  const way = useMemo(() => wayOfConnection(options, connection), [options, connection])
  const signIn = useSignIn()
  const [isTried, setTried] = useState(false)
  const values = { ...initialValues(way), ...settings }
  const form = useConnectionForm({ way, values, hosts, isChange: true })

  const fix = async () => {
    setTried(true)
    if (signIn.isBusy || form.missing.length > 0) return
    const fixed = await signIn.run((attemptId) =>
      bridge.connections.fix({ environmentId, connectionId: id, ...form.toSend(), attemptId }),
    )
    if (fixed === undefined) return
    notify({ intent: 'success', title: strings.fix.done(fixed.name) })
    onFixed(fixed)
  }

  return (
    <DialogForm
      title={titleOf(connection)}
      {...(signIn.isBusy
        ? {}
        : {
            actions: (
              <>
                <Button onClick={onClose}>{shell.common.cancel}</Button>
                <Button type="submit" appearance="primary">
                  {fixLabel(connection)}
                </Button>
              </>
            ),
          })}
      onSubmit={() => void fix()}
    >
      {signIn.isBusy && <SignInProgress signIn={signIn} />}
      <div className={styles.form} {...(signIn.isBusy ? { style: { display: 'none' } } : {})}>
        <SecretStoreBanner onlyWhenShut />
        {lastError !== undefined && signIn.error === undefined && <FaultBar connection={connection} />}
        {signIn.error !== undefined && <FormError error={signIn.error} />}
        <ConnectionFields form={form} showMissing={isTried} />
      </div>
    </DialogForm>
  )
}

function FaultBar({ connection: { lastError } }: { readonly connection: Connection }) {
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        {lastError?.code === 'connection.changed-outside'
          ? strings.fix.changedOutside
          : lastError && inWords(lastError)}
      </MessageBarBody>
    </MessageBar>
  )
}

function titleOf({ name, status }: Connection): string {
  return status === 'connected' ? strings.fix.changeTitle(name) : strings.fix.title(name)
}

function fixLabel({ kind }: Connection): string {
  const { signIn } = authenticationKinds[kind].traits
  return signIn === 'browser' || signIn === 'unattended'
    ? strings.details.signInAgain
    : signIn === 'code'
      ? strings.create.getCode
      : strings.fix.save
}
