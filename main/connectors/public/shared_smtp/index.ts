import type { PublicConnector } from '../../shipped/public-connector.ts'
import { smtpSandbox } from './sandbox.ts'
import { sendMail } from './send-mail.ts'

/** Mail over SMTP, over the driver `smtp`. */
export const smtp: PublicConnector = {
  id: 'shared_smtp',
  driver: 'smtp',
  operations: {
    SendEmailV3: (call) => sendMail(call, true),
    SendEmailV2: (call) => sendMail(call, true),
    SendEmail: (call) => sendMail(call, false),
    TestConnection: async (call) => ({
      body: (await call.vendor.get('https://smtp.driver.invalid/server')).body,
    }),
  },
  sandbox: smtpSandbox,
}
