import { Button, makeStyles, tokens } from '@fluentui/react-components'
import type { ReactElement, ReactNode } from 'react'

const useStyles = makeStyles({
  link: {
    minWidth: 0,
    padding: '0 4px',
    color: tokens.colorBrandForeground1,
    fontWeight: tokens.fontWeightRegular,
    justifyContent: 'flex-start',
  },
})

interface LinkButtonProps {
  readonly children: ReactNode
  readonly onClick: () => void
  readonly disabled?: boolean
  readonly icon?: ReactElement
  readonly label?: string
}

/** A small button that reads like a link, for what is said beside a field. */
export function LinkButton({ children, onClick, disabled = false, icon, label }: LinkButtonProps) {
  const styles = useStyles()
  return (
    <Button
      className={styles.link}
      size="small"
      appearance="transparent"
      disabled={disabled}
      onClick={onClick}
      {...(icon === undefined ? {} : { icon })}
      {...(label === undefined ? {} : { 'aria-label': label })}
    >
      {children}
    </Button>
  )
}
