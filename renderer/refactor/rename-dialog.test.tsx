// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { asId } from '../../shared/run/index.ts'
import { useNotices } from '../app/notices.ts'
import { renderWithBridge } from '../bridge/render-with-bridge.tsx'
import { findDocument, openDocument } from '../document/documents.ts'
import { RenameDialog } from './rename-dialog.tsx'

const flow = { environmentId: asId.environment('env'), flowId: asId.flow('sum') }
const text = JSON.stringify({
  definition: { triggers: {}, actions: { Add: { type: 'Compose', inputs: 1 } } },
})
const naming = '{"mocks":{"Add":{}},"expect":{"order":["Add"]}}'

afterEach(cleanup)

async function openDialog() {
  const onClose = vi.fn()
  const rendered = renderWithBridge(
    <RenameDialog request={{ flow, symbol: { kind: 'action', name: 'Add' } }} onClose={onClose} />,
    {
      environments: [
        {
          id: flow.environmentId,
          name: 'Env',
          path: '/env',
          flowsFolder: '/env/flows',
          readOnly: false,
        } as never,
      ],
      flows: [{ ...flow, text }],
      tests: { texts: { 'sum/good': naming, 'sum/other': '{"description":"Add"}' } },
    },
  )
  await openDocument(flow.environmentId, flow.flowId)
  const { user } = rendered
  const name = await screen.findByRole('textbox', { name: 'New name' })
  await user.clear(name)
  await user.type(name, 'Plus')
  return { ...rendered, onClose, places: await screen.findByRole('region', { name: 'Places that change' }) }
}

const rewritten = (requests: readonly { channel: string; args: unknown }[]) =>
  requests.filter(({ channel }) => channel === 'tests:rewrite').map(({ args }) => args)

test('places in tests are listed with a tick, written with the flow, and taken back with it', async () => {
  const { bridge, user, onClose, places } = await openDialog()
  const boxes = await within(places).findAllByRole('checkbox', { name: /^Test, good\.flowtest, Line 1/ })
  expect(boxes).toHaveLength(2)
  await user.click(boxes[1] as HTMLElement)
  expect(screen.getByText('2 of 3 places change')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Rename' }))
  await waitFor(() => expect(onClose).toHaveBeenCalled())
  const after = '{"mocks":{"Plus":{}},"expect":{"order":["Add"]}}'
  expect(rewritten(bridge.requests)).toEqual([
    { ...flow, files: [{ file: 'good.flowtest.json', text: after, revision: '1' }] },
  ])
  expect(findDocument(flow)?.text).toBe(text.replace('"Add"', '"Plus"'))
  useNotices.getState().notices.at(-1)?.action?.run()
  await waitFor(() => expect(findDocument(flow)?.text).toBe(text))
  expect(rewritten(bridge.requests).at(-1)).toMatchObject({ files: [{ text: naming }] })
})

test('a test that cannot be written leaves the flow as it is and says why', async () => {
  const { bridge, user, onClose, places } = await openDialog()
  await within(places).findAllByRole('checkbox', { name: /^Test/ })
  bridge.failNext('tests:rewrite', { code: 'file.changed-outside', message: 'good was changed.' })
  await user.click(screen.getByRole('button', { name: 'Rename' }))
  await waitFor(() => expect(useNotices.getState().notices).toHaveLength(1))
  expect(useNotices.getState().notices[0]).toMatchObject({
    intent: 'error',
    title: 'The tests were not changed',
  })
  expect(findDocument(flow)?.text).toBe(text)
  expect(onClose).not.toHaveBeenCalled()
})
