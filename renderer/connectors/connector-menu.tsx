import {
  Button,
  Menu,
  MenuDivider,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components'
import { ArrowExportRegular } from '@fluentui/react-icons/svg/arrow-export'
import { DeleteRegular } from '@fluentui/react-icons/svg/delete'
import { FolderOpenRegular } from '@fluentui/react-icons/svg/folder-open'
import { MoreHorizontalRegular } from '@fluentui/react-icons/svg/more-horizontal'
import { PlugConnectedRegular } from '@fluentui/react-icons/svg/plug-connected'
import { RenameRegular } from '@fluentui/react-icons/svg/rename'
import { navigate } from '../app/navigation.ts'
import { connectorStrings } from '../strings/connectors.ts'
import { type ConnectorRef, exportConnector, revealConnector } from './connector-store.ts'

const strings = connectorStrings.page

interface ConnectorMenuProps {
  readonly connector: ConnectorRef
  readonly title: string
  readonly isReadOnly: boolean
  readonly onAsk: (what: 'rename' | 'delete') => void
}

/** Everything else that can be done with a connector. */
export function ConnectorMenu({ connector, title, isReadOnly, onAsk }: ConnectorMenuProps) {
  const { environmentId } = connector
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button icon={<MoreHorizontalRegular />} aria-label={connectorStrings.card.more(title)} />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItem
            icon={<PlugConnectedRegular />}
            onClick={() => navigate({ page: 'connections', environmentId })}
          >
            {strings.connect}
          </MenuItem>
          <MenuItem icon={<ArrowExportRegular />} onClick={() => void exportConnector(connector, 'zip')}>
            {strings.exportZip}
          </MenuItem>
          <MenuItem icon={<ArrowExportRegular />} onClick={() => void exportConnector(connector, 'folder')}>
            {strings.exportFolder}
          </MenuItem>
          <MenuItem icon={<FolderOpenRegular />} onClick={() => void revealConnector(connector)}>
            {strings.reveal}
          </MenuItem>
          <MenuDivider />
          <MenuItem icon={<RenameRegular />} disabled={isReadOnly} onClick={() => onAsk('rename')}>
            {strings.rename}
          </MenuItem>
          <MenuItem icon={<DeleteRegular />} disabled={isReadOnly} onClick={() => onAsk('delete')}>
            {strings.delete}
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}
