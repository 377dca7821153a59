import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Field,
  Input,
  makeStyles,
  tokens,
} from '@fluentui/react-components'
import { connectionStrings as strings } from '../strings/connections.ts'
import { ConnectionField } from './connection-field.tsx'
import { type FormField, isSecretName } from './connection-form-model.ts'
import { RegisterHelp } from './register-help.tsx'
import type { ConnectionFormState } from './use-connection-form.ts'

const useStyles = makeStyles({
  fields: { display: 'flex', flexDirection: 'column', gap: '14px' },
  summary: { margin: 0, color: tokens.colorNeutralForeground2 },
  more: { display: 'flex', flexDirection: 'column', gap: '14px', paddingBottom: '8px' },
})

interface ConnectionFieldsProps {
  readonly form: ConnectionFormState
  /** Sending was tried: what is missing is marked. */
  readonly showMissing: boolean
}

/** The values of one way to sign in: what it is, what to register for it, its fields, and the rest behind a fold. */
export function ConnectionFields({ form, showMissing }: ConnectionFieldsProps) {
  const styles = useStyles()
  const { way, fields, isChange, values, files, missing } = form
  const { signIn } = way.kind.traits
  const row = (field: FormField) => (
    <ConnectionField
      key={field.name}
      field={field}
      value={values[field.name] ?? ''}
      file={files[field.name]}
      isKept={isChange && isSecretName(way.kind, field.name)}
      isMissing={showMissing && missing.includes(field.name)}
      onChange={(value) => form.set(field.name, value)}
      onPickFile={() => form.pickFile(field.name)}
      onForgetFile={() => form.forgetFile(field.name)}
    />
  )
  const isNone = way.kind.kind === 'none'
  return (
    <div className={styles.fields}>
      {(!isNone || !way.isForDriver) && (
        <p className={styles.summary}>
          {way.isForDriver ? strings.driver.summary : strings.kindSummary(way.kind)}
        </p>
      )}
      {signIn !== 'none' && <RegisterHelp signIn={signIn} values={values} />}
      {fields.main.map(row)}
      {!isNone && (fields.more.length > 0 || !way.isForDriver) && (
        <Accordion collapsible>
          <AccordionItem value="more">
            <AccordionHeader>{strings.create.more}</AccordionHeader>
            <AccordionPanel>
              <div className={styles.more}>
                {fields.more.map(row)}
                {!way.isForDriver && (
                  <Field label={strings.create.hosts} hint={strings.create.hostsHint}>
                    <Input
                      value={form.hostsText}
                      spellCheck={false}
                      onChange={(_event, { value }) => form.setHosts(value)}
                    />
                  </Field>
                )}
              </div>
            </AccordionPanel>
          </AccordionItem>
        </Accordion>
      )}
    </div>
  )
}
