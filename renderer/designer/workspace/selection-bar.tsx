import {
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  Tooltip,
  tokens,
} from '@fluentui/react-components'
import { CopyRegular } from '@fluentui/react-icons/svg/copy'
import { CutRegular } from '@fluentui/react-icons/svg/cut'
import { DeleteRegular } from '@fluentui/react-icons/svg/delete'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import { DocumentCopyRegular } from '@fluentui/react-icons/svg/document-copy'
import { GroupRegular } from '@fluentui/react-icons/svg/group'
import { canvasStrings } from '../../strings/canvas.ts'
import { type WrapperType, wrapperTypes } from '../commands/wrapper.ts'
import type { StepMenuCommand } from './step-menu.tsx'

const { menu, selection } = canvasStrings

const useStyles = makeStyles({
  bar: {
    position: 'absolute',
    top: '12px',
    left: '50%',
    transform: 'translateX(-50%)',
    zIndex: 7,
    display: 'flex',
    alignItems: 'center',
    gap: '2px',
    maxWidth: 'calc(100% - 24px)',
    padding: '4px 6px 4px 14px',
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    boxShadow: tokens.shadow16,
  },
  count: { marginRight: '8px', fontWeight: tokens.fontWeightSemibold, whiteSpace: 'nowrap' },
})

interface SelectionBarProps {
  readonly count: number
  readonly onCommand: (command: StepMenuCommand) => void
  readonly onWrap: (type: WrapperType) => void
  readonly onClear: () => void
}

const wrapWords: Readonly<Record<WrapperType, string>> = {
  Scope: menu.wrapScope,
  If: menu.wrapCondition,
  Foreach: menu.wrapForeach,
  Until: menu.wrapUntil,
}

/** What can be done with a selection of several steps; floats over the canvas. */
export function SelectionBar({ count, onCommand, onWrap, onClear }: SelectionBarProps) {
  const styles = useStyles()
  const buttons = [
    ['cut', menu.cut, <CutRegular key="cut" />],
    ['copy', menu.copy, <CopyRegular key="copy" />],
    ['duplicate', menu.duplicate, <DocumentCopyRegular key="duplicate" />],
    ['delete', menu.delete, <DeleteRegular key="delete" />],
  ] as const
  return (
    <div className={styles.bar} role="toolbar" aria-label={selection.label}>
      <span className={styles.count} role="status">
        {selection.count(count)}
      </span>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button appearance="subtle" size="small" icon={<GroupRegular />}>
            {menu.wrap}
          </Button>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {wrapperTypes.map((type) => (
              <MenuItem key={type} onClick={() => onWrap(type)}>
                {wrapWords[type]}
              </MenuItem>
            ))}
          </MenuList>
        </MenuPopover>
      </Menu>
      {buttons.map(([command, label, icon]) => (
        <Tooltip key={command} content={label} relationship="label">
          <Button appearance="subtle" size="small" icon={icon} onClick={() => onCommand(command)} />
        </Tooltip>
      ))}
      <Tooltip content={selection.clear} relationship="label">
        <Button appearance="subtle" size="small" icon={<DismissRegular />} onClick={onClear} />
      </Tooltip>
    </div>
  )
}
