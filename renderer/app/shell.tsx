import { makeStyles, tokens } from '@fluentui/react-components'
import { useState } from 'react'
import { CompareHost } from '../compare/compare-host.tsx'
import { TemplateCommand } from '../flows/template-command.tsx'
import { NewEnvironmentDialog } from '../home/new-environment-dialog.tsx'
import { RefactorHost } from '../refactor/refactor-host.tsx'
import { strings } from '../strings/shell.ts'
import { AppCommands } from './app-commands.tsx'
import { CommandPalette } from './command-palette.tsx'
import { NavRail } from './nav-rail.tsx'
import { PageOutlet } from './page-outlet.tsx'
import { StatusLine } from './status-line.tsx'
import { Toasts } from './toasts.tsx'
import { TopBar } from './top-bar.tsx'
import { useShortcuts } from './use-shortcuts.ts'

const useStyles = makeStyles({
  shell: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    gridTemplateRows: 'auto minmax(0, 1fr) auto',
    gridTemplateAreas: '"top top" "rail page" "status status"',
    height: '100%',
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  page: {
    gridArea: 'page',
    display: 'flex',
    flexDirection: 'column',
    minHeight: 0,
    minWidth: 0,
    backgroundColor: tokens.colorNeutralBackground1,
    borderTopLeftRadius: '10px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRightWidth: 0,
    overflow: 'hidden',
  },
  skip: {
    position: 'absolute',
    top: '-60px',
    left: '80px',
    zIndex: 10,
    padding: '8px 14px',
    border: 'none',
    fontFamily: 'inherit',
    color: tokens.colorNeutralForegroundOnBrand,
    backgroundColor: tokens.colorBrandBackground,
    borderRadius: tokens.borderRadiusMedium,
    ':focus': { top: '6px' },
  },
})

/** The frame of the window: top bar, rail, page, status line; palette, dialogs and toasts above them. */
export function Shell() {
  const styles = useStyles()
  const [dialog, setDialog] = useState<'palette' | 'new-environment' | undefined>()
  useShortcuts()
  return (
    <div className={styles.shell}>
      <button
        type="button"
        className={styles.skip}
        onClick={() => document.getElementById('content')?.focus()}
      >
        {strings.app.skipToContent}
      </button>
      <AppCommands
        onOpenPalette={() => setDialog('palette')}
        onNewEnvironment={() => setDialog('new-environment')}
      />
      <TopBar
        onOpenPalette={() => setDialog('palette')}
        onNewEnvironment={() => setDialog('new-environment')}
      />
      <NavRail />
      <main id="content" tabIndex={-1} className={styles.page} style={{ outline: 'none' }}>
        <PageOutlet onNewEnvironment={() => setDialog('new-environment')} />
      </main>
      <StatusLine />
      {dialog === 'palette' && <CommandPalette onClose={() => setDialog(undefined)} />}
      {dialog === 'new-environment' && <NewEnvironmentDialog onClose={() => setDialog(undefined)} />}
      <RefactorHost />
      <CompareHost />
      <TemplateCommand />
      <Toasts />
    </div>
  )
}
