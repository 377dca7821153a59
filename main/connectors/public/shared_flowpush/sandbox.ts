import { defineSandbox, type Json, timeText } from '../../sandboxes/sandbox.ts'
import { routedSandbox } from '../../sandboxes/sandbox-routes.ts'
import { StateReader } from '../../sandboxes/state-reader.ts'

interface SentNotice {
  title: string
  text: string
  link: string
  label: string
  sent: string
}

/** What would have been shown, in order. */
export interface NotificationsState {
  notifications: SentNotice[]
}

/** Notifications that disturb nobody. */
export const notificationsSandbox = defineSandbox<NotificationsState>({
  seed: () => ({ notifications: [] }),
  read: (given: Json, nowMs) => ({
    notifications: new StateReader(given).list('notifications').map((one) => ({
      title: one.optionalText('title') ?? '',
      text: one.optionalText('text') ?? '',
      link: one.optionalText('link') ?? '',
      label: one.optionalText('label') ?? '',
      sent: one.optionalText('sent') ?? timeText(nowMs),
    })),
  }),
  refusal: (_status, code, message) => ({ error: { code, message } }),
  handle: routedSandbox<NotificationsState>({
    'POST /notices': (request, { now, state }) => {
      const reader = new StateReader(request.object as Json)
      const text = (name: string) => reader.optionalText(name) ?? ''
      state.notifications.push({
        title: text('title'),
        text: text('text'),
        link: text('link'),
        label: text('label'),
        sent: now,
      })
      return { json: { shown: 'sandbox' } }
    },
  }),
})
