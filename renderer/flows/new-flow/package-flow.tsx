import { Badge, Checkbox, Input, makeStyles, tokens } from '@fluentui/react-components'
import type { PackagedFlowInfo } from '../../../shared/ipc/package-payloads.ts'
import { newFlowStrings } from '../../strings/new-flow.ts'

const words = newFlowStrings.file

const useStyles = makeStyles({
  flow: { display: 'flex', flexDirection: 'column', gap: '2px', padding: '6px 10px', minWidth: 0 },
  line: { display: 'flex', alignItems: 'center', gap: '6px', minWidth: 0 },
  name: { flexGrow: 1, minWidth: 0 },
  detail: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '4px 10px',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: 'anywhere',
  },
  inside: { paddingLeft: '38px' },
  summary: { cursor: 'pointer', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  problems: {
    margin: '4px 0',
    paddingLeft: '18px',
    fontSize: tokens.fontSizeBase200,
    overflowWrap: 'anywhere',
  },
})

interface PackageFlowProps {
  readonly flow: PackagedFlowInfo
  /** Undefined: it is left out. */
  readonly name: string | undefined
  /** The only one: it is named by the field of the dialog. */
  readonly isAlone: boolean
  readonly onName: (name: string | undefined) => void
}

/** A flow of a file: whether it is taken and under which name, its size, what the checker finds in it. */
export function PackageFlow({ flow, name, isAlone, onName }: PackageFlowProps) {
  const styles = useStyles()
  const { problems, errors, warnings, triggers, actions, path } = flow
  return (
    <div className={styles.flow}>
      {!isAlone && (
        <div className={styles.line}>
          <Checkbox
            aria-label={words.take(flow.name)}
            checked={name !== undefined}
            onChange={(_event, { checked }) => onName(checked === true ? flow.name : undefined)}
          />
          <Input
            className={styles.name}
            size="small"
            aria-label={words.nameOf(flow.name)}
            value={name ?? flow.name}
            disabled={name === undefined}
            maxLength={255}
            onChange={(_event, { value }) => onName(value)}
          />
        </div>
      )}
      <div className={`${styles.detail} ${isAlone ? '' : styles.inside}`}>
        <span>{words.size(triggers, actions)}</span>
        {errors > 0 && (
          <Badge appearance="tint" color="danger">
            {words.errors(errors)}
          </Badge>
        )}
        {warnings > 0 && (
          <Badge appearance="tint" color="warning">
            {words.warnings(warnings)}
          </Badge>
        )}
        <span>{path}</span>
      </div>
      {problems.length > 0 && (
        <details className={isAlone ? '' : styles.inside}>
          <summary className={styles.summary}>{words.problems}</summary>
          <ul className={styles.problems}>
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
            {errors + warnings > problems.length && (
              <li>{words.more(errors + warnings - problems.length)}</li>
            )}
          </ul>
        </details>
      )}
    </div>
  )
}
