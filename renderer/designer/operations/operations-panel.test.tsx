// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import type { ConnectorSummary, OperationDetail } from '../../../shared/ipc/connectors-payloads.ts'
import { asId } from '../../../shared/run/index.ts'
import type { FakeSeed } from '../../bridge/fake-bridge.ts'
import { renderWithBridge } from '../../bridge/render-with-bridge.tsx'
import { loadSettings } from '../../settings/settings-store.ts'
import type { OfferedOperation } from './offered-operation.ts'
import { forgetOperations } from './operation-store.ts'
import { OperationsPanel } from './operations-panel.tsx'

const environmentId = asId.environment('e1')

const connector: ConnectorSummary = {
  id: 'shared_office365',
  title: 'Office 365 Outlook',
  source: 'public',
  categories: [],
  actionCount: 2,
  triggerCount: 1,
  authKinds: [],
  errorCount: 0,
}

const operation = (
  operationId: string,
  title: string,
  more: Partial<OperationDetail> = {},
): OperationDetail => ({
  connectorId: connector.id,
  connectorTitle: connector.title,
  operationId,
  title,
  kind: 'action',
  stepType: 'OpenApiConnection',
  isDeprecated: false,
  visibility: 'none',
  method: 'POST',
  path: `/${operationId}`,
  parameters: [],
  answers: [],
  isPageable: false,
  authKinds: [],
  root: {},
  ...more,
})

const operations = [
  operation('SendEmail', 'Send an email', { isDeprecated: true }),
  operation('SendEmailV2', 'Send an email (V2)', { description: 'Sends a message.' }),
  operation('OnNewEmail', 'When a new email arrives', { kind: 'trigger' }),
]

afterEach(() => {
  cleanup()
  forgetOperations()
})

function show(seed: FakeSeed = {}, kind: 'action' | 'trigger' = 'action') {
  const onChoose = vi.fn<(operation: OfferedOperation) => void>()
  const onClose = vi.fn()
  const { bridge } = renderWithBridge(
    <OperationsPanel
      environmentId={environmentId}
      kind={kind}
      place="After A"
      isParallel={undefined}
      onParallel={() => {}}
      onChoose={onChoose}
      onClose={onClose}
      focusWish={{}}
    />,
    { connectors: { list: [connector], operations }, ...seed },
  )
  return { onChoose, onClose, bridge, user: userEvent.setup() }
}

const options = () => screen.getAllByRole('option').map((option) => option.getAttribute('aria-label') ?? '')
const search = () => screen.getByRole('combobox')

test('the search has the focus, the language comes first and every connector is there', async () => {
  show()
  expect(document.activeElement).toBe(search())
  expect(await screen.findByRole('option', { name: 'Office 365 Outlook, 2 operations' })).toBeDefined()
  expect(options()[0]).toMatch(/^Condition, /)
  expect(screen.queryByRole('option', { name: /^When a new email/ })).toBeNull()
})

test('typing searches all operations, the best one first, deprecated ones last; Enter takes it', async () => {
  const { user, onChoose } = show()
  await screen.findByRole('option', { name: /^Office 365/ })
  await user.type(search(), 'send email')
  expect(options()).toEqual([
    'Send an email (V2), Office 365 Outlook',
    'Send an email, Office 365 Outlook, Deprecated',
  ])
  await user.keyboard('{Enter}')
  expect(onChoose.mock.calls.map(([chosen]) => chosen.key)).toEqual(['shared_office365/SendEmailV2'])
})

test('a connector opens by Enter and closes by Escape', async () => {
  const { user, onClose } = show()
  await screen.findByRole('option', { name: /^Office 365/ })
  await user.type(search(), 'outlook')
  await user.keyboard('{Enter}')
  expect(options()).toEqual([
    'Send an email (V2), Office 365 Outlook',
    'Send an email, Office 365 Outlook, Deprecated',
  ])
  expect(search().getAttribute('aria-label')).toBe('Search in Office 365 Outlook')
  await user.keyboard('{Escape}')
  expect(options()[0]).toMatch(/^Condition, /)
  expect(onClose).not.toHaveBeenCalled()
  await user.keyboard('{Escape}')
  expect(onClose).toHaveBeenCalledOnce()
})

test('triggers are a list of their own', async () => {
  show({}, 'trigger')
  expect(await screen.findByRole('option', { name: 'Office 365 Outlook, 1 operation' })).toBeDefined()
  expect(options().some((label) => label.startsWith('Recurrence'))).toBe(true)
  expect(options().some((label) => label.startsWith('Compose'))).toBe(false)
})

test('what was used lately and what is marked comes first, and marking is kept', async () => {
  const { user, bridge } = show({ settings: { recentOperations: ['Compose'], favouriteOperations: [] } })
  await loadSettings()
  await waitFor(() => expect(screen.getByText('Recent')).toBeDefined())
  expect(options()[0]).toMatch(/^Compose, /)
  await user.click(screen.getByRole('button', { name: 'Mark as favourite' }))
  expect(await screen.findByText('Favourites')).toBeDefined()
  expect(bridge.requests.findLast(({ channel }) => channel === 'app:setSettings')?.args).toEqual({
    favouriteOperations: ['Compose'],
  })
  expect(screen.getByRole('button', { name: 'Remove from favourites', pressed: true })).toBeDefined()
})

test('without connectors the language is still there, with the reason and a way to try again', async () => {
  const { user } = show({ failures: { 'connectors:list': { code: 'file.not-found', message: 'gone' } } })
  const alert = await screen.findByRole('alert')
  expect(options()[0]).toMatch(/^Condition, /)
  await user.click(within(alert).getByRole('button', { name: 'Try again' }))
  expect(await screen.findByRole('option', { name: /^Office 365/ })).toBeDefined()
})

test('nothing found says so', async () => {
  const { user } = show()
  await user.type(search(), 'qqqq')
  expect(await screen.findByText('Nothing matches “qqqq”')).toBeDefined()
})

test('templates are found by their words beside operations, and chosen as one thing', async () => {
  const { onChoose, user } = show()
  await user.type(search(), 'try catch')
  await user.keyboard('{Enter}')
  expect(onChoose.mock.calls.map(([{ key, source }]) => [key, source.from])).toEqual([
    ['template:shipped/try-catch-finally', 'template'],
  ])
})

test('a template is no trigger', async () => {
  const { user } = show({}, 'trigger')
  await user.type(search(), 'try catch')
  expect(screen.queryByRole('option')).toBeNull()
})
