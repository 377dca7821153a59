import { Button, makeStyles, mergeClasses, Tooltip, tokens } from '@fluentui/react-components'
import { ArrowLeftRegular } from '@fluentui/react-icons/svg/arrow-left'
import { ArrowRightRegular } from '@fluentui/react-icons/svg/arrow-right'
import { SearchRegular } from '@fluentui/react-icons/svg/search'
import { strings } from '../strings/shell.ts'
import { BrandMark } from '../ui/brand-mark.tsx'
import { KeyCaps } from '../ui/key-caps.tsx'
import { EnvironmentSwitcher } from './environment-switcher.tsx'
import { goBack, goForward, useNavigation } from './navigation.ts'
import { isMac, shortcutKeys } from './shortcut.ts'
import { UnsavedMarker } from './unsaved-marker.tsx'

const useStyles = makeStyles({
  bar: {
    gridArea: 'top',
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(120px, 420px) minmax(0, 1fr)',
    alignItems: 'center',
    gap: '12px',
    height: '48px',
    padding: '0 12px 0 18px',
    '@media (max-width: 900px)': {
      gridTemplateColumns: 'minmax(0, 1.4fr) minmax(120px, 1fr) minmax(0, auto)',
    },
  },
  side: { display: 'flex', alignItems: 'center', gap: '4px', minWidth: 0 },
  right: { justifyContent: 'flex-end', gap: '8px' },
  mark: { lineHeight: 0, marginRight: '14px', flexShrink: 0 },
  search: {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    height: '32px',
    padding: '0 8px 0 12px',
    color: tokens.colorNeutralForeground3,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase300,
    cursor: 'pointer',
    minWidth: 0,
    ':hover': { borderTopColor: tokens.colorNeutralStroke1Hover, color: tokens.colorNeutralForeground2 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  searchText: {
    flexGrow: 1,
    textAlign: 'left',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
})

interface TopBarProps {
  readonly onOpenPalette: () => void
  readonly onNewEnvironment: () => void
}

/** Top of the window: back and forward, the environment, the way to everything else. */
export function TopBar({ onOpenPalette, onNewEnvironment }: TopBarProps) {
  const styles = useStyles()
  const canGoBack = useNavigation(({ index }) => index > 0)
  const canGoForward = useNavigation(({ index, entries }) => index < entries.length - 1)
  return (
    <header className={styles.bar}>
      <div className={styles.side}>
        <span className={styles.mark}>
          <BrandMark size={28} />
        </span>
        <Tooltip content={strings.app.back} relationship="label">
          <Button
            appearance="subtle"
            size="small"
            icon={<ArrowLeftRegular />}
            disabled={!canGoBack}
            onClick={goBack}
          />
        </Tooltip>
        <Tooltip content={strings.app.forward} relationship="label">
          <Button
            appearance="subtle"
            size="small"
            icon={<ArrowRightRegular />}
            disabled={!canGoForward}
            onClick={goForward}
          />
        </Tooltip>
        <EnvironmentSwitcher onNewEnvironment={onNewEnvironment} />
      </div>
      <button type="button" className={styles.search} onClick={onOpenPalette}>
        <SearchRegular aria-hidden />
        <span className={styles.searchText}>{strings.app.search}</span>
        <KeyCaps keys={shortcutKeys('Mod+K', isMac)} />
      </button>
      <div className={mergeClasses(styles.side, styles.right)}>
        <UnsavedMarker />
      </div>
    </header>
  )
}
