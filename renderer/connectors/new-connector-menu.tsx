import {
  Button,
  Menu,
  MenuDivider,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons/svg/add'
import { BookGlobeRegular } from '@fluentui/react-icons/svg/book-globe'
import { DocumentAddRegular } from '@fluentui/react-icons/svg/document-add'
import { EditRegular } from '@fluentui/react-icons/svg/edit'
import { FolderOpenRegular } from '@fluentui/react-icons/svg/folder-open'
import { GlobeRegular } from '@fluentui/react-icons/svg/globe'
import { connectorStrings as strings } from '../strings/connectors.ts'

/** Where a new connector comes from. */
export type NewConnectorWay = 'gallery' | 'file' | 'url' | 'folder' | 'blank'

interface NewConnectorMenuProps {
  readonly isDisabled: boolean
  readonly onChoose: (way: NewConnectorWay) => void
}

/** The button that makes a connector, with all the ways to. */
export function NewConnectorMenu({ isDisabled, onChoose }: NewConnectorMenuProps) {
  const words = strings.newMenu
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button appearance="primary" icon={<AddRegular />} disabled={isDisabled}>
          {strings.new}
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItem icon={<BookGlobeRegular />} onClick={() => onChoose('gallery')}>
            {words.gallery}
          </MenuItem>
          <MenuDivider />
          <MenuItem icon={<DocumentAddRegular />} subText={words.fileHint} onClick={() => onChoose('file')}>
            {words.file}
          </MenuItem>
          <MenuItem icon={<GlobeRegular />} onClick={() => onChoose('url')}>
            {words.url}
          </MenuItem>
          <MenuItem icon={<FolderOpenRegular />} onClick={() => onChoose('folder')}>
            {words.folder}
          </MenuItem>
          <MenuDivider />
          <MenuItem icon={<EditRegular />} onClick={() => onChoose('blank')}>
            {words.blank}
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}
