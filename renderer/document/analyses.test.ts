// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Bridge } from '../../shared/ipc/bridge.ts'
import { asId } from '../../shared/run/index.ts'
import { connectBridge } from '../bridge/bridge.ts'
import { compose, flowText } from '../designer/testing/flow-text.ts'
import { findAnalysis, flowDocumentOf, watchAnalysis } from './analyses.ts'
import { applyEdit, closeAllDocuments, findDocument, openDocument, undo } from './documents.ts'

const flow = { environmentId: asId.environment('env'), flowId: asId.flow('analysed') }
let stop: () => void
let disconnect: () => void

async function openText(text: string): Promise<void> {
  const read = async () => ({
    ...flow,
    path: '/f.json',
    text,
    revision: 'r1',
    encoding: 'utf-8',
    readOnly: false,
  })
  disconnect = connectBridge({
    on: () => () => {},
    flows: { read },
    drafts: { read: async () => null },
  } as unknown as Bridge)
  await openDocument(flow.environmentId, flow.flowId)
  stop = watchAnalysis(flow)
}

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  stop()
  disconnect()
  closeAllDocuments()
  vi.useRealTimers()
})

const stepNames = () => findAnalysis(flow).model?.steps.map(({ name }) => name)
const replace = (from: string, to: string, source: 'code' | 'designer') => {
  const offset = findDocument(flow)?.text.indexOf(from) ?? 0
  applyEdit(flow, { edits: [{ offset, length: from.length, text: to }], name: 'x', source })
}

describe('the canvas follows the text', () => {
  test('at once after an edit of the designer and after undo', async () => {
    await openText(flowText({ A: compose() }))
    replace('"A"', '"B"', 'designer')
    expect(stepNames()).toEqual(['manual', 'B'])
    undo(flow)
    expect(stepNames()).toEqual(['manual', 'A'])
  })

  test('after a pause while somebody types', async () => {
    await openText(flowText({ A: compose() }))
    replace('"A"', '"B"', 'code')
    expect(stepNames()).toEqual(['manual', 'A'])
    await vi.advanceTimersByTimeAsync(150)
    expect(stepNames()).toEqual(['manual', 'B'])
  })

  test('keeps the last good state while the JSON is broken, and says where', async () => {
    await openText(flowText({ A: compose() }))
    replace('"A":', '"A"', 'code')
    await vi.advanceTimersByTimeAsync(150)
    expect(stepNames()).toEqual(['manual', 'A'])
    expect(findAnalysis(flow).syntaxError?.line).toBeGreaterThan(5)
    undo(flow)
    expect(findAnalysis(flow).syntaxError).toBeUndefined()
  })

  test('a flow that is broken from the start has no canvas but a place', async () => {
    await openText('{\n  "properties": {\n    "definition": ')
    expect(findAnalysis(flow)).toMatchObject({ isRead: true, model: undefined, syntaxError: { line: 3 } })
  })
})

test('the checker looks at the newest text', async () => {
  await openText(flowText({ A: compose() }))
  await vi.advanceTimersByTimeAsync(300)
  expect(findAnalysis(flow)).toMatchObject({ isChecked: true, problems: [] })
  replace('"Compose"', '"Compoze"', 'designer')
  expect(findAnalysis(flow).isChecked).toBe(false)
  await vi.advanceTimersByTimeAsync(300)
  expect(findAnalysis(flow).isChecked).toBe(true)
  expect(findAnalysis(flow).problems.map(({ action }) => action)).toContain('A')
})

test('a large text is read beside the window, after a longer pause', async () => {
  await openText(flowText({ A: { type: 'Compose', inputs: 'x'.repeat(1_100_000), runAfter: {} } }))
  expect(findAnalysis(flow).isRead).toBe(false)
  await vi.advanceTimersByTimeAsync(50)
  expect(stepNames()).toEqual(['manual', 'A'])
  replace('"A"', '"B"', 'code')
  await vi.advanceTimersByTimeAsync(300)
  expect(stepNames()).toEqual(['manual', 'A'])
  await vi.advanceTimersByTimeAsync(600)
  expect(stepNames()).toEqual(['manual', 'B'])
})

test('an edit of a large text that the window has read is read at once', async () => {
  await openText(flowText({ A: { type: 'Compose', inputs: 'x'.repeat(1_100_000), runAfter: {} } }))
  await vi.advanceTimersByTimeAsync(50)
  flowDocumentOf(findDocument(flow)?.text ?? '')
  replace('"A"', '"B"', 'designer')
  expect(stepNames()).toEqual(['manual', 'B'])
  undo(flow)
  expect(stepNames()).toEqual(['manual', 'A'])
})

test('while JSON is broken, the text before it stays read', () => {
  const text = flowText({ A: compose() })
  const document = flowDocumentOf(text)
  expect(flowDocumentOf(text.replace('"A":', '"A"')).faults).not.toEqual([])
  expect(flowDocumentOf(text)).toBe(document)
})
