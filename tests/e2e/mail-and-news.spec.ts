import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import {
  type DovecotServer,
  hasDovecot,
  mailAccount,
  startDovecot,
} from '../../main/connectors/drivers/imap/testing/dovecot-server.ts'
import {
  localhostCertificate,
  openSmtpServer,
  type SmtpTestServer,
  testAccount,
} from '../../main/connectors/testing/smtp-test-server.ts'
import {
  type PrivateKeyring,
  startPrivateKeyring,
  whyNoKeyring,
} from '../../main/credentials/testing/private-keyring.ts'
import { beginConnection, connectionRow, goToConnections, pointReference } from './support/connections.ts'
import { secretsUnder } from './support/find-secrets.ts'
import { goTo, openFlow, step } from './support/flows.ts'
import { takeScreenshot } from './support/screenshot.ts'
import { expect, test } from './support/test.ts'

test.skip(process.platform !== 'linux', 'a private keyring and Dovecot are for Linux')
const noKeyring = whyNoKeyring()
test.skip(noKeyring !== undefined, noKeyring ?? '')
test.skip(!hasDovecot(), 'there is no mail server: install dovecot-imapd')

const { authority, certificate } = localhostCertificate()
let keyring: PrivateKeyring
let smtp: SmtpTestServer
let imap: DovecotServer
let web: Server

test.beforeAll(async () => {
  keyring = await startPrivateKeyring()
  imap = await startDovecot(certificate)
})
test.afterAll(async () => {
  await imap.stop()
  await keyring.stop()
})
test.beforeEach(async () => {
  smtp = await openSmtpServer({ ...certificate, authOptional: false })
  web = createServer((_request, response) =>
    response.end(
      '<rss><channel><title>News</title><item><guid>1</guid><title>Paper &amp; pens</title><link>https://news.example/1</link></item></channel></rss>',
    ),
  )
  await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve))
})
test.afterEach(async () => {
  await smtp.close()
  await new Promise((resolve) => web.close(resolve))
})

const call = (id: string, operationId: string, parameters: object, runAfter: object = {}) => ({
  type: 'OpenApiConnection',
  runAfter,
  inputs: {
    host: { connectionName: id, operationId, apiId: `/providers/Microsoft.PowerApps/apis/${id}` },
    parameters,
    authentication: "@parameters('$authentication')",
  },
})

/** A flow that reads mails and news, sends a mail of both and tells of it. */
function writeFlow(folder: string, feedUrl: string): void {
  mkdirSync(join(folder, 'flows'), { recursive: true })
  writeFileSync(join(folder, 'environment.json'), JSON.stringify({ id: 'work', name: 'Work', variables: {} }))
  const references = ['shared_imap', 'shared_smtp', 'shared_rss', 'shared_flowpush']
  const flow = {
    schemaVersion: '1.0.0.0',
    properties: {
      displayName: 'Morning digest',
      connectionReferences: Object.fromEntries(
        references.map((id) => [id, { runtimeSource: 'embedded', connection: {}, api: { name: id } }]),
      ),
      definition: {
        $schema:
          'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#',
        contentVersion: '1.0.0.0',
        parameters: {
          $connections: { defaultValue: {}, type: 'Object' },
          $authentication: { defaultValue: {}, type: 'SecureObject' },
        },
        triggers: { manual: { type: 'Request', kind: 'Button', inputs: { schema: {} } } },
        actions: {
          Get_mails: call('shared_imap', 'GetEmails', { subjectFilter: 'order' }),
          Read_news: call('shared_rss', 'ListFeedItems', { feedUrl }, { Get_mails: ['Succeeded'] }),
          Send_digest: call(
            'shared_smtp',
            'SendEmailV3',
            {
              'emailMessage/To': 'Adele Vance <adele@contoso.example>',
              'emailMessage/Subject': "Digest: @{first(body('Get_mails')?['value'])?['subject']}",
              'emailMessage/Body': "<p>@{first(body('Read_news'))?['title']}</p>",
            },
            { Read_news: ['Succeeded'] },
          ),
          Tell_me: call(
            'shared_flowpush',
            'SendNotification',
            {
              'NotificationDefinition/notificationText': 'The digest is sent.',
              'NotificationDefinition/notificationLink/uri': "@{first(body('Read_news'))?['primaryLink']}",
              'NotificationDefinition/notificationLink/label': 'Read on',
            },
            { Send_digest: ['Succeeded'] },
          ),
        },
      },
    },
  }
  writeFileSync(join(folder, 'flows', 'digest.json'), JSON.stringify(flow, null, 2))
}

async function fillSmtp(page: Page, password: string) {
  const dialog = await beginConnection(page, 'SMTP')
  await takeScreenshot(page, 'mail-connect-smtp')
  await dialog.getByRole('textbox', { name: 'SMTP Server Address' }).fill('localhost')
  await dialog.getByRole('textbox', { name: 'User Name' }).fill(testAccount.user)
  await dialog
    .getByLabel(/^Password/)
    .first()
    .fill(password)
  await dialog.getByLabel(/^SMTP Server Port/).fill(String(smtp.port))
  await dialog.getByLabel('Name of the connection').fill('Mail out')
  await takeScreenshot(page, 'mail-connect-smtp-filled')
  await dialog.getByRole('button', { name: 'Create' }).click()
  await expect(dialog).toBeHidden()
}

test('mails are read and sent, news read and the person told, with real servers', async ({
  launch,
  folders,
}) => {
  test.slow()
  const folder = join(folders.documentsDir, 'Work')
  writeFlow(folder, `http://127.0.0.1:${(web.address() as AddressInfo).port}/feed`)
  const authorityFile = join(folders.documentsDir, 'authority.pem')
  writeFileSync(authorityFile, authority.cert)
  imap.deliver(
    `From: Northwind <orders@northwind.example>\r\nTo: ${mailAccount.user}\r\nSubject: Order 4711\r\n\r\n20 boxes\r\n`,
  )
  const launched = await launch({ ...folders, args: [folder], env: { NODE_EXTRA_CA_CERTS: authorityFile } })
  const { app, page } = launched
  await app.evaluate(({ shell }) => {
    const opened: string[] = []
    Object.assign(globalThis, { flowbenchOpened: opened })
    shell.openExternal = async (url) => {
      opened.push(url)
    }
  })
  await expect(page.getByRole('heading', { name: 'Flows', exact: true })).toBeVisible()

  // A wrong password is told, and mended.
  await fillSmtp(page, 'PLANTED-wrong-password')
  const details = page.getByRole('complementary', { name: 'Details of the connection' })
  await details.getByRole('button', { name: 'Test', exact: true }).click()
  await expect(details.getByText(/refused the sign-in/).first()).toBeVisible()
  await takeScreenshot(page, 'mail-wrong-password')
  await details.getByRole('button', { name: 'Fix' }).click()
  const fix = page.getByRole('dialog', { name: 'Fix “Mail out”' })
  await fix
    .getByLabel(/^Password/)
    .first()
    .fill(testAccount.password)
  await fix.getByRole('button', { name: 'Save' }).click()
  await expect(fix).toBeHidden()
  await details.getByRole('button', { name: 'Test', exact: true }).click()
  await expect(connectionRow(page, 'Mail out').getByText('Connected', { exact: true })).toBeVisible()
  await takeScreenshot(page, 'mail-tested')

  const dialog = await beginConnection(page, 'IMAP')
  await dialog.getByRole('textbox', { name: 'IMAP Server Address' }).fill('localhost')
  await dialog.getByRole('textbox', { name: 'User Name' }).fill(mailAccount.user)
  await dialog
    .getByLabel(/^Password/)
    .first()
    .fill(mailAccount.password)
  await dialog.getByLabel(/^IMAP Server Port/).fill(String(imap.imapsPort))
  await dialog.getByLabel('Name of the connection').fill('Mail in')
  await takeScreenshot(page, 'mail-connect-imap')
  await dialog.getByRole('button', { name: 'Create' }).click()
  await expect(dialog).toBeHidden()
  await pointReference(page, 'digest', 'shared_smtp', 'Mail out')
  await pointReference(page, 'digest', 'shared_imap', 'Mail in')

  await openFlow(page, 'Morning digest')
  await step(page, 'Get mails').click()
  await takeScreenshot(page, 'mail-step')
  await page.getByRole('button', { name: 'Run options' }).click()
  const mocks = page.getByRole('menuitemcheckbox', { name: /Answer calls with mocks/ })
  if ((await mocks.getAttribute('aria-checked')) === 'true') await mocks.click()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Run', exact: true }).click()
  await expect(page.getByRole('status', { name: 'Run status: Succeeded' })).toBeVisible()
  await takeScreenshot(page, 'mail-run')

  expect(smtp.taken).toHaveLength(1)
  expect(smtp.taken[0]).toMatchObject({ isSecure: true, to: ['adele@contoso.example'] })
  expect(smtp.taken[0]?.mail).toMatchObject({
    subject: 'Digest: Order 4711',
    html: expect.stringContaining('<p>Paper & pens</p>'),
  })
  // The notice is on the desktop; pressed, it opens its page.
  const seen = await app.evaluate(() => {
    const { flowbenchOpened, flowbenchTest } = globalThis as unknown as {
      flowbenchOpened: string[]
      flowbenchTest?: { notices?: { title: string; body: string; open?: () => void }[] }
    }
    const notices = flowbenchTest?.notices ?? []
    for (const { open } of notices) open?.()
    return { notices: notices.map(({ body, title }) => ({ title, body })), opened: flowbenchOpened }
  })
  expect(seen).toEqual({
    notices: [{ title: 'Flowbench', body: 'The digest is sent.\nRead on' }],
    opened: ['https://news.example/1'],
  })
  expect(
    secretsUnder(folders.userDataDir, [testAccount.password, mailAccount.password, 'PLANTED-wrong-password']),
  ).toEqual([])

  await goToConnections(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.setViewportSize({ width: 900, height: 700 })
  await beginConnection(page, 'SMTP')
  await takeScreenshot(page, 'mail-connect-dark-narrow')
  await page.keyboard.press('Escape')
  await goTo(page, 'Sandboxes')
  await page
    .getByRole('navigation', { name: 'Sandboxes of this environment' })
    .getByRole('button', { name: /IMAP/ })
    .click()
  await takeScreenshot(page, 'mail-sandbox')
})
