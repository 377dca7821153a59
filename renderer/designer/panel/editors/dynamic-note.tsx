import { makeStyles, tokens } from '@fluentui/react-components'
import { parameterStrings } from '../../../strings/parameters.ts'
import type { ChoicesState } from '../use-dynamic-choices.ts'
import { LinkButton } from './link-button.tsx'

const words = parameterStrings.dynamic

const useStyles = makeStyles({
  note: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere' },
  error: {
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorStatusDangerForeground1,
    overflowWrap: 'anywhere',
  },
})

interface DynamicNoteProps {
  readonly choices: ChoicesState
  readonly titleOf: (name: string) => string
}

/** What stands in the way of choices, or that they are on their way. */
export function DynamicNote({ choices, titleOf }: DynamicNoteProps) {
  const styles = useStyles()
  if (choices.isLoading && choices.choices === undefined) {
    return (
      <span className={styles.note} role="status">
        {words.loading}
      </span>
    )
  }
  if (choices.error !== undefined) {
    const { message, hint } = choices.error
    return (
      <span className={styles.error} role="alert">
        {words.failed}: {message} {hint}{' '}
        <LinkButton disabled={choices.isLoading} onClick={choices.refresh}>
          {words.again}
        </LinkButton>
      </span>
    )
  }
  if (choices.missing.length > 0) {
    return <span className={styles.note}>{words.missing(choices.missing.map(titleOf).join(', '))}</span>
  }
  if (choices.choices !== undefined && choices.choices.length === 0) {
    return <span className={styles.note}>{words.none}</span>
  }
  return choices.isFromSandbox ? <span className={styles.note}>{words.fromSandbox}</span> : null
}
