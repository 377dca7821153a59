import type { WdlObject } from '../../../../shared/expressions/value.ts'
import { objectOf, textOf } from '../../../../shared/wdl/lookup.ts'
import { plainTextOf } from '../../shipped/html-text.ts'
import type { ProxyCall } from '../../shipped/proxy-call.ts'
import type { ProxyAnswer, PublicConnector } from '../../shipped/public-connector.ts'
import { Refusal } from '../../shipped/refusal.ts'
import { notificationsSandbox } from './sandbox.ts'

/**
 * Notifications to the person who runs the flow, over the driver `notifications`. The platform sends them to a phone and
 * to the person's own mailbox; both are shown on this machine's desktop.
 */
export const notifications: PublicConnector = {
  id: 'shared_flowpush',
  driver: 'notifications',
  operations: {
    SendNotification: async (call) => {
      const form = call.object
      const link = objectOf(form, 'notificationLink')
      return show(call, {
        title: '',
        text: needed(form, 'notificationText'),
        link: textOf(link, 'uri') ?? '',
        label: textOf(link, 'label') ?? '',
      })
    },
    SendEmailNotification: async (call) => {
      const form = call.object
      return show(call, {
        title: needed(form, 'notificationSubject'),
        text: plainTextOf(needed(form, 'notificationBody')),
        link: '',
        label: '',
      })
    },
  },
  sandbox: notificationsSandbox,
}

interface Notice {
  readonly title: string
  readonly text: string
  readonly link: string
  readonly label: string
}

/** Shows it; the outputs say what was shown, and how. */
async function show(call: ProxyCall, notice: Notice): Promise<ProxyAnswer> {
  const { body } = await call.vendor.post('https://notifications.driver.invalid/notices', {
    json: { ...notice },
  })
  return { body: { ...notice, shown: textOf(body, 'shown') ?? '' } }
}

function needed(form: WdlObject, name: string): string {
  const text = textOf(form, name) ?? ''
  if (text.trim() === '') throw new Refusal(400, `'${name}' is empty.`)
  return text
}
