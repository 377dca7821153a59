// @vitest-environment jsdom
import { Dialog, DialogSurface } from '@fluentui/react-components'
import { act, cleanup, fireEvent, screen } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, expect, test } from 'vitest'
import { asId } from '../../../shared/run/index.ts'
import { useShortcuts } from '../../app/use-shortcuts.ts'
import { renderWithBridge } from '../../bridge/render-with-bridge.tsx'
import { applyEdit, findDocument, openDocument, useDocuments } from '../../document/documents.ts'
import { useEditCommands } from './use-edit-commands.ts'

const flow = { environmentId: asId.environment('env'), flowId: asId.flow('flow') }
afterEach(cleanup)

function Workspace() {
  useShortcuts()
  // Drawn when another part of the app is: the document of the last time may be an older one.
  useDocuments()
  const document = findDocument(flow)
  return document === undefined ? null : <Commands document={document} />
}
function Commands({ document }: { readonly document: NonNullable<ReturnType<typeof findDocument>> }) {
  useEditCommands(flow, document)
  const [isAsking, setAsking] = useState(false)
  return (
    <>
      <button type="button" onClick={() => setAsking(true)}>
        Ask
      </button>
      {isAsking && (
        <Dialog open>
          <DialogSurface aria-label="Question">
            <button type="button" onClick={() => setAsking(false)}>
              Yes
            </button>
          </DialogSurface>
        </Dialog>
      )}
    </>
  )
}
const edit = () =>
  applyEdit(flow, { source: 'code', name: 'Edit', edits: [{ offset: 0, length: 0, text: ' ' }] })

async function show() {
  const rendered = renderWithBridge(<Workspace />, { flows: [flow] })
  await act(() => openDocument(flow.environmentId, flow.flowId))
  const saves = () => rendered.bridge.requests.filter(({ channel }) => channel === 'flows:save').length
  return { ...rendered, saves }
}

test('Ctrl+S saves an edit that is not painted yet', async () => {
  const { saves } = await show()
  fireEvent.keyDown(window, { key: 's', code: 'KeyS', ctrlKey: true })
  expect(saves()).toBe(0)
  await act(async () => {
    edit()
    // Still inside: nothing is painted before the keys come.
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 's', code: 'KeyS', ctrlKey: true }))
  })
  expect(saves()).toBe(1)
})

test('a dialog keeps the keys while it is open, and none of those that come once it is closed are lost', async () => {
  const { user, saves } = await show()
  await act(async () => edit())
  await user.click(screen.getByRole('button', { name: 'Ask' }))
  const yes = await screen.findByRole('button', { name: 'Yes' })
  yes.focus()
  await user.keyboard('{Control>}s{/Control}')
  expect(saves()).toBe(0)
  await user.keyboard('{Enter}{Control>}s{/Control}')
  expect(saves()).toBe(1)
})
