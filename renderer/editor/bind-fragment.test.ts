// @vitest-environment jsdom
import { afterEach, expect, test } from 'vitest'
import type { Bridge } from '../../shared/ipc/bridge.ts'
import { asId } from '../../shared/run/index.ts'
import { connectBridge } from '../bridge/bridge.ts'
import { applyEdit, closeAllDocuments, currentText, openDocument, undo } from '../document/documents.ts'
import { bindFragment, type FragmentBinding } from './bind-fragment.ts'
import { FakeModel } from './fake-model.ts'

const flow = { environmentId: asId.environment('env'), flowId: asId.flow('flow') }
const text = () => currentText(flow.environmentId, flow.flowId) ?? ''
const undoings: (() => void)[] = []
const original = ['{', '  "A": {', '    "type": "Wait"', '  },', '  "B": 1', '}'].join('\r\n')

afterEach(() => {
  for (const undoing of undoings.splice(0)) undoing()
  closeAllDocuments()
})

async function bind(): Promise<{ readonly model: FakeModel; readonly binding: FragmentBinding }> {
  const read = async () => ({
    ...flow,
    path: '/f.json',
    text: original,
    revision: 'r1',
    encoding: 'utf-8',
    readOnly: false,
  })
  undoings.push(
    connectBridge({
      on: () => () => {},
      flows: { read },
      drafts: { read: async () => null },
    } as unknown as Bridge),
  )
  await openDocument(flow.environmentId, flow.flowId)
  const start = original.indexOf('{', 1)
  const range = { start, end: original.indexOf('}') + 1 }
  const model = new FakeModel('{\n  "type": "Wait"\n}')
  const binding = bindFragment(model.asMonaco, flow, { range, name: () => 'Edit', onFollowed: () => {} })
  undoings.push(() => binding.dispose())
  return { model, binding }
}

test('what is typed is in the document at once, at its margin and with its line ends', async () => {
  const { model } = await bind()
  model.typeBefore('"Wait"', '"Compose",\n  "inputs": ')
  expect(text()).toBe(original.replace('"Wait"', '"Compose",\r\n    "inputs": "Wait"'))
  expect(model.text).toBe('{\n  "type": "Compose",\n  "inputs": "Wait"\n}')
})

test('broken JSON is typed on in, and undo of the document shows here', async () => {
  const { model } = await bind()
  model.typeBefore('"Wait"', '', 6)
  model.typeBefore('\n}', '{"x"')
  expect(text()).toBe(original.replace('"Wait"', '{"x"'))
  undo(flow)
  undo(flow)
  expect(text()).toBe(original)
  expect(model.text).toBe('{\n  "type": "Wait"\n}')
})

test('edits elsewhere move the piece, edits in it show', async () => {
  const { model } = await bind()
  const edit = (at: string, next: string) =>
    applyEdit(flow, {
      edits: [{ offset: text().indexOf(at), length: at.length, text: next }],
      name: 'Form',
      source: 'designer',
    })
  edit('{\r\n  "A"', '{\r\n  "first": 0,\r\n  "A"')
  edit('Wait', 'Http')
  expect(model.text).toBe('{\n  "type": "Http"\n}')
  model.typeBefore('Http', 'X')
  expect(text()).toContain('"first": 0,\r\n  "A": {\r\n    "type": "XHttp"')
})

test('a piece whose ends are gone is written to again when it was found', async () => {
  const { model, binding } = await bind()
  applyEdit(flow, {
    edits: [{ offset: 3, length: original.indexOf('"B"') - 3, text: '"A": {"type": "Until"},\r\n  ' }],
    name: 'Replace',
    source: 'designer',
  })
  const before = text()
  model.typeBefore('"Wait"', 'lost')
  expect(text()).toBe(before)
  const start = before.indexOf('{"type"')
  binding.retarget({ start, end: before.indexOf('}') + 1 })
  expect(model.text).toBe('{"type": "Until"}')
  model.typeBefore('Until', 'X')
  expect(text()).toContain('"XUntil"')
})
