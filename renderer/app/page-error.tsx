import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { ErrorCircleRegular } from '@fluentui/react-icons/svg/error-circle'
import type { FallbackProps } from 'react-error-boundary'
import { toErrorData } from '../bridge/bridge-error.ts'
import { strings } from '../strings/shell.ts'
import { CopyButton } from '../ui/copy-button.tsx'
import { describeError } from '../ui/describe-error.ts'
import { MessageState } from '../ui/message-state.tsx'
import { navigate } from './navigation.ts'

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', height: '100%', overflow: 'auto' },
  details: {
    width: 'min(720px, calc(100% - 48px))',
    margin: '0 auto 32px',
    color: tokens.colorNeutralForeground2,
  },
  stack: {
    maxHeight: '220px',
    overflow: 'auto',
    padding: '12px',
    whiteSpace: 'pre-wrap',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusMedium,
  },
})

/** What stands in a page's place when it threw: what happened, and the ways on. */
export function PageError({ error, resetErrorBoundary }: FallbackProps) {
  const styles = useStyles()
  const data = toErrorData(error)
  const stack = error instanceof Error ? (error.stack ?? '') : ''
  return (
    <div className={styles.page}>
      <MessageState
        icon={<ErrorCircleRegular />}
        tone="danger"
        title={strings.errors.pageTitle}
        body={strings.errors.pageBody}
      >
        <Button appearance="primary" onClick={resetErrorBoundary}>
          {strings.common.retry}
        </Button>
        <Button
          onClick={() => {
            navigate({ page: 'home' })
            resetErrorBoundary()
          }}
        >
          {strings.errors.home}
        </Button>
        <CopyButton text={() => `${describeError(data)}\n${stack}`} label={strings.common.copyDetails} />
      </MessageState>
      <details className={styles.details}>
        <summary>{strings.errors.details}</summary>
        <pre className={styles.stack}>{`${describeError(data)}\n\n${stack}`}</pre>
      </details>
    </div>
  )
}
