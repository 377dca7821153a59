import { Button, Checkbox, Dropdown, Field, makeStyles, Option } from '@fluentui/react-components'
import { useState } from 'react'
import { debugStrings } from '../strings/debug.ts'
import { strings } from '../strings/shell.ts'
import { DialogFrame } from '../ui/dialog-frame.tsx'
import { NumberField } from '../ui/number-field.tsx'
import { type FaultKind, type FlowFault, faultKinds } from './faults.ts'

const words = debugStrings.faults

const useStyles = makeStyles({ fields: { display: 'flex', flexDirection: 'column', gap: '12px' } })

interface FaultDialogProps {
  /** Names of the steps that call something. */
  readonly actions: readonly string[]
  readonly onAdd: (fault: FlowFault) => void
  readonly onClose: () => void
}

/** Asks which step's calls go wrong, how and how often. */
export function FaultDialog({ actions, onAdd, onClose }: FaultDialogProps) {
  const styles = useStyles()
  const [action, setAction] = useState(actions[0] ?? '')
  const [fault, setFault] = useState<FaultKind>('status')
  const [statusCode, setStatusCode] = useState(429)
  const [retryAfter, setRetryAfter] = useState(0)
  const [delay, setDelay] = useState(30)
  const [after, setAfter] = useState(0)
  const [times, setTimes] = useState(1)
  const [isAlways, setAlways] = useState(false)
  const add = () =>
    onAdd({
      action,
      fault,
      times: isAlways ? 'always' : times,
      ...(fault === 'status' ? { statusCode, ...(retryAfter > 0 ? { retryAfter } : {}) } : {}),
      ...(fault === 'slow' ? { delay } : {}),
      ...(after > 0 ? { after } : {}),
    })
  return (
    <DialogFrame
      width={460}
      title={words.add}
      onClose={onClose}
      onSubmit={() => {
        if (action !== '') add()
      }}
      actions={
        <>
          <Button onClick={onClose}>{strings.common.cancel}</Button>
          <Button appearance="primary" type="submit" disabledFocusable={action === ''}>
            {debugStrings.panel.add}
          </Button>
        </>
      }
    >
      <div className={styles.fields}>
        <Field label={words.step}>
          <Dropdown
            value={action.replaceAll('_', ' ')}
            selectedOptions={[action]}
            onOptionSelect={(_event, { optionValue }) => setAction(optionValue ?? action)}
          >
            {actions.map((name) => (
              <Option key={name} value={name}>
                {name.replaceAll('_', ' ')}
              </Option>
            ))}
          </Dropdown>
        </Field>
        <Field label={words.kind}>
          <Dropdown
            value={words.kinds[fault]}
            selectedOptions={[fault]}
            onOptionSelect={(_event, { optionValue }) => setFault(optionValue as FaultKind)}
          >
            {faultKinds.map((kind) => (
              <Option key={kind} value={kind}>
                {words.kinds[kind]}
              </Option>
            ))}
          </Dropdown>
        </Field>
        {fault === 'status' && (
          <>
            <NumberField
              label={words.statusCode}
              min={100}
              max={599}
              value={statusCode}
              onChange={setStatusCode}
            />
            <NumberField
              label={words.retryAfter}
              min={0}
              max={86_400}
              value={retryAfter}
              onChange={setRetryAfter}
            />
          </>
        )}
        {fault === 'slow' && (
          <NumberField label={words.delay} min={1} max={86_400} value={delay} onChange={setDelay} />
        )}
        <NumberField label={words.after} min={0} max={1_000_000} value={after} onChange={setAfter} />
        {!isAlways && (
          <NumberField label={words.times} min={1} max={1_000_000} value={times} onChange={setTimes} />
        )}
        <Checkbox
          checked={isAlways}
          label={words.always}
          onChange={(_event, { checked }) => setAlways(checked === true)}
        />
      </div>
    </DialogFrame>
  )
}
