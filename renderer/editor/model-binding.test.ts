// @vitest-environment jsdom
import { afterEach, describe, expect, test } from 'vitest'
import type { Bridge } from '../../shared/ipc/bridge.ts'
import { asId } from '../../shared/run/index.ts'
import { connectBridge } from '../bridge/bridge.ts'
import {
  applyEdit,
  closeAllDocuments,
  currentText,
  findDocument,
  openDocument,
  redo,
  revert,
  undo,
} from '../document/documents.ts'
import { FakeModel } from './fake-model.ts'
import { bindModel } from './model-binding.ts'

const flow = { environmentId: asId.environment('env'), flowId: asId.flow('flow') }
const text = () => currentText(flow.environmentId, flow.flowId)
const undoings: (() => void)[] = []

afterEach(() => {
  for (const undoing of undoings.splice(0)) undoing()
  closeAllDocuments()
})

async function bind(content: string): Promise<FakeModel> {
  const read = async () => ({
    ...flow,
    path: '/f.json',
    text: content,
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
  const model = new FakeModel(content)
  undoings.push(bindModel(model.asMonaco, flow, () => {}))
  return model
}

const lines = ['{', '  "a": 1,', '  "b": 2,', '  "c": 3', '}']

describe.each([
  ['LF', lines.join('\n')],
  ['CRLF', lines.join('\r\n')],
  ['mixed line ends', '{\r\n  "a": 1,\n  "b": 2,\r  "c": 3\r\n}\n'],
])('a text with %s', (_name, content) => {
  test('typing changes the document where it was typed and nowhere else', async () => {
    const model = await bind(content)
    model.typeBefore('2', '4')
    expect(text()).toBe(content.replace('2', '42'))
    model.typeBefore('42', '', 2)
    model.typeBefore('3', '7')
    expect(text()).toBe(content.replace(': 2', ': ').replace('3', '73'))
  })

  test('an edit of the designer arrives in the editor', async () => {
    const model = await bind(content)
    applyEdit(flow, {
      edits: [
        { offset: content.indexOf('"a"'), length: 3, text: '"first"' },
        { offset: content.indexOf('3'), length: 1, text: '30' },
      ],
      name: 'Change',
      source: 'designer',
    })
    const shown = content.replace('"a"', '"first"').replace('3', '30')
    expect([text(), model.text]).toEqual([
      shown,
      new FakeModel(shown).text.replace(/\r\n|\n/g, model.getEOL()),
    ])
  })

  test('undo takes back the edits of both views in the order they were made, and redo makes them again', async () => {
    const model = await bind(content)
    model.typeBefore('2', '4')
    applyEdit(flow, {
      edits: [{ offset: content.indexOf('a'), length: 1, text: 'x' }],
      name: 'Rename',
      source: 'designer',
    })
    model.typeBefore('3', '\n')
    const last = [text(), model.text]
    const texts: (string | undefined)[] = []
    while ((findDocument(flow)?.history.undo.length ?? 0) > 0) {
      undo(flow)
      texts.push(text())
    }
    expect(texts).toEqual([content.replace('2', '42').replace('a', 'x'), content.replace('2', '42'), content])
    expect(model.text).toBe(new FakeModel(content).text)
    redo(flow)
    redo(flow)
    redo(flow)
    expect([text(), model.text]).toEqual(last)
  })

  test('going back to the file shows the file', async () => {
    const model = await bind(content)
    model.typeBefore('2', '4')
    model.typeBefore('3', '"long\ntext"')
    revert(flow)
    expect([text(), model.text]).toEqual([content, new FakeModel(content).text])
  })
})

test('after the binding is undone neither side hears of the other', async () => {
  const model = await bind('{"a":1}')
  undoings.pop()?.()
  model.typeBefore('1', '2')
  expect(text()).toBe('{"a":1}')
  applyEdit(flow, { edits: [{ offset: 5, length: 1, text: '9' }], name: 'x', source: 'designer' })
  expect(model.text).toBe('{"a":21}')
})
