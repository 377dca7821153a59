import { Button, Checkbox, Link, Tooltip } from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import { EditRegular } from '@fluentui/react-icons/svg/edit'
import { useState } from 'react'
import { useAnalysis } from '../document/analyses.ts'
import type { FlowRef } from '../document/documents.ts'
import { debugStrings } from '../strings/debug.ts'
import { breakWhenOf } from './break-when.ts'
import { BreakpointDialog } from './breakpoint-dialog.tsx'
import { type FlowBreakpoint, putBreakpoint, removeBreakpoint, useBreakpoints } from './breakpoints.ts'
import { usePanelStyles } from './use-panel-styles.ts'

const words = debugStrings.breakpoints

interface BreakpointListProps {
  readonly flow: FlowRef
  readonly onShowStep: (action: string) => void
}

/** The breakpoints of a flow: on or off, when they count, where they are. */
export function BreakpointList({ flow, onShowStep }: BreakpointListProps) {
  const styles = usePanelStyles()
  const list = useBreakpoints(flow)
  const { model } = useAnalysis(flow.environmentId, flow.flowId)
  const [edited, setEdited] = useState<FlowBreakpoint>()
  const known = new Set(model?.steps.map(({ name }) => name.toLowerCase()))
  if (list.length === 0) return <p className={styles.note}>{words.none}</p>
  return (
    <>
      <ul className={styles.list} aria-label={debugStrings.panel.breakpoints}>
        {list.map((breakpoint) => {
          const name = breakpoint.action.replaceAll('_', ' ')
          return (
            <li key={breakpoint.action} className={styles.row}>
              <Checkbox
                checked={breakpoint.isEnabled}
                aria-label={words.enable(name)}
                onChange={(_event, { checked }) =>
                  putBreakpoint(flow, { ...breakpoint, isEnabled: checked === true })
                }
              />
              <Link className={styles.name} onClick={() => onShowStep(breakpoint.action)}>
                {name}
              </Link>
              <span className={styles.value}>
                {known.has(breakpoint.action.toLowerCase()) ? describe(breakpoint) : words.gone}
              </span>
              <Tooltip content={words.edit(name)} relationship="label" positioning="before">
                <Button
                  size="small"
                  appearance="subtle"
                  icon={<EditRegular />}
                  onClick={() => setEdited(breakpoint)}
                />
              </Tooltip>
              <Tooltip content={words.remove(name)} relationship="label" positioning="before">
                <Button
                  size="small"
                  appearance="subtle"
                  icon={<DismissRegular />}
                  onClick={() => removeBreakpoint(flow, breakpoint.action)}
                />
              </Tooltip>
            </li>
          )
        })}
      </ul>
      {edited !== undefined && (
        <BreakpointDialog flow={flow} breakpoint={edited} onClose={() => setEdited(undefined)} />
      )}
    </>
  )
}

function describe({ condition, hitCount, iteration, statuses }: FlowBreakpoint): string {
  const when = breakWhenOf(statuses)
  return [
    ...(when === 'before' ? [] : [words.whens[when]]),
    ...(iteration === undefined ? [] : [words.inIteration(iteration + 1)]),
    ...(condition === undefined ? [] : [words.when(condition)]),
    ...(hitCount === undefined ? [] : [words.from(hitCount)]),
  ].join(', ')
}
