import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { goTo, openFlow, sampleFolder } from './support/flows.ts'
import type { LaunchedApp } from './support/launch.ts'
import { takeScreenshot } from './support/screenshot.ts'
import { expect, test } from './support/test.ts'

let server: Server | undefined

test.afterEach(() => {
  server?.close()
  server = undefined
})

/** What the service was asked, as it came. */
interface Seen {
  readonly method: string
  readonly url: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

/** A service on this machine that keeps what it is asked and answers with JSON. */
async function startService(): Promise<{ readonly host: string; readonly seen: Seen[] }> {
  const seen: Seen[] = []
  server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString()
    })
    request.on('end', () => {
      seen.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body })
      response.writeHead(201, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ id: 7, name: 'Rex' }))
    })
  })
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve))
  return { host: `127.0.0.1:${(server.address() as AddressInfo).port}`, seen }
}

async function openConnectors(page: Page): Promise<void> {
  await goTo(page, 'Connectors')
  await expect(page.getByRole('heading', { level: 1, name: 'Connectors' })).toBeVisible()
}

async function newConnector(page: Page, way: string): Promise<void> {
  await page.getByRole('button', { name: 'New connector' }).click()
  await page.getByRole('menuitem', { name: way }).click()
}

/** Fills a field that takes its value when it is left. */
async function commit(page: Page, label: string, value: string): Promise<void> {
  const field = page.getByRole('textbox', { name: label, exact: true })
  await field.fill(value)
  await field.press('Tab')
}

async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).click()
  await page.getByRole('option', { name: option, exact: true }).click()
}

/** The next file dialog of the app answers with this path. */
async function answerFileDialog({ app }: LaunchedApp, path: string): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] })
  }, path)
}

test('a public API is found in the gallery, looked at and added', async ({ launch }) => {
  const launched = await launch()
  const { page } = launched
  await openConnectors(page)
  await page.getByRole('button', { name: 'Gallery' }).first().click()
  // Well over 2,000, and what was left out is told.
  await expect(page.getByText(/^2,[56]\d\d public APIs, offline$/)).toBeVisible()
  await expect(page.getByText(/more descriptions of the source have no operations/)).toBeVisible()
  await takeScreenshot(page, 'gallery-light')
  // A filter narrows what a search found; what is found is counted.
  await page.getByRole('searchbox', { name: 'Search by name, provider or purpose' }).fill('mail')
  await page.getByRole('combobox', { name: 'Category' }).click()
  await page.getByRole('option', { name: /^Email \(\d+\)$/ }).click()
  await expect(page.getByText(/^\d{1,2} of 2,\d{3} public APIs$/)).toBeVisible()
  await page.getByRole('combobox', { name: 'Category' }).click()
  await page.getByRole('option', { name: 'All categories' }).click()
  await page.getByRole('searchbox', { name: 'Search by name, provider or purpose' }).fill('notion')
  await page.getByRole('button', { name: 'Notion API, notion.com' }).click()
  await expect(page.getByRole('heading', { name: 'Operations (13)' })).toBeVisible()
  await page.getByRole('button', { name: 'Add to this environment' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Notion API' })).toBeVisible()
  await expect(page.getByRole('tab', { name: 'Actions (13)' })).toBeVisible()
  await expect(page.getByText('https://api.notion.com').first()).toBeVisible()
  await expect(page.getByText('Nothing is wrong with its files.')).toBeVisible()
  const folder = join(sampleFolder(launched), 'connectors')
  expect(readdirSync(folder)).toEqual(['custom_notion_api'])
  await takeScreenshot(page, 'connector-light')
})

test('a blank connector goes through every step, calls a service, and stays while a flow uses it', async ({
  launch,
}) => {
  const { host, seen } = await startService()
  const launched = await launch()
  const { page } = launched
  await openConnectors(page)
  await newConnector(page, 'Blank…')
  await page.getByRole('textbox', { name: 'Name' }).fill('Kennel')
  await page.getByRole('button', { name: 'Create and edit' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Kennel' })).toBeVisible()

  await commit(page, 'Description', 'Dogs and their names.')
  await choose(page, 'Scheme', 'HTTP')
  await commit(page, 'Host', host)
  await commit(page, 'Base path', '/v1')
  await expect(page.getByText(`http://${host}/v1`)).toBeVisible()
  await takeScreenshot(page, 'connector-editor-general-light')
  await page.getByRole('button', { name: 'Next: Security' }).click()

  await page.getByRole('radio', { name: /^API key/ }).check()
  await commit(page, 'Name of the header or query parameter', 'X-Kennel-Key')
  await page.getByRole('button', { name: 'Next: Definition' }).click()

  await page.getByRole('button', { name: 'New action' }).click()
  await page.getByRole('textbox', { name: 'Summary' }).fill('Register a dog')
  await choose(page, 'Method', 'POST')
  await page.getByRole('textbox', { name: 'Path' }).fill('/owners/{owner}/dogs')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(page.getByRole('textbox', { name: 'Operation ID' })).toHaveValue('RegisterADog')
  await page.getByRole('button', { name: 'Import from sample…' }).click()
  await page.getByRole('textbox', { name: 'Address' }).fill('/owners/1/dogs?notify=true')
  await page.getByRole('textbox', { name: 'Body' }).fill('{"name": "Rex", "age": 3}')
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(page.getByRole('list', { name: 'Parameters' })).toContainText('notify')
  await page.getByRole('button', { name: 'Add answer from sample…' }).click()
  await page.getByRole('textbox', { name: 'Status' }).fill('201')
  await page.getByRole('textbox', { name: 'Body' }).fill('{"id": 7, "name": "Rex"}')
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(page.getByRole('list', { name: 'Answers' })).toContainText('2 properties')
  await takeScreenshot(page, 'connector-editor-definition-light')

  await page.getByRole('tab', { name: 'Policies' }).click()
  await page.getByRole('button', { name: 'Add policy' }).click()
  await page.getByRole('menuitem', { name: 'Set HTTP header' }).click()
  const policy = page.getByRole('group', { name: 'Set HTTP header' })
  await policy.getByRole('textbox', { name: 'Name', exact: true }).fill('X-Sent-By')
  await policy.getByRole('textbox', { name: 'Value' }).fill('flowbench')
  await policy.getByRole('textbox', { name: 'Value' }).press('Tab')
  await takeScreenshot(page, 'connector-editor-policies-light')

  await page.getByRole('tab', { name: 'Test' }).click()
  await expect(page.getByRole('button', { name: 'Send' })).toBeDisabled()
  await page.keyboard.press('ControlOrMeta+S')
  await expect(page.getByRole('button', { name: 'Send' })).toBeEnabled()
  await page.getByRole('textbox', { name: 'owner' }).fill('a b')
  await page.getByRole('button', { name: 'Send' }).click()
  await expect(page.getByRole('status').filter({ hasText: '201' })).toBeVisible()
  await takeScreenshot(page, 'connector-editor-test-light')
  expect(seen).toHaveLength(1)
  expect(seen[0]).toMatchObject({ method: 'POST', url: '/v1/owners/a%20b/dogs' })
  expect(seen[0]?.headers['x-sent-by']).toBe('flowbench')
  expect(Object.keys(JSON.parse(seen[0]?.body ?? '') as object)).toEqual(['name', 'age'])

  // The forms and the code are one document: a change there shows here, and can be undone.
  await page.getByRole('switch', { name: 'Code' }).check()
  await expect(page.getByText('"RegisterADog"').first()).toBeVisible()
  await page.getByRole('switch', { name: 'Code' }).uncheck()

  const folder = join(sampleFolder(launched), 'connectors/custom_kennel')
  const definition = JSON.parse(readFileSync(join(folder, 'apiDefinition.swagger.json'), 'utf8')) as {
    readonly paths: Readonly<Record<string, unknown>>
  }
  expect(Object.keys(definition.paths)).toEqual(['/owners/{owner}/dogs'])

  // A change from outside is noticed and, since nothing is edited here, taken over.
  const path = join(folder, 'apiDefinition.swagger.json')
  writeFileSync(path, readFileSync(path, 'utf8').replace('"title": "Kennel"', '"title": "Kennel of dogs"'))
  await expect(page.getByRole('heading', { level: 1, name: 'Kennel of dogs' })).toBeVisible()

  const api = '/providers/Microsoft.PowerApps/apis/custom_kennel'
  const flow = {
    schemaVersion: '1.0.0.0',
    properties: {
      displayName: 'Register Rex',
      connectionReferences: { kennel: { api: { name: 'custom_kennel', id: api } } },
      definition: {
        triggers: { manual: { type: 'Request', kind: 'Button' } },
        actions: {
          Register: {
            type: 'OpenApiConnection',
            inputs: {
              host: { connectionName: 'kennel', operationId: 'RegisterADog', apiId: api },
              parameters: { owner: '1', 'body/name': 'Rex' },
            },
          },
        },
      },
    },
  }
  writeFileSync(join(sampleFolder(launched), 'flows/register-rex.json'), JSON.stringify(flow, null, 2))

  // Without a sign-in the flow needs no connection: it calls the service by the connector.
  await page.getByRole('tab', { name: 'Security' }).click()
  await page.getByRole('radio', { name: /^No sign-in/ }).check()
  await page.keyboard.press('ControlOrMeta+S')
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeDisabled()
  await openFlow(page, 'Register Rex')
  await page.getByRole('button', { name: 'Run options' }).click()
  const mocks = page.getByRole('menuitemcheckbox', { name: /Answer calls with mocks/ })
  if ((await mocks.getAttribute('aria-checked')) === 'true') await mocks.click()
  else await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Run', exact: true }).click()
  await expect.poll(() => seen.length).toBe(2)
  expect(seen[1]).toMatchObject({ method: 'POST', url: '/v1/owners/1/dogs' })
  expect(JSON.parse(seen[1]?.body ?? '')).toEqual({ name: 'Rex' })

  await openConnectors(page)
  await page.getByRole('button', { name: 'Kennel of dogs', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Register Rex' })).toBeVisible()
  await page.getByRole('button', { name: 'More actions of Kennel of dogs' }).click()
  await page.getByRole('menuitem', { name: 'Delete…' }).click()
  await expect(page.getByText('Flows use this connector, so it cannot be deleted:')).toBeVisible()
  await page.getByRole('button', { name: 'Close' }).click()
  expect(readdirSync(folder)).toContain('apiDefinition.swagger.json')
})

test('a Postman collection becomes a connector; a broken file says where', async ({ launch, folders }) => {
  const launched = await launch(folders)
  const { page } = launched
  mkdirSync(folders.documentsDir, { recursive: true })
  const collection = {
    info: { name: 'Orders', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' },
    item: [
      { name: 'List orders', request: { method: 'GET', url: 'https://shop.example.com/v1/orders?top=5' } },
      { name: 'Get order', request: { method: 'GET', url: 'https://shop.example.com/v1/orders/:id' } },
    ],
  }
  const path = join(folders.documentsDir, 'orders.postman_collection.json')
  writeFileSync(path, JSON.stringify(collection))
  await openConnectors(page)
  await answerFileDialog(launched, path)
  await newConnector(page, 'From a file…')
  await expect(page.getByRole('heading', { level: 1, name: 'Orders' })).toBeVisible()
  await expect(page.getByRole('tab', { name: 'Actions (2)' })).toBeVisible()
  await expect(page.getByText('/v1/orders/{id}')).toBeVisible()

  const broken = join(folders.documentsDir, 'broken.yaml')
  writeFileSync(broken, 'openapi: 3.0.0\npaths:\n\t/a: 1\n')
  await page.getByRole('button', { name: 'All connectors' }).click()
  await answerFileDialog(launched, broken)
  await newConnector(page, 'From a file…')
  await expect(page.getByRole('list', { name: 'What is wrong, and where' })).toContainText('Line 3, column 1')
})
