import { expect, test } from 'vitest'
import type { ConnectorTexts } from '../../../shared/ipc/custom-connector-payloads.ts'
import { asId } from '../../../shared/run/index.ts'
import {
  editConnector,
  isUnsaved,
  joinFiles,
  keepOwn,
  lookedOutside,
  openConnectorDocument,
  redoConnector,
  savedConnector,
  splitFiles,
  takeOutside,
  undoConnector,
} from './connector-document.ts'

const ref = { environmentId: asId.environment('e'), connectorId: 'custom_x' }
const texts = (definition: string, properties?: string): ConnectorTexts => ({
  definition: { text: definition, revision: `r-${definition}` },
  ...(properties === undefined ? {} : { properties: { text: properties, revision: `r-${properties}` } }),
  readOnly: false,
})
const insert = (offset: number, text: string) => [{ offset, length: 0, text }]
const step = { definition: [], properties: [], name: 'step', at: 0 }

test('both files are one text and come apart again', () => {
  const files = { definition: '{"a": 1}\n', properties: '{}' }
  expect(splitFiles(joinFiles(files))).toEqual(files)
})

test('a step that changes both files is undone and made again at once', () => {
  const opened = openConnectorDocument(ref, texts('abc', 'xyz'))
  const edited = editConnector(opened, { ...step, definition: insert(3, 'd'), properties: insert(0, 'w') })
  expect(splitFiles(edited.text)).toEqual({ definition: 'abcd', properties: 'wxyz' })
  expect(isUnsaved(edited)).toBe(true)
  const undone = undoConnector(edited)
  expect(splitFiles(undone.text)).toEqual({ definition: 'abc', properties: 'xyz' })
  expect(isUnsaved(undone)).toBe(false)
  expect(splitFiles(redoConnector(undone).text)).toEqual({ definition: 'abcd', properties: 'wxyz' })
})

test('typing in one file joins to one step, in both files it does not', () => {
  const opened = openConnectorDocument(ref, texts('', ''))
  const typed = (document: typeof opened, at: number, file: 'definition' | 'properties', offset: number) =>
    editConnector(document, { ...step, [file]: insert(offset, 'x'), at, isTyping: true })
  const twice = typed(typed(opened, 1, 'definition', 0), 2, 'definition', 1)
  expect(twice.history.undo).toHaveLength(1)
  expect(typed(twice, 3, 'properties', 0).history.undo).toHaveLength(2)
})

test('a connector without apiProperties.json begins with an empty one that is not unsaved', () => {
  const opened = openConnectorDocument(ref, texts('{}'))
  expect(splitFiles(opened.text).properties).toBe('{\n  "properties": {}\n}\n')
  expect([isUnsaved(opened), opened.revisions.properties]).toEqual([false, null])
})

test('files that may only be read are not edited', () => {
  const opened = openConnectorDocument(ref, { ...texts('abc', ''), readOnly: true })
  expect(editConnector(opened, { ...step, definition: insert(0, 'x') })).toBe(opened)
})

test('a change from outside is taken over where nothing was edited, and can be undone', () => {
  const opened = openConnectorDocument(ref, texts('abc', 'xyz'))
  const looked = lookedOutside(opened, texts('abcd', 'xyz'), 5)
  expect(splitFiles(looked.text).definition).toBe('abcd')
  expect([isUnsaved(looked), looked.outside]).toEqual([false, undefined])
  expect(splitFiles(undoConnector(looked).text).definition).toBe('abc')
})

test('with edits here it is a question: theirs with mine behind it, or mine over theirs', () => {
  const opened = openConnectorDocument(ref, texts('abc', 'xyz'))
  const mine = editConnector(opened, { ...step, properties: insert(3, '!') })
  const asked = lookedOutside(mine, texts('ABC', 'xyz'), 5)
  expect(asked.outside?.definition.text).toBe('ABC')
  expect(splitFiles(asked.text)).toEqual({ definition: 'abc', properties: 'xyz!' })
  const taken = takeOutside(asked, texts('ABC', 'xyz'), 6)
  expect([splitFiles(taken.text), isUnsaved(taken), taken.outside]).toEqual([
    { definition: 'ABC', properties: 'xyz' },
    false,
    undefined,
  ])
  const kept = keepOwn(asked)
  expect([kept.revisions.definition, isUnsaved(kept), kept.outside]).toEqual(['r-ABC', true, undefined])
})

test('what is edited while a save is under way stays unsaved', () => {
  const opened = openConnectorDocument(ref, texts('abc', ''))
  const first = editConnector(opened, { ...step, definition: insert(3, 'd') })
  const second = editConnector(first, { ...step, definition: insert(4, 'e') })
  const saved = savedConnector(second, first.text, { definition: 'new', properties: 'new' })
  expect([isUnsaved(saved), saved.revisions.definition]).toEqual([true, 'new'])
})
