import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
} from '@fluentui/react-components'
import { useEffect, useState } from 'react'
import type { SecretStoreInfo } from '../../shared/connections/index.ts'
import { notify, notifyError } from '../app/notices.ts'
import { bridge } from '../bridge/bridge.ts'
import { connectionStrings as strings } from '../strings/connections.ts'
import { inWords } from '../strings/sentences.ts'
import { acceptSecretStore, loadSecretStore, useConnections } from './connection-store.ts'
import { VaultDialogs, type VaultWork } from './vault-dialogs.tsx'

interface SecretStoreBannerProps {
  /** Says nothing of a place that is open. */
  readonly onlyWhenShut?: boolean
}

/** How the place of secrets is, when there is something to say: what is wrong with it, and the button that mends it. */
export function SecretStoreBanner({ onlyWhenShut = false }: SecretStoreBannerProps) {
  const info = useConnections((state) => state.secretStore)
  const [asked, setAsked] = useState<VaultWork>()
  const [isBusy, setBusy] = useState(false)
  useEffect(() => {
    void loadSecretStore()
  }, [])
  if (info === undefined) return null

  const ask = async (work: () => Promise<SecretStoreInfo>) => {
    setBusy(true)
    try {
      const next = await work()
      acceptSecretStore(next)
      // A window of the keychain was closed, or it said no once more: the click did something, and this is what.
      if (next.state === 'locked' || next.state === 'denied') {
        notify({ intent: 'warning', title: strings.store.still[next.state] })
      }
    } catch (error) {
      notifyError(strings.store.stateFailed, error)
    } finally {
      setBusy(false)
    }
  }
  const lockVault = () =>
    bridge.connections
      .lockVault()
      .then(acceptSecretStore)
      .catch((error: unknown) => notifyError(strings.store.stateFailed, error))
  const dialog = asked !== undefined && <VaultDialogs work={asked} onWork={setAsked} />
  if (info.state === 'ready') {
    if (onlyWhenShut || info.store !== 'vault') return <>{dialog}</>
    return (
      <>
        <MessageBar>
          <MessageBarBody>{strings.store.inVault}</MessageBarBody>
          <MessageBarActions>
            <Button size="small" onClick={() => void lockVault()}>
              {strings.store.lockVault}
            </Button>
          </MessageBarActions>
        </MessageBar>
        {dialog}
      </>
    )
  }
  const { title, hint } = wordsOf(info)
  return (
    <>
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>{title}</MessageBarTitle>
          {hint}
        </MessageBarBody>
        <MessageBarActions>
          {info.store === 'vault' && info.state === 'locked' && (
            <Button size="small" appearance="primary" onClick={() => setAsked('open')}>
              {strings.store.openVault}
            </Button>
          )}
          {info.store === 'keychain' && info.state === 'locked' && (
            <Button
              size="small"
              appearance="primary"
              disabled={isBusy}
              onClick={() => void ask(() => bridge.connections.unlockKeychain())}
            >
              {strings.store.unlock}
            </Button>
          )}
          {info.canMakeVault && (
            <Button
              size="small"
              {...(info.state === 'denied' ? {} : { appearance: 'primary' as const })}
              onClick={() => setAsked('create')}
            >
              {strings.store.makeVault}
            </Button>
          )}
          {info.state !== 'locked' && (
            <Button
              size="small"
              disabled={isBusy}
              onClick={() =>
                void ask(() =>
                  info.state === 'denied'
                    ? bridge.connections.unlockKeychain()
                    : bridge.connections.secretStore(),
                )
              }
            >
              {strings.store.tryAgain}
            </Button>
          )}
        </MessageBarActions>
      </MessageBar>
      {dialog}
    </>
  )
}

function wordsOf({ store, state, problem }: SecretStoreInfo): {
  readonly title: string
  readonly hint: string
} {
  const words = strings.store
  if (state === 'locked') {
    return store === 'vault'
      ? { title: words.vaultLocked, hint: words.vaultLockedHint }
      : { title: words.locked, hint: words.lockedHint }
  }
  if (state === 'absent') return { title: words.absent, hint: words.absentHint }
  if (state === 'denied') return { title: words.denied, hint: words.deniedHint }
  return { title: words.failed, hint: problem === undefined ? '' : inWords(problem) }
}
