import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import {
  noSftpServer,
  type SftpServer,
  startSftpServer,
} from '../../main/connectors/drivers/sftp/testing/sftp-server.ts'
import {
  type PrivateKeyring,
  startPrivateKeyring,
  whyNoKeyring,
} from '../../main/credentials/testing/private-keyring.ts'
import { newFlowText } from '../../main/services/new-flow.ts'
import { beginConnection, connectionRow } from './support/connections.ts'
import { secretsUnder } from './support/find-secrets.ts'
import { openFlow, step } from './support/flows.ts'
import { takeScreenshot } from './support/screenshot.ts'
import { expect, test } from './support/test.ts'

const missing =
  process.platform === 'linux' ? (whyNoKeyring() ?? noSftpServer()) : 'sshd and keyring are for Linux'
test.skip(missing !== undefined, missing ?? '')

let keyring: PrivateKeyring
let server: SftpServer
test.beforeAll(async () => {
  keyring = await startPrivateKeyring()
  server = await startSftpServer()
})
test.afterAll(async () => {
  await server.stop()
  await keyring.stop()
})

function writeEnvironment(folder: string): void {
  mkdirSync(join(folder, 'flows'), { recursive: true })
  mkdirSync(join(folder, 'root', 'Orders'), { recursive: true })
  writeFileSync(join(folder, 'root', 'Orders', 'old.txt'), 'old')
  const write = (path: string, value: unknown) =>
    writeFileSync(join(folder, path), `${JSON.stringify(value, null, 2)}\n`)
  write('environment.json', { id: 'work', name: 'Work', variables: {} })
  writeFileSync(join(folder, 'flows/orders.json'), newFlowText('instant', 'Keep an order'))
}

async function runForReal(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Run options' }).click()
  const mocks = page.getByRole('menuitemcheckbox', { name: /Answer calls with mocks/ })
  if ((await mocks.getAttribute('aria-checked')) === 'true') await mocks.click()
  await expect(mocks).toHaveAttribute('aria-checked', 'false')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Run', exact: true }).click()
  await expect(page.getByRole('status', { name: 'Run status: Succeeded' })).toBeVisible()
}

const details = (page: Page) => page.getByRole('complementary', { name: 'Details of the connection' })

test('a folder of this machine: connected, browsed in the designer, written to', async ({
  launch,
  folders,
}) => {
  test.slow()
  const folder = join(folders.documentsDir, 'Work')
  writeEnvironment(folder)
  const { page } = await launch({ ...folders, args: [folder] })

  await test.step('a root folder that is not there is told', async () => {
    const dialog = await beginConnection(page, 'File System')
    await takeScreenshot(page, 'files-connect-empty')
    await dialog.getByLabel(/^Root folder/).fill(join(folder, 'no such folder'))
    await dialog.getByLabel('Name of the connection').fill('Nowhere')
    await dialog.getByRole('button', { name: 'Create' }).click()
    await expect(dialog).toBeHidden()
    await connectionRow(page, 'Nowhere')
      .getByRole('button', { name: /^Nowhere/ })
      .click()
    await details(page).getByRole('button', { name: 'Test', exact: true }).click()
    await expect(page.getByText(/The root folder .* is not there/).first()).toBeVisible()
    await takeScreenshot(page, 'files-root-missing')
  })

  await test.step('a step: the folder is chosen from the tree', async () => {
    await openFlow(page, 'Keep an order')
    await page.getByRole('button', { name: 'Add an action at the start of the flow', exact: true }).click()
    await page
      .getByRole('combobox', { name: 'Search actions and connectors' })
      .fill('file system create file')
    await page
      .getByRole('option', { name: /^Create file/ })
      .first()
      .click()
    await step(page, 'Create file').click()
    const panel = page.getByRole('complementary', { name: /Create file/ })
    const picker = panel.getByRole('region', { name: 'Connection', exact: true }).last()
    await picker.getByRole('button', { name: 'Choose a connection' }).click()
    await page.getByRole('menuitem', { name: 'New connection' }).click()
    const dialog = page.getByRole('dialog', { name: 'Connect to File System' })
    await dialog.getByLabel(/^Root folder/).fill(join(folder, 'root'))
    await dialog.getByLabel('Name of the connection').fill('My files')
    await dialog.getByRole('button', { name: 'Create' }).click()
    await expect(dialog).toBeHidden()
    await panel.getByRole('button', { name: 'Browse for Folder path' }).click()
    const tree = page.getByRole('dialog', { name: 'Browse for Folder path' })
    await tree.getByRole('treeitem', { name: 'Orders' }).hover()
    await takeScreenshot(page, 'files-tree')
    await tree.getByRole('button', { name: 'Choose the folder Orders' }).click()
    await expect(tree).toBeHidden()
    await panel.getByRole('textbox', { name: /^File name/ }).click()
    await page.keyboard.type('Grüße 1.txt')
    await panel.getByRole('textbox', { name: /^File content/ }).click()
    await page.keyboard.type('Hallo')
    await takeScreenshot(page, 'files-step')
    await page.keyboard.press('ControlOrMeta+S')
    await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeDisabled()
  })

  await runForReal(page)
  expect(readFileSync(join(folder, 'root', 'Orders', 'Grüße 1.txt'), 'utf8')).toBe('Hallo')
  await takeScreenshot(page, 'files-run')
})

test('an SFTP server: its host key is told by the test, the key signs in, and stays in the keyring', async ({
  launch,
  folders,
}) => {
  const folder = join(folders.documentsDir, 'Work')
  writeEnvironment(folder)
  const { page } = await launch({ ...folders, args: [folder] })
  const dialog = await beginConnection(page, 'SFTP - SSH')
  await takeScreenshot(page, 'files-sftp-empty')
  await dialog.getByLabel(/^User name/).fill(server.user)
  await dialog.getByLabel(/^Host server address/).fill('127.0.0.1')
  await dialog.getByLabel(/^Port number/).fill(String(server.port))
  await dialog.getByRole('textbox', { name: /^SSH private key(?! passphrase)/ }).fill(server.key)
  await dialog.getByLabel(/^Root folder path/).fill(server.folder)
  await dialog.getByLabel('Name of the connection').fill('Partner')
  await takeScreenshot(page, 'files-sftp-filled')
  await dialog.getByRole('button', { name: 'Create' }).click()
  await expect(dialog).toBeHidden()
  const row = connectionRow(page, 'Partner')
  await row.getByRole('button', { name: /^Partner/ }).click()
  await details(page).getByRole('button', { name: 'Test', exact: true }).click()
  await expect(page.getByText(server.fingerprint).first()).toBeVisible()
  await takeScreenshot(page, 'files-sftp-host-key')
  await page.emulateMedia({ colorScheme: 'dark' })
  await takeScreenshot(page, 'files-sftp-host-key-dark')
  const secret = server.key.split('\n')[1] ?? ''
  expect(secret.length).toBeGreaterThan(40)
  expect(secretsUnder(folders.userDataDir, [secret])).toEqual([])
  expect(secretsUnder(folder, [secret])).toEqual([])
})
