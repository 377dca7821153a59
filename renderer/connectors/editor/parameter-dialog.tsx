import { Button, Checkbox, Dropdown, Field, Input, Option } from '@fluentui/react-components'
import { useState } from 'react'
import type { ParameterForm } from '../../../shared/connectors/edit/index.ts'
import { connectorEditorStrings } from '../../strings/connector-editor.ts'
import { strings as shell } from '../../strings/shell.ts'
import { DialogFrame } from '../../ui/dialog-frame.tsx'

const strings = connectorEditorStrings.parameter
const visibilities = connectorEditorStrings.definition.visibilities

const types = ['string', 'integer', 'number', 'boolean', 'array', 'file'] as const

interface ParameterDialogProps {
  readonly parameter: ParameterForm
  readonly isThree: boolean
  readonly onDone: (parameter: ParameterForm) => void
  readonly onClose: () => void
}

/** One parameter of an operation, to edit. */
export function ParameterDialog({ parameter, isThree, onDone, onClose }: ParameterDialogProps) {
  const [form, setForm] = useState(parameter)
  const set = (change: Partial<ParameterForm>) => setForm((before) => ({ ...before, ...change }))
  const places = ['query', 'header', 'path', isThree ? 'cookie' : 'formData']
  const done = () => {
    onDone(form)
    onClose()
  }
  return (
    <DialogFrame
      title={strings.title(parameter.name)}
      width={520}
      onClose={onClose}
      onSubmit={done}
      actions={
        <>
          <Button onClick={onClose}>{shell.common.cancel}</Button>
          <Button type="submit" appearance="primary" disabled={form.name.trim() === ''}>
            {strings.done}
          </Button>
        </>
      }
    >
      <div style={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 12 }}>
        <Field label={strings.name} required>
          <Input autoFocus value={form.name} onChange={(_event, { value }) => set({ name: value })} />
        </Field>
        <Field label={strings.summary}>
          <Input value={form.summary} onChange={(_event, { value }) => set({ summary: value })} />
        </Field>
        <Field label={strings.place}>
          <Dropdown
            style={{ minWidth: 0 }}
            value={strings.places[form.in] ?? form.in}
            selectedOptions={[form.in]}
            onOptionSelect={(_event, { optionValue }) => set({ in: optionValue ?? form.in })}
          >
            {places.map((place) => (
              <Option key={place} value={place}>
                {strings.places[place] ?? place}
              </Option>
            ))}
          </Dropdown>
        </Field>
        <Field label={strings.type}>
          <Dropdown
            style={{ minWidth: 0 }}
            value={form.type}
            selectedOptions={[form.type]}
            onOptionSelect={(_event, { optionValue }) => set({ type: optionValue ?? form.type })}
          >
            {types
              .filter((type) => type !== 'file' || form.in === 'formData')
              .map((type) => (
                <Option key={type} value={type}>
                  {type}
                </Option>
              ))}
          </Dropdown>
        </Field>
        <Field label={strings.description} style={{ gridColumn: '1 / -1' }}>
          <Input value={form.description} onChange={(_event, { value }) => set({ description: value })} />
        </Field>
        <Field label={strings.default}>
          <Input value={form.default} onChange={(_event, { value }) => set({ default: value })} />
        </Field>
        <Field label={connectorEditorStrings.definition.visibility}>
          <Dropdown
            style={{ minWidth: 0 }}
            value={visibilities[nameOf(form.visibility)]}
            selectedOptions={[nameOf(form.visibility)]}
            onOptionSelect={(_event, { optionValue }) =>
              set({ visibility: optionValue === 'none' ? '' : (optionValue ?? '') })
            }
          >
            {(Object.keys(visibilities) as (keyof typeof visibilities)[]).map((name) => (
              <Option key={name} value={name}>
                {visibilities[name]}
              </Option>
            ))}
          </Dropdown>
        </Field>
        <Checkbox
          label={strings.required}
          checked={form.isRequired || form.in === 'path'}
          disabled={form.in === 'path'}
          onChange={(_event, { checked }) => set({ isRequired: checked === true })}
        />
      </div>
    </DialogFrame>
  )
}

function nameOf(visibility: string): keyof typeof visibilities {
  const names = Object.keys(visibilities) as (keyof typeof visibilities)[]
  return names.find((name) => name === visibility) ?? 'none'
}
