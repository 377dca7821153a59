import { Button, makeStyles } from '@fluentui/react-components'
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right'
import type { ReactNode } from 'react'

const useStyles = makeStyles({
  step: {
    overflowY: 'auto',
    flexGrow: 1,
    minHeight: 0,
    minWidth: 0,
    padding: '16px 28px 28px',
    '@media (max-width: 900px)': { padding: '12px 16px 20px' },
  },
  form: { display: 'flex', flexDirection: 'column', gap: '16px', maxWidth: '640px' },
  next: { marginTop: '8px', alignSelf: 'flex-start' },
})

interface StepLayoutProps {
  readonly children: ReactNode
  /** The way to the step after this one. */
  readonly next?: { readonly label: string; readonly go: () => void }
}

/** One step of the editor: a form of readable width. */
export function StepLayout({ children, next }: StepLayoutProps) {
  const styles = useStyles()
  return (
    <div className={styles.step}>
      <div className={styles.form}>
        {children}
        {next !== undefined && (
          <Button
            className={styles.next}
            icon={<ChevronRightRegular />}
            iconPosition="after"
            onClick={next.go}
          >
            {next.label}
          </Button>
        )}
      </div>
    </div>
  )
}
