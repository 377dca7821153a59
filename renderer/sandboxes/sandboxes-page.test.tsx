// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { asId } from '../../shared/run/index.ts'
import { renderWithBridge } from '../bridge/render-with-bridge.tsx'
import { SandboxesPage } from './sandboxes-page.tsx'

const environmentId = asId.environment('env')

afterEach(cleanup)

const state = {
  sites: [
    { url: 'https://a', title: 'Sales', lists: [{ title: 'Orders', items: [{ id: 1, Title: 'First' }] }] },
  ],
  isStrict: false,
}

const show = () =>
  renderWithBridge(<SandboxesPage environmentId={environmentId} connectorId={undefined} />, {
    sandboxes: [
      {
        connectorId: 'shared_sharepointonline',
        title: 'SharePoint',
        color: '#036C70',
        state,
        refuses: (given) => ('sites' in (given as object) ? undefined : 'A site is missing.'),
      },
    ],
  })

test('lists lie in each other, and the way back is above them', async () => {
  const { user } = show()
  expect(await screen.findByRole('button', { name: /SharePoint/, current: true })).toBeTruthy()
  await user.click(await screen.findByRole('button', { name: 'Sales' }))
  await user.click(await screen.findByRole('button', { name: 'Orders' }))
  expect(within(await screen.findByRole('table', { name: 'items' })).getByText('First')).toBeTruthy()
  const path = screen.getByRole('navigation', { name: 'Where you are' })
  await user.click(within(path).getByRole('button', { name: 'SharePoint' }))
  expect(await screen.findByRole('table', { name: 'sites' })).toBeTruthy()
})

test('an entry is changed as JSON; what the sandbox does not take is told and can be mended', async () => {
  const { bridge, user } = show()
  await user.click(await screen.findByRole('button', { name: 'Edit as JSON' }))
  const text = screen.getByRole('textbox', { name: 'JSON' })
  const write = async (value: string) => {
    await user.clear(text)
    await user.click(text)
    await user.paste(value)
    await user.click(screen.getByRole('button', { name: 'Save' }))
  }
  await write('{')
  expect(await screen.findByText(/Not valid JSON/)).toBeTruthy()
  await write('{}')
  expect(await screen.findByText('A site is missing.')).toBeTruthy()
  await write('{"sites": []}')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(bridge.requests.findLast(({ channel }) => channel === 'sandboxes:set')?.args).toEqual({
    environmentId,
    connectorId: 'shared_sharepointonline',
    json: '{"sites":[]}',
  })
  expect(await screen.findByText('Nothing here yet')).toBeTruthy()
})

test('an entry is deleted, and the sample data come back', async () => {
  const { bridge, user } = show()
  await user.click(await screen.findByRole('button', { name: 'Delete: Sales' }))
  expect(await screen.findByText('Nothing here yet')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Reset' }))
  await user.click(within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'Reset' }))
  await waitFor(() => expect(bridge.requests.some(({ channel }) => channel === 'sandboxes:reset')).toBe(true))
  bridge.emit('sandboxes:changed', { environmentId, connectorId: 'shared_sharepointonline' })
  expect(await screen.findByRole('button', { name: 'Sales' })).toBeTruthy()
})
