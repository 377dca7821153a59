import { useEffect, useRef, useState } from 'react'
import type { Connection } from '../../shared/connections/index.ts'
import type { FlowErrorData } from '../../shared/errors/index.ts'
import type { SignInNews } from '../../shared/ipc/connections-contract.ts'
import { notifyError } from '../app/notices.ts'
import { bridge } from '../bridge/bridge.ts'
import { toErrorData } from '../bridge/bridge-error.ts'
import { connectionStrings as strings } from '../strings/connections.ts'

/** A sign-in as a form shows it. */
export interface SignIn {
  readonly isBusy: boolean
  /** What the person is to do now, once that is known. */
  readonly news: SignInNews | undefined
  readonly error: FlowErrorData | undefined
  /** Does work that may sign in; answers the connection, or nothing when that failed or was cancelled. */
  run(work: (attemptId: string) => Promise<Connection>): Promise<Connection | undefined>
  cancel(): void
  /** Opens the page of the service once more. */
  openPage(): void
  forgetError(): void
}

/** One sign-in at a time. A form that goes away takes its sign-in with it. */
export function useSignIn(): SignIn {
  const attempt = useRef<string>(undefined)
  const [isBusy, setBusy] = useState(false)
  const [news, setNews] = useState<SignInNews>()
  const [error, setError] = useState<FlowErrorData>()

  useEffect(() => {
    const stop = bridge.on('connections:signInNews', (told) => {
      if (told.attemptId === attempt.current) setNews(told)
    })
    return () => {
      stop()
      if (attempt.current !== undefined) void cancel(attempt.current)
    }
  }, [])

  return {
    isBusy,
    news,
    error,
    run: async (work) => {
      const attemptId = crypto.randomUUID()
      attempt.current = attemptId
      setBusy(true)
      setError(undefined)
      setNews(undefined)
      try {
        return await work(attemptId)
      } catch (thrown) {
        const data = toErrorData(thrown)
        // Whoever cancels knows it.
        if (data.code !== 'oauth.cancelled') setError(data)
        return undefined
      } finally {
        attempt.current = undefined
        setBusy(false)
        setNews(undefined)
      }
    },
    cancel: () => {
      if (attempt.current !== undefined) void cancel(attempt.current)
    },
    openPage: () => {
      if (attempt.current === undefined) return
      bridge.connections
        .openSignInPage({ attemptId: attempt.current })
        .catch((thrown: unknown) => notifyError(strings.signIn.openFailed, thrown))
    },
    forgetError: () => setError(undefined),
  }
}

async function cancel(attemptId: string): Promise<void> {
  await bridge.connections.cancelSignIn({ attemptId }).catch(() => undefined)
}
