import {
  Menu,
  MenuDivider,
  MenuItem,
  MenuList,
  MenuPopover,
  type PositioningVirtualElement,
} from '@fluentui/react-components'
import { ArrowExportUpRegular } from '@fluentui/react-icons/svg/arrow-export-up'
import { BoxRegular } from '@fluentui/react-icons/svg/box'
import { CopyRegular } from '@fluentui/react-icons/svg/copy'
import { DeleteRegular } from '@fluentui/react-icons/svg/delete'
import { FolderOpenRegular } from '@fluentui/react-icons/svg/folder-open'
import { HistoryRegular } from '@fluentui/react-icons/svg/history'
import { LinkRegular } from '@fluentui/react-icons/svg/link'
import { OpenRegular } from '@fluentui/react-icons/svg/open'
import { PowerRegular } from '@fluentui/react-icons/svg/power'
import { RenameRegular } from '@fluentui/react-icons/svg/rename'
import type { FlowSummary } from '../../shared/ipc/payloads.ts'
import { navigate } from '../app/navigation.ts'
import { exportStrings } from '../strings/export.ts'
import { strings } from '../strings/shell.ts'
import { duplicateFlow, revealFlow } from './flow-store.ts'
import {
  addressOf,
  chooseOffline,
  copyAddress,
  switchFlow,
  useFlowOn,
  useIsOffline,
} from './flow-switch-store.ts'

interface FlowMenuProps {
  readonly flow: FlowSummary
  /** Where in the window, in CSS px. */
  readonly at: { readonly x: number; readonly y: number }
  readonly isReadOnly: boolean
  readonly onRename: () => void
  readonly onExport: () => void
  readonly onDelete: () => void
  readonly onClose: () => void
}

/** What can be done with a flow of the list. */
export function FlowMenu({ flow, at, isReadOnly, onRename, onExport, onDelete, onClose }: FlowMenuProps) {
  const { environmentId, flowId } = flow
  const on = useFlowOn(environmentId, flowId)
  const address = addressOf(on)
  const isOffline = useIsOffline(flow)
  return (
    <Menu
      open
      onOpenChange={(_event, { open }) => {
        if (!open) onClose()
      }}
      positioning={{ target: pointOf(at), position: 'below', align: 'start' }}
    >
      <MenuPopover>
        <MenuList aria-label={strings.flows.actionsOf(flow.displayName)}>
          <MenuItem
            icon={<OpenRegular />}
            secondaryContent="Enter"
            onClick={() => navigate({ page: 'flow', environmentId, flowId })}
          >
            {strings.common.open}
          </MenuItem>
          <MenuItem
            icon={<HistoryRegular />}
            onClick={() => navigate({ page: 'runs', environmentId, flowId })}
          >
            {strings.flows.showRuns}
          </MenuItem>
          <MenuDivider />
          <MenuItem
            icon={<PowerRegular />}
            disabled={on === undefined && flow.unreadable !== undefined}
            onClick={() => void switchFlow(flow, on === undefined)}
          >
            {on === undefined ? strings.flows.turnOn : strings.flows.turnOff}
          </MenuItem>
          <MenuItem icon={<BoxRegular />} onClick={() => void chooseOffline(flow, !isOffline)}>
            {isOffline ? strings.flows.listenOutside : strings.flows.listenOffline}
          </MenuItem>
          {address !== undefined && (
            <MenuItem icon={<LinkRegular />} onClick={() => void copyAddress(address)}>
              {strings.flows.copyAddress}
            </MenuItem>
          )}
          <MenuDivider />
          <MenuItem icon={<RenameRegular />} secondaryContent="F2" disabled={isReadOnly} onClick={onRename}>
            {strings.common.rename}
          </MenuItem>
          <MenuItem
            icon={<CopyRegular />}
            secondaryContent="Ctrl+D"
            disabled={isReadOnly}
            onClick={() => void duplicateFlow(flow)}
          >
            {strings.flows.duplicate}
          </MenuItem>
          <MenuItem
            icon={<ArrowExportUpRegular />}
            disabled={flow.unreadable !== undefined}
            onClick={onExport}
          >
            {exportStrings.action}
          </MenuItem>
          <MenuItem icon={<FolderOpenRegular />} onClick={() => void revealFlow(flow)}>
            {strings.flows.reveal}
          </MenuItem>
          <MenuDivider />
          <MenuItem icon={<DeleteRegular />} secondaryContent="Del" disabled={isReadOnly} onClick={onDelete}>
            {strings.common.delete}
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}

function pointOf({ x, y }: { readonly x: number; readonly y: number }): PositioningVirtualElement {
  return { getBoundingClientRect: () => new DOMRect(x, y, 0, 0) }
}
