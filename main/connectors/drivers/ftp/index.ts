import { ConnectionValues } from '../connection-values.ts'
import type { Driver } from '../driver.ts'
import { fileService } from '../files/file-service.ts'
import { SessionPool } from '../files/session-pool.ts'
import { ftpFailure } from './ftp-failure.ts'
import { FtpSession, ftpAddressOf } from './ftp-session.ts'
import { FtpStore } from './ftp-store.ts'

/** Files of FTP servers, without encryption or with TLS. */
export async function openFtp(): Promise<Driver> {
  const sessions = new SessionPool<FtpSession>()
  return {
    handle: async (request, connection, signal) => {
      const values = new ConnectionValues(connection)
      const address = ftpAddressOf(values)
      const open = () => FtpSession.open(values)
      try {
        return await sessions.use(values.fingerprint, open, signal, async (session) => {
          try {
            const store = new FtpStore(session.client)
            return await fileService(request, { store, maxBytes: request.maxAnswerBytes })
          } finally {
            if (values.flag('closeConnectionAfterRequestCompletion')) session.close()
          }
        })
      } catch (thrown) {
        signal.throwIfAborted()
        throw ftpFailure(thrown, pathIn(request.url), address)
      }
    },
    close: async () => sessions.close(),
  }
}

function pathIn({ searchParams }: URL): string {
  return searchParams.get('path') ?? searchParams.get('to') ?? '/'
}
