import { ConnectionValues } from '../connection-values.ts'
import type { Driver } from '../driver.ts'
import { fileService } from '../files/file-service.ts'
import { SessionPool } from '../files/session-pool.ts'
import { sftpFailure } from './sftp-failure.ts'
import { SftpSession, sftpAddressOf } from './sftp-session.ts'
import { SftpStore } from './sftp-store.ts'

/** Files of SFTP servers. */
export async function openSftp(): Promise<Driver> {
  const sessions = new SessionPool<SftpSession>()
  return {
    handle: async (request, connection, signal) => {
      const values = new ConnectionValues(connection)
      const address = sftpAddressOf(values)
      const open = () => SftpSession.open(values)
      try {
        return await sessions.use(values.fingerprint, open, signal, (session) => {
          const store = new SftpStore(session, values.text('rootFolder') ?? '/')
          return fileService(request, { store, maxBytes: request.maxAnswerBytes })
        })
      } catch (thrown) {
        signal.throwIfAborted()
        const { searchParams } = request.url
        throw sftpFailure(thrown, searchParams.get('path') ?? searchParams.get('to') ?? '/', address)
      }
    },
    close: async () => sessions.close(),
  }
}
