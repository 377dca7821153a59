import { Menu, MenuDivider, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components'
import { isMac, shortcutKeys } from '../../app/shortcut.ts'
import { canvasStrings } from '../../strings/canvas.ts'
import { refactorStrings } from '../../strings/refactor.ts'
import type { MenuPlace } from '../canvas/canvas-state.ts'
import { type WrapperType, wrapperTypes } from '../commands/wrapper.ts'
import type { FlowStep } from '../model/flow-model.ts'
import { FloatingMenu } from './floating-menu.tsx'

const words = canvasStrings.menu

/** What the menu of a step offers. */
export type StepMenuCommand =
  | 'add'
  | 'add-parallel'
  | 'add-inside'
  | 'cut'
  | 'copy'
  | 'copy-for-cloud'
  | 'paste'
  | 'duplicate'
  | 'move-up'
  | 'move-down'
  | 'unwrap'
  | 'disable'
  | 'note'
  | 'rename'
  | 'run-after'
  | 'add-case'
  | 'fold'
  | 'fold-all'
  | 'unfold-all'
  | 'select-all'
  | 'show-code'
  | 'delete'

interface StepMenuProps {
  readonly step: FlowStep
  readonly isCollapsed: boolean
  /** How many steps the commands are about. */
  readonly count: number
  readonly at: MenuPlace
  readonly onCommand: (command: StepMenuCommand) => void
  readonly onWrap: (type: WrapperType) => void
  readonly onClose: () => void
}

const wrapWords: Readonly<Record<WrapperType, string>> = {
  Scope: words.wrapScope,
  If: words.wrapCondition,
  Foreach: words.wrapForeach,
  Until: words.wrapUntil,
}

/** The menu of a step; with several selected the one of all of them. */
export function StepMenu(props: StepMenuProps) {
  const { step, isCollapsed, count, at, onCommand, onWrap, onClose } = props
  const isAction = step.kind === 'action'
  const isOne = count === 1
  const item = (command: StepMenuCommand, label: string, keys?: string) => (
    <MenuItem
      key={command}
      secondaryContent={keys === undefined ? null : shortcutKeys(keys, isMac).join('+')}
      onClick={() => onCommand(command)}
    >
      {label}
    </MenuItem>
  )
  return (
    <FloatingMenu at={at} onClose={onClose}>
      <MenuList>
        {isOne && item('add', words.addAfter, 'A')}
        {isOne && item('add-parallel', words.addParallel, 'Shift+A')}
        {isOne && step.branches.length > 0 && item('add-inside', words.addInside, 'I')}
        {isOne && step.hasCases && item('add-case', words.addCase)}
        {isOne && <MenuDivider />}
        {isAction && item('cut', words.cut, 'Mod+X')}
        {isAction && item('copy', words.copy, 'Mod+C')}
        {isAction && item('copy-for-cloud', words.copyForCloud)}
        {isOne && item('paste', words.paste, 'Mod+V')}
        {isAction && item('duplicate', words.duplicate, 'Mod+D')}
        {isAction && <MenuDivider />}
        {isAction && isOne && item('move-up', words.moveUp, 'Alt+ArrowUp')}
        {isAction && isOne && item('move-down', words.moveDown, 'Alt+ArrowDown')}
        {isAction && (
          <Menu>
            <MenuTrigger disableButtonEnhancement>
              <MenuItem>{words.wrap}</MenuItem>
            </MenuTrigger>
            <MenuPopover>
              <MenuList>
                {wrapperTypes.map((type) => (
                  <MenuItem
                    key={type}
                    secondaryContent={type === 'Scope' ? shortcutKeys('Mod+G', isMac).join('+') : null}
                    onClick={() => onWrap(type)}
                  >
                    {wrapWords[type]}
                  </MenuItem>
                ))}
              </MenuList>
            </MenuPopover>
          </Menu>
        )}
        {isOne && step.branches.length > 0 && item('unwrap', words.unwrap, 'Mod+Shift+G')}
        {isAction && item('select-all', words.selectAll, 'Mod+A')}
        <MenuDivider />
        {isOne && step.branches.length > 0 && item('fold', isCollapsed ? words.expand : words.collapse, 'F')}
        {isOne && step.branches.length > 0 && item('fold-all', words.collapseAll)}
        {isOne && step.branches.length > 0 && item('unfold-all', words.expandAll)}
        {isAction && item('disable', step.standIn === 'disabled' ? words.enable : words.disable, 'Mod+E')}
        {isOne && item('rename', refactorStrings.commandHere, 'F2')}
        {isOne && item('note', words.note, 'N')}
        {isOne && isAction && item('run-after', words.runAfter)}
        {isOne && item('show-code', words.showCode)}
        <MenuDivider />
        {item('delete', words.delete, 'Delete')}
      </MenuList>
    </FloatingMenu>
  )
}
