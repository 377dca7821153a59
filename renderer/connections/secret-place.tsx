import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { useEffect, useState } from 'react'
import { notifyError } from '../app/notices.ts'
import { bridge } from '../bridge/bridge.ts'
import { connectionStrings as strings } from '../strings/connections.ts'
import { acceptSecretStore, loadSecretStore, useConnections } from './connection-store.ts'
import { SecretStoreBanner } from './secret-store-banner.tsx'
import { VaultDialogs, type VaultWork } from './vault-dialogs.tsx'

const useStyles = makeStyles({
  place: { display: 'flex', flexDirection: 'column', gap: '12px', flexGrow: 1, minWidth: 0 },
  name: { display: 'block', fontWeight: tokens.fontWeightSemibold },
  hint: { display: 'block', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
})

/** Where the secrets of connections are kept on this machine, and all that can be done about it. */
export function SecretPlace() {
  const styles = useStyles()
  const info = useConnections((state) => state.secretStore)
  const [work, setWork] = useState<VaultWork>()
  useEffect(() => {
    void loadSecretStore()
  }, [])
  if (info === undefined) return null
  const isVault = info.store === 'vault'
  const isOpen = info.state === 'ready'
  const lock = () =>
    bridge.connections
      .lockVault()
      .then(acceptSecretStore)
      .catch((error: unknown) => notifyError(strings.store.stateFailed, error))
  return (
    <div className={styles.place}>
      <SecretStoreBanner onlyWhenShut />
      <span>
        <span className={styles.name}>
          {isVault ? strings.store.placeVault : strings.store.placeKeychain}
        </span>
        <span className={styles.hint}>
          {isVault ? strings.store.placeVaultHint : strings.store.placeKeychainHint}
        </span>
      </span>
      {(isVault || info.canMove) && (
        <div className={styles.buttons}>
          {isVault && isOpen && <Button onClick={() => void lock()}>{strings.store.lockVault}</Button>}
          {isVault && <Button onClick={() => setWork('change')}>{strings.store.tasks.change.title}</Button>}
          {info.canMove && (
            <Button onClick={() => setWork(isVault ? 'toKeychain' : 'move')}>
              {isVault ? strings.store.questions.toKeychain.title : strings.store.tasks.move.title}
            </Button>
          )}
          {isVault && (
            <Button onClick={() => setWork('forget')}>{strings.store.questions.forget.title}</Button>
          )}
        </div>
      )}
      {work !== undefined && <VaultDialogs work={work} onWork={setWork} />}
    </div>
  )
}
