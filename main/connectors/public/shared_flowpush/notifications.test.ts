import { afterEach, expect, test } from 'vitest'
import {
  openPublicConnectorBench,
  type PublicConnectorBench,
} from '../../../services/testing/public-connector-bench.ts'
import { openNotifications, type PersonNotice } from '../../drivers/notifications/index.ts'
import { notifications } from './index.ts'

let bench: PublicConnectorBench
afterEach(() => bench.close())

const form = {
  'NotificationDefinition/notificationText': 'The order has come.',
  'NotificationDefinition/notificationLink/uri': 'https://contoso.example/4711',
  'NotificationDefinition/notificationLink/label': 'Open it',
}
const body = {
  notificationText: 'The order has come.',
  notificationLink: { uri: 'https://contoso.example/4711', label: 'Open it' },
}

async function openOnDesktop(): Promise<PersonNotice[]> {
  const shown: PersonNotice[] = []
  bench = await openPublicConnectorBench(notifications, {
    driver: async () =>
      openNotifications(async (notice) => {
        shown.push(notice)
        return 'desktop'
      }),
    connection: {},
  })
  return shown
}

test.each([form, { NotificationDefinition: body }])('a notification is shown (%j)', async (values) => {
  const shown = await openOnDesktop()
  expect(await bench.body('SendNotification', values)).toEqual({
    title: '',
    text: 'The order has come.',
    link: 'https://contoso.example/4711',
    label: 'Open it',
    shown: 'desktop',
  })
  expect(shown).toEqual([
    {
      title: '',
      text: 'The order has come.',
      link: { address: 'https://contoso.example/4711', label: 'Open it' },
    },
  ])
})

test('a mail to oneself is a notification with the text of the mail', async () => {
  const shown = await openOnDesktop()
  await bench.call('SendEmailNotification', {
    'NotificationEmailDefinition/notificationSubject': 'Digest',
    'NotificationEmailDefinition/notificationBody': '<h2>News</h2><p>Paper &amp; pens</p>',
  })
  expect(shown).toEqual([{ title: 'Digest', text: 'News\nPaper & pens' }])
})

test.each([
  ['SendNotification', {}, /'NotificationDefinition' is missing/],
  ['SendNotification', { NotificationDefinition: { notificationText: ' ' } }, /'notificationText' is empty/],
  [
    'SendNotification',
    { NotificationDefinition: { notificationText: 'x', notificationLink: { uri: 'file:///etc/passwd' } } },
    /no address of a web page/,
  ],
  [
    'SendNotification',
    { NotificationDefinition: { notificationText: 'x', notificationLink: { uri: 'javascript:alert(1)' } } },
    /no address of a web page/,
  ],
])('%s %j is refused', async (operationId, values, message) => {
  const shown = await openOnDesktop()
  const call = async () => (await bench.call(operationId, values)).body as { message: string }
  const refusal = await call().catch((thrown: Error) => thrown)
  expect(refusal.message).toMatch(message)
  expect(shown).toEqual([])
})

test('in the sandbox nobody is disturbed, and what would have been shown is there', async () => {
  bench = await openPublicConnectorBench(notifications)
  expect(await bench.body('SendNotification', form)).toMatchObject({ shown: 'sandbox' })
  expect(bench.state()).toEqual({
    notifications: [
      {
        title: '',
        text: 'The order has come.',
        link: 'https://contoso.example/4711',
        label: 'Open it',
        sent: '2026-01-31T08:00:00Z',
      },
    ],
  })
})
