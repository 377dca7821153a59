import {
  Button,
  Card,
  Dropdown,
  Field,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Option,
  tokens,
} from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons/svg/add'
import { DeleteRegular } from '@fluentui/react-icons/svg/delete'
import { SettingsRegular } from '@fluentui/react-icons/svg/settings'
import {
  addPolicy,
  deletePolicy,
  type PolicyField,
  policyForms,
  setPolicyField,
  setPolicyOperations,
  setPolicySection,
  setPolicyTitle,
} from '../../../shared/connectors/edit/index.ts'
import type { PolicyInstance } from '../../../shared/connectors/index.ts'
import { printJson } from '../../../shared/json/index.ts'
import { connectorEditorStrings } from '../../strings/connector-editor.ts'
import { MessageState } from '../../ui/message-state.tsx'
import { CommitField } from './commit-field.tsx'
import type { ConnectorForms } from './edited-connector.ts'
import { StepLayout } from './step-layout.tsx'

const strings = connectorEditorStrings.policies
const steps = connectorEditorStrings.steps

const useStyles = makeStyles({
  head: { display: 'flex', alignItems: 'center', gap: '12px' },
  intro: { flexGrow: 1, color: tokens.colorNeutralForeground2 },
  card: { display: 'flex', flexDirection: 'column', gap: '12px' },
  grid: {
    display: 'grid',
    gridTemplateColumns: '1fr 1fr',
    gap: '12px',
    '@media (max-width: 900px)': { gridTemplateColumns: '1fr' },
  },
  title: { display: 'flex', alignItems: 'center', gap: '8px' },
  name: { flexGrow: 1, fontWeight: tokens.fontWeightSemibold, fontSize: tokens.fontSizeBase400 },
})

interface PoliciesStepProps {
  readonly forms: ConnectorForms
  readonly onNext: () => void
}

/** The policies of the connector, in the order in which they work. */
export function PoliciesStep({ forms, onNext }: PoliciesStepProps) {
  const styles = useStyles()
  const { model, isReadOnly, apply } = forms
  const policies = model.properties?.policies ?? []
  const nameOf = (templateId: string) => strings.templates[templateId] ?? templateId
  return (
    <StepLayout next={{ label: strings.next, go: onNext }}>
      <div className={styles.head}>
        <span className={styles.intro}>{strings.intro}</span>
        <Menu>
          <MenuTrigger disableButtonEnhancement>
            <Button icon={<AddRegular />} disabled={isReadOnly}>
              {strings.add}
            </Button>
          </MenuTrigger>
          <MenuPopover>
            <MenuList>
              {policyForms.map((form) => (
                <MenuItem
                  key={form.templateId}
                  onClick={() =>
                    void apply(steps.addPolicy, () => addPolicy(forms, form, nameOf(form.templateId)))
                  }
                >
                  {nameOf(form.templateId)}
                </MenuItem>
              ))}
            </MenuList>
          </MenuPopover>
        </Menu>
      </div>
      {policies.length === 0 && (
        <MessageState size="small" icon={<SettingsRegular />} title={strings.none} body={strings.noneHint} />
      )}
      {policies.map((policy) => (
        <PolicyCard key={policy.at.join(' ')} forms={forms} policy={policy} />
      ))}
    </StepLayout>
  )
}

function PolicyCard({ forms, policy }: { readonly forms: ConnectorForms; readonly policy: PolicyInstance }) {
  const styles = useStyles()
  const { model, isReadOnly, apply } = forms
  const form = policyForms.find(({ templateId }) => templateId === policy.templateId)
  const title = strings.templates[policy.templateId] ?? policy.templateId
  const section = policy.section ?? 'request'
  const operations = model.operations.slice(0, 2_000)
  return (
    <Card className={styles.card} aria-label={policy.title} role="group">
      <div className={styles.title}>
        <span className={styles.name}>{title}</span>
        <Button
          appearance="subtle"
          icon={<DeleteRegular />}
          disabled={isReadOnly}
          aria-label={`${strings.delete} ${policy.title}`}
          onClick={() => void apply(steps.deletePolicy, () => deletePolicy(forms, policy))}
        />
      </div>
      {form === undefined && (
        <MessageBar>
          <MessageBarBody>{strings.unknown}</MessageBarBody>
        </MessageBar>
      )}
      <div className={styles.grid}>
        <CommitField
          label={strings.title}
          isDisabled={isReadOnly}
          value={policy.title}
          onCommit={(value) => apply(steps.policy, () => setPolicyTitle(forms, policy, value))}
        />
        <Field label={strings.operations}>
          <Dropdown
            multiselect
            style={{ minWidth: 0 }}
            disabled={isReadOnly}
            value={policy.operations.length === 0 ? strings.allOperations : policy.operations.join(', ')}
            selectedOptions={[...policy.operations]}
            onOptionSelect={(_event, { selectedOptions }) =>
              void apply(steps.policy, () => setPolicyOperations(forms, policy, selectedOptions))
            }
          >
            {operations.map(({ operationId, method, path }) => (
              <Option key={`${method} ${path}`} value={operationId}>
                {operationId}
              </Option>
            ))}
          </Dropdown>
        </Field>
        {form?.hasSection === true && (
          <Field label={strings.section}>
            <Dropdown
              style={{ minWidth: 0 }}
              disabled={isReadOnly}
              value={strings.sections[section]}
              selectedOptions={[section]}
              onOptionSelect={(_event, { optionValue }) =>
                void apply(steps.policy, () =>
                  setPolicySection(
                    forms,
                    policy,
                    optionValue === 'response'
                      ? 'Response'
                      : optionValue === 'failure'
                        ? 'Failure'
                        : 'Request',
                  ),
                )
              }
            >
              {(['request', 'response', 'failure'] as const).map((name) => (
                <Option key={name} value={name}>
                  {strings.sections[name]}
                </Option>
              ))}
            </Dropdown>
          </Field>
        )}
        {form?.fields.map((field) => (
          <PolicyFieldForm key={field.name} forms={forms} policy={policy} field={field} />
        ))}
      </div>
    </Card>
  )
}

interface PolicyFieldFormProps {
  readonly forms: ConnectorForms
  readonly policy: PolicyInstance
  readonly field: PolicyField
}

function PolicyFieldForm({ forms, policy, field }: PolicyFieldFormProps) {
  const { isReadOnly, apply } = forms
  const key = Object.keys(policy.parameters).find((name) => name.toLowerCase() === field.name.toLowerCase())
  const given = key === undefined ? undefined : policy.parameters[key]
  const value =
    given === undefined || given === null ? '' : typeof given === 'string' ? given : printJson(given)
  const label = strings.fields[field.name] ?? field.name
  const set = (text: string) => apply(steps.policy, () => setPolicyField(forms, policy, field, text))
  if (field.type === 'choice') {
    return (
      <Field label={label}>
        <Dropdown
          style={{ minWidth: 0 }}
          disabled={isReadOnly}
          value={value}
          selectedOptions={[value]}
          onOptionSelect={(_event, { optionValue }) => void set(optionValue ?? '')}
        >
          {(field.choices ?? []).map((choice) => (
            <Option key={choice} value={choice}>
              {choice}
            </Option>
          ))}
        </Dropdown>
      </Field>
    )
  }
  return (
    <CommitField
      label={label}
      isMonospace
      isRequired={field.isRequired}
      isDisabled={isReadOnly}
      value={value}
      onCommit={(text) => {
        if (field.type === 'json' && !isJson(text)) return connectorEditorStrings.sample.notJson
        return set(text)
      }}
    />
  )
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
