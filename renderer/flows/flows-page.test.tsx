// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { asId } from '../../shared/run/index.ts'
import { connectEvents } from '../app/connect-events.ts'
import { currentLocation, useNavigation } from '../app/navigation.ts'
import { useNotices } from '../app/notices.ts'
import type { FakeSeed } from '../bridge/fake-bridge.ts'
import { type Rendered, renderWithBridge } from '../bridge/render-with-bridge.tsx'
import { acceptEnvironment } from '../home/environment-store.ts'
import { FlowsPage } from './flows-page.tsx'

const environmentId = asId.environment('env')
const environment = { id: environmentId, name: 'Finance', path: '/finance', readOnly: false }
const flow = (id: string, more = {}) => ({ environmentId, flowId: asId.flow(id), ...more })

let disconnect: (() => void) | undefined
afterEach(() => {
  disconnect?.()
  cleanup()
})

function show(seed: FakeSeed): Rendered {
  const rendered = renderWithBridge(<FlowsPage environmentId={environmentId} onNewEnvironment={() => {}} />, {
    environments: [environment],
    ...seed,
  })
  disconnect = connectEvents()
  return rendered
}

const here = () => currentLocation(useNavigation.getState())
const rowNames = () =>
  screen
    .getAllByRole('row')
    .slice(1)
    .map((row) => row.getAttribute('aria-label'))

test('a flow a row, with its trigger, problems and last run; a broken file among them', async () => {
  show({
    flows: [
      flow('Digest', { trigger: 'Every morning', errorCount: 2, worst: 'error' }),
      flow('Broken', { unreadable: 'The JSON ends at line 3.' }),
    ],
  })
  const digest = await screen.findByRole('row', { name: 'Digest' })
  expect(
    within(digest)
      .getAllByRole('gridcell')
      .map((cell) => cell.textContent),
  ).toEqual([
    'DigestInstant · Digest.json',
    'Every morning',
    '1',
    '2 errors',
    'Never run',
    expect.any(String),
    '',
    '',
  ])
  expect(screen.getByRole('row', { name: 'Broken' }).textContent).toContain('The JSON ends at line 3.')
  expect(screen.getByRole('status').textContent).toBe('2 flows')
})

test('keys: arrows move, Enter opens, F2 renames, Ctrl+D duplicates, Delete asks first', async () => {
  const { user } = show({ flows: [flow('A'), flow('B')] })
  ;(await screen.findByRole('row', { name: 'A' })).focus()
  await user.keyboard('{ArrowDown}')
  await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toBe('B'))

  await user.keyboard('{F2}')
  const name = await screen.findByRole('textbox', { name: /Name/ })
  await user.clear(name)
  await user.type(name, 'Beta{Enter}')
  await waitFor(() => expect(rowNames()).toEqual(['A', 'Beta']))

  ;(await screen.findByRole('row', { name: 'A' })).focus()
  await user.keyboard('{Control>}d{/Control}')
  await waitFor(() => expect(rowNames()).toEqual(['A', 'A (2)', 'Beta']))

  ;(await screen.findByRole('row', { name: 'A (2)' })).focus()
  await user.keyboard('{Delete}')
  const dialog = await screen.findByRole('alertdialog')
  expect(dialog.textContent).toContain('Delete A (2)?')
  await user.click(within(dialog).getByRole('button', { name: 'Delete' }))
  await waitFor(() => expect(rowNames()).toEqual(['A', 'Beta']))

  ;(await screen.findByRole('row', { name: 'Beta' })).focus()
  await user.keyboard('{Enter}')
  expect(here()).toEqual({ page: 'flow', environmentId, flowId: 'Beta' })
})

test('the context menu offers the same', async () => {
  const { user, bridge } = show({ flows: [flow('A')] })
  fireEvent.contextMenu(await screen.findByRole('row', { name: 'A' }))
  const menu = await screen.findByRole('menu')
  expect(
    within(menu)
      .getAllByRole('menuitem')
      .map((item) => item.textContent),
  ).toEqual([
    'OpenEnter',
    'Show runs',
    'Turn on',
    'Listen to sandboxes (offline)',
    'RenameF2',
    'DuplicateCtrl+D',
    'Export…',
    'Show in file manager',
    'DeleteDel',
  ])
  await user.click(within(menu).getByRole('menuitem', { name: /Show in file manager/ }))
  expect(bridge.requests.at(-1)).toEqual({ channel: 'flows:reveal', args: { environmentId, flowId: 'A' } })
})

test('a switch turns a flow on; the menu offers its address and to turn it off', async () => {
  const { user, bridge } = show({ flows: [flow('A'), flow('Torn', { unreadable: 'No JSON.' })] })
  const row = await screen.findByRole('row', { name: 'A' })
  await user.click(within(row).getByRole('switch', { name: 'A is on' }))
  await waitFor(() =>
    expect(within(row).getByRole<HTMLInputElement>('switch').title).toBe(
      'manual: listens for POST at its address',
    ),
  )
  expect(bridge.requests.filter(({ channel }) => channel.startsWith('triggers:turn'))).toEqual([
    { channel: 'triggers:turnOn', args: { environmentId, flowId: 'A', sandboxes: false } },
  ])
  expect(here().page).not.toBe('flow')
  fireEvent.contextMenu(row)
  await user.click(await screen.findByRole('menuitem', { name: 'Copy address' }))
  expect(await navigator.clipboard.readText()).toBe('http://127.0.0.1:1/A')
  fireEvent.contextMenu(row)
  await user.click(await screen.findByRole('menuitem', { name: 'Turn off' }))
  await waitFor(() => expect(within(row).getByRole<HTMLInputElement>('switch').checked).toBe(false))
  const torn = screen.getByRole('row', { name: 'Torn' })
  expect(within(torn).getByRole<HTMLInputElement>('switch').disabled).toBe(true)
})

test('a flow that cannot be turned on says why; one turned on elsewhere shows', async () => {
  const { user, bridge } = show({
    flows: [flow('A')],
    failures: {
      'triggers:turnOn': { code: 'definition.recurrence', message: 'The recurrence has no frequency.' },
    },
  })
  const toggle = within(await screen.findByRole('row', { name: 'A' })).getByRole<HTMLInputElement>('switch')
  await user.click(toggle)
  await waitFor(() =>
    expect(useNotices.getState().notices.at(-1)).toMatchObject({
      title: 'A was not turned on',
      body: 'The recurrence has no frequency.',
    }),
  )
  expect(toggle.checked).toBe(false)
  await bridge.triggers.turnOn({ environmentId, flowId: asId.flow('A') })
  bridge.emit('triggers:changed', { environmentId })
  await waitFor(() => expect(toggle.checked).toBe(true))
})

test('a new flow: a name and a kind; a refusal stays beside the form', async () => {
  const { user, bridge } = show({ flows: [] })
  expect(await screen.findByText('No flows in this environment yet')).toBeTruthy()
  const [button] = screen.getAllByRole('button', { name: 'New flow' })
  await user.click(button as HTMLElement)
  const create = screen.getByRole('button', { name: 'Create' })
  expect((create as HTMLButtonElement).disabled).toBe(true)
  await user.type(screen.getByRole('textbox', { name: /Name/ }), 'Tidy')
  await user.click(screen.getByRole('radio', { name: /Scheduled/ }))
  bridge.failNext('flows:create', { code: 'file.read-only', message: 'The folder cannot be written.' })
  await user.click(create)
  expect(await screen.findByText(/The folder cannot be written/)).toBeTruthy()
  await user.click(create)
  await waitFor(() => expect(here()).toEqual({ page: 'flow', environmentId, flowId: 'Tidy' }))
  expect(bridge.requests.findLast(({ channel }) => channel === 'flows:create')?.args).toEqual({
    environmentId,
    displayName: 'Tidy',
    text: expect.stringContaining('"frequency": "Day"'),
  })
})

test('search narrows the list and says by how much', async () => {
  const { user } = show({ flows: [flow('Invoice'), flow('Digest'), flow('Invoice copy')] })
  await screen.findByRole('row', { name: 'Digest' })
  await user.type(screen.getByRole('searchbox', { name: 'Find a flow' }), 'invoice')
  await waitFor(() => expect(rowNames()).toEqual(['Invoice', 'Invoice copy']))
  expect(screen.getByRole('status').textContent).toBe('2 of 3 flows')
  await user.clear(screen.getByRole('searchbox', { name: 'Find a flow' }))
  await user.type(screen.getByRole('searchbox', { name: 'Find a flow' }), 'zzz')
  await user.click(await screen.findByRole('button', { name: 'Clear search' }))
  await waitFor(() => expect(rowNames()).toHaveLength(3))
})

test('a heading sorts, and says how', async () => {
  const { user } = show({ flows: [flow('A', { actionCount: 1 }), flow('B', { actionCount: 9 })] })
  await screen.findByRole('row', { name: 'A' })
  await user.click(screen.getByRole('button', { name: 'Actions' }))
  expect(rowNames()).toEqual(['B', 'A'])
  expect(screen.getByRole('columnheader', { name: 'Actions' }).getAttribute('aria-sort')).toBe('descending')
})

test('a list that cannot be read: the reason, and another try', async () => {
  const { user } = show({
    flows: [flow('A')],
    failures: {
      'flows:list': {
        code: 'environment.gone',
        message: 'The folder is gone.',
        hint: 'Reconnect the drive.',
      },
    },
  })
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toContain('The folder is gone. Reconnect the drive.')
  await user.click(within(alert).getByRole('button', { name: 'Try again' }))
  expect(await screen.findByRole('row', { name: 'A' })).toBeTruthy()
})

test('a change on disk is shown with a quiet word', async () => {
  const { bridge } = show({ flows: [flow('A')] })
  await screen.findByRole('row', { name: 'A' })
  await bridge.flows.create({ environmentId, displayName: 'From git', kind: 'instant' })
  bridge.emit('flows:changed', [{ environmentId, flowId: asId.flow('From git'), change: 'added' }])
  await waitFor(() => expect(rowNames()).toEqual(['A', 'From git']))
  expect(useNotices.getState().notices.map(({ intent, title }) => [intent, title])).toEqual([
    ['info', 'From git appeared in the folder'],
  ])
})

test('a run that goes on shows as the last run', async () => {
  const { bridge } = show({ flows: [flow('A')] })
  const row = await screen.findByRole('row', { name: 'A' })
  await bridge.runs.start({ environmentId, flowId: asId.flow('A'), text: '{}', mocks: 'none' })
  await waitFor(() => expect(within(row).getByText(/Running/)).toBeTruthy())
})

test('a read-only environment offers no edits', async () => {
  const { user } = show({ flows: [flow('A')], environments: [{ ...environment, readOnly: true }] })
  acceptEnvironment({ ...environment, readOnly: true })
  const row = await screen.findByRole('row', { name: 'A' })
  row.focus()
  await user.keyboard('{Delete}{F2}')
  expect(screen.queryByRole('dialog') ?? screen.queryByRole('alertdialog')).toBeNull()
  expect((screen.getByRole('button', { name: 'New flow' }) as HTMLButtonElement).disabled).toBe(true)
})

test('a flow is exported, with the others where the format takes them; what to know is said', async () => {
  const { user, bridge } = show({
    flows: [flow('A'), flow('B')],
    exported: { path: '/out/A.zip', notes: [{ note: 'own-connectors', names: ['shared_mine'] }] },
  })
  fireEvent.contextMenu(await screen.findByRole('row', { name: 'A' }))
  await user.click(await screen.findByRole('menuitem', { name: 'Export…' }))
  const dialog = await screen.findByRole('dialog', { name: 'Export A' })
  const withOthers = within(dialog).getByRole('checkbox', { name: 'With the other flow of this environment' })
  expect(withOthers).toHaveProperty('disabled', true)
  await user.click(within(dialog).getByRole('radio', { name: /a solution/ }))
  await user.click(withOthers)
  await user.click(within(dialog).getByRole('button', { name: 'Export' }))
  expect((await screen.findByRole('dialog', { name: 'Exported' })).textContent).toContain(
    'These custom connectors are not in the file and have to be there already: shared_mine.',
  )
  expect(bridge.requests.at(-1)).toEqual({
    channel: 'flows:export',
    args: { environmentId, flowIds: ['A', 'B'], format: 'solution' },
  })
})
