import {
  Link,
  makeStyles,
  Toast,
  ToastBody,
  Toaster,
  ToastFooter,
  ToastTitle,
  ToastTrigger,
  tokens,
  useId,
  useToastController,
} from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import { useEffect } from 'react'
import { strings } from '../strings/shell.ts'
import { dismissNotice, type Notice, useNotices } from './notices.ts'

/** How long each kind stays, in ms. */
const stayMs = { success: 3500, info: 4500, warning: 8000, error: 15_000 } as const
/** And at least, when there is something to do about it: time to read it, and to get there. */
const stayWithActionMs = 10_000

const useStyles = makeStyles({ toast: { border: `1px solid ${tokens.colorNeutralStroke2}` } })

/** Shows the notices that other parts leave, at the lower right. */
export function Toasts() {
  const styles = useStyles()
  const toasterId = useId('notices')
  const { dispatchToast } = useToastController(toasterId)
  const notices = useNotices((state) => state.notices)

  useEffect(() => {
    for (const { id, intent, title, body, action } of notices) {
      dismissNotice(id)
      dispatchToast(
        <Toast className={styles.toast}>
          <ToastTitle
            {...(intent === 'error'
              ? {
                  action: (
                    <ToastTrigger>
                      <Link aria-label={strings.common.close} style={{ lineHeight: 0, padding: 4 }}>
                        <DismissRegular />
                      </Link>
                    </ToastTrigger>
                  ),
                }
              : {})}
          >
            {title}
          </ToastTitle>
          {body !== undefined && <ToastBody style={{ overflowWrap: 'anywhere' }}>{body}</ToastBody>}
          {action !== undefined && (
            <ToastFooter>
              <ToastTrigger>
                <Link onClick={action.run}>{action.label}</Link>
              </ToastTrigger>
            </ToastFooter>
          )}
        </Toast>,
        {
          intent,
          timeout: stayOf(intent, action !== undefined),
          pauseOnHover: true,
          pauseOnWindowBlur: true,
        },
      )
    }
  }, [notices, dispatchToast, styles])

  return (
    <Toaster
      toasterId={toasterId}
      position="bottom-end"
      limit={4}
      offset={{ vertical: 36, horizontal: 20 }}
    />
  )
}

function stayOf(intent: Notice['intent'], hasAction: boolean): number {
  return hasAction ? Math.max(stayMs[intent], stayWithActionMs) : stayMs[intent]
}
