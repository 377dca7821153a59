// @vitest-environment jsdom
import { cleanup, screen, within } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import type { Connection } from '../../shared/connections/index.ts'
import { asId } from '../../shared/run/index.ts'
import { renderWithBridge } from '../bridge/render-with-bridge.tsx'
import { ConnectionPicker } from './connection-picker.tsx'

afterEach(cleanup)

const environmentId = asId.environment('work')
const flowId = asId.flow('My flow')

const connection = (name: string, more: Partial<Connection> = {}): Connection => ({
  id: asId.connection(name),
  environmentId,
  connectorId: 'shared_shelf',
  name,
  kind: 'apiKey',
  settings: {},
  hosts: [],
  createdAt: '2026-11-23T09:00:00.000Z',
  status: 'connected',
  ...more,
})

function renderPicker(seed: Parameters<typeof renderWithBridge>[1] = {}) {
  const changes: (string | undefined)[] = []
  const rendered = renderWithBridge(
    <ConnectionPicker
      environmentId={environmentId}
      flowId={flowId}
      reference="shared_shelf_1"
      connectorId="shared_shelf"
      onChanged={(changed) => changes.push(changed?.name)}
    />,
    seed,
  )
  return { ...rendered, changes }
}

test('shows the chosen connection and how it is; another one of the connector is a choice away', async () => {
  const { user, bridge, changes } = renderPicker({
    connections: {
      connections: [connection('One'), connection('Two'), connection('Far', { connectorId: 'shared_other' })],
      references: { SHARED_SHELF_1: asId.connection('One') },
    },
  })
  const region = await screen.findByRole('region', { name: 'Connection' })
  expect(await within(region).findByText('One')).toBeTruthy()
  expect(within(region).getByText('Connected')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Change connection' }))
  const choices = await screen.findAllByRole('menuitemradio')
  expect(choices.map((choice) => choice.textContent)).toEqual(['OneConnected', 'TwoConnected'])
  await user.click(choices[1] as HTMLElement)
  expect(await within(region).findByText('Two')).toBeTruthy()
  expect(bridge.requests.filter(({ channel }) => channel === 'connections:bind')).toEqual([
    {
      channel: 'connections:bind',
      args: { environmentId, flowId, reference: 'shared_shelf_1', connectionId: 'Two' },
    },
  ])
  expect(changes).toEqual(['Two'])
})

test('the only connection of the connector is a click away, and never chosen unasked', async () => {
  const { user, bridge } = renderPicker({ connections: { connections: [connection('One')] } })
  expect(await screen.findByText('No connection chosen')).toBeTruthy()
  expect(bridge.requests.some(({ channel }) => channel === 'connections:bind')).toBe(false)
  await user.click(screen.getByRole('button', { name: 'Use “One”' }))
  const region = await screen.findByRole('region', { name: 'Connection' })
  expect(await within(region).findByText('One')).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Use “One”' })).toBeNull()
})

test('without one it says so, and makes one in place that is then chosen', async () => {
  const { user } = renderPicker()
  expect(await screen.findByText('No connection chosen')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Choose a connection' }))
  await user.click(await screen.findByRole('menuitem', { name: 'New connection' }))
  const dialog = await screen.findByRole('dialog', { name: 'Connect to shared_shelf' })
  await user.click(within(dialog).getByLabelText('How to sign in'))
  await user.click(await screen.findByRole('option', { name: 'API key' }))
  await user.type(await within(dialog).findByLabelText(/^Key/), 'PLANTED')
  await user.type(within(dialog).getByLabelText('Name of the connection'), 'Fresh')
  await user.click(within(dialog).getByRole('button', { name: 'Create' }))
  const region = await screen.findByRole('region', { name: 'Connection' })
  expect(await within(region).findByText('Fresh')).toBeTruthy()
  expect(document.body.textContent).not.toContain('PLANTED')
})

test('one that is gone is told apart from none; a broken one is mended in place', async () => {
  const { user, bridge } = renderPicker({
    connections: {
      connections: [
        connection('Old', {
          status: 'error',
          lastError: { code: 'connection.refused', message: 'The service refused the sign-in (401).', at: 1 },
        }),
      ],
      references: { shared_shelf_1: asId.connection('nowhere') },
    },
  })
  expect(await screen.findByText('The chosen connection is gone')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Choose a connection' }))
  await user.click(await screen.findByRole('menuitemradio', { name: /Old/ }))
  expect(await screen.findByText('The service refused the sign-in (401).')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Fix' }))
  const dialog = await screen.findByRole('dialog', { name: 'Fix “Old”' })
  await user.type(await within(dialog).findByLabelText(/^Key/), 'new')
  await user.click(within(dialog).getByRole('button', { name: 'Save' }))
  const region = await screen.findByRole('region', { name: 'Connection' })
  expect(await within(region).findByText('Connected')).toBeTruthy()
  const fixed = bridge.requests.find(({ channel }) => channel === 'connections:fix')
  expect(fixed?.args).toMatchObject({ connectionId: 'Old', values: { key: 'new' } })
})
