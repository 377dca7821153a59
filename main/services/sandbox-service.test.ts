import { expect, test } from 'vitest'
import { asId } from '../../shared/run/index.ts'
import { openPublicLibrary } from './connector-runtime.ts'
import { memorySandboxes } from './memory-sandboxes.ts'
import { SandboxService } from './sandbox-service.ts'

const environmentId = asId.environment('e')
const dropbox = { environmentId, connectorId: 'shared_dropbox' }

function open() {
  const changes: string[] = []
  const sandboxes = memorySandboxes({ nowMs: () => Date.UTC(2026, 0, 31) })
  const service = new SandboxService({
    open: () => sandboxes,
    library: openPublicLibrary(),
    changed: (environment, connectorId) => changes.push(`${environment} ${connectorId}`),
  })
  return { changes, service }
}

test('sandboxes have the titles and colours of their connectors, and say what is in them', async () => {
  const { service } = open()
  expect(await service.list(environmentId)).toContainEqual({
    connectorId: 'shared_dropbox',
    title: 'Dropbox',
    color: '#0061FF',
    parts: [
      { name: 'entries', count: 6 },
      { name: 'deleted', count: 0 },
    ],
  })
})

test('a state is read, given and taken back; changes are told; each environment has its own', () => {
  const { changes, service } = open()
  service.set(dropbox, '{"entries": [{"path": "/a.txt"}]}')
  expect(JSON.parse(service.get(dropbox))).toMatchObject({ entries: [{ path: '/a.txt', text: '' }] })
  expect(JSON.parse(service.get({ ...dropbox, environmentId: asId.environment('f') })).entries).toHaveLength(
    6,
  )
  service.reset(dropbox)
  expect(JSON.parse(service.get(dropbox)).entries).toHaveLength(6)
  expect(changes).toContain('e shared_dropbox')
})

test.each([
  ['{', 'sandbox.invalid-state'],
  ['{"entries": [{"path": 1}]}', 'sandbox.invalid-state'],
])('%s is no state', (json, code) => {
  expect(() => open().service.set(dropbox, json)).toThrow(expect.objectContaining({ code }))
})
