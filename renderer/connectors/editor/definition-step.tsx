import { Button, makeStyles, mergeClasses, SearchBox, tokens } from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons/svg/add'
import { FlashRegular } from '@fluentui/react-icons/svg/flash'
import { useDeferredValue, useMemo, useState } from 'react'
import { addOperation } from '../../../shared/connectors/edit/index.ts'
import type { Operation } from '../../../shared/connectors/index.ts'
import { connectorEditorStrings } from '../../strings/connector-editor.ts'
import { MessageState } from '../../ui/message-state.tsx'
import { VirtualList } from '../../ui/virtual-list.tsx'
import { MethodBadge } from '../method-badge.tsx'
import type { ConnectorForms } from './edited-connector.ts'
import { NewOperationDialog } from './new-operation-dialog.tsx'
import { OperationForm } from './operation-form.tsx'

const strings = connectorEditorStrings.definition
const rowHeight = 48

const useStyles = makeStyles({
  step: {
    display: 'flex',
    flexGrow: 1,
    minHeight: 0,
    minWidth: 0,
    '@media (max-width: 900px)': { flexDirection: 'column' },
  },
  side: {
    display: 'flex',
    flexDirection: 'column',
    gap: '8px',
    width: '300px',
    flexShrink: 0,
    minHeight: 0,
    padding: '16px 12px 12px 28px',
    boxSizing: 'border-box',
    '@media (max-width: 900px)': { width: '100%', height: '210px', padding: '12px 16px 4px' },
  },
  list: { border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: '12px' },
  row: {
    boxSizing: 'border-box',
    display: 'flex',
    alignItems: 'center',
    gap: '10px',
    width: '100%',
    height: '100%',
    padding: '0 10px',
    border: 'none',
    background: 'transparent',
    color: tokens.colorNeutralForeground1,
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase300,
    textAlign: 'left',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  selected: {
    backgroundColor: tokens.colorBrandBackground2,
    ':hover': { backgroundColor: tokens.colorBrandBackground2 },
  },
  words: { minWidth: 0, flexGrow: 1, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  form: {
    flexGrow: 1,
    minWidth: 0,
    minHeight: 0,
    overflowY: 'auto',
    padding: '16px 28px 28px 16px',
    '@media (max-width: 900px)': { padding: '8px 16px 20px' },
  },
})

interface DefinitionStepProps {
  readonly forms: ConnectorForms
  /** Id of the operation that is edited. */
  readonly selected: string | undefined
  readonly onSelect: (operationId: string | undefined) => void
}

/** The operations of the connector: a list, and the form of the one that is chosen. */
export function DefinitionStep({ forms, selected, onSelect }: DefinitionStepProps) {
  const styles = useStyles()
  const { model, isReadOnly, apply } = forms
  const [search, setSearch] = useState('')
  const [isAdding, setIsAdding] = useState(false)
  const typed = useDeferredValue(search)
  const shown = useMemo(() => {
    const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
    return model.operations.filter(({ operationId, summary = '', path, method }) => {
      const text = `${operationId} ${summary} ${method} ${path}`.toLowerCase()
      return words.every((word) => text.includes(word))
    })
  }, [model, typed])
  const operation = model.operations.find(({ operationId }) => operationId === selected)
  const add = (
    <Button icon={<AddRegular />} disabled={isReadOnly} onClick={() => setIsAdding(true)}>
      {strings.add}
    </Button>
  )
  return (
    <div className={styles.step}>
      <div className={styles.side}>
        {add}
        {model.operations.length > 8 && (
          <SearchBox
            aria-label={strings.search}
            placeholder={strings.search}
            style={{ maxWidth: '100%' }}
            value={search}
            onChange={(_event, { value }) => setSearch(value)}
          />
        )}
        {shown.length > 0 && (
          <VirtualList
            className={styles.list}
            items={shown}
            rowHeight={rowHeight}
            role="list"
            label={strings.operations}
            keyOf={({ method, path }) => `${method} ${path}`}
            renderRow={(one) => (
              <OperationRow
                operation={one}
                isSelected={one === operation}
                onSelect={() => onSelect(one.operationId)}
              />
            )}
          />
        )}
      </div>
      <div className={styles.form}>
        {operation === undefined ? (
          <MessageState
            size="small"
            icon={<FlashRegular />}
            title={model.operations.length === 0 ? strings.none : strings.choose}
            {...(model.operations.length === 0 ? { body: strings.noneHint } : {})}
          />
        ) : (
          <OperationForm
            key={operation.at.join(' ')}
            forms={forms}
            operation={operation}
            onRenamed={onSelect}
            onDeleted={() => onSelect(undefined)}
          />
        )}
      </div>
      {isAdding && (
        <NewOperationDialog
          base={model.servers[0] ?? ''}
          onAdd={(given) => {
            const refused = apply(connectorEditorStrings.steps.addOperation, () => addOperation(forms, given))
            if (refused === undefined) onSelect(given.operationId)
            return refused
          }}
          onClose={() => setIsAdding(false)}
        />
      )}
    </div>
  )
}

interface OperationRowProps {
  readonly operation: Operation
  readonly isSelected: boolean
  readonly onSelect: () => void
}

function OperationRow({ operation, isSelected, onSelect }: OperationRowProps) {
  const styles = useStyles()
  const { summary, operationId, method, path } = operation
  const title = summary === undefined || summary === '' ? operationId : summary
  return (
    // biome-ignore lint/a11y/useSemanticElements: the virtual list lays its rows out by itself
    <div role="listitem" style={{ height: '100%' }}>
      <button
        type="button"
        className={mergeClasses(styles.row, isSelected && styles.selected)}
        aria-current={isSelected}
        aria-label={`${title}, ${method} ${path}`}
        title={`${method} ${path}`}
        onClick={onSelect}
      >
        <MethodBadge method={method} />
        <span className={styles.words}>{title}</span>
        {operation.trigger !== undefined && <FlashRegular aria-hidden />}
      </button>
    </div>
  )
}
