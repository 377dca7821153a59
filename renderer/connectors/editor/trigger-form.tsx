import { Button, Checkbox, Dropdown, Field, Option } from '@fluentui/react-components'
import { useState } from 'react'
import {
  callbackPlaces,
  setCallbackPlace,
  setNotificationSample,
  setTrigger,
  setTriggerHint,
  type TriggerKind,
} from '../../../shared/connectors/edit/index.ts'
import type { Operation } from '../../../shared/connectors/index.ts'
import { connectorEditorStrings } from '../../strings/connector-editor.ts'
import { Section } from '../../ui/section.tsx'
import { CommitField } from './commit-field.tsx'
import type { ConnectorForms } from './edited-connector.ts'
import { SampleDialog } from './sample-dialog.tsx'

const strings = connectorEditorStrings.definition
const step = connectorEditorStrings.steps.trigger

interface TriggerFormProps {
  readonly forms: ConnectorForms
  readonly operation: Operation
}

/** Whether an operation starts flows, and how. */
export function TriggerForm({ forms, operation }: TriggerFormProps) {
  const { isReadOnly, apply } = forms
  const [isAsking, setIsAsking] = useState(false)
  const { trigger, notification } = operation
  const kind: TriggerKind = trigger?.kind ?? 'none'
  const places = callbackPlaces(forms, operation)
  const marked = places.find(({ isMarked }) => isMarked)
  const canCallBack = places.length > 0
  return (
    <Section title={strings.trigger}>
      <div style={{ display: 'flex', flexDirection: 'column', gap: 12 }}>
        <Field
          {...(kind !== 'webhook' && !canCallBack ? { hint: strings.noCallback } : {})}
          label={strings.trigger}
        >
          <Dropdown
            disabled={isReadOnly}
            value={strings.triggerKinds[kind]}
            selectedOptions={[kind]}
            onOptionSelect={(_event, { optionValue }) => {
              const next = (optionValue ?? 'none') as TriggerKind
              apply(step, () =>
                setTrigger(forms, operation, { kind: next, isBatch: trigger?.isBatch ?? next === 'polling' }),
              )
            }}
          >
            {(['none', 'polling', 'webhook'] as const).map((name) => (
              <Option key={name} value={name} disabled={name === 'webhook' && !canCallBack}>
                {strings.triggerKinds[name]}
              </Option>
            ))}
          </Dropdown>
        </Field>
        {trigger !== undefined && (
          <>
            <Checkbox
              label={strings.batch}
              disabled={isReadOnly}
              checked={trigger.isBatch}
              onChange={(_event, { checked }) =>
                void apply(step, () => setTrigger(forms, operation, { kind, isBatch: checked === true }))
              }
            />
            <CommitField
              label={strings.hint}
              hint={strings.hintHint}
              isDisabled={isReadOnly}
              value={trigger.hint ?? ''}
              onCommit={(hint) => apply(step, () => setTriggerHint(forms, operation, hint))}
            />
          </>
        )}
        {kind === 'webhook' && (
          <>
            <Field label={strings.callback}>
              <Dropdown
                disabled={isReadOnly}
                value={marked?.name ?? ''}
                selectedOptions={marked === undefined ? [] : [marked.name]}
                onOptionSelect={(_event, { optionValue }) => {
                  const place = places.find(({ name }) => name === optionValue)
                  if (place !== undefined) apply(step, () => setCallbackPlace(forms, operation, place))
                }}
              >
                {places.map(({ name }) => (
                  <Option key={name} value={name}>
                    {name}
                  </Option>
                ))}
              </Dropdown>
            </Field>
            <div style={{ display: 'flex', gap: 12, alignItems: 'center' }}>
              <Button disabled={isReadOnly} onClick={() => setIsAsking(true)}>
                {strings.notificationSample}
              </Button>
              {notification?.schema !== undefined && <span>{strings.notificationKnown}</span>}
            </div>
          </>
        )}
      </div>
      {isAsking && (
        <SampleDialog
          kind="notification"
          onImport={({ body }) => {
            if (body !== undefined) apply(step, () => setNotificationSample(forms, operation, body))
          }}
          onClose={() => setIsAsking(false)}
        />
      )}
    </Section>
  )
}
