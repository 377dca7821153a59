import { expect, test } from 'vitest'
import { FileAsker } from '../../drivers/files/testing/file-asker.ts'
import { fileServiceContract } from '../../drivers/files/testing/file-service-contract.ts'
import { SandboxStateError } from '../../sandboxes/sandbox-state-error.ts'
import { readFiles } from './file-state.ts'
import { fileSandbox } from './index.ts'

const nowMs = Date.UTC(2026, 0, 31, 8)

fileServiceContract('a sandbox', async () => {
  let moment = { json: fileSandbox.read({}, nowMs), serial: 0, nowMs }
  return new FileAsker(async (request) => {
    const { answer, ...after } = fileSandbox.handle(request, moment)
    moment = { ...after, nowMs: moment.nowMs + 1_000 }
    return answer
  })
})

test('a state needs no more than paths and texts; what it shows can be read again', () => {
  const state = readFiles({ entries: [{ path: '/Deep/Er/file.txt', text: 'x' }] }, nowMs)
  expect(state.entries.map(({ kind, path }) => [path, kind])).toEqual([
    ['/Deep', 'folder'],
    ['/Deep/Er', 'folder'],
    ['/Deep/Er/file.txt', 'file'],
  ])
  expect(readFiles(JSON.parse(JSON.stringify(state)), nowMs)).toEqual(state)
  const seed = fileSandbox.seed(nowMs)
  expect(fileSandbox.read(JSON.parse(seed), nowMs)).toBe(seed)
})

test.each([
  [{ entries: [{ path: 'no-slash' }] }, 'entries.0.path'],
  [{ entries: [{ path: '/a/' }] }, 'entries.0.path'],
  [{ entries: [{ path: '/a' }, { path: '/a' }] }, 'entries.1.path'],
  [{ entries: [{ path: '/a' }, { path: '/a/b' }] }, 'entries.1.path'],
  [{ entries: [{ path: '/a', modified: 'soon' }] }, 'entries.0.modified'],
])('%j cannot be taken', (given, place) => {
  try {
    readFiles(given, nowMs)
  } catch (thrown) {
    expect(thrown).toBeInstanceOf(SandboxStateError)
    expect((thrown as SandboxStateError).path.join('.')).toBe(place)
    return
  }
  expect.unreachable('it was taken')
})
