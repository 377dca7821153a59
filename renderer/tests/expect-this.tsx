import {
  Button,
  Menu,
  MenuDivider,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Tooltip,
} from '@fluentui/react-components'
import { BeakerRegular } from '@fluentui/react-icons/svg/beaker'
import { useState } from 'react'
import type { FlowTestInfo } from '../../shared/ipc/tests-payloads.ts'
import type { EnvironmentId, FlowId, RunId } from '../../shared/run/index.ts'
import { notify, notifyError } from '../app/notices.ts'
import { bridge } from '../bridge/bridge.ts'
import { testStrings } from '../strings/tests.ts'

const words = testStrings.expect

interface ExpectThisProps {
  readonly environmentId: EnvironmentId
  readonly flowId: FlowId
  readonly runId: RunId
  readonly actionKey: string
}

/** Adds what an action of a run gave to what a test of the flow expects. */
export function ExpectThis({ environmentId, flowId, runId, actionKey }: ExpectThisProps) {
  const [tests, setTests] = useState<readonly FlowTestInfo[]>()
  const ask = () => {
    bridge.tests.list({ environmentId, flowId }).then(setTests, (error: unknown) => {
      setTests([])
      notifyError(words.failed, error)
    })
  }
  const add = async (name: string, part: 'status' | 'inputs' | 'outputs') => {
    try {
      await bridge.tests.expect({ environmentId, flowId, name, runId, actionKey, part })
      notify({ intent: 'success', title: words.added(name) })
    } catch (error) {
      notifyError(words.failed, error)
    }
  }
  return (
    <Menu
      onOpenChange={(_event, { open }) => {
        if (open) ask()
      }}
    >
      <MenuTrigger disableButtonEnhancement>
        <Tooltip content={words.hint} relationship="description">
          <Button size="small" icon={<BeakerRegular />}>
            {words.action}
          </Button>
        </Tooltip>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {tests?.length === 0 && <MenuItem disabled>{words.noTests}</MenuItem>}
          {tests?.map(({ name }, index) => (
            <MenuGroup key={name}>
              {index > 0 && <MenuDivider />}
              <MenuGroupHeader>{name}</MenuGroupHeader>
              <MenuItem onClick={() => void add(name, 'status')}>{words.status}</MenuItem>
              <MenuItem onClick={() => void add(name, 'inputs')}>{words.inputs}</MenuItem>
              <MenuItem onClick={() => void add(name, 'outputs')}>{words.outputs}</MenuItem>
            </MenuGroup>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}
