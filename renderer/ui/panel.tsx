import { makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'

const useStyles = makeStyles({
  panel: {
    display: 'flex',
    flexDirection: 'column',
    flexGrow: 1,
    minWidth: 0,
    overflow: 'hidden',
    backgroundColor: tokens.colorNeutralCardBackground,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: '12px',
  },
})

interface PanelProps {
  readonly children: ReactNode
}

/** A bordered surface for a list or a form. */
export function Panel({ children }: PanelProps) {
  const styles = useStyles()
  return <div className={styles.panel}>{children}</div>
}
