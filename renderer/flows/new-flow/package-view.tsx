import { Checkbox, MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components'
import type { PackageContents, PackageNote } from '../../../shared/ipc/package-payloads.ts'
import { newFlowStrings } from '../../strings/new-flow.ts'
import { toldText } from '../../strings/sentences.ts'
import { chooseAll, chooseFlow, type ImportChoice } from './import-choice.ts'
import { PackageFlow } from './package-flow.tsx'

const words = newFlowStrings.file

const useStyles = makeStyles({
  box: { display: 'flex', flexDirection: 'column', gap: '10px', minWidth: 0 },
  kind: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  all: { display: 'flex', alignItems: 'center', justifyContent: 'space-between', flexWrap: 'wrap' },
  list: {
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    maxHeight: 'min(320px, 40vh)',
    overflowY: 'auto',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  row: {
    listStyleType: 'none',
    ':not(:last-child)': { borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  },
  facts: { margin: 0, display: 'grid', gridTemplateColumns: 'max-content 1fr', gap: '4px 12px' },
  term: { color: tokens.colorNeutralForeground2 },
  fact: { margin: 0, overflowWrap: 'anywhere' },
})

interface PackageViewProps {
  readonly opened: PackageContents
  readonly choice: ImportChoice
  readonly onChoice: (choice: ImportChoice) => void
}

/** What is in a file: its flows with what the checker says of them, the connections and variables they want. */
export function PackageView({ opened, choice, onChoice }: PackageViewProps) {
  const styles = useStyles()
  const { flows, kind, title, connectorTitles, variables, connectors: own, notes } = opened
  const taken = flows.filter(({ id }) => choice.names.has(id))
  const connectors = [...new Set(taken.flatMap((flow) => flow.connectors))]
  const unresolved = taken.reduce((sum, flow) => sum + flow.unresolved, 0)
  const valued = variables.filter(({ value }) => value !== undefined)
  const isMany = flows.length > 1
  return (
    <section className={styles.box} aria-label={words.contents}>
      <div className={styles.all}>
        <span className={styles.kind} role="status">
          {words.kinds[kind](title, flows.length)}
        </span>
        {isMany && (
          <Checkbox
            label={words.all}
            checked={taken.length === flows.length ? true : taken.length === 0 ? false : 'mixed'}
            onChange={(_event, { checked }) =>
              onChoice(
                checked === false
                  ? { ...choice, names: new Map() }
                  : { ...choice, names: chooseAll(opened).names },
              )
            }
          />
        )}
      </div>
      <ul className={styles.list} aria-label={words.flows}>
        {flows.map((flow) => (
          <li key={flow.id} className={styles.row}>
            <PackageFlow
              flow={flow}
              name={choice.names.get(flow.id)}
              isAlone={!isMany}
              onName={(name) => onChoice(chooseFlow(choice, flow.id, name))}
            />
          </li>
        ))}
      </ul>
      {connectors.length > 0 && (
        <dl className={styles.facts}>
          <dt className={styles.term}>{words.connections}</dt>
          <dd className={styles.fact}>{connectors.map((id) => connectorTitles[id] ?? id).join(', ')}</dd>
        </dl>
      )}
      {own.length > 0 && (
        <Checkbox
          label={words.connectors(own.map((connector) => connector.title).join(', '))}
          checked={choice.withConnectors}
          onChange={(_event, { checked }) => onChoice({ ...choice, withConnectors: checked === true })}
        />
      )}
      {valued.length > 0 && (
        <Checkbox
          label={words.variables(valued.map((variable) => variable.title).join(', '))}
          checked={choice.withVariables}
          onChange={(_event, { checked }) => onChoice({ ...choice, withVariables: checked === true })}
        />
      )}
      {(notes.length > 0 || unresolved > 0) && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            {unresolved > 0 && <div>{words.unresolved(unresolved)}</div>}
            {notes.map((note) => (
              <div key={`${note.note} ${'path' in note ? note.path : ''}`}>{noteWords(note)}</div>
            ))}
          </MessageBarBody>
        </MessageBar>
      )}
    </section>
  )
}

function noteWords(note: PackageNote): string {
  switch (note.note) {
    case 'unreadable-connector':
      return words.notes.connector(note.path, toldText(note.reason))
    case 'connection-values-left':
      return words.notes.connectionValues(note.names.join(', '))
    case 'classic-workflows':
      return words.notes.classic(note.count)
    case 'unreadable':
      return words.notes.unreadable(note.path, toldText(note.reason))
    case 'secrets-left':
      return words.notes.secrets(note.names.join(', '))
  }
}
