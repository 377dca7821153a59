import { Link, makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { bridge } from '../bridge/bridge.ts'

const useStyles = makeStyles({
  facts: { display: 'grid', gridTemplateColumns: 'minmax(84px, auto) 1fr', gap: '6px 14px', margin: 0 },
  name: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, paddingTop: '1px' },
  value: { margin: 0, minWidth: 0, overflowWrap: 'anywhere' },
})

/** One fact: nothing is shown for one without a value. */
export interface Fact {
  readonly name: string
  readonly value: ReactNode
}

/** Names and values, one below the other. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  const styles = useStyles()
  return (
    <dl className={styles.facts}>
      {facts
        .filter(({ value }) => value !== undefined && value !== '')
        .map(({ name, value }) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt className={styles.name}>{name}</dt>
            <dd className={styles.value}>{value}</dd>
          </div>
        ))}
    </dl>
  )
}

/** An address that opens in the system's browser; `undefined` for none. */
export function webLink(url: string | undefined): ReactNode {
  if (url === undefined) return undefined
  return (
    <Link onClick={() => void bridge.app.openLink({ url }).catch(() => undefined)}>
      {url.replace(/^https:\/\/(www\.)?/, '').replace(/\/$/, '')}
    </Link>
  )
}
