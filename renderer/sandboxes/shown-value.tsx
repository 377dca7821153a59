import { Badge, Button, makeStyles, tokens } from '@fluentui/react-components'
import { sandboxStrings as strings } from '../strings/sandboxes.ts'
import { formatDateTime } from '../ui/format-time.ts'
import type { Json } from './json-place.ts'

const useStyles = makeStyles({
  text: {
    display: 'block',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    maxWidth: '320px',
  },
  faint: { color: tokens.colorNeutralForeground3 },
})

interface ShownValueProps {
  readonly value: Json | undefined
  /** Shown where there is nothing. */
  readonly fallback?: string
  /** Opens what is inside. */
  readonly onOpen?: () => void
}

/** A value in a cell: short, in words; what holds others says how many, and opens. */
export function ShownValue({ value, fallback = '', onOpen }: ShownValueProps) {
  const styles = useStyles()
  if (value === undefined || value === null || value === '')
    return <span className={styles.faint}>{fallback}</span>
  if (typeof value === 'boolean') {
    return (
      <Badge appearance="tint" color={value ? 'success' : 'subtle'}>
        {value ? strings.yes : strings.no}
      </Badge>
    )
  }
  if (typeof value === 'object') {
    const count = Array.isArray(value) ? value.length : Object.keys(value).length
    const words = strings.items(count)
    if (onOpen === undefined) return <span className={styles.faint}>{words}</span>
    return (
      <Button size="small" appearance="transparent" onClick={onOpen}>
        {words}
      </Button>
    )
  }
  const text = String(value)
  const isTime = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text)
  return (
    <span className={styles.text} title={text}>
      {isTime ? formatDateTime(Date.parse(text), Date.now()) : text}
    </span>
  )
}
