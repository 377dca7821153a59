import {
  Badge,
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Tooltip,
} from '@fluentui/react-components'
import { ArrowClockwiseRegular } from '@fluentui/react-icons/svg/arrow-clockwise'
import { ArrowExportUpRegular } from '@fluentui/react-icons/svg/arrow-export-up'
import { BeakerRegular } from '@fluentui/react-icons/svg/beaker'
import { DeleteRegular } from '@fluentui/react-icons/svg/delete'
import { FlowchartRegular } from '@fluentui/react-icons/svg/flowchart'
import { MoreHorizontalRegular } from '@fluentui/react-icons/svg/more-horizontal'
import { PlugDisconnectedRegular } from '@fluentui/react-icons/svg/plug-disconnected'
import { RecordStopRegular } from '@fluentui/react-icons/svg/record-stop'
import { useCallback, useState } from 'react'
import { isFinal, type RunState } from '../../shared/run/index.ts'
import { navigate } from '../app/navigation.ts'
import { historyStrings } from '../strings/history.ts'
import { strings } from '../strings/shell.ts'
import { testStrings } from '../strings/tests.ts'
import { MakeTestDialog } from '../tests/make-test-dialog.tsx'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { formatDateTime } from '../ui/format-time.ts'
import { LiveDuration } from '../ui/live-duration.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { StatusBadge } from '../ui/status-badge.tsx'
import { cancelRun, exportRun, resubmitRun } from './run-commands.ts'
import { deleteRun } from './run-list-store.ts'

interface RunHeaderProps {
  readonly runState: RunState
}

/** Top of the run page: how it stands, and what can be done with it. */
export function RunHeader({ runState }: RunHeaderProps) {
  const [isDeleting, setDeleting] = useState(false)
  const [isMakingTest, setMakingTest] = useState(false)
  const stopMaking = useCallback(() => setMakingTest(false), [])
  const [isCancelling, setCancelling] = useState(false)
  const { runId, flow, status, startTime, endTime } = runState
  const isOver = isFinal(status)
  return (
    <>
      <PageHeader
        title={flow.displayName}
        subtitle={
          <>
            <span role="status" aria-label={strings.runs.statusOf(strings.status[status])}>
              <StatusBadge status={status} />
            </span>
            {runState.sandboxes === true && (
              <Tooltip content={strings.runControls.offlineHint} relationship="description">
                <Badge appearance="tint" color="informative" icon={<PlugDisconnectedRegular />} tabIndex={0}>
                  {strings.runControls.offline}
                </Badge>
              </Tooltip>
            )}
            <span>{formatDateTime(startTime, Date.now())}</span>
            <LiveDuration startTime={startTime} endTime={endTime} />
          </>
        }
      >
        {!isOver && (
          <Button
            icon={<RecordStopRegular />}
            disabled={isCancelling}
            onClick={() => {
              setCancelling(true)
              void cancelRun(runId).finally(() => setCancelling(false))
            }}
          >
            {strings.runs.cancel}
          </Button>
        )}
        <Tooltip content={strings.runs.resubmitHint} relationship="description">
          <Button icon={<ArrowClockwiseRegular />} onClick={() => void resubmitRun(runId)}>
            {strings.runs.resubmit}
          </Button>
        </Tooltip>
        {flow.environmentId !== undefined && (
          <Button
            icon={<FlowchartRegular />}
            onClick={() => {
              if (flow.environmentId !== undefined) {
                navigate({ page: 'flow', environmentId: flow.environmentId, flowId: flow.flowId })
              }
            }}
          >
            {strings.runs.openFlow}
          </Button>
        )}
        {isOver && flow.environmentId !== undefined && (
          <Button icon={<BeakerRegular />} onClick={() => setMakingTest(true)}>
            {testStrings.make.action}
          </Button>
        )}
        {isOver && (
          <Menu positioning="below-end">
            <MenuTrigger disableButtonEnhancement>
              <Button
                appearance="subtle"
                icon={<MoreHorizontalRegular />}
                aria-label={strings.common.moreActions}
              />
            </MenuTrigger>
            <MenuPopover>
              <MenuList>
                <MenuItem icon={<ArrowExportUpRegular />} onClick={() => void exportRun(runId)}>
                  {historyStrings.export.action}
                </MenuItem>
                <MenuItem icon={<DeleteRegular />} onClick={() => setDeleting(true)}>
                  {strings.runs.delete}
                </MenuItem>
              </MenuList>
            </MenuPopover>
          </Menu>
        )}
      </PageHeader>
      {isMakingTest && <MakeTestDialog runId={runId} onClose={stopMaking} />}
      {isDeleting && (
        <ConfirmDialog
          title={strings.runs.deleteTitle}
          body={strings.runs.deleteBody}
          confirmLabel={strings.common.delete}
          onConfirm={() => {
            setDeleting(false)
            void deleteRun(runId)
          }}
          onClose={() => setDeleting(false)}
        />
      )}
    </>
  )
}
