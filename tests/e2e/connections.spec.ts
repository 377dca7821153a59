import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { makeCertificate, pfxOf } from '../../main/connectors/testing/certificates.ts'
import {
  clientSecrets,
  type IdentityProvider,
  startIdentityProvider,
} from '../../main/credentials/testing/identity-provider.ts'
import { startPrivateKeyring, whyNoKeyring } from '../../main/credentials/testing/private-keyring.ts'
import {
  beginConnection,
  chooseWay,
  connectionRow,
  goToConnections,
  keyInHeader,
  pointReference,
  writeEnvironment,
} from './support/connections.ts'
import { secretsIn, secretsUnder } from './support/find-secrets.ts'
import { openFlow, step } from './support/flows.ts'
import { recordedTraffic, recordTraffic } from './support/ipc-traffic.ts'
import { takeScreenshot } from './support/screenshot.ts'
import { openShelfAndDesk } from './support/shelf-and-desk.ts'
import { clearStored, storedAccounts } from './support/stored-secrets.ts'
import { makeSystemBrowser } from './support/system-browser.ts'
import { expect, test } from './support/test.ts'

test.skip(process.platform !== 'linux', 'a private keyring and xdg-open are for Linux')
const noKeyring = whyNoKeyring()

const planted = {
  key: 'PLANTED key/4f+7c1d=x',
  password: 'PLANTED-password-Zx82',
  passphrase: 'PLANTED four random words',
} as const

async function runFlow(page: Page, name: string, status: 'Succeeded' | 'Failed'): Promise<void> {
  await openFlow(page, name)
  await page.getByRole('button', { name: 'Run options' }).click()
  const mocks = page.getByRole('menuitemcheckbox', { name: /Answer calls with mocks/ })
  if ((await mocks.getAttribute('aria-checked')) === 'true') await mocks.click()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Run', exact: true }).click()
  await expect(page.getByRole('status', { name: `Run status: ${status}` })).toBeVisible()
}

/** The person took the sign-in back at the service, or it ended there. */
async function endSignIns(idp: IdentityProvider): Promise<void> {
  for (const token of idp.issued) {
    const { AccessToken, RefreshToken } = idp.provider
    await (await RefreshToken.find(token))?.destroy()
    await (await AccessToken.find(token))?.destroy()
  }
}

test('the search for secrets finds them in every form', () => {
  const secret = 'PLANTED key/4f+7c1d=x'
  const texts = [
    secret,
    encodeURIComponent(secret),
    Buffer.from(secret).toString('hex'),
    ...['', 'a', 'ab'].map((before) => Buffer.from(`${before}${secret}: more`).toString('base64')),
  ]
  expect(texts.filter((text) => secretsIn('', Buffer.from(`.. ${text} ..`), [secret]).length === 0)).toEqual(
    [],
  )
  expect(secretsIn('', Buffer.from(secret, 'utf16le'), [secret])).toHaveLength(1)
  expect(secretsIn('', Buffer.from('PLANTED key'), [secret])).toEqual([])
})

test.describe('with a keychain', () => {
  test.skip(noKeyring !== undefined, noKeyring ?? '')
  const world = openShelfAndDesk(planted.key)

  test('a key and a sign-in are made, used by runs, mended when expired and deleted; no secret is left anywhere', async ({
    launch,
    folders,
  }) => {
    test.slow()
    const browser = makeSystemBrowser(folders.userDataDir)
    const folder = join(folders.documentsDir, 'Work')
    world.writeEnvironment(folder, 'shared')
    const launched = await launch({ ...folders, args: [folder], env: browser.env })
    const { app, page } = launched
    await recordTraffic(app)
    await expect(page.getByRole('heading', { name: 'Flows', exact: true })).toBeVisible()
    await goToConnections(page)
    await expect(page.getByText('No connections yet')).toBeVisible()
    await takeScreenshot(page, 'connections-empty')

    // A key.
    const shelf = await beginConnection(page, 'Shelf')
    await shelf.getByRole('button', { name: 'Create' }).click()
    await expect(shelf.getByText('A value is needed.')).toBeVisible()
    await takeScreenshot(page, 'connections-create-key')
    await shelf.getByLabel(/^Key/).fill(planted.key)
    await shelf.getByLabel('Name of the connection').fill('My shelf')
    await shelf.getByRole('button', { name: 'Create' }).click()
    await expect(shelf).toBeHidden()
    await expect(connectionRow(page, 'My shelf').getByText('Connected', { exact: true })).toBeVisible()

    // A sign-in in the browser.
    const desk = await beginConnection(page, 'Desk')
    await desk.getByLabel(/^Client id/).fill('web')
    await desk.getByLabel('Client secret').fill(clientSecrets.web)
    await desk.getByRole('button', { name: 'More settings' }).click()
    await desk.getByLabel('Revocation address').fill(`${world.idp.issuer}/token/revocation`)
    await takeScreenshot(page, 'connections-create-oauth')
    await desk.getByRole('button', { name: 'Sign in', exact: true }).click()
    await expect(desk.getByText('Finish the sign-in in your browser')).toBeVisible()
    await takeScreenshot(page, 'connections-sign-in')
    expect(await browser.visitNext()).toContain('go back to Flowbench')
    await expect(desk).toBeHidden()
    const details = page.getByRole('complementary', { name: 'Details of the connection' })
    await expect(details.getByRole('heading', { name: 'ada@example.com' })).toBeVisible()

    // Runs use them.
    await openFlow(page, 'Read Shelf')
    await step(page, 'Get items').click()
    const picker = page.getByRole('region', { name: 'Connection', exact: true })
    await expect(picker.getByText('No connection chosen')).toBeVisible()
    await picker.getByRole('button', { name: 'Choose a connection' }).click()
    await takeScreenshot(page, 'connections-picker')
    await page.getByRole('menuitemradio', { name: /My shelf/ }).click()
    await expect(picker.getByText('Connected', { exact: true })).toBeVisible()
    await pointReference(page, 'shared_desk', 'shared_desk', 'ada@example.com')
    await runFlow(page, 'Read Shelf', 'Succeeded')
    await runFlow(page, 'Read Desk', 'Succeeded')
    expect(world.service.received.map(({ path }) => path)).toEqual(['/shelf/items', '/desk/items'])

    // The sign-in ends at the service: the run says so, and so does a notice that leads there.
    await endSignIns(world.idp)
    await runFlow(page, 'Read Desk', 'Failed')
    await expect(
      page.getByText('The connection “ada@example.com” does not work any more', { exact: true }),
    ).toBeVisible()
    await goToConnections(page)
    await connectionRow(page, 'ada@example.com')
      .getByRole('button', { name: /^ada@example/ })
      .click()
    await expect(connectionRow(page, 'ada@example.com').getByText('Expired')).toBeVisible()
    await takeScreenshot(page, 'connections-expired')
    await details.getByRole('button', { name: 'Sign in again' }).click()
    const fix = page.getByRole('dialog', { name: 'Fix “ada@example.com”' })
    await fix.getByRole('button', { name: 'Sign in again' }).click()
    await browser.visitNext()
    await expect(fix).toBeHidden()
    await expect(connectionRow(page, 'ada@example.com').getByText('Connected', { exact: true })).toBeVisible()
    await runFlow(page, 'Read Desk', 'Succeeded')
    await goToConnections(page)
    await connectionRow(page, 'ada@example.com')
      .getByRole('button', { name: /^ada@example/ })
      .click()
    await expect(details.getByRole('button', { name: 'Read Desk', exact: true })).toBeVisible()
    await expect(details.getByText(`GET ${world.service.host}`).first()).toBeVisible()
    await takeScreenshot(page, 'connections-light')
    await page.emulateMedia({ colorScheme: 'dark' })
    await takeScreenshot(page, 'connections-details-dark')

    // Looked for everywhere while everything is there, and once more at the end.
    const secrets = [planted.key, clientSecrets.web, ...world.idp.issued]
    const found = async () => [
      ...secretsUnder(folders.userDataDir, secrets),
      ...secretsUnder(folders.documentsDir, secrets),
      ...secretsIn('output of main', Buffer.from(launched.output()), secrets),
      ...(await recordedTraffic(app)).flatMap((line) => secretsIn('ipc', Buffer.from(line), secrets)),
    ]
    expect((await recordedTraffic(app)).some((line) => line.startsWith('connections:list'))).toBe(true)
    expect(await found()).toEqual([])

    // Deleted: the flows that lose it are named, the sign-in is taken back, the secret is gone from the keychain.
    const refresh = [...world.idp.issued]
    await details.getByRole('button', { name: 'Delete' }).click()
    const remove = page.getByRole('alertdialog', { name: 'Delete “ada@example.com”?' })
    await expect(remove.getByText('Read Desk')).toBeVisible()
    await takeScreenshot(page, 'connections-delete')
    await remove.getByRole('button', { name: 'Delete anyway' }).click()
    await expect(page.getByText('The service took the sign-in back.', { exact: true })).toBeVisible()
    const alive = await Promise.all(refresh.map((token) => world.idp.provider.RefreshToken.find(token)))
    expect(alive.filter((token) => token !== undefined)).toEqual([])
    await connectionRow(page, 'My shelf').getByRole('button', { name: 'More actions of My shelf' }).click()
    await page.getByRole('menuitem', { name: 'Delete' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete anyway' }).click()
    await expect(page.getByText('No connections yet')).toBeVisible()
    expect(await storedAccounts()).toEqual([])
    expect(await found()).toEqual([])
    await launched.close()
    expect(secretsUnder(folders.documentsDir, secrets)).toEqual([])
  })

  test('a code on another device; a locked keychain, a deleted item and a changed file show, each with its way out', async ({
    launch,
    folders,
  }) => {
    const browser = makeSystemBrowser(folders.userDataDir)
    const folder = join(folders.documentsDir, 'Work')
    world.writeEnvironment(folder, 'shared')
    const { page } = await launch({ ...folders, args: [folder], env: browser.env })
    const desk = await beginConnection(page, 'Desk')
    await chooseWay(page, desk, 'OAuth 2: sign in with a code')
    await desk.getByLabel(/^Client id/).fill('desktop')
    await desk.getByRole('button', { name: 'More settings' }).click()
    await desk.getByLabel('Device authorization address').fill(`${world.idp.issuer}/device/auth`)
    await desk.getByRole('button', { name: 'Get a code' }).click()
    const code = desk.locator('code')
    await expect(code).toHaveText(/^[A-Z]{4}-[A-Z]{4}$/)
    await takeScreenshot(page, 'connections-code')
    const typed = (await code.textContent()) ?? ''
    await desk.getByRole('button', { name: 'Open the page' }).click()
    await browser.visitNext({ user_code: typed })
    await expect(desk).toBeHidden()
    const row = connectionRow(page, 'ada@example.com')
    await expect(row.getByText('Connected', { exact: true })).toBeVisible()

    // Locked: seen at the next look, unlocked where the keyring is, and seen again.
    await world.keyring.lock()
    await expect(async () => {
      // As when the person comes back to the window.
      await page.evaluate(() => window.dispatchEvent(new Event('focus')))
      await expect(row.getByText('Locked')).toBeVisible({ timeout: 1_000 })
      await expect(page.getByText('The keychain is locked', { exact: true })).toBeVisible({ timeout: 1_000 })
    }).toPass({ timeout: 30_000 })
    await takeScreenshot(page, 'connections-locked')
    await world.keyring.unlock()
    await page.getByRole('button', { name: 'Unlock' }).click()
    await expect(page.getByText('The keychain is locked', { exact: true })).toBeHidden()
    await expect(row.getByText('Connected', { exact: true })).toBeVisible()

    // Deleted in the keychain's own program.
    await clearStored()
    await row.getByRole('button', { name: /^ada@example/ }).click()
    const details = page.getByRole('complementary', { name: 'Details of the connection' })
    await details.getByRole('button', { name: 'Test', exact: true }).click()
    await expect(row.getByText('Broken')).toBeVisible()
    await expect(details.getByText('The secret of this connection is not on this machine')).toBeVisible()
    await takeScreenshot(page, 'connections-missing')

    // Changed outside: the secret is not sent to new places unasked.
    const shelf = await beginConnection(page, 'Shelf')
    await shelf.getByLabel(/^Key/).fill(planted.key)
    await shelf.getByLabel('Name of the connection').fill('My shelf')
    await shelf.getByRole('button', { name: 'Create' }).click()
    await expect(shelf).toBeHidden()
    const file = join(folder, 'connections.json')
    writeFileSync(file, readFileSync(file, 'utf8').replace('X-Secret-Key', 'X-Other-Key'))
    await details.getByRole('button', { name: 'Test', exact: true }).click()
    await expect(connectionRow(page, 'My shelf').getByText('Broken')).toBeVisible()
    await page.setViewportSize({ width: 900, height: 700 })
    await takeScreenshot(page, 'connections-narrow')
    await details.getByRole('button', { name: 'Fix' }).click()
    const fix = page.getByRole('dialog', { name: 'Fix “My shelf”' })
    await expect(fix.getByText('connections.json was changed outside of Flowbench')).toBeVisible()
    await fix.getByRole('button', { name: 'Save' }).click()
    await expect(fix.getByText(/a value is needed/i)).toBeVisible()
    await fix.getByRole('textbox', { name: 'Key' }).fill(planted.key)
    await fix.getByRole('button', { name: 'Save' }).click()
    await expect(fix).toBeHidden()
    await details.getByRole('button', { name: 'Close the details' }).click()
    await expect(connectionRow(page, 'My shelf').getByText('Connected', { exact: true })).toBeVisible()
  })
})

test('every way to sign in can be made from the form, certificates by their files', async ({
  launch,
  folders,
}) => {
  test.skip(noKeyring !== undefined, noKeyring ?? '')
  const keyring = await startPrivateKeyring()
  const idp = await startIdentityProvider()
  try {
    const folder = join(folders.documentsDir, 'Work')
    writeEnvironment(folder, [
      { id: 'shared_shelf', title: 'Shelf', host: '127.0.0.1:1', basePath: '/', auth: keyInHeader },
    ])
    const certificate = makeCertificate({ name: 'visitor', expires: Date.now() + 90 * 86_400_000 })
    const files = {
      pfx: join(folders.userDataDir, 'me.pfx'),
      certificate: join(folders.userDataDir, 'me.crt'),
      key: join(folders.userDataDir, 'me.key'),
    }
    writeFileSync(files.pfx, pfxOf(certificate, planted.password))
    writeFileSync(files.certificate, certificate.cert)
    writeFileSync(files.key, certificate.key)
    const { app, page } = await launch({ ...folders, args: [folder] })
    await recordTraffic(app)
    const pick = (path: string) =>
      app.evaluate(({ dialog }, chosen) => {
        dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] })
      }, path)
    const make = async (way: string, name: string, fill: (dialog: Locator) => Promise<void>) => {
      const dialog = await beginConnection(page, 'Shelf')
      await chooseWay(page, dialog, way)
      await fill(dialog)
      await dialog.getByLabel('Name of the connection').fill(name)
      await dialog.getByRole('button', { name: 'Create', exact: true }).click()
      await expect(dialog).toBeHidden()
      await expect(connectionRow(page, name).getByText('Connected', { exact: true })).toBeVisible()
    }
    await make('Bearer token', 'token', (dialog) => dialog.getByLabel(/^Token/).fill(planted.key))
    await make('Database login', 'database', async (dialog) => {
      await dialog.getByLabel(/^Server/).fill('db.example.com')
      await dialog.getByLabel(/^User name/).fill('ada')
      await dialog.getByLabel('Password').fill(planted.password)
    })
    const gateway = await beginConnection(page, 'Shelf')
    await chooseWay(page, gateway, 'On-premises data gateway')
    await expect(gateway.getByText('On-premises data gateway: not yet')).toBeVisible()
    await expect(gateway.getByRole('button', { name: 'Create', exact: true })).toBeDisabled()
    await takeScreenshot(page, 'connections-create-gateway')
    await gateway.getByRole('button', { name: 'Cancel' }).click()
    await make('Client certificate (PFX)', 'pfx', async (dialog) => {
      await pick(files.pfx)
      await dialog.getByRole('button', { name: 'Choose file' }).click()
      await expect(dialog.getByText('Chosen: me.pfx')).toBeVisible()
      await dialog.getByLabel('Password of the file').fill('wrong')
      await dialog.getByRole('button', { name: 'Create', exact: true }).click()
      await expect(dialog.getByText(/its password is wrong or missing/)).toBeVisible()
      await takeScreenshot(page, 'connections-create-error')
      await dialog.getByLabel('Password of the file').fill(planted.password)
    })
    await make('Client certificate (PEM)', 'pem', async (dialog) => {
      // Dropped on its field, as from the file manager.
      const dragged = await page.evaluateHandle((text) => {
        const transfer = new DataTransfer()
        transfer.items.add(new File([text], 'me.crt'))
        return transfer
      }, certificate.cert)
      await dialog
        .getByRole('textbox', { name: /^Certificate/ })
        .dispatchEvent('drop', { dataTransfer: dragged })
      await expect(dialog.getByText('Chosen: me.crt')).toBeVisible()
      await takeScreenshot(page, 'connections-dropped-file')
      await pick(files.key)
      await dialog.getByRole('button', { name: 'Choose file' }).last().click()
      await expect(dialog.getByText('Chosen: me.key')).toBeVisible()
    })
    await make('OAuth 2: an app of its own (client credentials)', 'app', async (dialog) => {
      await dialog.getByLabel(/^Client id/).fill('machine')
      await dialog.getByLabel(/^Client secret/).fill(clientSecrets.machine)
      await dialog.getByLabel(/^Issuer/).fill(idp.issuer)
    })
    await make('No authentication', 'open', async () => undefined)
    await page.getByRole('searchbox', { name: 'Search connections' }).fill('certificate')
    await expect(page.getByRole('status').filter({ hasText: '2 of 6 connections' })).toBeVisible()
    const secrets = [planted.key, planted.password, clientSecrets.machine, ...idp.issued]
    const privateKey = certificate.key.split('\n')[1] ?? ''
    expect(privateKey.length).toBeGreaterThan(20)
    const said = (await recordedTraffic(app)).flatMap((line) =>
      secretsIn('ipc', Buffer.from(line), [...secrets, privateKey]),
    )
    expect(said).toEqual([])
    expect(secretsUnder(folder, [...secrets, privateKey])).toEqual([])
    expect(secretsUnder(folders.userDataDir, secrets)).toEqual([])
  } finally {
    await idp.close()
    await keyring.stop()
  }
})

test('without a keychain a vault is offered; secrets go there, and are shut when the app starts again', async ({
  launch,
  folders,
}) => {
  const folder = join(folders.documentsDir, 'Work')
  writeEnvironment(folder, [
    { id: 'shared_shelf', title: 'Shelf', host: '127.0.0.1:1', basePath: '/shelf', auth: keyInHeader },
  ])
  // A session bus that nobody runs.
  const env = { DBUS_SESSION_BUS_ADDRESS: `unix:path=${join(folders.userDataDir, 'no-bus')}` }
  const first = await launch({ ...folders, args: [folder], env })
  await goToConnections(first.page)
  await expect(first.page.getByText('This machine has no keychain')).toBeVisible()
  await takeScreenshot(first.page, 'connections-no-keychain')
  await first.page.getByRole('button', { name: 'Make a vault' }).click()
  const make = first.page.getByRole('dialog', { name: 'Make a vault' })
  await make.getByLabel(/^Passphrase/).fill(planted.passphrase)
  await make.getByLabel(/once more/).fill(planted.passphrase)
  await takeScreenshot(first.page, 'connections-make-vault')
  await make.getByRole('button', { name: 'Make a vault' }).click()
  await expect(make).toBeHidden()
  const shelf = await beginConnection(first.page, 'Shelf')
  await chooseWay(first.page, shelf, 'User name and password (Basic)')
  await shelf.getByLabel(/^User name/).fill('ada')
  await shelf.getByLabel('Password').fill(planted.password)
  await shelf.getByRole('button', { name: 'Create' }).click()
  await expect(connectionRow(first.page, 'ada').getByText('Connected', { exact: true })).toBeVisible()
  await first.close()

  const second = await launch({ ...folders, args: [folder], env })
  await goToConnections(second.page)
  await expect(second.page.getByText('The vault is locked')).toBeVisible()
  await expect(connectionRow(second.page, 'ada').getByText('Locked')).toBeVisible()
  await second.page.getByRole('button', { name: 'Open the vault' }).click()
  const open = second.page.getByRole('dialog', { name: 'Open the vault' })
  await open.getByLabel(/^Passphrase/).fill('not the passphrase')
  await open.getByRole('button', { name: 'Open the vault' }).click()
  await expect(open.getByText('This is not the passphrase of the vault.')).toBeVisible()
  await open.getByLabel(/^Passphrase/).fill(planted.passphrase)
  await open.getByRole('button', { name: 'Open the vault' }).click()
  await expect(open).toBeHidden()
  await expect(connectionRow(second.page, 'ada').getByText('Connected', { exact: true })).toBeVisible()
  const secrets = [planted.password, planted.passphrase]
  expect(secretsUnder(folders.userDataDir, secrets)).toEqual([])
  expect(secretsUnder(folders.documentsDir, secrets)).toEqual([])
})
