import { Button, Field, Input, makeStyles, SearchBox, Spinner, tokens } from '@fluentui/react-components'
import { useDeferredValue, useEffect, useState } from 'react'
import type { ConnectorSummary } from '../../shared/ipc/connectors-payloads.ts'
import type { EnvironmentId } from '../../shared/run/index.ts'
import { connectionStrings as strings } from '../strings/connections.ts'
import { strings as shell } from '../strings/shell.ts'
import { DialogForm } from '../ui/dialog-frame.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { loadConnectorTitles, useConnectors } from './connection-store.ts'
import { ConnectorMark } from './connector-mark.tsx'

const useStyles = makeStyles({
  body: { display: 'flex', flexDirection: 'column', gap: '12px' },
  list: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(210px, 1fr))',
    gap: '6px',
    maxHeight: '320px',
    overflowY: 'auto',
    margin: 0,
    padding: '2px',
    listStyle: 'none',
  },
  item: {
    display: 'flex',
    alignItems: 'center',
    gap: '10px',
    width: '100%',
    padding: '8px 10px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase300,
    textAlign: 'left',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  title: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  none: { margin: 0, color: tokens.colorNeutralForeground2 },
})

interface ChooseConnectorProps {
  readonly environmentId: EnvironmentId
  readonly onChoose: (connectorId: string) => void
  readonly onClose: () => void
}

/** Which connector a new connection is for: one of the environment's, or any by its id. */
export function ChooseConnector({ environmentId, onChoose, onClose }: ChooseConnectorProps) {
  const styles = useStyles()
  const { value: connectors, error } = useConnectors(environmentId)
  const [search, setSearch] = useState('')
  const [otherId, setOtherId] = useState('')
  const typed = useDeferredValue(search)
  useEffect(() => {
    void loadConnectorTitles(environmentId)
  }, [environmentId])
  const shown = (connectors ?? []).filter((connector) => isMatch(connector, typed)).slice(0, 300)
  const only = shown.length === 1 ? shown[0] : undefined
  const proceed = () => {
    const id = otherId.trim() === '' ? only?.id : otherId.trim()
    if (id !== undefined) onChoose(id)
  }
  return (
    <DialogForm
      title={strings.create.chooseConnector}
      actions={
        <>
          <Button onClick={onClose}>{shell.common.cancel}</Button>
          <Button
            type="submit"
            appearance="primary"
            disabled={otherId.trim() === '' && (only === undefined || typed.trim() === '')}
          >
            {strings.create.continue}
          </Button>
        </>
      }
      onSubmit={proceed}
    >
      <div className={styles.body}>
        <SearchBox
          autoFocus
          aria-label={strings.create.searchConnector}
          placeholder={strings.create.searchConnector}
          value={search}
          onChange={(_event, { value }) => setSearch(value)}
          style={{ maxWidth: 'none' }}
        />
        {connectors === undefined && error === undefined && <Spinner label={shell.common.loading} />}
        {connectors === undefined && error !== undefined && (
          <ErrorState
            size="small"
            title={strings.create.connectorsFailed}
            error={error}
            onRetry={() => void loadConnectorTitles(environmentId)}
          />
        )}
        {connectors?.length === 0 && <p className={styles.none}>{strings.create.noConnectors}</p>}
        {shown.length > 0 && (
          <ul className={styles.list} aria-label={strings.create.chooseConnector}>
            {shown.map((connector) => (
              <li key={connector.id}>
                <button type="button" className={styles.item} onClick={() => onChoose(connector.id)}>
                  <ConnectorMark connector={connector} title={connector.title} />
                  <span className={styles.title} title={connector.title}>
                    {connector.title}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        )}
        <Field label={strings.create.byId} hint={strings.create.byIdHint}>
          <Input
            value={otherId}
            maxLength={300}
            spellCheck={false}
            onChange={(_event, { value }) => setOtherId(value)}
          />
        </Field>
      </div>
    </DialogForm>
  )
}

function isMatch({ id, title }: ConnectorSummary, text: string): boolean {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  const where = `${title} ${id}`.toLowerCase()
  return words.every((word) => where.includes(word))
}
