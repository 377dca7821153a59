import { Link, makeStyles, tokens } from '@fluentui/react-components'
import { InfoRegular } from '@fluentui/react-icons/svg/info'
import { providerOf, redirectAddress, redirectPlaceOf } from '../../shared/connections/index.ts'
import { notifyError } from '../app/notices.ts'
import { bridge } from '../bridge/bridge.ts'
import { connectionStrings as strings } from '../strings/connections.ts'
import { CopyButton } from '../ui/copy-button.tsx'

const useStyles = makeStyles({
  box: {
    display: 'flex',
    flexDirection: 'column',
    gap: '6px',
    padding: '12px 14px',
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground2,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  title: {
    display: 'flex',
    alignItems: 'center',
    gap: '6px',
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground1,
  },
  text: { margin: 0 },
  address: { display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: '4px 8px' },
  value: {
    fontFamily: tokens.fontFamilyMonospace,
    color: tokens.colorNeutralForeground1,
    userSelect: 'text',
  },
})

interface RegisterHelpProps {
  readonly signIn: 'browser' | 'code' | 'unattended'
  readonly values: Readonly<Record<string, string>>
}

/** What to register with a service before one can sign in there: the app and its redirect address. */
export function RegisterHelp({ signIn, values }: RegisterHelpProps) {
  const styles = useStyles()
  const provider = providerOf(values.provider)
  const place = redirectPlaceOf(values)
  const address = redirectAddress(place)
  const remarks: Readonly<Record<string, string>> = {
    google: strings.register.google,
    microsoftEntra: strings.register.entra,
    slack: strings.register.slack,
  }
  const remark = remarks[provider?.id ?? '']
  const openPage = (url: string) => {
    bridge.app.openLink({ url }).catch((thrown: unknown) => notifyError(strings.signIn.openFailed, thrown))
  }
  return (
    <aside className={styles.box}>
      <h3 className={styles.title}>
        <InfoRegular aria-hidden />
        {provider === undefined ? strings.register.titleCustom : strings.register.title(provider.title)}
      </h3>
      <p className={styles.text}>{strings.register.why}</p>
      {signIn === 'browser' ? (
        <div className={styles.address}>
          <span>{strings.register.redirect}:</span>
          <code className={styles.value}>{address}</code>
          <CopyButton
            text={() => address}
            label={strings.register.copyRedirect}
            size="small"
            appearance="subtle"
          />
          <span>{place.port === undefined ? strings.register.anyPort : strings.register.exactPort}</span>
        </div>
      ) : (
        <p className={styles.text}>{strings.register.noRedirect}</p>
      )}
      {remark !== undefined && <p className={styles.text}>{remark}</p>}
      {provider !== undefined && (
        <span>
          <Link as="button" onClick={() => openPage(provider.registerUrl)}>
            {strings.register.openPage}
          </Link>
        </span>
      )}
    </aside>
  )
}
