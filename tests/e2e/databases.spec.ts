import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openPostgresql } from '../../main/connectors/drivers/postgresql/index.ts'
import {
  findPostgresql,
  startPostgresql,
  type TestServer,
} from '../../main/connectors/drivers/sql/testing/database-server.ts'
import { SqlAsker } from '../../main/connectors/drivers/sql/testing/sql-asker.ts'
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
  process.platform !== 'linux'
    ? 'PostgreSQL and keyring are for Linux'
    : (whyNoKeyring() ?? (findPostgresql() === undefined ? 'PostgreSQL is not installed' : undefined))
test.skip(missing !== undefined, missing ?? '')

let keyring: PrivateKeyring
let server: TestServer
let database: SqlAsker
test.beforeAll(async () => {
  keyring = await startPrivateKeyring()
  server = await startPostgresql(findPostgresql() ?? '')
  database = new SqlAsker(openPostgresql(), server.connection)
  await database.run(
    'CREATE TABLE orders (id serial PRIMARY KEY, customer varchar(40) NOT NULL, amount numeric(10,2))',
  )
})
test.afterAll(async () => {
  await database.driver.close()
  await server.stop()
  await keyring.stop()
})

function writeEnvironment(folder: string): void {
  mkdirSync(join(folder, 'flows'), { recursive: true })
  const write = (path: string, value: unknown) =>
    writeFileSync(join(folder, path), `${JSON.stringify(value, null, 2)}\n`)
  write('environment.json', { id: 'work', name: 'Work', variables: {} })
  writeFileSync(join(folder, 'flows/orders.json'), newFlowText('instant', 'Keep an order'))
}

test('a database: a wrong password is told, tables and columns fill the step, a row is written', async ({
  launch,
  folders,
}) => {
  test.slow()
  const folder = join(folders.documentsDir, 'Work')
  writeEnvironment(folder)
  const { page } = await launch({ ...folders, args: [folder] })
  const connect = async (name: string, password: string) => {
    const dialog = await beginConnection(page, 'PostgreSQL')
    if (name === 'Wrong') await takeScreenshot(page, 'sql-connect-empty')
    await dialog.getByLabel(/^Server/).fill(String(server.connection.server))
    await dialog.getByLabel(/^Database/).fill('postgres')
    await dialog.getByLabel(/^Username/).fill('ada')
    await dialog.getByLabel(/^Password/).fill(password)
    await dialog.getByLabel(/^Encrypt connection/).click()
    await page.getByRole('option', { name: 'No', exact: true }).click()
    await dialog.getByLabel('Name of the connection').fill(name)
    if (name === 'Wrong') await takeScreenshot(page, 'sql-connect-filled')
    await dialog.getByRole('button', { name: 'Create' }).click()
    await expect(dialog).toBeHidden()
  }
  const tryIt = async (name: string) => {
    await connectionRow(page, name)
      .getByRole('button', { name: new RegExp(`^${name}`) })
      .click()
    const details = page.getByRole('complementary', { name: 'Details of the connection' })
    await details.getByRole('button', { name: 'Test', exact: true }).click()
  }

  await test.step('a wrong password is told', async () => {
    await connect('Wrong', 'not-this-one')
    await tryIt('Wrong')
    await expect(page.getByText(/The service refused the sign-in \(401\)/).first()).toBeVisible()
    await takeScreenshot(page, 'sql-password-wrong')
  })

  await test.step('the right one is taken', async () => {
    await connect('Shop', 'throw-away')
    await tryIt('Shop')
    await expect(page.getByText('The service took the sign-in.').first()).toBeVisible()
  })

  await test.step('tables and columns fill the step', async () => {
    await openFlow(page, 'Keep an order')
    await page.getByRole('button', { name: 'Add an action at the start of the flow', exact: true }).click()
    await page.getByRole('combobox', { name: 'Search actions and connectors' }).fill('postgresql insert row')
    await page
      .getByRole('option', { name: /^Insert row/ })
      .first()
      .click()
    await step(page, 'Insert row').click()
    const panel = page.getByRole('complementary', { name: /Insert row/ })
    const picker = panel.getByRole('region', { name: 'Connection', exact: true }).last()
    await picker.getByRole('button', { name: 'Choose a connection' }).click()
    await page.getByRole('menuitemradio', { name: /^Shop/ }).click()
    await panel.getByRole('combobox', { name: /^Table name/ }).click()
    await takeScreenshot(page, 'sql-tables')
    await page.getByRole('option', { name: 'orders' }).click()
    await panel.getByRole('textbox', { name: /^customer/ }).click()
    await page.keyboard.type("O'Neil")
    await takeScreenshot(page, 'sql-step')
    await page.emulateMedia({ colorScheme: 'dark' })
    await takeScreenshot(page, 'sql-step-dark')
    await page.keyboard.press('ControlOrMeta+S')
    await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeDisabled()
  })

  await page.getByRole('button', { name: 'Run options' }).click()
  const mocks = page.getByRole('menuitemcheckbox', { name: /Answer calls with mocks/ })
  if ((await mocks.getAttribute('aria-checked')) === 'true') await mocks.click()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Run', exact: true }).click()
  await expect(page.getByRole('status', { name: 'Run status: Succeeded' })).toBeVisible()
  await takeScreenshot(page, 'sql-run')
  expect(await database.run('SELECT id, customer, amount FROM orders')).toEqual([
    { id: 1, customer: "O'Neil", amount: null },
  ])
  expect(secretsUnder(folders.userDataDir, ['throw-away', 'not-this-one'])).toEqual([])
  expect(secretsUnder(folder, ['throw-away', 'not-this-one'])).toEqual([])
})
