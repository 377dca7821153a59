import { defineSandbox } from '../../../sandboxes/sandbox.ts'
import { routedSandbox } from '../../../sandboxes/sandbox-routes.ts'
import { calendarRoutes } from './calendar-routes.ts'
import { account } from './find-in-outlook.ts'
import { mailRoutes } from './mail-routes.ts'
import { type OutlookState, readOutlook, seedOutlook } from './outlook-state.ts'

/** Mail and calendar of Microsoft Graph. Mails between mailboxes of the sandbox arrive; others are only sent. */
export const outlookSandbox = defineSandbox<OutlookState>({
  seed: seedOutlook,
  read: readOutlook,
  refusal: (_status, code, message) => ({ error: { code, message } }),
  handle: routedSandbox<OutlookState>({
    'GET /v1.0/me': (_request, { state }) => {
      const box = account(state)
      return {
        json: { id: box.address, displayName: box.name, mail: box.address, userPrincipalName: box.address },
      }
    },
    ...calendarRoutes,
    ...mailRoutes,
  }),
})
