import { expect, test } from 'vitest'
import type { ExposedBridge } from '../../shared/ipc/bridge.ts'
import { BridgeError } from './bridge-error.ts'
import { unwrapBridge } from './unwrap-bridge.ts'

const error = {
  family: 'FileError',
  code: 'file.not-found',
  message: 'Gone.',
  hint: 'Look elsewhere.',
} as const
const exposed = {
  app: {
    info: async () => ({ ok: true, value: { version: '1' } }),
    openLog: async () => ({ ok: false, error }),
  },
  on: () => () => {},
} as unknown as ExposedBridge

test('an answer is its value', async () => {
  expect(await unwrapBridge(exposed).app.info()).toEqual({ version: '1' })
})

test('a refusal rejects with all that main said', async () => {
  const thrown = await unwrapBridge(exposed)
    .app.openLog()
    .catch((reason: unknown) => reason)
  expect(thrown).toBeInstanceOf(BridgeError)
  expect((thrown as BridgeError).data).toEqual(error)
})
