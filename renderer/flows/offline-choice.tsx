import {
  Button,
  Menu,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  Tooltip,
  tokens,
} from '@fluentui/react-components'
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down'
import { strings } from '../strings/shell.ts'
import { chooseOffline, type SwitchedFlow, useIsOffline } from './flow-switch-store.ts'

const words = strings.flows

const useStyles = makeStyles({
  surface: { maxWidth: '320px' },
  hint: { display: 'block', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
})

/** What a flow's triggers listen to, beside its switch: the services, or the offline sandboxes of their connectors. */
export function OfflineChoice({ flow }: { flow: SwitchedFlow }) {
  const styles = useStyles()
  const isOffline = useIsOffline(flow)
  return (
    <Menu
      positioning="below-end"
      checkedValues={{ listensTo: [isOffline ? 'sandboxes' : 'services'] }}
      onCheckedValueChange={(_event, { checkedItems }) =>
        void chooseOffline(flow, checkedItems.includes('sandboxes'))
      }
    >
      <MenuTrigger disableButtonEnhancement>
        <Tooltip content={words.listensTo} relationship="label">
          <Button appearance="subtle" size="small" icon={<ChevronDownRegular />} />
        </Tooltip>
      </MenuTrigger>
      <MenuPopover className={styles.surface}>
        <MenuList>
          <MenuItemRadio name="listensTo" value="services">
            {words.services}
            <span className={styles.hint}>{words.servicesHint}</span>
          </MenuItemRadio>
          <MenuItemRadio name="listensTo" value="sandboxes">
            {words.sandboxes}
            <span className={styles.hint}>{words.sandboxesHint}</span>
          </MenuItemRadio>
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}
