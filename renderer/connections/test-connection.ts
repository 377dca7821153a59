import type { Connection } from '../../shared/connections/index.ts'
import { notify, notifyError } from '../app/notices.ts'
import { bridge } from '../bridge/bridge.ts'
import { connectionStrings as strings } from '../strings/connections.ts'

/** Tries a connection and says how that ended. Never rejects. */
export async function testConnection({ environmentId, id, name, status }: Connection): Promise<void> {
  try {
    const { connection, message, ok } = await bridge.connections.test({ environmentId, connectionId: id })
    // One that turns out to be broken is told of by main already.
    if (!ok && !isBroken(status) && isBroken(connection.status)) return
    notify({
      intent: ok ? 'success' : 'error',
      title: ok ? strings.test.ok(name) : strings.test.failed(name),
      body: message,
    })
  } catch (error) {
    notifyError(strings.test.notDone, error)
  }
}

function isBroken(status: Connection['status']): boolean {
  return status === 'error' || status === 'expired'
}
