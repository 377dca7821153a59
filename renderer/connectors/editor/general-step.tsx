import {
  Dropdown,
  Field,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Option,
  tokens,
} from '@fluentui/react-components'
import {
  readServerAddress,
  type ServerAddress,
  setColor,
  setInfo,
  setServerAddress,
} from '../../../shared/connectors/edit/index.ts'
import { connectorEditorStrings } from '../../strings/connector-editor.ts'
import { ConnectorTile } from '../connector-tile.tsx'
import { CommitField } from './commit-field.tsx'
import type { ConnectorForms } from './edited-connector.ts'
import { StepLayout } from './step-layout.tsx'

const strings = connectorEditorStrings.general
const steps = connectorEditorStrings.steps

const useStyles = makeStyles({
  icon: { display: 'flex', alignItems: 'center', gap: '14px' },
  color: { width: '56px', height: '32px', padding: 0, border: 'none', background: 'none', cursor: 'pointer' },
  server: {
    display: 'grid',
    gridTemplateColumns: '110px minmax(0, 1fr) minmax(0, 180px)',
    alignItems: 'start',
    gap: '12px',
    '@media (max-width: 900px)': { gridTemplateColumns: '1fr' },
  },
  preview: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  mono: { fontFamily: tokens.fontFamilyMonospace },
})

interface GeneralStepProps {
  readonly forms: ConnectorForms
  readonly onNext: () => void
}

/** What the connector is called, how it looks, and where its service is. */
export function GeneralStep({ forms, onNext }: GeneralStepProps) {
  const styles = useStyles()
  const { model, isReadOnly, apply } = forms
  const address = readServerAddress(forms)
  const color = model.properties?.iconBrandColor ?? '#0f6cbd'
  const setAddress = (change: Partial<ServerAddress>) =>
    apply(steps.server, () => setServerAddress(forms, { ...address, ...change }))
  return (
    <StepLayout next={{ label: strings.next, go: onNext }}>
      <CommitField
        label={strings.name}
        isRequired
        isDisabled={isReadOnly}
        value={model.title}
        onCommit={(value) => apply(steps.title, () => setInfo(forms, 'title', value))}
      />
      <CommitField
        label={strings.description}
        hint={strings.descriptionHint}
        isMultiline
        isDisabled={isReadOnly}
        value={model.description ?? ''}
        onCommit={(value) => apply(steps.description, () => setInfo(forms, 'description', value))}
      />
      <Field label={strings.color}>
        <div className={styles.icon}>
          <ConnectorTile title={model.title} color={color} />
          <input
            className={styles.color}
            type="color"
            aria-label={strings.pickColor}
            disabled={isReadOnly}
            defaultValue={color}
            key={color}
            // `change` comes when the person is done choosing, `input` at each colour on the way.
            onBlur={(event) => {
              const chosen = event.currentTarget.value
              if (chosen !== color) apply(steps.color, () => setColor(forms, chosen))
            }}
          />
        </div>
      </Field>
      <div className={styles.server}>
        <Field label={strings.scheme}>
          <Dropdown
            style={{ minWidth: 0 }}
            disabled={isReadOnly}
            value={address.scheme.toUpperCase()}
            selectedOptions={[address.scheme]}
            onOptionSelect={(_event, { optionValue }) => {
              setAddress({ scheme: optionValue === 'http' ? 'http' : 'https' })
            }}
          >
            <Option value="https">HTTPS</Option>
            <Option value="http">HTTP</Option>
          </Dropdown>
        </Field>
        <CommitField
          label={strings.host}
          hint={strings.hostHint}
          isRequired
          isMonospace
          isDisabled={isReadOnly}
          value={address.host}
          onCommit={(host) => setAddress({ host })}
        />
        <CommitField
          label={strings.basePath}
          hint={strings.basePathHint}
          isMonospace
          isDisabled={isReadOnly}
          value={address.basePath === '' ? '/' : address.basePath}
          onCommit={(basePath) => setAddress({ basePath })}
        />
      </div>
      {address.host === '' ? (
        <MessageBar intent="warning">
          <MessageBarBody>{strings.noHost}</MessageBarBody>
        </MessageBar>
      ) : (
        <div className={styles.preview}>
          {strings.preview}{' '}
          <span className={styles.mono}>{`${address.scheme}://${address.host}${address.basePath}`}</span>
        </div>
      )}
      {address.scheme === 'http' && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{strings.insecure}</MessageBarBody>
        </MessageBar>
      )}
      <CommitField
        label={strings.version}
        isDisabled={isReadOnly}
        value={model.version ?? ''}
        onCommit={(value) => apply(steps.description, () => setInfo(forms, 'version', value))}
      />
    </StepLayout>
  )
}
