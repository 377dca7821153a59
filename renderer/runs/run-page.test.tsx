// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { asId, type RunEvent } from '../../shared/run/index.ts'
import { currentLocation, useNavigation } from '../app/navigation.ts'
import { renderWithBridge } from '../bridge/render-with-bridge.tsx'
import { RunPage } from './run-page.tsx'
import { at, ended, ran, started } from './run-samples.ts'

// The canvas is tested where it lives; here only what is told to it and by it counts.
vi.mock('../designer/run-canvas.tsx', () => ({
  RunCanvas: ({ onSelectAction }: { onSelectAction: (name: string) => void }) => (
    <button type="button" onClick={() => onSelectAction('Send')}>
      Send on the canvas
    </button>
  ),
}))

const runId = asId.run('r1')
const here = () => currentLocation(useNavigation.getState())
const details = () => screen.getByRole('complementary', { name: 'Details' })
afterEach(cleanup)

const failing: readonly RunEvent[] = [
  started('r1'),
  ...ran('Prepare', 1001),
  { type: 'loop-progressed', at: 1010, action: 'Each', total: 3 },
  ...ran('Send', 1020, 'Succeeded', at(['Each', 0])),
  ...ran('Send', 1030, 'Failed', at(['Each', 1])),
  ...ran('Send', 1040, 'Succeeded', at(['Each', 2])),
]
const flowText = JSON.stringify({
  properties: { definition: { $schema: 'workflowdefinition.json#', actions: {} } },
})
const show = (events: readonly RunEvent[], definition = '{}') =>
  renderWithBridge(<RunPage runId={runId} />, {
    runs: [events],
    contents: { definition },
    flows: [{ environmentId: asId.environment('env'), flowId: asId.flow('digest'), text: flowText }],
  })

test('the run as a whole, live until it ends', async () => {
  const { bridge } = show([started('r1'), ...ran('Prepare', 1001)])
  expect(await screen.findByRole('status', { name: 'Run status: Running' })).toBeTruthy()
  expect(details().textContent).toContain('manual (Request)')
  bridge.play(runId, ended(2000))
  expect(await screen.findByRole('status', { name: 'Run status: Succeeded' })).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Cancel run' })).toBeNull()
})

test('an action chosen on the canvas begins at its failure; the pager goes on from there', async () => {
  const { user } = show([...failing, ended(2000, 'Failed')])
  await user.click(await screen.findByRole('button', { name: 'Send on the canvas' }))
  const pager = within(details()).getByRole('group', { name: 'Iteration of Each' })
  const field = within(pager).getByRole('textbox') as HTMLInputElement
  expect([field.value, pager.textContent]).toEqual(['2', expect.stringContaining('of 3')])
  expect(within(details()).getByRole('alert').textContent).toContain('Send did not work.')
  await user.click(within(pager).getByRole('button', { name: 'Next iteration' }))
  expect(field.value).toBe('3')
  expect(within(details()).queryByRole('alert')).toBeNull()
  await user.click(within(pager).getByRole('button', { name: 'Next failed iteration' }))
  expect(field.value).toBe('2')
  await user.clear(field)
  await user.type(field, '99{Enter}')
  expect(field.value).toBe('3')
})

test('the timeline lists every iteration and chooses with the keys', async () => {
  const { user } = show([...failing, ended(2000, 'Failed')])
  await user.click(await screen.findByRole('tab', { name: 'Timeline' }))
  const options = within(screen.getByRole('listbox', { name: 'Timeline' })).getAllByRole('option')
  expect(options.map((option) => option.querySelector('[title]')?.getAttribute('title'))).toEqual([
    'Prepare',
    'Each',
    'Send',
    'Send',
    'Send',
  ])
  options[2]?.focus()
  await user.keyboard('{ArrowDown}')
  expect(within(details()).getByRole('alert').textContent).toContain('Send did not work.')
})

test('what failed first is one click away', async () => {
  const { user } = show([...failing, ended(2000, 'Failed')])
  await user.click(await screen.findByRole('button', { name: 'Show what failed' }))
  expect(within(details()).getByRole('heading', { level: 2 }).textContent).toBe('Send')
})

test('an error names the values it met and leads to its field', async () => {
  const expression = "@int(triggerBody()?['text'])"
  const broken: RunEvent = {
    type: 'action-completed',
    at: 1005,
    action: 'Send',
    status: 'Failed',
    code: 'InvalidTemplate',
    startTime: 1001,
    error: {
      code: 'expression.argument-type',
      message: 'int needs a number.',
      hint: 'Give it digits.',
      path: ['actions', 'Send', 'inputs'],
      trace: [{ range: { start: 5, end: expression.length - 1 }, json: '"ten"' }],
    },
  }
  const { user } = show(
    [started('r1'), broken, ended(1010, 'Failed')],
    JSON.stringify({ actions: { Send: { inputs: expression } } }),
  )
  await user.click(await screen.findByRole('button', { name: 'Show what failed' }))
  const alert = within(details()).getByRole('alert')
  await waitFor(() => expect(alert.textContent).toContain(`triggerBody()?['text'] = "ten"`))
  expect(alert.textContent).toContain('Give it digits.')
  await user.click(within(alert).getByRole('button', { name: 'Go to the field' }))
  await waitFor(() =>
    expect(here()).toEqual({
      page: 'flow',
      environmentId: 'env',
      flowId: 'digest',
      goTo: ['properties', 'definition', 'actions', 'Send', 'inputs'],
    }),
  )
})

test('a waiting action tells why a call was not taken', async () => {
  const { user } = show([
    started('r1'),
    { type: 'action-started', at: 1001, action: 'Send', attempt: 1, trackingId: 't' },
    { type: 'action-waiting', at: 1002, action: 'Send', reason: 'webhook' },
    { type: 'call-refused', at: 1003, action: 'Send', code: 'x', message: 'It is not signed.' },
  ])
  await user.click(await screen.findByRole('button', { name: 'Send on the canvas' }))
  expect(details().textContent).toContain('It is not signed.')
})

test('a waiting action can be let go; a run can be cancelled', async () => {
  const { user, bridge } = show([
    started('r1'),
    { type: 'action-started', at: 1001, action: 'Send', attempt: 1, trackingId: 't' },
    { type: 'action-waiting', at: 1002, action: 'Send', reason: 'delay', until: 9_999_999 },
  ])
  await user.click(await screen.findByRole('button', { name: 'Send on the canvas' }))
  await user.click(within(details()).getByRole('button', { name: 'Skip the wait' }))
  expect(bridge.requests.at(-1)).toEqual({
    channel: 'runs:skipWait',
    args: { runId: 'r1', actionKey: 'Send' },
  })
  await user.click(screen.getByRole('button', { name: 'Cancel run' }))
  expect(await screen.findByRole('status', { name: 'Run status: Cancelled' })).toBeTruthy()
})

test('earlier attempts are told, and an attempt after a restart', async () => {
  const { user } = show([
    started('r1'),
    { type: 'action-started', at: 1001, action: 'Send', attempt: 1, trackingId: 't' },
    { type: 'action-retrying', at: 1050, action: 'Send', attempt: 1, until: 1100, code: 'TooManyRequests' },
    { type: 'action-started', at: 1100, action: 'Send', attempt: 2, trackingId: 't', afterRestart: true },
    {
      type: 'part-retrying',
      at: 1150,
      action: 'Send',
      attempt: 1,
      until: 1200,
      code: 'BadGateway',
      range: '0-9/26',
      startTime: 1110,
    },
  ])
  await user.click(await screen.findByRole('button', { name: 'Send on the canvas' }))
  expect(details().textContent).toContain('Attempt 2, after a restart')
  const earlier = within(details()).getByRole('region', { name: 'Earlier attempts' })
  expect(
    within(earlier)
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent),
  ).toEqual([
    expect.stringMatching(/^Attempt 1.*TooManyRequests$/),
    expect.stringMatching(/^Bytes 0-9\/26, attempt 1.*BadGateway$/),
  ])
})

test('a run that is gone: the reason instead of a page', async () => {
  renderWithBridge(<RunPage runId={runId} />)
  expect((await screen.findByRole('alert')).textContent).toContain('This run is not in the history any more.')
})

test('deleting asks first and leaves the page', async () => {
  const { user } = show([started('r1'), ended(2000)])
  useNavigation.setState({ entries: [{ page: 'runs' }, { page: 'run', runId }], index: 1 })
  await user.click(await screen.findByRole('button', { name: 'More actions' }))
  await user.click(await screen.findByRole('menuitem', { name: 'Delete run' }))
  await user.click(within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'Delete' }))
  await waitFor(() => expect(here()).toEqual({ page: 'runs' }))
})
