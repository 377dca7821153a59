import type { PublicConnector } from '../../shipped/public-connector.ts'
import { calendarOperations } from './calendar-operations.ts'
import { httpRequest } from './http-operation.ts'
import { mailOperations } from './mail-operations.ts'
import { outlookSandbox } from './sandbox/index.ts'
import { triggerOperations } from './trigger-operations.ts'

/** Office 365 Outlook, over Microsoft Graph 1.0. Source: learn.microsoft.com/graph/api/resources/mail-api-overview. */
export const outlook: PublicConnector = {
  id: 'shared_office365',
  operations: { ...mailOperations, ...calendarOperations, ...triggerOperations, HttpRequest: httpRequest },
  sandbox: outlookSandbox,
}
