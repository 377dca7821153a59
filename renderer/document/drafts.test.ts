// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { asId } from '../../shared/run/index.ts'
import { useNotices } from '../app/notices.ts'
import { connectBridge } from '../bridge/bridge.ts'
import { createFakeBridge, type FakeBridge } from '../bridge/fake-bridge.ts'
import {
  applyEdit,
  closeAllDocuments,
  closeDocument,
  findDocument,
  keepMine,
  openDocument,
  reloadOutside,
  saveDocument,
  undo,
} from './documents.ts'
import { keepDrafts, keepPauseMs, offerDrafts } from './drafts.ts'

const environmentId = asId.environment('env')
const flowId = asId.flow('Flow')
const flow = { environmentId, flowId }
const fileText = '{"a": 1}'

let fake: FakeBridge
let stop: () => void

function start(drafts: readonly { text: string; revision: string }[] = []): void {
  fake = createFakeBridge({
    flows: [{ ...flow, text: fileText }],
    drafts: drafts.map((draft) => ({ ...flow, ...draft, keptAt: 5 })),
  })
  connectBridge(fake)
  stop = keepDrafts()
}

beforeEach(() => vi.useFakeTimers())
afterEach(() => {
  stop()
  closeAllDocuments()
  useNotices.setState({ notices: [] })
  vi.useRealTimers()
})

const requests = (verb: string) => fake.requests.filter(({ channel }) => channel === `drafts:${verb}`)
const keptTexts = () => requests('keep').map(({ args }) => (args as { text: string }).text)
const type = (text: string) =>
  applyEdit(flow, { name: 'x', source: 'code', edits: [{ offset: 0, length: 0, text }] })
const pause = () => vi.advanceTimersByTimeAsync(keepPauseMs + 10)

describe('edits are kept', () => {
  test('after a pause, the last text, once', async () => {
    start()
    await openDocument(environmentId, flowId)
    type('1')
    type('2')
    await vi.advanceTimersByTimeAsync(keepPauseMs / 2)
    expect(keptTexts()).toEqual([])
    await pause()
    expect(keptTexts()).toEqual([`21${fileText}`])
    await pause()
    expect(keptTexts()).toHaveLength(1)
    type('3')
    await pause()
    expect(keptTexts()).toHaveLength(2)
  })

  test.each<[string, () => unknown]>([
    ['saving', () => saveDocument(flow)],
    ['taking back', () => undo(flow)],
    ['closing', () => closeDocument(flow)],
  ])('%s lets go of them', async (_name, end) => {
    start()
    await openDocument(environmentId, flowId)
    type('1')
    await pause()
    await end()
    await pause()
    expect(requests('discard')).toHaveLength(1)
    expect(await fake.drafts.read(flow)).toBeNull()
  })
})

describe('edits are there again', () => {
  test('as unsaved ones of the file they began from', async () => {
    start([{ text: 'mine', revision: '1' }])
    await openDocument(environmentId, flowId)
    const document = findDocument(flow)
    expect(document).toMatchObject({
      text: 'mine',
      isDirty: true,
      restoredFrom: 5,
      outside: { kind: 'same' },
    })
    undo(flow)
    expect(findDocument(flow)).toMatchObject({ text: fileText, isDirty: false })
    await pause()
    expect(requests('discard')).toHaveLength(1)
  })

  test('as in conflict with a file that was changed since: mine or theirs', async () => {
    start([{ text: 'mine', revision: '0' }])
    await openDocument(environmentId, flowId)
    expect(findDocument(flow)).toMatchObject({
      text: 'mine',
      isDirty: true,
      outside: { kind: 'changed-outside', text: fileText, revision: '1' },
    })
    reloadOutside(flow)
    expect(findDocument(flow)).toMatchObject({ text: fileText, isDirty: false, outside: { kind: 'same' } })
    undo(flow)
    expect(findDocument(flow)?.text).toBe('mine')
    keepMine(flow)
    expect(await saveDocument(flow)).toBe(true)
    expect(findDocument(flow)?.isDirty).toBe(false)
  })

  test('not when they are what the file holds', async () => {
    start([{ text: fileText, revision: '0' }])
    await openDocument(environmentId, flowId)
    expect(findDocument(flow)).toMatchObject({ text: fileText, isDirty: false, outside: { kind: 'same' } })
    expect(requests('discard')).toHaveLength(1)
  })

  test('and flows that have some are named', async () => {
    start([{ text: 'mine', revision: '1' }])
    const opened: string[] = []
    await offerDrafts(
      environmentId,
      (id) => opened.push(id),
      (id) => `The ${id}`,
    )
    const [notice] = useNotices.getState().notices
    expect(notice).toMatchObject({
      title: '1 flow has edits that were not saved',
      action: { label: 'Open The Flow' },
    })
    notice?.action?.run()
    expect(opened).toEqual(['Flow'])
  })
})
