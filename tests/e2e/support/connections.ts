import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import type { ExposedBridge } from '../../../shared/ipc/bridge.ts'
import type { EnvironmentId, FlowId } from '../../../shared/run/index.ts'

/** Makes an environment folder with a connector of each host and flows that call their `GetItems`. */
export function writeEnvironment(
  folder: string,
  connectors: readonly {
    readonly id: string
    readonly title: string
    readonly host: string
    readonly basePath: string
    readonly auth: object
  }[],
): void {
  mkdirSync(join(folder, 'flows'), { recursive: true })
  writeJson(join(folder, 'environment.json'), { id: 'work', name: 'Work', variables: {} })
  for (const { auth, basePath, host, id, title } of connectors) {
    mkdirSync(join(folder, 'connectors', id), { recursive: true })
    writeJson(join(folder, 'connectors', id, 'apiDefinition.swagger.json'), {
      swagger: '2.0',
      info: { title, version: '1.0' },
      host,
      basePath,
      schemes: ['http'],
      paths: {
        '/items': {
          get: {
            operationId: 'GetItems',
            summary: 'Get items',
            responses: { 200: { description: 'OK', schema: { type: 'object' } } },
          },
        },
      },
      ...auth,
    })
    writeJson(join(folder, 'flows', `${id}.json`), {
      schemaVersion: '1.0.0.0',
      properties: {
        displayName: `Read ${title}`,
        connectionReferences: {
          [id]: { runtimeSource: 'embedded', connection: {}, api: { name: id } },
        },
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
            Get_items: {
              type: 'OpenApiConnection',
              runAfter: {},
              inputs: {
                host: {
                  connectionName: id,
                  operationId: 'GetItems',
                  apiId: `/providers/Microsoft.PowerApps/apis/${id}`,
                },
                parameters: {},
                authentication: "@parameters('$authentication')",
              },
            },
          },
        },
      },
    })
  }
}

/** `securityDefinitions` of a service that wants a key in a header. */
export const keyInHeader = {
  securityDefinitions: { api_key: { type: 'apiKey', in: 'header', name: 'X-Secret-Key' } },
  security: [{ api_key: [] }],
} as const

/** `securityDefinitions` of a service whose tokens an OAuth 2 service gives out. */
export function oauthOf(issuer: string): object {
  return {
    securityDefinitions: {
      oauth: {
        type: 'oauth2',
        flow: 'accessCode',
        authorizationUrl: `${issuer}/auth`,
        tokenUrl: `${issuer}/token`,
        scopes: { openid: '', email: '', offline_access: '' },
      },
    },
    security: [{ oauth: [] }],
  }
}

/** Goes to the page of connections by the rail. */
export async function goToConnections(page: Page): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('button', { name: 'Connections', exact: true })
    .click()
}

/** Begins a new connection of a connector; answers the dialog. */
export async function beginConnection(page: Page, connector: string): Promise<Locator> {
  await goToConnections(page)
  await page.getByRole('button', { name: 'New connection' }).first().click()
  await page
    .getByRole('dialog', { name: 'Which service?' })
    .getByRole('button', { name: connector, exact: true })
    .click()
  const dialog = page.getByRole('dialog', { name: `Connect to ${connector}` })
  await dialog.waitFor()
  return dialog
}

/** Chooses another way to sign in. */
export async function chooseWay(page: Page, dialog: Locator, way: string): Promise<void> {
  await dialog.getByLabel('How to sign in').click()
  await page.getByRole('option', { name: way, exact: true }).click()
}

/** Points a flow's reference at a connection by name, as the designer's picker does. */
export async function pointReference(
  page: Page,
  flowId: string,
  reference: string,
  connection: string,
): Promise<void> {
  await page.evaluate(
    async (given) => {
      const { connections } = (window as unknown as { flowbench: ExposedBridge }).flowbench
      const environmentId = 'work' as EnvironmentId
      const list = await connections.list({ environmentId })
      const found = list.ok
        ? list.value.connections.find(({ name }: { name: string }) => name === given.connection)
        : undefined
      if (found === undefined) throw new Error(`There is no connection ${given.connection}.`)
      const { flowId, reference } = given
      await connections.bind({
        environmentId,
        flowId: flowId as FlowId,
        reference,
        connectionId: found.id,
      })
    },
    { flowId, reference, connection },
  )
}

/** The row of a connection in the list. */
export function connectionRow(page: Page, name: string): Locator {
  return page
    .getByRole('listitem')
    .filter({ has: page.getByRole('button', { name: new RegExp(`^${name}`) }) })
}

function writeJson(path: string, value: unknown): void {
  writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`)
}
