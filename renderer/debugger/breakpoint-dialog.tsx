import { Button, Dropdown, Field, Input, Option, Switch } from '@fluentui/react-components'
import { useState } from 'react'
import type { FlowRef } from '../document/documents.ts'
import { debugStrings } from '../strings/debug.ts'
import { strings } from '../strings/shell.ts'
import { DialogFrame } from '../ui/dialog-frame.tsx'
import { NumberField } from '../ui/number-field.tsx'
import { type BreakWhen, breakWhenOf, breakWhens } from './break-when.ts'
import { type FlowBreakpoint, putBreakpoint } from './breakpoints.ts'
import { conditionMistake } from './condition-mistake.ts'
import { usePanelStyles } from './use-panel-styles.ts'

const words = debugStrings.breakpoints

interface BreakpointDialogProps {
  readonly flow: FlowRef
  readonly breakpoint: FlowBreakpoint
  readonly onClose: () => void
}

/** When a breakpoint counts: always, where an expression is true, from a number of times on. */
export function BreakpointDialog({ flow, breakpoint, onClose }: BreakpointDialogProps) {
  const styles = usePanelStyles()
  const [condition, setCondition] = useState(breakpoint.condition ?? '')
  const [when, setWhen] = useState(breakWhenOf(breakpoint.statuses))
  const [iteration, setIteration] = useState(
    breakpoint.iteration === undefined ? '' : String(breakpoint.iteration + 1),
  )
  const [hitCount, setHitCount] = useState(breakpoint.hitCount ?? 1)
  const [isEnabled, setEnabled] = useState(breakpoint.isEnabled)
  const mistake = condition.trim() === '' ? undefined : conditionMistake(condition)
  const save = () => {
    if (mistake !== undefined) return
    putBreakpoint(flow, {
      action: breakpoint.action,
      isEnabled,
      ...(condition.trim() === '' ? {} : { condition: condition.trim() }),
      ...(hitCount > 1 ? { hitCount } : {}),
      ...(/^[1-9]\d*$/.test(iteration) ? { iteration: Number(iteration) - 1 } : {}),
      ...(when === 'before' ? {} : { statuses: breakWhens[when] }),
    })
    onClose()
  }
  return (
    <DialogFrame
      width={520}
      title={words.title(breakpoint.action.replaceAll('_', ' '))}
      onClose={onClose}
      onSubmit={save}
      actions={
        <>
          <Button onClick={onClose}>{strings.common.cancel}</Button>
          <Button appearance="primary" type="submit" disabledFocusable={mistake !== undefined}>
            {words.save}
          </Button>
        </>
      }
    >
      <Field label={words.stop} style={{ marginBottom: 12 }}>
        <Dropdown
          value={words.whens[when]}
          selectedOptions={[when]}
          onOptionSelect={(_event, { optionValue }) => setWhen((optionValue ?? 'before') as BreakWhen)}
        >
          {(Object.keys(breakWhens) as BreakWhen[]).map((choice) => (
            <Option key={choice} value={choice}>
              {words.whens[choice]}
            </Option>
          ))}
        </Dropdown>
      </Field>
      <Field
        label={words.condition}
        hint={words.conditionHint}
        {...(mistake === undefined ? {} : { validationState: 'error' as const, validationMessage: mistake })}
      >
        <Input
          className={styles.code}
          value={condition}
          onChange={(_event, data) => setCondition(data.value)}
        />
      </Field>
      <Field label={words.iteration} hint={words.iterationHint} style={{ marginTop: 12 }}>
        <Input
          value={iteration}
          inputMode="numeric"
          placeholder={words.everyIteration}
          onChange={(_event, data) => setIteration(data.value.replace(/\D/g, '').slice(0, 6))}
        />
      </Field>
      <div style={{ marginTop: 12 }}>
        <NumberField
          label={words.hitCount}
          hint={words.hitCountHint}
          min={1}
          max={1_000_000}
          value={hitCount}
          onChange={setHitCount}
        />
      </div>
      <Switch
        checked={isEnabled}
        label={words.isEnabled}
        style={{ marginTop: 8 }}
        onChange={(_event, { checked }) => setEnabled(checked)}
      />
    </DialogFrame>
  )
}
