import { useState } from 'react'
import { notify, notifyError } from '../app/notices.ts'
import { bridge } from '../bridge/bridge.ts'
import { connectionStrings as strings } from '../strings/connections.ts'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { acceptSecretStore } from './connection-store.ts'
import { VaultDialog, type VaultTask } from './vault-dialog.tsx'

/** What is done with the vault: with a passphrase, or after a question. */
export type VaultWork = VaultTask | 'toKeychain' | 'forget'

interface VaultDialogsProps {
  readonly work: VaultWork
  readonly onWork: (work: VaultWork | undefined) => void
}

/** The dialog of one thing that can be done with the vault. */
export function VaultDialogs({ work, onWork }: VaultDialogsProps) {
  const close = () => onWork(undefined)
  if (work === 'toKeychain' || work === 'forget') return <VaultQuestion work={work} onClose={close} />
  return (
    <VaultDialog
      key={work}
      task={work}
      {...(work === 'open' ? { onLost: () => onWork('forget') } : {})}
      onClose={close}
    />
  )
}

interface VaultQuestionProps {
  readonly work: 'toKeychain' | 'forget'
  readonly onClose: () => void
}

function VaultQuestion({ work, onClose }: VaultQuestionProps) {
  const [isBusy, setBusy] = useState(false)
  const words = strings.store.questions[work]
  const answer = async () => {
    setBusy(true)
    try {
      const { moveToKeychain, forgetVault } = bridge.connections
      acceptSecretStore(await (work === 'toKeychain' ? moveToKeychain() : forgetVault()))
      notify({ intent: 'success', title: words.done })
    } catch (error) {
      notifyError(words.failed, error)
    } finally {
      onClose()
    }
  }
  return (
    <ConfirmDialog
      title={words.title}
      body={words.body}
      confirmLabel={words.confirm}
      isBusy={isBusy}
      onConfirm={() => void answer()}
      onClose={onClose}
    />
  )
}
