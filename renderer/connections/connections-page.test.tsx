// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import type { Connection, SecretStoreInfo } from '../../shared/connections/index.ts'
import { asId } from '../../shared/run/index.ts'
import { connectEvents } from '../app/connect-events.ts'
import { navigate } from '../app/navigation.ts'
import { PageOutlet } from '../app/page-outlet.tsx'
import { renderWithBridge } from '../bridge/render-with-bridge.tsx'

let disconnect: () => void = () => undefined
afterEach(() => {
  disconnect()
  cleanup()
})

const environmentId = asId.environment('work')

const connection = (name: string, more: Partial<Connection> = {}): Connection => ({
  id: asId.connection(name),
  environmentId,
  connectorId: 'shared_shelf',
  name,
  kind: 'apiKey',
  settings: { name: 'X-Key' },
  hosts: ['api.example.com'],
  createdAt: '2026-11-23T09:00:00.000Z',
  status: 'connected',
  ...more,
})

function renderPage(seed: Parameters<typeof renderWithBridge>[1]) {
  const rendered = renderWithBridge(<PageOutlet onNewEnvironment={() => undefined} />, seed)
  disconnect = connectEvents()
  navigate({ page: 'connections', environmentId })
  return rendered
}

test('connections by connector; a search leaves those it says; details tell the rest', async () => {
  const { user } = renderPage({
    connections: {
      connections: [
        connection('Ada', { accountLabel: 'ada@example.com' }),
        connection('Bob', { connectorId: 'shared_desk', kind: 'bearer', status: 'expired' }),
      ],
      usage: { Ada: [{ flowId: asId.flow('f'), displayName: 'Nightly', references: ['shared_shelf'] }] },
      activity: [
        { at: 2, event: 'refused', flowId: asId.flow('f'), code: 'connection.foreign-host' },
        { at: 1, event: 'authorised', method: 'GET', host: 'api.example.com' },
      ],
    },
  })
  expect(await screen.findByRole('region', { name: 'shared_desk, 1 connection' })).toBeTruthy()
  await user.type(screen.getByRole('searchbox', { name: 'Search connections' }), 'ada@')
  await waitFor(() => expect(screen.queryByText('Bob')).toBeNull())
  await user.click(screen.getByRole('button', { name: /^Ada/ }))
  const details = await screen.findByRole('complementary', { name: 'Details of the connection' })
  expect(await within(details).findByText('GET api.example.com')).toBeTruthy()
  // Where it is used, and the refused use with its reason in words.
  expect(await within(details).findAllByRole('button', { name: 'Nightly' })).toHaveLength(2)
  expect(within(details).getByText('The host is none of this connection.')).toBeTruthy()
  await user.click(within(details).getByRole('button', { name: 'Settings' }))
  expect(await within(details).findByText('X-Key')).toBeTruthy()
})

test('a used connection is deleted only after its flows were read out', async () => {
  const { user, bridge } = renderPage({
    connections: {
      connections: [connection('Ada')],
      usage: { Ada: [{ flowId: asId.flow('f'), displayName: 'Nightly', references: ['shared_shelf'] }] },
    },
  })
  await user.click(await screen.findByRole('button', { name: 'More actions of Ada' }))
  await user.click(await screen.findByRole('menuitem', { name: 'Delete' }))
  const dialog = await screen.findByRole('alertdialog', { name: 'Delete “Ada”?' })
  expect(await within(dialog).findByText('Nightly')).toBeTruthy()
  await user.click(within(dialog).getByRole('button', { name: 'Delete anyway' }))
  expect(await screen.findByText('No connections yet')).toBeTruthy()
  expect(bridge.requests.find(({ channel }) => channel === 'connections:delete')?.args).toEqual({
    environmentId,
    connectionId: 'Ada',
    evenIfUsed: true,
  })
})

test('a list that cannot be read says why and can be asked for again', async () => {
  const { user } = renderPage({
    failures: { 'connections:list': { code: 'connection.file-damaged', message: 'Line 3 is no JSON.' } },
  })
  expect(await screen.findByText('Line 3 is no JSON.')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await screen.findByText('No connections yet')).toBeTruthy()
})

const shut = (more: Partial<SecretStoreInfo>): SecretStoreInfo => ({
  store: 'keychain',
  state: 'locked',
  canMakeVault: false,
  canMove: false,
  platform: 'linux',
  ...more,
})

test.each([
  ['The keychain is locked', shut({}), 'Unlock', 'connections:unlockKeychain'],
  [
    'The keychain did not let Flowbench in',
    shut({ state: 'denied' }),
    'Try again',
    'connections:unlockKeychain',
  ],
])('%s: a button mends it', async (title, secretStore, button, channel) => {
  const { user, bridge } = renderPage({ connections: { secretStore } })
  expect(await screen.findByText(title)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: button }))
  await waitFor(() => expect(screen.queryByText(title)).toBeNull())
  expect(bridge.requests.some((request) => request.channel === channel)).toBe(true)
})

test('without a keychain a vault is made: the passphrase twice, long enough', async () => {
  const { user, bridge } = renderPage({
    connections: { secretStore: shut({ state: 'absent', canMakeVault: true, canMove: false }) },
  })
  await user.click(await screen.findByRole('button', { name: 'Make a vault' }))
  const dialog = await screen.findByRole('dialog', { name: 'Make a vault' })
  await user.type(within(dialog).getByLabelText(/^Passphrase/), 'short')
  await user.click(within(dialog).getByRole('button', { name: 'Make a vault' }))
  expect(await within(dialog).findByText('Too short.')).toBeTruthy()
  await user.type(within(dialog).getByLabelText(/^Passphrase/), ' but longer now')
  await user.type(within(dialog).getByLabelText(/once more/), 'short but longer')
  await user.click(within(dialog).getByRole('button', { name: 'Make a vault' }))
  expect(await within(dialog).findByText('The two do not agree.')).toBeTruthy()
  await user.type(within(dialog).getByLabelText(/once more/), ' now')
  await user.click(within(dialog).getByRole('button', { name: 'Make a vault' }))
  expect(await screen.findByText('Secrets are kept in a vault file.')).toBeTruthy()
  expect(bridge.requests.find(({ channel }) => channel === 'connections:createVault')?.args).toEqual({
    passphrase: 'short but longer now',
  })
})
