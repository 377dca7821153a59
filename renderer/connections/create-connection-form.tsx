import {
  Button,
  Dropdown,
  Field,
  Input,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  Option,
  OptionGroup,
} from '@fluentui/react-components'
import { useMemo, useState } from 'react'
import type { Connection } from '../../shared/connections/index.ts'
import type { ConnectionOffer } from '../../shared/ipc/connections-contract.ts'
import type { EnvironmentId } from '../../shared/run/index.ts'
import { notify } from '../app/notices.ts'
import { bridge } from '../bridge/bridge.ts'
import { connectionStrings as strings } from '../strings/connections.ts'
import { strings as shell } from '../strings/shell.ts'
import { DialogForm } from '../ui/dialog-frame.tsx'
import { ConnectionFields } from './connection-fields.tsx'
import { initialValues, type SignInWay, waysOf } from './connection-form-model.ts'
import { FormError } from './form-error.tsx'
import { SecretStoreBanner } from './secret-store-banner.tsx'
import { SignInProgress } from './sign-in-progress.tsx'
import { useConnectionForm } from './use-connection-form.ts'
import { useSignIn } from './use-sign-in.ts'

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: '14px', paddingBottom: '4px' },
})

interface CreateConnectionFormProps {
  readonly environmentId: EnvironmentId
  readonly offer: ConnectionOffer
  readonly onBack?: () => void
  readonly onMade: (connection: Connection) => void
  readonly onClose: () => void
}

/** The form of a new connection of one connector: which way to sign in, and what that asks for. */
export function CreateConnectionForm(props: CreateConnectionFormProps) {
  const { offer } = props
  const { offered, others } = useMemo(() => waysOf(offer.options), [offer])
  const [wayId, setWayId] = useState((offered[0] ?? others[0])?.id)
  const way = [...offered, ...others].find(({ id }) => id === wayId)
  if (way === undefined) return null
  return <FormOfWay key={way.id} {...props} way={way} offered={offered} others={others} onWay={setWayId} />
}

interface FormOfWayProps extends CreateConnectionFormProps {
  readonly way: SignInWay
  readonly offered: readonly SignInWay[]
  readonly others: readonly SignInWay[]
  readonly onWay: (id: string) => void
}

function FormOfWay({ environmentId, offer, onBack, onMade, onClose, onWay, ...ways }: FormOfWayProps) {
  const styles = useStyles()
  const { way, offered, others } = ways
  const signIn = useSignIn()
  const [name, setName] = useState('')
  const [isTried, setTried] = useState(false)
  const form = useConnectionForm({ way, values: initialValues(way), hosts: way.hosts, isChange: false })

  const create = async () => {
    setTried(true)
    if (signIn.isBusy || form.missing.length > 0 || !way.kind.traits.isBuilt) return
    const made = await signIn.run((attemptId) =>
      bridge.connections.create({
        environmentId,
        connectorId: offer.connectorId,
        kind: way.kind.kind,
        ...form.toSend(),
        ...(name.trim() === '' ? {} : { name: name.trim() }),
        attemptId,
      }),
    )
    if (made === undefined) return
    notify({ intent: 'success', title: strings.create.made(made.name) })
    onMade(made)
  }

  return (
    <DialogForm
      title={strings.create.titleFor(offer.title)}
      {...(signIn.isBusy
        ? {}
        : {
            actions: (
              <>
                {onBack !== undefined && <Button onClick={onBack}>{strings.create.back}</Button>}
                <Button onClick={onClose}>{shell.common.cancel}</Button>
                <Button type="submit" appearance="primary" disabled={!way.kind.traits.isBuilt}>
                  {submitLabel(way)}
                </Button>
              </>
            ),
          })}
      onSubmit={() => void create()}
    >
      {signIn.isBusy && <SignInProgress signIn={signIn} />}
      <div
        className={styles.form}
        hidden={signIn.isBusy}
        {...(signIn.isBusy ? { style: { display: 'none' } } : {})}
      >
        <SecretStoreBanner onlyWhenShut />
        {signIn.error !== undefined && <FormError error={signIn.error} />}
        <Field label={strings.create.way}>
          <Dropdown
            value={way.title}
            selectedOptions={[way.id]}
            onOptionSelect={(_event, { optionValue }) => {
              if (optionValue !== undefined) onWay(optionValue)
            }}
          >
            {offered.length > 0 && (
              <OptionGroup label={strings.create.waysOfConnector(offer.title)}>
                {offered.map(asOption)}
              </OptionGroup>
            )}
            {others.length > 0 && (
              <OptionGroup label={strings.create.otherWays}>{others.map(asOption)}</OptionGroup>
            )}
          </Dropdown>
        </Field>
        {way.kind.traits.isBuilt ? (
          <ConnectionFields form={form} showMissing={isTried} />
        ) : (
          <MessageBar intent="warning" layout="multiline">
            <MessageBarBody>
              <MessageBarTitle>{strings.create.notBuilt(way.title)}</MessageBarTitle>
              {strings.create.notBuiltHint}
            </MessageBarBody>
          </MessageBar>
        )}
        <Field label={strings.create.name} hint={strings.create.nameHint}>
          <Input value={name} maxLength={200} onChange={(_event, { value }) => setName(value)} />
        </Field>
      </div>
    </DialogForm>
  )
}

function asOption({ id, title }: SignInWay) {
  return (
    <Option key={id} value={id}>
      {title}
    </Option>
  )
}

/** Words for the button that sends the form of a way. */
export function submitLabel({ kind }: Pick<SignInWay, 'kind'>): string {
  const { signIn } = kind.traits
  return signIn === 'browser'
    ? strings.create.signIn
    : signIn === 'code'
      ? strings.create.getCode
      : strings.create.submit
}
