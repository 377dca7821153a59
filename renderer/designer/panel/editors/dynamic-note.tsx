import { makeStyles, tokens } from '@fluentui/react-components'
import { parameterStrings } from '../../../strings/parameters.ts'
import type { ChoicesState } from '../use-dynamic-choices.ts'

const words = parameterStrings.dynamic

const useStyles = makeStyles({
  note: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere' },
  error: {
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorStatusDangerForeground1,
    overflowWrap: 'anywhere',
  },
})

/** What stands in the way of choices, or that they are on their way. */
export function DynamicNote({ choices }: { readonly choices: ChoicesState }) {
  const styles = useStyles()
  if (choices.error !== undefined) {
    const { message, hint } = choices.error
    return (
      <span className={styles.error} role="alert">
        {words.failed}: {message} {hint}
      </span>
    )
  }
  if (choices.missing.length > 0) {
    return <span className={styles.note}>{words.missing(choices.missing.join(', '))}</span>
  }
  if (choices.choices !== undefined && choices.choices.length === 0) {
    return <span className={styles.note}>{words.none}</span>
  }
  return null
}
