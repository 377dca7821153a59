import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { BeakerFilled, BeakerRegular } from '@fluentui/react-icons/svg/beaker'
import { BoxFilled, BoxRegular } from '@fluentui/react-icons/svg/box'
import { FlowchartFilled, FlowchartRegular } from '@fluentui/react-icons/svg/flowchart'
import { HistoryFilled, HistoryRegular } from '@fluentui/react-icons/svg/history'
import { HomeFilled, HomeRegular } from '@fluentui/react-icons/svg/home'
import { PlugConnectedFilled, PlugConnectedRegular } from '@fluentui/react-icons/svg/plug-connected'
import { PuzzlePieceFilled, PuzzlePieceRegular } from '@fluentui/react-icons/svg/puzzle-piece'
import { SettingsFilled, SettingsRegular } from '@fluentui/react-icons/svg/settings'
import type { ReactNode } from 'react'
import { useBrokenCount } from '../connections/connection-store.ts'
import { currentEnvironment, useEnvironments } from '../home/environment-store.ts'
import { connectionStrings } from '../strings/connections.ts'
import { connectorStrings } from '../strings/connectors.ts'
import { sandboxStrings } from '../strings/sandboxes.ts'
import { strings } from '../strings/shell.ts'
import { testStrings } from '../strings/tests.ts'
import { type Location, navigate, useLocation } from './navigation.ts'

const useStyles = makeStyles({
  rail: {
    gridArea: 'rail',
    display: 'flex',
    flexDirection: 'column',
    gap: '4px',
    width: 'max-content',
    minWidth: '68px',
    padding: '4px 6px 8px',
    boxSizing: 'border-box',
    overflowY: 'auto',
  },
  spacer: { flexGrow: 1 },
  item: {
    position: 'relative',
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    gap: '3px',
    padding: '8px 2px 7px',
    border: 'none',
    borderRadius: tokens.borderRadiusXLarge,
    background: 'transparent',
    color: tokens.colorNeutralForeground3,
    fontFamily: 'inherit',
    fontSize: '11px',
    lineHeight: '14px',
    cursor: 'pointer',
    transitionProperty: 'background-color, color',
    transitionDuration: tokens.durationFaster,
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover, color: tokens.colorNeutralForeground1 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  current: {
    color: tokens.colorBrandForeground1,
    fontWeight: tokens.fontWeightSemibold,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow2,
    ':hover': { color: tokens.colorBrandForeground1, backgroundColor: tokens.colorNeutralBackground1 },
  },
  icon: { position: 'relative', fontSize: '22px', lineHeight: 0 },
  mark: {
    position: 'absolute',
    top: '-2px',
    right: '-5px',
    width: '9px',
    height: '9px',
    borderRadius: '50%',
    backgroundColor: tokens.colorStatusDangerBackground3,
  },
})

/** The main navigation at the left edge. */
export function NavRail() {
  const styles = useStyles()
  const { page } = useLocation()
  const environment = useEnvironments(currentEnvironment)
  const inFlows = page === 'flows' || page === 'flow'
  const inRuns = page === 'runs' || page === 'run'
  const inConnectors = page === 'connectors' || page === 'gallery' || page === 'connector-editor'
  const runs: Location = {
    page: 'runs',
    ...(environment === undefined ? {} : { environmentId: environment.id }),
  }

  const broken = useBrokenCount(environment?.id)

  const item = (
    label: string,
    isCurrent: boolean,
    icon: ReactNode,
    onClick: () => void,
    /** Something there waits for the person: what, in words. */
    waiting?: string,
  ) => (
    <button
      type="button"
      className={mergeClasses(styles.item, isCurrent && styles.current)}
      {...(isCurrent ? { 'aria-current': 'page' as const } : {})}
      {...(waiting === undefined ? {} : { title: waiting, 'aria-description': waiting })}
      onClick={onClick}
    >
      <span aria-hidden className={styles.icon}>
        {icon}
        {waiting !== undefined && <span className={styles.mark} />}
      </span>
      {label}
    </button>
  )

  return (
    <nav className={styles.rail} aria-label={strings.app.mainNavigation}>
      {item(strings.nav.home, page === 'home', page === 'home' ? <HomeFilled /> : <HomeRegular />, () =>
        navigate({ page: 'home' }),
      )}
      {item(strings.nav.flows, inFlows, inFlows ? <FlowchartFilled /> : <FlowchartRegular />, () =>
        navigate(
          environment === undefined ? { page: 'flows' } : { page: 'flows', environmentId: environment.id },
        ),
      )}
      {item(strings.nav.runs, inRuns, inRuns ? <HistoryFilled /> : <HistoryRegular />, () => navigate(runs))}
      {item(
        testStrings.title,
        page === 'tests',
        page === 'tests' ? <BeakerFilled /> : <BeakerRegular />,
        () =>
          navigate(
            environment === undefined ? { page: 'tests' } : { page: 'tests', environmentId: environment.id },
          ),
      )}
      {item(
        connectionStrings.title,
        page === 'connections',
        page === 'connections' ? <PlugConnectedFilled /> : <PlugConnectedRegular />,
        () =>
          navigate(
            environment === undefined
              ? { page: 'connections' }
              : { page: 'connections', environmentId: environment.id },
          ),
        broken === 0 ? undefined : connectionStrings.needPerson(broken),
      )}
      {item(
        connectorStrings.title,
        inConnectors,
        inConnectors ? <PuzzlePieceFilled /> : <PuzzlePieceRegular />,
        () =>
          navigate(
            environment === undefined
              ? { page: 'connectors' }
              : { page: 'connectors', environmentId: environment.id },
          ),
      )}
      {item(
        sandboxStrings.title,
        page === 'sandboxes',
        page === 'sandboxes' ? <BoxFilled /> : <BoxRegular />,
        () =>
          navigate(
            environment === undefined
              ? { page: 'sandboxes' }
              : { page: 'sandboxes', environmentId: environment.id },
          ),
      )}
      <span className={styles.spacer} />
      {item(
        strings.nav.settings,
        page === 'settings',
        page === 'settings' ? <SettingsFilled /> : <SettingsRegular />,
        () => navigate({ page: 'settings' }),
      )}
    </nav>
  )
}
