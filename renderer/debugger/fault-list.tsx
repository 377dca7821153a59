import { Button, Tooltip } from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons/svg/add'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import { useState } from 'react'
import { operationOf } from '../../shared/operations/index.ts'
import { useAnalysis } from '../document/analyses.ts'
import type { FlowRef } from '../document/documents.ts'
import { debugStrings } from '../strings/debug.ts'
import { FaultDialog } from './fault-dialog.tsx'
import { type FlowFault, faults } from './faults.ts'
import { usePanelStyles } from './use-panel-styles.ts'

const words = debugStrings.faults

/** What is to go wrong with calls in the next runs of a flow. */
export function FaultList({ flow }: { readonly flow: FlowRef }) {
  const styles = usePanelStyles()
  const list = faults.use(flow)
  const { model } = useAnalysis(flow.environmentId, flow.flowId)
  const [isAdding, setAdding] = useState(false)
  const calling = (model?.steps ?? []).flatMap(({ kind, name, type }) =>
    kind === 'action' && callsOut(type) ? [name] : [],
  )
  return (
    <>
      <div className={styles.form}>
        <p className={styles.note} style={{ flexGrow: 1, margin: 0 }}>
          {calling.length === 0 ? words.nothingCalls : words.none}
        </p>
        <Button
          size="small"
          icon={<AddRegular />}
          disabledFocusable={calling.length === 0}
          onClick={() => setAdding(true)}
        >
          {words.add}
        </Button>
      </div>
      <ul className={styles.list} aria-label={debugStrings.panel.faults}>
        {list.map((fault, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two faults may be the same; their order tells them apart
          <li key={index} className={styles.row}>
            <span className={styles.value}>{describe(fault)}</span>
            <Tooltip
              content={words.remove(fault.action.replaceAll('_', ' '))}
              relationship="label"
              positioning="before"
            >
              <Button
                size="small"
                appearance="subtle"
                icon={<DismissRegular />}
                onClick={() =>
                  faults.set(
                    flow,
                    list.filter((_fault, at) => at !== index),
                  )
                }
              />
            </Tooltip>
          </li>
        ))}
      </ul>
      {isAdding && (
        <FaultDialog
          actions={calling}
          onAdd={(fault) => {
            faults.set(flow, [...list, fault])
            setAdding(false)
          }}
          onClose={() => setAdding(false)}
        />
      )}
    </>
  )
}

/** Whether actions of a type reach something that can go wrong on its own. */
function callsOut(type: string): boolean {
  const { traits } = operationOf(type)
  return traits.supportsRetry || traits.needsConnection || traits.runtime === 'mock-only'
}

function describe({ action, fault, statusCode, times }: FlowFault): string {
  const what = fault === 'status' && statusCode !== undefined ? String(statusCode) : words.kinds[fault]
  return words.describe(
    action.replaceAll('_', ' '),
    what,
    times === 'always' ? words.timesAlways : words.timesOf(times),
  )
}
