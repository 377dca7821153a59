import type { PublicConnector } from '../../shipped/public-connector.ts'
import { mailOperations } from './mail-operations.ts'
import { imapUrl } from './mailbox-api.ts'
import { imapSandbox } from './sandbox/index.ts'
import { triggerOperations } from './trigger-operations.ts'

/** Mailboxes of any mail server, over the driver `imap`. Power Automate has no such connector: names are our own. */
export const imap: PublicConnector = {
  id: 'shared_imap',
  driver: 'imap',
  operations: {
    ...mailOperations,
    ...triggerOperations,
    TestConnection: async (call) => {
      await call.vendor.get(imapUrl`/folders`)
      return { body: { ok: true } }
    },
  },
  sandbox: imapSandbox,
}
