// @vitest-environment jsdom

import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { say } from '../../shared/errors/say.ts'
import { coverageItemsOf, type TestResult } from '../../shared/flow-tests/index.ts'
import { asId } from '../../shared/run/index.ts'
import { openFlowDocument } from '../../shared/wdl/index.ts'
import { connectEvents } from '../app/connect-events.ts'
import { currentLocation, useNavigation } from '../app/navigation.ts'
import type { FakeSeed } from '../bridge/fake-bridge.ts'
import { renderWithBridge } from '../bridge/render-with-bridge.tsx'
import { useTestStore } from './test-store.ts'
import { TestsPage } from './tests-page.tsx'

const environmentId = asId.environment('env')
const flowId = asId.flow('order')
const info = (name: string) => ({ flowId, flowName: 'Order', name, problems: [] })
const failed: TestResult = {
  file: 'flows/order.tests/large.flowtest.json',
  name: 'large',
  flow: 'flows/order.json',
  flowName: 'Order',
  outcome: 'failed',
  durationMs: 12,
  runStatus: 'Succeeded',
  failures: [
    {
      place: { path: ['expect', 'actions', 'Get', 'outputs'], line: 10, column: 9 },
      subject: say`Outputs of ${'Get'}`,
      message: 'Outputs of Get: total: Expected 6, found 5. (and 1 more)',
      expected: '{"total":6,"open":true,"same":1}',
      actual: '{"total":5,"open":false,"same":1}',
      differences: [
        { path: ['total'], kind: 'different', message: 'Expected 6, found 5.' },
        { path: ['open'], kind: 'different', message: 'Expected true, found false.' },
      ],
      action: 'Get',
    },
  ],
  problems: [],
}
const { definition } = openFlowDocument(
  '{"definition":{"triggers":{},"actions":{"Get":{"type":"Compose","inputs":1},"Put":{"type":"Compose","inputs":1}}}}',
)
const items = coverageItemsOf(definition!).map((item) =>
  item.action === 'Get' ? { ...item, hits: 2 } : item,
)

let disconnect: () => void = () => {}
afterEach(() => {
  disconnect()
  cleanup()
  useTestStore.setState({ environments: {} })
})
function show(tests: FakeSeed['tests'], more: Partial<FakeSeed> = {}) {
  const rendered = renderWithBridge(<TestsPage environmentId={environmentId} />, {
    ...more,
    ...(tests === undefined ? {} : { tests }),
  })
  disconnect = connectEvents()
  return rendered
}

test('without an environment, without tests, and when they cannot be read, the page says so', async () => {
  renderWithBridge(<TestsPage environmentId={undefined} />)
  expect(screen.getByText('No environment is open')).toBeTruthy()
  cleanup()
  show({})
  expect(await screen.findByText('No tests yet')).toBeTruthy()
  cleanup()
  useTestStore.setState({ environments: {} })
  const { user } = show(
    { list: [info('large')] },
    { failures: { 'tests:list': { code: 'file.unreadable', message: 'No.' } } },
  )
  expect(await screen.findByText('The tests could not be read')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await screen.findByRole('button', { name: /large/ })).toBeTruthy()
})

test('all are run; the first that fails is shown with both values side by side', async () => {
  const { user, bridge } = show({
    list: [info('large'), info('small')],
    results: { 'order/large': failed },
  })
  await user.click(await screen.findByRole('button', { name: 'Run all' }))
  expect(await screen.findByRole('heading', { name: /large$/ })).toBeTruthy()
  expect(screen.getByText('1 passed, 1 failed', { exact: false })).toBeTruthy()
  expect(within(screen.getByRole('region', { name: 'Expected' })).getByText('"total": 6,')).toBeTruthy()
  expect(within(screen.getByRole('region', { name: 'Actual' })).getByText('"total": 5,')).toBeTruthy()
  expect(within(screen.getByRole('list', { name: 'Differences' })).getAllByRole('listitem')).toHaveLength(2)
  await user.click(screen.getByRole('button', { name: 'Run failed' }))
  expect(bridge.requests.filter(({ channel }) => channel === 'tests:run').map(({ args }) => args)).toEqual([
    { environmentId },
    { environmentId, flowId, names: ['large'] },
  ])
})

test('a flow shows what its tests reach, and paints it on the canvas', async () => {
  const { user } = show({
    list: [info('large')],
    coverage: { order: { flow: 'flows/order.json', flowName: 'Order', runs: 2, items } },
  })
  await user.click(await screen.findByRole('button', { name: /^Order/ }))
  expect(await screen.findByText('50.0 %')).toBeTruthy()
  expect(screen.getByText('50.0 %, 1 of 2')).toBeTruthy()
  expect(screen.getByText('1 not reached')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Show on the canvas' }))
  expect(currentLocation(useNavigation.getState())).toEqual({ page: 'flow', environmentId, flowId })
})

test('a new test is made of a flow and a name, and shown', async () => {
  const { user, bridge } = show(
    { list: [info('large')] },
    { flows: [{ environmentId, flowId, displayName: 'Order' }] },
  )
  await user.click(await screen.findByRole('button', { name: 'New test' }))
  await user.type(await screen.findByRole('textbox', { name: 'Name' }), 'first')
  await user.click(screen.getByRole('button', { name: 'Create' }))
  // jsdom lays nothing out, so what was hidden behind the dialog is not always shown again there.
  expect(await screen.findByRole('heading', { name: /first$/, hidden: true })).toBeTruthy()
  const [saved] = bridge.requests.filter(({ channel }) => channel === 'tests:save')
  expect(saved?.args).toMatchObject({ environmentId, flowId, name: 'first', revision: null })
})

test('a test is deleted after a question', async () => {
  const { user } = show({ list: [info('large'), info('small')] })
  await user.click(await screen.findByRole('button', { name: /small/ }))
  await user.click(screen.getByRole('button', { name: 'Delete' }))
  await user.click(within(screen.getByRole('alertdialog')).getByRole('button', { name: 'Delete' }))
  await waitFor(() => expect(screen.queryByRole('button', { name: /small/ })).toBeNull())
})

test('arrows go from row to row', async () => {
  const { user } = show({ list: [info('large'), info('small')] })
  const first = await screen.findByRole('button', { name: /^Order/ })
  first.focus()
  await user.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}')
  expect(document.activeElement?.textContent).toContain('small')
})

test('mistakes that no test noticed are listed and lead to their place', async () => {
  const path = ['definition', 'actions', 'Put', 'inputs']
  const survivor = {
    flow: 'flows/order.json',
    kind: 'constant' as const,
    action: 'Put',
    description: say`${'Put'}: ${1} is ${2}`,
  }
  const { user } = show({
    list: [info('large')],
    mutations: {
      counts: { total: 9, killed: 7, survived: 1, invalid: 1 },
      survivors: [{ ...survivor, path, line: 1, column: 2 }],
      isComplete: true,
    },
  })
  await user.click(await screen.findByRole('button', { name: /^Order/ }))
  await user.click(await screen.findByRole('button', { name: 'Check the tests' }))
  expect(await screen.findByText('7 of 8 noticed')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: /Put: 1 is 2/ }))
  expect(currentLocation(useNavigation.getState())).toEqual({
    page: 'flow',
    environmentId,
    flowId,
    goTo: path,
  })
})

test('why tests cannot be checked is said in their place', async () => {
  const { user } = show(
    { list: [info('large')] },
    { failures: { 'tests:mutate': { code: 'test.not-passing', message: 'A test fails.' } } },
  )
  await user.click(await screen.findByRole('button', { name: /^Order/ }))
  await user.click(await screen.findByRole('button', { name: /^Check/ }))
  expect(await screen.findByText('A test fails.')).toBeTruthy()
})
