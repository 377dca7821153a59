import { makeStyles, tokens } from '@fluentui/react-components'
import { useEffect } from 'react'
import { ErrorBoundary } from 'react-error-boundary'
import { loadRecentEnvironments, reopenLastEnvironment } from '../home/environment-store.ts'
import { loadSettings, useSettings } from '../settings/settings-store.ts'
import { Themed } from '../ui/themed.tsx'
import { connectEvents } from './connect-events.ts'
import { showFirstPage } from './navigation.ts'
import { PageError } from './page-error.tsx'
import { reportError } from './report-error.ts'
import { Shell } from './shell.tsx'
import { useFluentTheme } from './use-theme.ts'

const useStyles = makeStyles({
  window: {
    height: '100%',
    overflow: 'hidden',
    backgroundColor: tokens.colorNeutralBackground3,
  },
})

/** The window: theme, shell and what they need from main. */
export function App() {
  const styles = useStyles()
  const theme = useFluentTheme()
  const isStill = useSettings((state) => state.info.value?.reducedMotion ?? false)

  useEffect(() => {
    const disconnect = connectEvents()
    void loadSettings().then(reopenLastEnvironment).then(showFirstPage)
    void loadRecentEnvironments()
    return disconnect
  }, [])

  useEffect(() => {
    document.documentElement.toggleAttribute('data-reduced-motion', isStill)
  }, [isStill])

  return (
    // A class name given to the provider would be given to every dialog's and menu's layer too.
    <Themed theme={theme} style={{ height: '100%' }}>
      <div className={styles.window}>
        <ErrorBoundary FallbackComponent={PageError} onError={reportError}>
          <Shell />
        </ErrorBoundary>
      </div>
    </Themed>
  )
}
