// @vitest-environment jsdom
import { FluentProvider, webLightTheme } from '@fluentui/react-components'
import { cleanup, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { OperationDetail, OperationParameter } from '../../../shared/ipc/connectors-payloads.ts'
import { asId } from '../../../shared/run/index.ts'
import { connectBridge } from '../../bridge/bridge.ts'
import { createFakeBridge, type FakeBridge } from '../../bridge/fake-bridge.ts'
import { forgetOperations } from '../../connector-operations/operation-details.ts'
import { useAnalysis } from '../../document/analyses.ts'
import { closeAllDocuments, currentText, openDocument } from '../../document/documents.ts'
import { writeInField } from '../../tokens/testing/write-in-field.ts'
import { flowText } from '../testing/flow-text.ts'
import { ActionPanel } from './action-panel.tsx'

const flow = { environmentId: asId.environment('env'), flowId: asId.flow('flow') }

const parameter = (name: string, more: Partial<OperationParameter>): OperationParameter => ({
  name,
  in: 'query',
  isRequired: false,
  visibility: 'none',
  schema: { type: 'string' },
  isFile: false,
  dynamicValues: [],
  dynamicSchemas: [],
  mediaTypes: [],
  ...more,
})
const source = { extension: 'x-ms-dynamic-values', operationId: 'GetTables', arguments: {} } as const
const createItem: OperationDetail = {
  connectorId: 'shared_lists',
  connectorTitle: 'Lists',
  operationId: 'CreateItem',
  title: 'Create an item',
  description: 'Adds a row to a table.',
  kind: 'action',
  stepType: 'OpenApiConnection',
  isDeprecated: false,
  visibility: 'important',
  method: 'POST',
  path: '/tables/{table}/items',
  parameters: [
    parameter('table', { title: 'Table', isRequired: true, in: 'path', dynamicValues: [source] }),
    parameter('item', {
      in: 'body',
      isRequired: true,
      schema: { type: 'object' },
      dynamicSchemas: [{ ...source, extension: 'x-ms-dynamic-schema' }],
    }),
    parameter('view', { title: 'View', visibility: 'advanced' }),
    parameter('api-version', { visibility: 'internal', default: '1' }),
  ],
  answers: [],
  isPageable: false,
  authKinds: [],
  root: {},
}
const original = flowText({
  Add: {
    type: 'OpenApiConnection',
    inputs: {
      host: {
        connectionName: 'shared_lists',
        operationId: 'CreateItem',
        apiId: '/providers/Microsoft.PowerApps/apis/shared_lists',
      },
      parameters: { table: 't1' },
      authentication: "@parameters('$authentication')",
    },
  },
})
let bridge: FakeBridge
let disconnect: () => void

beforeEach(async () => {
  bridge = createFakeBridge({
    flows: [{ ...flow, displayName: 'Test flow', text: original }],
    connectors: {
      operations: [createItem],
      choices: {
        table: {
          choices: [
            { json: '"t1"', title: 'Customers', isSelectable: true },
            { json: '"t2"', title: 'Orders', isSelectable: true },
          ],
          missing: [],
        },
      },
      schemas: {
        item: {
          schema: {
            type: 'object',
            required: ['Title'],
            properties: {
              Title: { type: 'string', 'x-ms-summary': 'Title of the row' },
              Size: { type: 'string', enum: ['S', 'L'] },
              address: { type: 'object', properties: { city: { type: 'string' } } },
            },
          },
          missing: [],
        },
      },
    },
  })
  disconnect = connectBridge(bridge)
  await openDocument(flow.environmentId, flow.flowId)
  render(
    <FluentProvider theme={webLightTheme}>
      <Panel />
    </FluentProvider>,
  )
})

afterEach(() => {
  cleanup()
  closeAllDocuments()
  forgetOperations()
  disconnect()
})

function Panel() {
  const { model, modelText } = useAnalysis(flow.environmentId, flow.flowId)
  const step = model?.steps[1]
  if (model === undefined || step === undefined) return null
  return (
    <ActionPanel
      {...{
        flow,
        model,
        step,
        text: modelText,
        problems: [],
        isDisabled: false,
        runState: undefined,
        repetition: undefined,
      }}
      onRepetition={() => {}}
      onGoToField={() => {}}
      onShowCode={() => {}}
      onDelete={() => {}}
      onClose={() => {}}
    />
  )
}

const inputs = () =>
  JSON.parse(currentText(flow.environmentId, flow.flowId) ?? '').properties.definition.actions.Add.inputs

test('the form is the one of the operation; a body that the service describes becomes its fields', async () => {
  const person = userEvent.setup()
  const title = await screen.findByRole('textbox', { name: /^Title of the row/ })
  await writeInField(title, 'Chair')
  expect(inputs().parameters).toEqual({ table: 't1', 'item/Title': 'Chair' })
  await person.click(screen.getByRole('button', { name: 'Show all' }))
  await writeInField(screen.getByRole('textbox', { name: /^City/ }), 'Ulm')
  await person.click(screen.getByRole('combobox', { name: /^Size/ }))
  await person.click(screen.getByRole('option', { name: 'L' }))
  expect(inputs().parameters).toEqual({
    table: 't1',
    'item/Title': 'Chair',
    'item/address/city': 'Ulm',
    'item/Size': 'L',
  })
  expect(screen.queryByRole('textbox', { name: /api-version/i })).toBeNull()
  expect(screen.getByRole('textbox', { name: /^View/ })).toBeDefined()
})

test('a dynamic value is chosen by its title, typed by hand, and asked for again', async () => {
  const person = userEvent.setup()
  const table = await screen.findByRole('combobox', { name: /^Table/ })
  await expect.poll(() => (table as HTMLInputElement).value).toBe('Customers')
  await person.click(table)
  await person.click(await screen.findByRole('option', { name: 'Orders' }))
  expect(inputs().parameters.table).toBe('t2')
  await person.clear(table)
  await person.type(table, 'my table{Tab}')
  expect(inputs().parameters.table).toBe('my table')
  const asked = () => bridge.requests.filter(({ channel }) => channel === 'connectors:dynamicValues').length
  const before = asked()
  await person.click(screen.getByRole('button', { name: 'Ask again for Table' }))
  expect(asked()).toBe(before + 1)
})

test('what the service refuses is said at the field, and any value can be typed all the same', async () => {
  const person = userEvent.setup()
  const table = await screen.findByRole('combobox', { name: /^Table/ })
  bridge.failNext('connectors:dynamicValues', { code: 'connection.expired', message: 'Sign in again.' })
  await person.click(screen.getByRole('button', { name: 'Ask again for Table' }))
  expect((await screen.findByRole('alert')).textContent).toContain('Sign in again.')
  await person.click(table)
  await person.click(await screen.findByRole('option', { name: 'Enter a custom value' }))
  const field = await screen.findByRole('textbox', { name: /^Table/ })
  expect(within(field).getByText('t1')).toBeDefined()
})
