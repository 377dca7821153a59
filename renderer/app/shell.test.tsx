// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { asId } from '../../shared/run/index.ts'
import { renderWithBridge } from '../bridge/render-with-bridge.tsx'
import { applyEdit, openDocument } from '../document/documents.ts'
import { acceptEnvironment } from '../home/environment-store.ts'
import * as settingsPage from '../settings/settings-page.tsx'
import { loadSettings } from '../settings/settings-store.ts'
import { registerCommands } from './commands.ts'
import { connectEvents } from './connect-events.ts'
import { currentLocation, navigate, useNavigation } from './navigation.ts'
import { notify } from './notices.ts'
import { Shell } from './shell.tsx'

// The workspace is tested where it lives; Monaco does not run without layout.
vi.mock('../designer/flow-workspace.tsx', () => ({ FlowWorkspace: () => <h1>Workspace</h1> }))
vi.mock('../settings/settings-page.tsx', async (original) => {
  const real = await original<typeof settingsPage>()
  return { SettingsPage: vi.fn(real.SettingsPage) }
})

const environmentId = asId.environment('env')
const environment = { id: environmentId, name: 'Finance', path: '/finance', readOnly: false }
const seed = {
  environments: [environment],
  flows: [{ environmentId, flowId: asId.flow('Invoices') }],
}
const here = () => currentLocation(useNavigation.getState())
let disconnect: () => void = () => {}

beforeEach(() => vi.spyOn(console, 'error').mockImplementation(() => {}))
afterEach(() => {
  disconnect()
  cleanup()
  vi.restoreAllMocks()
})
function show() {
  const rendered = renderWithBridge(<Shell />, seed)
  disconnect = connectEvents()
  acceptEnvironment(environment)
  return rendered
}

test('the rail leads to the pages, marks the one shown, and the focus goes to its heading', async () => {
  const { user } = show()
  const rail = screen.getByRole('navigation', { name: 'Main' })
  await user.click(within(rail).getByRole('button', { name: 'Flows' }))
  expect(here()).toEqual({ page: 'flows', environmentId })
  expect(within(rail).getByRole('button', { name: 'Flows' }).getAttribute('aria-current')).toBe('page')
  await waitFor(() =>
    expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1, name: 'Flows' })),
  )
})

test('back and forward by keys, by buttons and by the mouse', async () => {
  const { user } = show()
  await user.click(screen.getByRole('button', { name: 'Settings' }))
  await user.keyboard('{Alt>}{ArrowLeft}{/Alt}')
  expect(here()).toEqual({ page: 'home' })
  window.dispatchEvent(new MouseEvent('mouseup', { button: 4 }))
  expect(here()).toEqual({ page: 'settings' })
  await user.click(screen.getByRole('button', { name: 'Back' }))
  expect(here()).toEqual({ page: 'home' })
})

test('the palette finds commands and flows and runs them', async () => {
  const { user } = show()
  await user.keyboard('{Control>}k{/Control}')
  const field = await screen.findByRole('combobox', { name: 'Command palette' })
  expect(within(screen.getByRole('listbox')).queryByText('Invoices')).toBeNull()
  await user.type(field, 'invo')
  await waitFor(() =>
    expect(screen.getByRole('option', { selected: true }).textContent).toContain('Invoices'),
  )
  await user.keyboard('{Enter}')
  expect(here()).toEqual({ page: 'flow', environmentId, flowId: 'Invoices' })
  expect(screen.queryByRole('combobox', { name: 'Command palette' })).toBeNull()
})

test('in the palette the arrows go round', async () => {
  const { user } = show()
  await user.keyboard('{Control>}k{/Control}')
  const field = await screen.findByRole('combobox', { name: 'Command palette' })
  // Without layout nothing counts as focusable when the dialog looks for its first field.
  field.focus()
  const titles = () => screen.getAllByRole('option').map((option) => option.getAttribute('aria-selected'))
  await user.keyboard('{ArrowUp}')
  expect(titles().lastIndexOf('true')).toBe(titles().length - 1)
  await user.keyboard('{ArrowDown}')
  expect(titles().indexOf('true')).toBe(0)
})

test('a shortcut is left to a text field when the command says so, and a dialog keeps its keys', async () => {
  const { user } = show()
  const undo = vi.fn()
  const unregister = registerCommands([
    { id: 'undo', title: 'Undo', group: 'Edit', shortcuts: ['Mod+Z'], yieldsToText: true, run: undo },
  ])
  await user.keyboard('{Control>}z{/Control}')
  expect(undo).toHaveBeenCalledTimes(1)
  await user.keyboard('{Control>}k{/Control}')
  const field = await screen.findByRole('combobox', { name: 'Command palette' })
  await user.type(field, 'x')
  await user.keyboard('{Control>}z1{/Control}')
  expect(undo).toHaveBeenCalledTimes(1)
  expect(here()).toEqual({ page: 'home' })
  unregister()
})

test('the menu of main reaches the same commands', async () => {
  const { bridge } = show()
  bridge.emit('app:command', { command: 'settings' })
  expect(here()).toEqual({ page: 'settings' })
  bridge.emit('app:command', { command: 'open-environment', path: '/finance' })
  await waitFor(() => expect(here()).toEqual({ page: 'flows', environmentId }))
})

test('a page that throws: the rest stays, the error is logged, trying again helps', async () => {
  const { user, bridge } = show()
  await loadSettings()
  vi.mocked(settingsPage.SettingsPage).mockImplementation(() => {
    throw new Error('the page fell over')
  })
  navigate({ page: 'settings' })
  expect(await screen.findByText('This page ran into an error')).toBeTruthy()
  expect(bridge.requests.findLast(({ channel }) => channel === 'app:reportError')?.args).toMatchObject({
    message: 'Error: the page fell over',
  })
  expect(screen.getByRole('navigation', { name: 'Main' })).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Copy details' })).toBeTruthy()
  vi.mocked(settingsPage.SettingsPage).mockImplementation(() => <h1>Settings are back</h1>)
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await screen.findByRole('heading', { name: 'Settings are back' })).toBeTruthy()
})

test('the environment switcher names the open one and opens another', async () => {
  const other = { id: asId.environment('other'), name: 'Support', path: '/support', readOnly: true }
  const { user } = renderWithBridge(<Shell />, { environments: [environment, other] })
  acceptEnvironment(environment)
  await user.click(await screen.findByRole('button', { name: 'Environment: Finance' }))
  await user.click(await screen.findByRole('menuitem', { name: /Support/ }))
  await waitFor(() => expect(here()).toEqual({ page: 'flows', environmentId: 'other' }))
  expect(screen.getByText('Read-only')).toBeTruthy()
})

test('notices are told aloud', async () => {
  show()
  notify({ intent: 'success', title: 'Made a copy' })
  expect(await screen.findByText('Made a copy')).toBeTruthy()
})

test('runs in progress are counted at the bottom and lead to the run', async () => {
  const { user, bridge } = show()
  const run = await bridge.runs.start({
    environmentId,
    flowId: asId.flow('Invoices'),
    text: '{}',
    mocks: 'none',
  })
  await user.click(await screen.findByRole('button', { name: '1 run in progress' }))
  expect(here()).toEqual({ page: 'run', runId: run.runId })
})

test('unsaved flows are marked, told to main by name, and saved all at once', async () => {
  const { user, bridge } = show()
  const ref = { environmentId, flowId: asId.flow('Invoices') }
  await openDocument(ref.environmentId, ref.flowId)
  applyEdit(ref, { name: 'typing', source: 'code', edits: [{ offset: 0, length: 0, text: ' ' }] })
  const marker = await screen.findByRole('button', { name: '1 unsaved flow' })
  const told = () => bridge.requests.findLast(({ channel }) => channel === 'app:setUnsaved')?.args
  expect(told()).toEqual({ flows: ['Invoices'] })
  await user.click(marker)
  await user.click(await screen.findByRole('menuitem', { name: 'Invoices' }))
  expect(here()).toEqual({ page: 'flow', ...ref })
  bridge.emit('app:command', { command: 'save-all' })
  await waitFor(() => expect(told()).toEqual({ flows: [] }))
  expect((await bridge.flows.read(ref)).text).toBe(' {}')
  await waitFor(() => expect(screen.queryByRole('button', { name: '1 unsaved flow' })).toBeNull())
})

test('a flow that cannot be saved stays unsaved and is named', async () => {
  const { bridge } = show()
  const ref = { environmentId, flowId: asId.flow('Invoices') }
  await openDocument(ref.environmentId, ref.flowId)
  applyEdit(ref, { name: 'typing', source: 'code', edits: [{ offset: 0, length: 0, text: ' ' }] })
  bridge.failNext('flows:save', { code: 'file.disk-full', message: 'The disk is full.' })
  bridge.emit('app:command', { command: 'save-all' })
  expect(await screen.findByText('Invoices was not saved')).toBeTruthy()
  expect(screen.getByRole('button', { name: '1 unsaved flow' })).toBeTruthy()
})
