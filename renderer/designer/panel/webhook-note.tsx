import { makeStyles, tokens } from '@fluentui/react-components'
import { navigate } from '../../app/navigation.ts'
import { useSettings } from '../../settings/settings-store.ts'
import { parameterStrings } from '../../strings/parameters.ts'
import { LinkButton } from './editors/link-button.tsx'

const words = parameterStrings.form.webhook

const useStyles = makeStyles({
  note: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere' },
})

/** Says whether a service elsewhere can call a step that waits for it, and where that is set. */
export function WebhookNote() {
  const styles = useStyles()
  const address = useSettings((state) => state.settings.value?.publicAddress ?? '')
  return (
    <span className={styles.note}>
      {address === '' ? words.local : words.public(address)}{' '}
      <LinkButton onClick={() => navigate({ page: 'settings' })}>{words.settings}</LinkButton>
    </span>
  )
}
