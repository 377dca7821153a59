import {
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  mergeClasses,
  Overflow,
  OverflowItem,
  Tab,
  TabList,
  useIsOverflowItemVisible,
  useOverflowMenu,
} from '@fluentui/react-components'
import { MoreHorizontalRegular } from '@fluentui/react-icons'
import { strings } from '../strings/shell.ts'

const useStyles = makeStyles({
  row: { display: 'flex', alignItems: 'center', minWidth: 0, overflow: 'hidden' },
})

/** One tab: its value, what it says. */
export interface TabSpec<Value extends string> {
  readonly value: Value
  readonly text: string
}

/**
 * A row of tabs that never runs out of its place: those that find no room are in a menu at its end. The chosen one is
 * always in the row.
 */
export function OverflowTabs<Value extends string>(props: {
  readonly tabs: readonly TabSpec<Value>[]
  readonly selected: Value
  readonly onSelect: (value: Value) => void
  readonly className?: string
  readonly size?: 'small' | 'medium'
}) {
  const { tabs, selected, onSelect } = props
  const styles = useStyles()
  return (
    <Overflow minimumVisible={1} padding={36}>
      {/* The menu stands beside the list: a list of tabs holds nothing but tabs. */}
      <div className={mergeClasses(styles.row, props.className)}>
        <TabList
          size={props.size ?? 'small'}
          selectedValue={selected}
          onTabSelect={(_event, data) => onSelect(data.value as Value)}
        >
          {tabs.map(({ value, text }) => (
            <OverflowItem key={value} id={value} priority={value === selected ? 2 : 1}>
              <Tab value={value}>{text}</Tab>
            </OverflowItem>
          ))}
        </TabList>
        <HiddenTabs tabs={tabs} onSelect={onSelect} />
      </div>
    </Overflow>
  )
}

function HiddenTabs<Value extends string>(props: {
  readonly tabs: readonly TabSpec<Value>[]
  readonly onSelect: (value: Value) => void
}) {
  const { ref, isOverflowing } = useOverflowMenu<HTMLButtonElement>()
  if (!isOverflowing) return null
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button
          ref={(button: HTMLButtonElement | null) => {
            ref.current = button
          }}
          appearance="transparent"
          size="small"
          icon={<MoreHorizontalRegular />}
          aria-label={strings.common.moreTabs}
          title={strings.common.moreTabs}
          style={{ alignSelf: 'center', minWidth: '28px' }}
        />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {props.tabs.map((tab) => (
            <HiddenTab key={tab.value} tab={tab} onSelect={props.onSelect} />
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}

function HiddenTab<Value extends string>(props: {
  readonly tab: TabSpec<Value>
  readonly onSelect: (value: Value) => void
}) {
  const { tab, onSelect } = props
  if (useIsOverflowItemVisible(tab.value)) return null
  return <MenuItem onClick={() => onSelect(tab.value)}>{tab.text}</MenuItem>
}
