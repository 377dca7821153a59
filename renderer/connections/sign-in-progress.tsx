import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components'
import { OpenRegular } from '@fluentui/react-icons/svg/open'
import { useEffect, useRef } from 'react'
import { connectionStrings as strings } from '../strings/connections.ts'
import { CopyButton } from '../ui/copy-button.tsx'
import { useNow } from '../ui/use-now.ts'
import type { SignIn } from './use-sign-in.ts'

const useStyles = makeStyles({
  box: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    textAlign: 'center',
    gap: '8px',
    padding: '28px 16px 20px',
  },
  title: { margin: '8px 0 0', fontWeight: tokens.fontWeightSemibold, fontSize: tokens.fontSizeBase400 },
  hint: { margin: 0, maxWidth: '400px', color: tokens.colorNeutralForeground2 },
  codeRow: { display: 'flex', alignItems: 'center', gap: '8px', marginTop: '10px' },
  code: {
    padding: '10px 20px',
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground3,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: '28px',
    lineHeight: '36px',
    letterSpacing: '0.12em',
    userSelect: 'text',
  },
  address: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere', userSelect: 'text' },
  ends: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  buttons: { display: 'flex', flexWrap: 'wrap', justifyContent: 'center', gap: '8px', marginTop: '14px' },
})

interface SignInProgressProps {
  readonly signIn: SignIn
}

/** What a person is to do while a sign-in is under way: finish it in the browser, or type a code. */
export function SignInProgress({ signIn }: SignInProgressProps) {
  const styles = useStyles()
  const { news } = signIn
  const now = useNow(10_000)
  const box = useRef<HTMLDivElement>(null)
  const step = news?.step
  // biome-ignore lint/correctness/useExhaustiveDependencies: the button that had the focus went with the step before
  useEffect(() => {
    box.current?.querySelector<HTMLElement>('button')?.focus()
  }, [step])
  if (news === undefined) {
    return (
      <div ref={box} className={styles.box} role="status">
        <Spinner label={strings.signIn.working} labelPosition="below" />
        <div className={styles.buttons}>
          <Button onClick={signIn.cancel}>{strings.signIn.cancel}</Button>
        </div>
      </div>
    )
  }
  if (news.step === 'browser') {
    return (
      <div ref={box} className={styles.box} role="status">
        <Spinner aria-hidden />
        <p className={styles.title}>{strings.signIn.inBrowser}</p>
        <p className={styles.hint}>{strings.signIn.inBrowserHint}</p>
        <div className={styles.buttons}>
          <Button icon={<OpenRegular />} onClick={signIn.openPage}>
            {strings.signIn.openAgain}
          </Button>
          <Button onClick={signIn.cancel}>{strings.signIn.cancel}</Button>
        </div>
      </div>
    )
  }
  return (
    <div ref={box} className={styles.box} role="status">
      <p className={styles.title}>{strings.signIn.codeTitle}</p>
      <p className={styles.hint}>{strings.signIn.codeHint}</p>
      <div className={styles.codeRow}>
        <code className={styles.code}>{news.userCode}</code>
        <CopyButton text={() => news.userCode} label={strings.signIn.copyCode} />
      </div>
      <span className={styles.address}>{news.verificationUrl}</span>
      <span className={styles.ends}>
        {strings.signIn.codeEnds(Math.max(0, Math.floor((news.expiresAt - now) / 60_000)))}
      </span>
      <div className={styles.buttons}>
        <Button appearance="primary" icon={<OpenRegular />} onClick={signIn.openPage}>
          {strings.signIn.openPage}
        </Button>
        <Button onClick={signIn.cancel}>{strings.signIn.cancel}</Button>
      </div>
    </div>
  )
}
