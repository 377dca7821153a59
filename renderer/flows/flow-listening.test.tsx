// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import type { FlowOn } from '../../shared/ipc/payloads.ts'
import { asId } from '../../shared/run/index.ts'
import { currentLocation, useNavigation } from '../app/navigation.ts'
import { useNotices } from '../app/notices.ts'
import type { FakeSeed } from '../bridge/fake-bridge.ts'
import { renderWithBridge } from '../bridge/render-with-bridge.tsx'
import { FlowListening } from './flow-listening.tsx'
import { rememberListensOffline } from './listens-offline.ts'

afterEach(() => {
  cleanup()
  useNotices.setState({ notices: [] })
  rememberListensOffline(flow, false)
})

const flow = { environmentId: asId.environment('env'), flowId: asId.flow('orders'), displayName: 'Orders' }
const url = 'http://127.0.0.1:4711/workflows/1/triggers/manual/paths/invoke?sig=abc'
const on = (more: Partial<FlowOn>): FlowOn => ({ ...flow, since: 0, sandboxes: false, triggers: [], ...more })
const show = (seed: FakeSeed = {}, canTurnOn = true) =>
  renderWithBridge(<FlowListening flow={flow} canTurnOn={canTurnOn} />, { flows: [flow], ...seed })
const findDialog = () => screen.findByRole('dialog', { name: 'What Orders listens for' })
const toggle = () => screen.getByRole<HTMLInputElement>('switch', { name: 'Orders is on' })

test('on and off by the keyboard, which stays at the switch', async () => {
  const { user } = show()
  await screen.findByText('Off')
  await user.tab()
  expect(document.activeElement).toBe(toggle())
  await user.keyboard(' ')
  expect(await screen.findByRole('button', { name: 'Address' })).toBeTruthy()
  expect(screen.getByText('On')).toBeTruthy()
  expect(document.activeElement).toBe(toggle())
  await user.keyboard(' ')
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Address' })).toBeNull())
  expect(screen.getByText('Off')).toBeTruthy()
})

test('the address of a flow that can be called, and its copy', async () => {
  const { user } = show({
    on: [on({ triggers: [{ trigger: 'manual', type: 'Request', method: 'PUT', url }] })],
  })
  await user.click(await screen.findByRole('button', { name: 'Address' }))
  const dialog = await findDialog()
  expect(dialog.textContent).toContain(`PUT ${url}`)
  await user.click(within(dialog).getByRole('button', { name: 'Copy address' }))
  expect(await navigator.clipboard.readText()).toBe(url)
})

test('a flow that goes by the clock shows its next run, and when it fired', async () => {
  const nextMs = Date.now() + 3_600_000
  const { user } = show({
    on: [on({ triggers: [{ trigger: 'Every_hour', type: 'Recurrence', nextMs }], lastFiredMs: 1000 })],
  })
  await user.click(await screen.findByRole('button', { name: 'Next run' }))
  const dialog = await findDialog()
  expect(within(dialog).getByRole('heading', { name: 'Every hour' })).toBeTruthy()
  expect([...dialog.querySelectorAll('time')].map((time) => time.dateTime)).toEqual([
    new Date(nextMs).toISOString(),
    new Date(1000).toISOString(),
  ])
})

test('what keeps it from listening shows at the switch and among what it listens for', async () => {
  const { user } = show({
    on: [
      on({
        triggers: [{ trigger: 'manual', type: 'Request', method: 'POST', url }],
        problem: { code: 'expression.unclosed-call', message: 'The call is not closed.' },
      }),
    ],
  })
  expect(await screen.findByRole('img', { name: 'The call is not closed.' })).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Address' }))
  expect((await findDialog()).textContent).toContain('The call is not closed.')
})

test('it listens to sandboxes where that is chosen, before it is turned on or while it is', async () => {
  const { user, bridge } = show()
  await screen.findByText('Off')
  const choose = async (name: RegExp) => {
    await user.click(screen.getByRole('button', { name: 'What its triggers listen to' }))
    await user.click(await screen.findByRole('menuitemradio', { name }))
  }
  const asked = () =>
    bridge.requests
      .filter(({ channel }) => channel === 'triggers:turnOn')
      .map(({ args }) => (args as { sandboxes?: boolean }).sandboxes)
  await choose(/^Sandboxes, offline/)
  expect([await screen.findByText('Off (offline)'), asked()]).toEqual([expect.anything(), []])
  await user.click(toggle())
  expect([await screen.findByText('On, offline'), asked()]).toEqual([expect.anything(), [true]])
  await choose(/^Real services/)
  expect([await screen.findByText('On'), asked()]).toEqual([expect.anything(), [true, false]])
  await choose(/^Sandboxes, offline/)
  await screen.findByText('On, offline')
  await user.click(toggle())
  expect(await screen.findByText('Off (offline)')).toBeTruthy()
})

test('a flow without a connection is shown the way to do without', async () => {
  const { user, bridge } = show()
  await screen.findByText('Off')
  const turnOn = bridge.triggers.turnOn
  const problem = { code: 'connection.not-chosen', message: 'No connection is chosen.' }
  Object.assign(bridge.triggers, {
    turnOn: async (args: typeof flow & { sandboxes?: boolean }) => {
      const found = await turnOn(args)
      return args.sandboxes
        ? found
        : { ...found, triggers: [{ trigger: 'When', type: 'OpenApiConnection', problem }] }
    },
  })
  await user.click(toggle())
  await waitFor(() => expect(useNotices.getState().notices).toHaveLength(1))
  const [notice] = useNotices.getState().notices
  expect(notice?.action?.label).toBe('Listen to sandboxes')
  notice?.action?.run()
  expect(await screen.findByText('On, offline')).toBeTruthy()
})

test('busy while it is turned on; a refusal leads to its place', async () => {
  const { user, bridge } = show()
  await screen.findByText('Off')
  let settle = () => {}
  const turnOn = bridge.triggers.turnOn
  Object.assign(bridge.triggers, {
    turnOn: async (args: typeof flow) => {
      await new Promise<void>((resolve) => {
        settle = resolve
      })
      return turnOn(args)
    },
  })
  const path = ['properties', 'definition', 'actions', 'A']
  bridge.failNext('triggers:turnOn', {
    code: 'expression.unclosed-call',
    message: 'The call is not closed.',
    at: { path },
  })
  await user.click(toggle())
  expect(await screen.findByRole('progressbar', { name: 'Switching Orders' })).toBeTruthy()
  expect([toggle().getAttribute('aria-disabled'), toggle().checked]).toEqual(['true', true])
  await user.click(toggle())
  settle()
  await waitFor(() => expect(toggle().getAttribute('aria-disabled')).toBe('false'))
  expect(bridge.requests.filter(({ channel }) => channel.startsWith('triggers:turn'))).toHaveLength(1)
  expect(toggle().checked).toBe(false)
  const [notice] = useNotices.getState().notices
  expect(notice).toMatchObject({ title: 'Orders was not turned on', body: 'The call is not closed.' })
  notice?.action?.run()
  const { environmentId, flowId } = flow
  expect(currentLocation(useNavigation.getState())).toEqual({
    page: 'flow',
    environmentId,
    flowId,
    goTo: path,
  })
})

test('a text that is no flow cannot be turned on, but turned off', async () => {
  show({}, false)
  await screen.findByText('Off')
  expect(toggle().disabled).toBe(true)
  cleanup()
  show({ on: [on({})] }, false)
  await screen.findByText('On')
  expect(toggle().disabled).toBe(false)
})
