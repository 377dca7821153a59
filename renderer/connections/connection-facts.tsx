import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  makeStyles,
  tokens,
} from '@fluentui/react-components'
import type { ReactNode } from 'react'
import {
  type AuthenticationKind,
  authenticationKinds,
  type Connection,
} from '../../shared/connections/index.ts'
import { isDriverHost } from '../../shared/connectors/vendor-hosts.ts'
import { connectionStrings as strings } from '../strings/connections.ts'
import { formatDateTime } from '../ui/format-time.ts'
import { TimeAgo } from '../ui/time-ago.tsx'
import { useNow } from '../ui/use-now.ts'
import { kindTitleFor } from './connection-form-model.ts'

const useStyles = makeStyles({
  facts: {
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    columnGap: '16px',
    rowGap: '6px',
    margin: 0,
  },
  settings: { marginLeft: '-12px', marginTop: '4px' },
  panel: { paddingTop: '4px' },
  term: { color: tokens.colorNeutralForeground3, maxWidth: '160px' },
  value: { margin: 0, overflowWrap: 'anywhere', userSelect: 'text' },
})

interface ConnectionFactsProps {
  readonly connection: Connection
  readonly connectorTitle: string
}

/** What a connection is: account, kind, times, hosts, and its settings behind a fold. No secret is known here. */
export function ConnectionFacts({ connection, connectorTitle }: ConnectionFactsProps) {
  const styles = useStyles()
  const now = useNow(60_000)
  const { accountLabel, boundToFlow, createdAt, hosts, lastError, lastUsedAt } = connection
  const settings = Object.entries(connection.settings)
  const kind = authenticationKinds[connection.kind]
  const created = Date.parse(createdAt)
  const words = strings.details
  const facts: readonly (readonly [string, ReactNode])[] = [
    ...(accountLabel === undefined ? [] : [[words.account, accountLabel] as const]),
    [words.connector, connectorTitle],
    [words.kind, kindTitleFor(kind.kind, hosts)],
    ...(Number.isNaN(created) ? [] : [[words.created, formatDateTime(created, now)] as const]),
    [words.expires, ends(connection, now)],
    [strings.lastUsed, lastUsedAt === undefined ? strings.neverUsed : <TimeAgo key="used" at={lastUsedAt} />],
    ...(kind.kind === 'none' || hosts.some(isDriverHost)
      ? []
      : [[words.hosts, hosts.length === 0 ? words.anyHost : hosts.join(', ')] as const]),
    ...(boundToFlow === undefined ? [] : [[words.bound, boundToFlow] as const]),
  ]
  // Who is asked to look at the settings sees them.
  const isOpen = lastError?.code === 'connection.changed-outside'
  return (
    <div>
      <FactList facts={facts} />
      {settings.length > 0 && (
        <Accordion
          key={String(isOpen)}
          collapsible
          className={styles.settings}
          {...(isOpen ? { defaultOpenItems: 'settings' } : {})}
        >
          <AccordionItem value="settings">
            <AccordionHeader>{words.settings}</AccordionHeader>
            <AccordionPanel className={styles.panel}>
              <FactList facts={settings.map(([name, value]) => settingFact(kind, name, value))} />
            </AccordionPanel>
          </AccordionItem>
        </Accordion>
      )}
    </div>
  )
}

function FactList({ facts }: { readonly facts: readonly (readonly [string, ReactNode])[] }) {
  const styles = useStyles()
  return (
    <dl className={styles.facts}>
      {facts.map(([term, value]) => (
        <FactRow key={term} term={term}>
          {value}
        </FactRow>
      ))}
    </dl>
  )
}

function FactRow({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  const styles = useStyles()
  return (
    <>
      <dt className={styles.term}>{term}</dt>
      <dd className={styles.value}>{children}</dd>
    </>
  )
}

/** A setting by its field's label; a choice by its text, a parameter of the connector by its own name. */
function settingFact(kind: AuthenticationKind, name: string, value: string): readonly [string, string] {
  const field = kind.fields.find((one) => one.name === name)
  if (field === undefined) return [name.replace(/^parameter:/, ''), value]
  const choice = field.choices?.find((one) => one.value === value)
  return [strings.fieldLabel(field), choice === undefined ? value : strings.choiceText(field, choice)]
}

function ends({ expiresAt, kind, status }: Connection, now: number): string {
  if (expiresAt !== undefined) return formatDateTime(expiresAt, now)
  if (status === 'expired') return strings.status.expired
  return authenticationKinds[kind].traits.signIn !== 'none' ? strings.details.renewed : strings.details.noEnd
}
