// @vitest-environment jsdom
import { cleanup, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { asId } from '../../shared/run/index.ts'
import { currentLocation, useNavigation } from '../app/navigation.ts'
import { useNotices } from '../app/notices.ts'
import { renderWithBridge } from '../bridge/render-with-bridge.tsx'
import { ended, ran, started } from '../runs/run-samples.ts'
import { HomePage } from './home-page.tsx'

const environment = { id: asId.environment('env'), name: 'Finance', path: '/finance', readOnly: false }
const gone = { path: '/usb/old', name: 'Old flows', openedAt: 1, missing: true }
const here = () => currentLocation(useNavigation.getState())

afterEach(cleanup)

test('with nothing yet, it says how to begin', async () => {
  const onNewEnvironment = vi.fn()
  const { user } = renderWithBridge(<HomePage onNewEnvironment={onNewEnvironment} />)
  expect(await screen.findByText('Nothing opened yet')).toBeTruthy()
  expect(await screen.findByText('No runs yet')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'New environment…' }))
  expect(onNewEnvironment).toHaveBeenCalledOnce()
})

test('a recent environment opens; a missing one says so and can be taken off', async () => {
  const { user } = renderWithBridge(<HomePage onNewEnvironment={() => {}} />, {
    environments: [environment],
    recent: [gone],
  })
  const missing = await screen.findByRole('button', { name: /^Open Old flows/ })
  expect([
    missing.textContent?.includes('Folder not found'),
    (missing as HTMLButtonElement).disabled,
  ]).toEqual([true, true])
  await user.click(screen.getByRole('button', { name: 'Remove Old flows from the list' }))
  await waitFor(() => expect(screen.queryByText('Old flows')).toBeNull())
  await user.click(screen.getByRole('button', { name: /^Open Finance/ }))
  await waitFor(() => expect(here()).toEqual({ page: 'flows', environmentId: 'env' }))
})

test('a folder that cannot be opened is said with its reason, and one stays', async () => {
  const { user } = renderWithBridge(<HomePage onNewEnvironment={() => {}} />, {
    environments: [environment],
    failures: {
      'environments:open': { code: 'environment.unreadable', message: 'You may not read this folder.' },
    },
  })
  await user.click(await screen.findByRole('button', { name: /^Open Finance/ }))
  await waitFor(() =>
    expect(useNotices.getState().notices).toMatchObject([
      { intent: 'error', body: 'You may not read this folder.' },
    ]),
  )
  expect(here()).toEqual({ page: 'home' })
})

test('the folder dialog that was dismissed changes nothing', async () => {
  const { user } = renderWithBridge(<HomePage onNewEnvironment={() => {}} />)
  await user.click(screen.getByRole('button', { name: 'Open folder…' }))
  await waitFor(() => expect(here()).toEqual({ page: 'home' }))
  expect(useNotices.getState().notices).toEqual([])
})

test('the latest runs, with what went wrong, open', async () => {
  const { user } = renderWithBridge(<HomePage onNewEnvironment={() => {}} />, {
    runs: [
      [started('r1'), ...ran('A', 1001), ended(1010)],
      [
        started('r2', 2000),
        {
          type: 'run-completed',
          at: 2001,
          status: 'Failed',
          error: { code: 'X', message: 'A did not work.' },
        },
      ],
    ],
  })
  await user.click(await screen.findByRole('button', { name: /A did not work/ }))
  expect(here()).toEqual({ page: 'run', runId: 'r2' })
})

test('lists that cannot be read say so, each by itself', async () => {
  const { user } = renderWithBridge(<HomePage onNewEnvironment={() => {}} />, {
    failures: { 'runs:list': { code: 'run.store-locked', message: 'The history is locked.' } },
  })
  expect((await screen.findByRole('alert')).textContent).toContain('The history is locked.')
  expect(await screen.findByText('Nothing opened yet')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await screen.findByText('No runs yet')).toBeTruthy()
})
