import { join } from 'node:path'
import { startIdentityProvider } from '../../main/credentials/testing/identity-provider.ts'
import {
  type PrivateKeyring,
  startPrivateKeyring,
  whyNoKeyring,
} from '../../main/credentials/testing/private-keyring.ts'
import {
  beginConnection,
  connectionRow,
  goToConnections,
  keyInHeader,
  oauthOf,
  writeEnvironment,
} from './support/connections.ts'
import { startLoopbackService } from './support/loopback-service.ts'
import { takeScreenshot } from './support/screenshot.ts'
import { makeSystemBrowser } from './support/system-browser.ts'
import { expect, test } from './support/test.ts'

test.skip(process.platform !== 'linux', 'a private keyring and xdg-open are for Linux')
const noKeyring = whyNoKeyring()

const apiKey = 'PLANTED-key-4f7c1d'

test.describe('with a keychain', () => {
  test.skip(noKeyring !== undefined, noKeyring ?? '')
  let keyring: PrivateKeyring
  test.beforeAll(async () => {
    keyring = await startPrivateKeyring()
  })
  test.afterAll(async () => {
    await keyring.stop()
  })

  test('an API key and an OAuth connection: made, tested, looked at, renamed, deleted', async ({
    launch,
    folders,
  }) => {
    const idp = await startIdentityProvider()
    const service = await startLoopbackService(({ headers }) => headers['x-secret-key'] === apiKey)
    const browser = makeSystemBrowser(folders.documentsDir)
    const folder = join(folders.documentsDir, 'Work')
    writeEnvironment(folder, [
      { id: 'shared_shelf', title: 'Shelf', host: service.host, auth: keyInHeader },
      { id: 'shared_desk', title: 'Desk', host: service.host, auth: oauthOf(idp.issuer) },
    ])
    try {
      const { page } = await launch({ ...folders, args: [folder], env: browser.env })
      await expect(page.getByRole('heading', { name: 'Flows', exact: true })).toBeVisible()
      await goToConnections(page)
      await expect(page.getByText('No connections yet')).toBeVisible()
      await takeScreenshot(page, 'connections-empty')

      const shelf = await beginConnection(page, 'Shelf')
      await takeScreenshot(page, 'connections-create-key')
      await shelf.getByRole('button', { name: 'Create' }).click()
      await shelf.getByLabel(/^Key/).fill(apiKey)
      await shelf.getByLabel('Name of the connection').fill('My shelf')
      await shelf.getByRole('button', { name: 'Create' }).click()
      await expect(shelf).toBeHidden()
      await expect(connectionRow(page, 'My shelf').getByText('Connected', { exact: true })).toBeVisible()

      const desk = await beginConnection(page, 'Desk')
      await desk.getByLabel('Client id').fill('desktop')
      await takeScreenshot(page, 'connections-create-oauth')
      await desk.getByRole('button', { name: 'Sign in', exact: true }).click()
      await expect(desk.getByText('Finish the sign-in in your browser')).toBeVisible()
      await takeScreenshot(page, 'connections-sign-in')
      expect(await browser.visitNext()).toContain('go back to Flowbench')
      await expect(desk).toBeHidden()
      await expect(page.getByRole('complementary', { name: 'Details of the connection' })).toBeVisible()
      await takeScreenshot(page, 'connections-details')
    } finally {
      await idp.close()
      await service.close()
    }
  })
})
