// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Bridge } from '../../shared/ipc/bridge.ts'
import type { FlowFileChange } from '../../shared/ipc/payloads.ts'
import { asId } from '../../shared/run/index.ts'
import { connectBridge } from '../bridge/bridge.ts'
import { BridgeError } from '../bridge/bridge-error.ts'
import {
  applyEdit,
  closeAllDocuments,
  currentText,
  findDocument,
  keepMine,
  openDocument,
  redo,
  reloadOutside,
  revert,
  saveDocument,
  undo,
  unsavedDocuments,
  useDocuments,
} from './documents.ts'

const environmentId = asId.environment('env')
const flowId = asId.flow('flow')
const flow = { environmentId, flowId }

/** A disk with one file and main's manners about it. */
class FakeDisk {
  text = '{"a":1}'
  revision = 'r1'
  isThere = true
  saves: string[] = []
  listener: ((changes: readonly FlowFileChange[]) => void) | undefined
  beforeSave: () => void = () => {}

  readonly bridge = {
    on: (_channel: string, listener: (changes: readonly FlowFileChange[]) => void) => {
      this.listener = listener
      return () => {
        this.listener = undefined
      }
    },
    drafts: { read: async () => null },
    flows: {
      read: async () => {
        if (!this.isThere) throw problem('file.not-found')
        return {
          ...flow,
          path: '/f.json',
          text: this.text,
          revision: this.revision,
          encoding: 'utf-8',
          readOnly: false,
        }
      },
      save: async (args: { text: string; revision: string; force?: boolean }) => {
        this.beforeSave()
        if (args.revision !== this.revision && args.force !== true) throw problem('file.changed-outside')
        this.write(args.text)
        this.saves.push(args.text)
        return { revision: this.revision }
      },
    },
  } as unknown as Bridge

  write(text: string): void {
    this.text = text
    this.isThere = true
    this.revision = `r${Number(this.revision.slice(1)) + 1}`
  }

  tell(change: FlowFileChange['change']): void {
    this.listener?.([{ ...flow, change, ...(change === 'removed' ? {} : { revision: this.revision }) }])
  }
}

function problem(code: 'file.not-found' | 'file.changed-outside' | 'file.read-only'): BridgeError {
  return new BridgeError({ family: 'FileError', code, message: code })
}

const type = (offset: number, text: string) =>
  applyEdit(flow, { edits: [{ offset, length: 0, text }], name: 'Typing', source: 'code', isTyping: true })

const opened = () => {
  const document = findDocument(flow)
  if (document === undefined) throw new Error('not open')
  return document
}

let disk: FakeDisk
let disconnect: () => void

beforeEach(async () => {
  disk = new FakeDisk()
  disconnect = connectBridge(disk.bridge)
  await openDocument(environmentId, flowId)
})

afterEach(() => {
  closeAllDocuments()
  disconnect()
})

describe('opening', () => {
  test('reads the file once, however often it is asked for', async () => {
    const read = vi.spyOn(disk.bridge.flows, 'read')
    await openDocument(environmentId, flowId)
    expect([read.mock.calls.length, currentText(environmentId, flowId)]).toEqual([0, '{"a":1}'])
  })

  test('a file that cannot be read is an entry with its reason, and can be tried again', async () => {
    closeAllDocuments()
    disk.isThere = false
    await openDocument(environmentId, flowId)
    const [entry] = useDocuments.getState().entries.values()
    expect(entry).toMatchObject({ state: 'failed', error: { code: 'file.not-found' } })
    disk.isThere = true
    await openDocument(environmentId, flowId)
    expect(currentText(environmentId, flowId)).toBe('{"a":1}')
  })
})

describe('edits of both views', () => {
  test('undo takes back the last edit, wherever it was made', () => {
    type(5, '2')
    applyEdit(flow, { edits: [{ offset: 2, length: 1, text: 'b' }], name: 'Rename a', source: 'designer' })
    type(6, '3')
    expect(opened().text).toBe('{"b":231}')
    undo(flow)
    undo(flow)
    expect([opened().text, opened().history.redo.map(({ name }) => name)]).toEqual([
      '{"a":21}',
      ['Typing', 'Rename a'],
    ])
    redo(flow)
    expect(opened().text).toBe('{"b":21}')
  })

  test('going back to the saved text by undo or by hand is no longer unsaved', () => {
    type(5, '2')
    expect([opened().isDirty, unsavedDocuments(useDocuments.getState()).length]).toEqual([true, 1])
    undo(flow)
    expect(opened().isDirty).toBe(false)
    type(5, '2')
    applyEdit(flow, { edits: [{ offset: 5, length: 1, text: '' }], name: 'x', source: 'designer' })
    expect(opened().isDirty).toBe(false)
  })

  test('revert is a step that can itself be undone', () => {
    type(5, '2')
    revert(flow)
    expect([opened().text, opened().isDirty]).toEqual(['{"a":1}', false])
    undo(flow)
    expect(opened().text).toBe('{"a":21}')
  })
})

describe('saving', () => {
  test('writes the text and is clean then', async () => {
    type(5, '2')
    expect(await saveDocument(flow)).toBe(true)
    expect([disk.saves, opened().isDirty, opened().revision]).toEqual([['{"a":21}'], false, 'r2'])
  })

  test('what is typed while the file is being written stays unsaved', async () => {
    type(5, '2')
    disk.beforeSave = () => type(6, '3')
    await saveDocument(flow)
    expect([disk.text, opened().text, opened().isDirty]).toEqual(['{"a":21}', '{"a":231}', true])
  })

  test('a failed save keeps the text and says why', async () => {
    type(5, '2')
    disk.beforeSave = () => {
      throw problem('file.read-only')
    }
    expect(await saveDocument(flow)).toBe(false)
    expect(opened()).toMatchObject({
      text: '{"a":21}',
      isDirty: true,
      isSaving: false,
      saveError: { code: 'file.read-only' },
    })
  })
})

describe('changes made outside', () => {
  const settled = () => expect.poll(() => opened().outside.kind).not.toBe('same')

  test('an unedited document takes them over; undo brings the text before back', async () => {
    disk.write('{"a":9}')
    disk.tell('changed')
    await expect.poll(() => opened().text).toBe('{"a":9}')
    expect(opened()).toMatchObject({ isDirty: false, wasReloaded: true, revision: 'r2' })
    undo(flow)
    expect(opened()).toMatchObject({ text: '{"a":1}', isDirty: true })
  })

  test('an edited one is not touched: reload takes the file', async () => {
    type(5, '2')
    disk.write('{"a":9}')
    disk.tell('changed')
    await settled()
    expect(opened()).toMatchObject({
      text: '{"a":21}',
      outside: { kind: 'changed-outside', text: '{"a":9}' },
    })
    reloadOutside(flow)
    expect(opened()).toMatchObject({ text: '{"a":9}', isDirty: false, outside: { kind: 'same' } })
  })

  test('keep mine lets the next save go over the file', async () => {
    type(5, '2')
    disk.write('{"a":9}')
    disk.tell('changed')
    await settled()
    keepMine(flow)
    expect(opened()).toMatchObject({ text: '{"a":21}', isDirty: true, outside: { kind: 'same' } })
    expect(await saveDocument(flow)).toBe(true)
    expect(disk.text).toBe('{"a":21}')
  })

  test('a save that meets a changed file overwrites nothing and asks', async () => {
    type(5, '2')
    disk.write('{"a":9}')
    expect(await saveDocument(flow)).toBe(false)
    expect([disk.text, opened().outside]).toEqual([
      '{"a":9}',
      { kind: 'changed-outside', text: '{"a":9}', revision: 'r2' },
    ])
  })

  test('the news of our own save changes nothing', async () => {
    type(5, '2')
    await saveDocument(flow)
    disk.tell('changed')
    await Promise.resolve()
    expect(opened()).toMatchObject({ outside: { kind: 'same' }, wasReloaded: false })
  })

  test('a removed file keeps its text here and can be written again', async () => {
    disk.isThere = false
    disk.revision = 'r9'
    disk.tell('removed')
    expect(opened()).toMatchObject({ outside: { kind: 'removed' }, text: '{"a":1}' })
    expect(await saveDocument(flow)).toBe(true)
    expect([disk.text, opened().outside.kind]).toEqual(['{"a":1}', 'same'])
  })
})
