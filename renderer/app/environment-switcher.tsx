import {
  Button,
  Menu,
  MenuDivider,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  Spinner,
  tokens,
} from '@fluentui/react-components'
import { BoxRegular } from '@fluentui/react-icons/svg/box'
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down'
import { FolderAddRegular } from '@fluentui/react-icons/svg/folder-add'
import { FolderOpenRegular } from '@fluentui/react-icons/svg/folder-open'
import { OpenRegular } from '@fluentui/react-icons/svg/open'
import { SparkleRegular } from '@fluentui/react-icons/svg/sparkle'
import {
  currentEnvironment,
  loadRecentEnvironments,
  openEnvironment,
  openSampleEnvironment,
  pickEnvironment,
  revealEnvironment,
  useEnvironments,
} from '../home/environment-store.ts'
import { strings } from '../strings/shell.ts'

const useStyles = makeStyles({
  button: { minWidth: 0, maxWidth: '260px', marginLeft: '4px' },
  name: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  menu: { maxWidth: '360px' },
  path: {
    display: 'block',
    maxWidth: '300px',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    fontSize: tokens.fontSizeBase100,
    color: tokens.colorNeutralForeground3,
  },
})

interface EnvironmentSwitcherProps {
  readonly onNewEnvironment: () => void
}

/** Shows the open environment and changes to another. */
export function EnvironmentSwitcher({ onNewEnvironment }: EnvironmentSwitcherProps) {
  const styles = useStyles()
  const environment = useEnvironments(currentEnvironment)
  const recent = useEnvironments((state) => state.recent.value)
  const isOpening = useEnvironments((state) => state.opening !== undefined)
  const others = (recent ?? [])
    .filter(({ missing, path }) => !missing && path !== environment?.path)
    .slice(0, 6)
  const label = environment?.name ?? strings.environment.none
  return (
    <Menu
      onOpenChange={(_event, { open }) => {
        if (open) void loadRecentEnvironments()
      }}
    >
      <MenuTrigger disableButtonEnhancement>
        <Button
          appearance="subtle"
          className={styles.button}
          icon={isOpening ? <Spinner size="extra-tiny" /> : <BoxRegular />}
          aria-label={`${strings.environment.label}: ${label}`}
        >
          <span className={styles.name}>{label}</span>
          <ChevronDownRegular aria-hidden style={{ marginLeft: 6, flexShrink: 0 }} />
        </Button>
      </MenuTrigger>
      <MenuPopover className={styles.menu}>
        <MenuList>
          {others.length > 0 && (
            <MenuGroup>
              <MenuGroupHeader>{strings.environment.recent}</MenuGroupHeader>
              {others.map(({ path, name }) => (
                <MenuItem key={path} icon={<BoxRegular />} onClick={() => void openEnvironment(path)}>
                  {name}
                  <span className={styles.path}>{path}</span>
                </MenuItem>
              ))}
            </MenuGroup>
          )}
          {others.length > 0 && <MenuDivider />}
          <MenuItem icon={<FolderOpenRegular />} onClick={() => void pickEnvironment()}>
            {strings.environment.open}
          </MenuItem>
          <MenuItem icon={<FolderAddRegular />} onClick={onNewEnvironment}>
            {strings.environment.create}
          </MenuItem>
          <MenuItem icon={<SparkleRegular />} onClick={() => void openSampleEnvironment()}>
            {strings.environment.openSample}
          </MenuItem>
          {environment !== undefined && <MenuDivider />}
          {environment !== undefined && (
            <MenuItem icon={<OpenRegular />} onClick={() => void revealEnvironment(environment.id)}>
              {strings.environment.reveal}
            </MenuItem>
          )}
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}
