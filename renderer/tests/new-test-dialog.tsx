import { Button, Dropdown, Field, Input, makeStyles, Option } from '@fluentui/react-components'
import { useEffect, useState } from 'react'
import type { EnvironmentId, FlowId } from '../../shared/run/index.ts'
import { notifyError } from '../app/notices.ts'
import { bridge } from '../bridge/bridge.ts'
import { loadFlows, useFlowList } from '../flows/flow-store.ts'
import { strings } from '../strings/shell.ts'
import { testStrings } from '../strings/tests.ts'
import { DialogFrame } from '../ui/dialog-frame.tsx'
import { loadTests } from './test-store.ts'

const words = testStrings.new

const useStyles = makeStyles({ content: { display: 'flex', flexDirection: 'column', gap: '12px' } })

/** What a test begins with. */
const firstText = `{
  "description": "",
  "trigger": {
    "body": {}
  },
  "mocks": {},
  "expect": {
    "status": "Succeeded"
  }
}
`

interface NewTestDialogProps {
  readonly environmentId: EnvironmentId
  /** Chosen first. */
  readonly flowId: FlowId | undefined
  readonly onMade: (test: { readonly flowId: FlowId; readonly name: string }) => void
  readonly onClose: () => void
}

/** Makes a test from nothing: of which flow, and its name. */
export function NewTestDialog({ environmentId, flowId, onMade, onClose }: NewTestDialogProps) {
  const styles = useStyles()
  const { value: flows } = useFlowList(environmentId)
  const [chosen, setChosen] = useState(flowId)
  const [name, setName] = useState('')
  const flow = flows?.find((candidate) => candidate.flowId === chosen) ?? flows?.[0]

  useEffect(() => {
    if (flows === undefined) void loadFlows(environmentId)
  }, [environmentId, flows])

  const make = async () => {
    if (flow === undefined) return
    try {
      const test = { flowId: flow.flowId, name: name.trim() }
      await bridge.tests.save({ environmentId, ...test, text: firstText, revision: null })
      await loadTests(environmentId)
      onMade(test)
      onClose()
    } catch (error) {
      notifyError(words.failed, error)
    }
  }
  return (
    <DialogFrame
      width={460}
      title={words.title}
      onClose={onClose}
      onSubmit={() => {
        if (name.trim() !== '') void make()
      }}
      actions={
        <>
          <Button onClick={onClose}>{strings.common.cancel}</Button>
          <Button appearance="primary" type="submit" disabled={name.trim() === '' || flow === undefined}>
            {words.make}
          </Button>
        </>
      }
    >
      <div className={styles.content}>
        <Field label={words.flow}>
          <Dropdown
            value={flow?.displayName ?? ''}
            selectedOptions={flow === undefined ? [] : [flow.flowId]}
            onOptionSelect={(_event, { optionValue }) => setChosen(optionValue as FlowId)}
          >
            {(flows ?? []).map((candidate) => (
              <Option key={candidate.flowId} value={candidate.flowId}>
                {candidate.displayName}
              </Option>
            ))}
          </Dropdown>
        </Field>
        <Field label={testStrings.make.name} hint={testStrings.make.nameHint} required>
          <Input value={name} onChange={(_event, { value }) => setName(value)} autoFocus />
        </Field>
      </div>
    </DialogFrame>
  )
}
