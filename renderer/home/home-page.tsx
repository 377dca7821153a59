import { makeStyles } from '@fluentui/react-components'
import { useEffect } from 'react'
import { loadRecentEnvironments } from './environment-store.ts'
import { Hero } from './hero.tsx'
import { LearnCards } from './learn-cards.tsx'
import { RecentEnvironments } from './recent-environments.tsx'
import { RecentRuns } from './recent-runs.tsx'

const useStyles = makeStyles({
  page: { flexGrow: 1, minHeight: 0, overflowY: 'auto' },
  inner: {
    display: 'flex',
    flexDirection: 'column',
    gap: '28px',
    maxWidth: '1160px',
    margin: '0 auto',
    padding: '24px 28px 40px',
    '@media (max-width: 900px)': { padding: '16px 16px 28px', gap: '22px' },
  },
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
    gap: '28px',
    alignItems: 'start',
    '@media (max-width: 900px)': { gridTemplateColumns: 'minmax(0, 1fr)', gap: '22px' },
  },
})

interface HomePageProps {
  readonly onNewEnvironment: () => void
}

/** The first page: what Flowbench is, where one was last, what ran last. */
export function HomePage({ onNewEnvironment }: HomePageProps) {
  const styles = useStyles()
  useEffect(() => {
    void loadRecentEnvironments()
  }, [])
  return (
    <div className={styles.page}>
      <div className={styles.inner}>
        <Hero onNewEnvironment={onNewEnvironment} />
        <div className={styles.columns}>
          <RecentEnvironments />
          <RecentRuns />
        </div>
        <LearnCards />
      </div>
    </div>
  )
}
