import { afterEach, beforeEach, expect, test } from 'vitest'
import { say } from '../../shared/errors/say.ts'
import { findFlowTests } from './flow-test-files.ts'
import { runFlowTests } from './flow-test-runner.ts'
import { createFlowTestFolder, type FlowTestFolder } from './testing/flow-test-folder.ts'

let folder: FlowTestFolder
beforeEach(() => {
  folder = createFlowTestFolder()
})
afterEach(() => folder.remove())

const results = async () => (await runFlowTests(await findFlowTests([], folder.path))).results
const host = (operationId: string) => ({
  apiId: '/providers/Microsoft.PowerApps/apis/shared_dropbox',
  connectionName: 'shared_dropbox',
  operationId,
})
const archive = {
  List: { type: 'OpenApiConnection', inputs: { host: host('ListFolder'), parameters: { id: '/In' } } },
  Each: {
    type: 'Foreach',
    foreach: "@body('List')",
    runAfter: { List: ['Succeeded'] },
    actions: {
      Copy: {
        type: 'OpenApiConnection',
        inputs: {
          host: host('CopyFile'),
          parameters: {
            source: "@items('Each')?['Path']",
            destination: "@concat('/Out/', items('Each')?['Name'])",
          },
        },
      },
    },
  },
}
const before = {
  shared_dropbox: {
    entries: [
      { path: '/In/a.txt', text: 'A' },
      { path: '/Out', kind: 'folder' },
    ],
  },
}

test('sandboxes have the state that the test gives, and what is expected of them is checked', async () => {
  folder.flow('archive', archive)
  folder.test('archive', 'copies', {
    clock: '2026-01-31T08:00:00Z',
    sandbox: {
      before,
      after: {
        shared_dropbox: {
          $partial: {
            entries: { $contains: { path: '/Out/a.txt', text: 'A', modified: '2026-01-31T08:00:00Z' } },
          },
        },
      },
    },
    expect: { status: 'Succeeded', actions: { Copy: { count: 1 } } },
  })
  // The state of one test is not seen by the next.
  folder.test('archive', 'second', {
    sandbox: { before, after: { shared_dropbox: { $partial: { entries: { $length: 9 } } } } },
  })
  expect(await results()).toMatchObject([
    { name: 'copies', outcome: 'passed', problems: [], failures: [] },
    {
      name: 'second',
      outcome: 'failed',
      failures: [
        {
          subject: say`Sandbox ${'shared_dropbox'} after the run`,
          place: { path: ['sandbox', 'after', 'shared_dropbox'] },
        },
      ],
    },
  ])
})

test('a sandbox that is not named begins with its sample data', async () => {
  folder.flow('read', {
    Read: {
      type: 'OpenApiConnection',
      inputs: { host: host('GetFileContentByPath'), parameters: { path: '/Welcome.txt' } },
    },
  })
  folder.test('read', 'reads', { sandbox: {}, expect: { status: 'Succeeded' } })
  folder.test('read', 'mocked', {
    mocks: { Read: { statusCode: 404 } },
    sandbox: {},
    expect: { status: 'Failed' },
  })
  expect(await results()).toMatchObject([{ outcome: 'passed' }, { outcome: 'passed' }])
})
