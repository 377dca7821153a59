// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { asId } from '../../shared/run/index.ts'
import { connectEvents } from '../app/connect-events.ts'
import { currentLocation, useNavigation } from '../app/navigation.ts'
import { renderWithBridge } from '../bridge/render-with-bridge.tsx'
import { ended, started } from './run-samples.ts'
import { RunsPage } from './runs-page.tsx'

const environmentId = asId.environment('env')
const other = { flow: { environmentId, flowId: asId.flow('other'), displayName: 'Other' } }
let disconnect: () => void = () => {}
afterEach(() => {
  disconnect()
  cleanup()
})
function show(flowId?: string) {
  const rendered = renderWithBridge(
    <RunsPage environmentId={environmentId} flowId={flowId === undefined ? undefined : asId.flow(flowId)} />,
    {
      flows: [{ environmentId, flowId: asId.flow('digest'), displayName: 'Digest' }],
      runs: [
        [started('r1', 1000), ended(1500)],
        [
          started('r2', 2000),
          { type: 'run-completed', at: 2003, status: 'Failed', error: { code: 'X', message: 'A broke.' } },
        ],
        [started('r3', 3000, other)],
      ],
    },
  )
  disconnect = connectEvents()
  return rendered
}
const rows = () => screen.getAllByRole('row').slice(1)

test('newest first, with status, reason and duration', async () => {
  show()
  await waitFor(() =>
    expect(rows().map((row) => row.getAttribute('aria-label'))).toEqual([
      'Other, Running',
      'Digest, Failed',
      'Digest, Succeeded',
    ]),
  )
  expect(rows()[1]?.textContent).toContain('A broke.')
  expect(
    within(rows()[2] as HTMLElement)
      .getAllByRole('gridcell')
      .at(-1)?.textContent,
  ).toBe('500 ms')
})

test('of one flow, by status, and back to all', async () => {
  const { user } = show('digest')
  await waitFor(() => expect(rows()).toHaveLength(2))
  await user.click(screen.getByRole('tab', { name: 'In progress' }))
  expect(await screen.findByText('No run matches this filter')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Show all runs' }))
  expect(currentLocation(useNavigation.getState())).toEqual({ page: 'runs', environmentId })
})

test('a run that ends changes where it stands', async () => {
  const { bridge } = show()
  await waitFor(() => expect(rows()).toHaveLength(3))
  bridge.play(asId.run('r3'), ended(3010))
  await waitFor(() => expect(rows()[0]?.getAttribute('aria-label')).toBe('Other, Succeeded'))
})

test('Enter opens; Delete asks, and leaves a run alone that still goes on', async () => {
  const { user } = show()
  await waitFor(() => expect(rows()).toHaveLength(3))
  rows()[0]?.focus()
  await user.keyboard('{Delete}')
  expect(screen.queryByRole('alertdialog')).toBeNull()
  await user.keyboard('{ArrowDown}{Delete}')
  await user.click(within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'Delete' }))
  await waitFor(() => expect(rows()).toHaveLength(2))
  rows()[1]?.focus()
  await user.keyboard('{Enter}')
  expect(currentLocation(useNavigation.getState())).toEqual({ page: 'run', runId: 'r1' })
})
