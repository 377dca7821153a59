import { join } from 'node:path'
import type { Page } from '@playwright/test'
import {
  type PrivateKeyring,
  startPrivateKeyring,
  whyNoKeyring,
} from '../../main/credentials/testing/private-keyring.ts'
import { askBridge } from './support/ask-bridge.ts'
import { violations } from './support/axe.ts'
import { connectionRow, goToConnections, keyInHeader, writeEnvironment } from './support/connections.ts'
import { goTo, notice } from './support/flows.ts'
import { takeScreenshot } from './support/screenshot.ts'
import { clearStored, storedAccounts } from './support/stored-secrets.ts'
import { expect, test } from './support/test.ts'

/* Where secrets are kept: real refusals of a real keyring, and the way from it to a vault and back. */

const noKeyring = whyNoKeyring()
test.skip(noKeyring !== undefined, noKeyring ?? '')

const key = 'PLANTED-key-of-the-shelf'
const passphrases = ['PLANTED four random words', 'PLANTED four other words'] as const

let keyring: PrivateKeyring
test.beforeAll(async () => {
  keyring = await startPrivateKeyring()
})
test.afterEach(async () => {
  await keyring.allow()
  await keyring.unlock()
  await clearStored()
})
test.afterAll(() => keyring.stop())

function writeShelf(documentsDir: string): string {
  const folder = join(documentsDir, 'Work')
  writeEnvironment(folder, [
    { id: 'shared_shelf', title: 'Shelf', host: '127.0.0.1:1', basePath: '/', auth: keyInHeader },
  ])
  return folder
}

async function makeConnection(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Flows', exact: true })).toBeVisible()
  await askBridge(page, 'connections', 'create', {
    environmentId: 'work',
    connectorId: 'shared_shelf',
    kind: 'apiKey',
    name: 'My shelf',
    values: { key, in: 'header', name: 'X-Secret-Key' },
    attemptId: 'a',
  })
}

/** As when the person comes back to the window. */
async function lookAgain(page: Page): Promise<void> {
  await page.evaluate(() => window.dispatchEvent(new Event('focus')))
}

test('a keyring that lets nobody in: denied, and over with a click once it does; a window of it that is closed', async ({
  launch,
  folders,
}) => {
  test.slow()
  const { page, hasExited } = await launch({ ...folders, args: [writeShelf(folders.documentsDir)] })
  await makeConnection(page)
  await goToConnections(page)
  const row = connectionRow(page, 'My shelf')
  await expect(row.getByText('Connected', { exact: true })).toBeVisible()

  await keyring.deny()
  const denied = page.getByText('The keychain did not let Flowbench in', { exact: true })
  await expect(async () => {
    await lookAgain(page)
    await expect(denied).toBeVisible({ timeout: 1_000 })
  }).toPass({ timeout: 30_000 })
  await expect(row.getByText('Locked')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Make a vault' })).toBeVisible()
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(notice(page, 'Flowbench was not let in')).toBeVisible()
  await takeScreenshot(page, 'secrets-denied')
  expect(await violations(page)).toEqual([])
  await keyring.allow()
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(denied).toBeHidden()
  await expect(row.getByText('Connected', { exact: true })).toBeVisible()

  await keyring.lock()
  const locked = page.getByText('The keychain is locked', { exact: true })
  await expect(async () => {
    await lookAgain(page)
    await expect(locked).toBeVisible({ timeout: 1_000 })
  }).toPass({ timeout: 30_000 })
  await page.getByRole('button', { name: 'Unlock' }).click()
  await keyring.closePrompt()
  await expect(notice(page, 'It was not unlocked')).toBeVisible()
  await expect(locked).toBeVisible()
  await takeScreenshot(page, 'secrets-not-unlocked')
  expect(hasExited()).toBe(false)
  await keyring.unlock()
  await page.getByRole('button', { name: 'Unlock' }).click()
  await expect(locked).toBeHidden()
  await expect(row.getByText('Connected', { exact: true })).toBeVisible()
})

test('secrets move from the keychain to a vault and back; its passphrase changes, is wrong, is lost', async ({
  launch,
  folders,
}) => {
  test.slow()
  const { page } = await launch({ ...folders, args: [writeShelf(folders.documentsDir)] })
  const inKeychain = async () => (await storedAccounts()).length
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  const works = async () =>
    (
      (await askBridge(page, 'connections', 'list', { environmentId: 'work' })) as {
        connections: readonly { id: string; status: string }[]
      }
    ).connections.map(({ status }) => status)
  await makeConnection(page)
  await goTo(page, 'Settings')
  await expect(page.getByText('In the keychain of this machine')).toBeVisible()
  expect(await inKeychain()).toBe(1)

  await button('Move to a vault').click()
  const move = page.getByRole('dialog', { name: 'Move to a vault' })
  await move.getByLabel(/^Passphrase/).fill(passphrases[0])
  await move.getByLabel(/once more/).fill('something else')
  await move.getByRole('button', { name: 'Move to the vault' }).click()
  await expect(move.getByText('The two do not agree.')).toBeVisible()
  await takeScreenshot(page, 'secrets-move-to-vault')
  await move.getByLabel(/once more/).fill(passphrases[0])
  await move.getByRole('button', { name: 'Move to the vault' }).click()
  await expect(page.getByText('In a vault file of Flowbench')).toBeVisible()
  await expect(move).toBeHidden()
  expect([await inKeychain(), await works()]).toEqual([0, ['connected']])
  await page.getByText('In a vault file of Flowbench').scrollIntoViewIfNeeded()
  await takeScreenshot(page, 'secrets-in-vault')
  expect(await violations(page)).toEqual([])

  await button('Change the passphrase').click()
  const change = page.getByRole('dialog', { name: 'Change the passphrase' })
  await change.getByLabel(/^Passphrase as it is/).fill('not the passphrase')
  await change.getByLabel(/^New passphrase/).fill(passphrases[1])
  await change.getByLabel(/once more/).fill(passphrases[1])
  await change.getByRole('button', { name: 'Change' }).click()
  await expect(change.getByText(/not the passphrase of the vault/)).toBeVisible()
  await takeScreenshot(page, 'secrets-wrong-passphrase')
  await change.getByLabel(/^Passphrase as it is/).fill(passphrases[0])
  await change.getByRole('button', { name: 'Change' }).click()
  await expect(change).toBeHidden()

  await button('Lock the vault').click()
  await button('Open the vault').click()
  const open = page.getByRole('dialog', { name: 'Open the vault' })
  await open.getByLabel(/^Passphrase/).fill(passphrases[1])
  await page.keyboard.press('Enter')
  await expect(open).toBeHidden()
  await button('Move to the keychain').click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Move' }).click()
  await expect(page.getByText('In the keychain of this machine')).toBeVisible()
  expect([await inKeychain(), await works()]).toEqual([1, ['connected']])

  // Lost: the vault goes with all that is in it, and the connection asks for its key anew.
  await askBridge(page, 'connections', 'moveToVault', { passphrase: passphrases[0] })
  await askBridge(page, 'connections', 'lockVault', undefined)
  await goToConnections(page)
  await button('Open the vault').click()
  await open.getByRole('button', { name: 'The passphrase is lost…' }).click()
  const forget = page.getByRole('alertdialog', { name: 'Delete the vault' })
  await takeScreenshot(page, 'secrets-forget-vault')
  await forget.getByRole('button', { name: 'Delete' }).click()
  await expect(notice(page, 'The vault was deleted')).toBeVisible()
  const row = connectionRow(page, 'My shelf')
  await row.getByRole('button', { name: /^My shelf/ }).click()
  const details = page.getByRole('complementary', { name: 'Details of the connection' })
  await details.getByRole('button', { name: 'Test', exact: true }).click()
  await expect(row.getByText('Broken')).toBeVisible()
  await details.getByRole('button', { name: 'Fix' }).click()
  const fix = page.getByRole('dialog', { name: 'Fix “My shelf”' })
  await fix.getByRole('textbox', { name: 'Key' }).fill(key)
  await fix.getByRole('button', { name: 'Save' }).click()
  await expect(row.getByText('Connected', { exact: true })).toBeVisible()
  expect(await inKeychain()).toBe(1)
})
