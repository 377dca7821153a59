import { afterEach, expect, test } from 'vitest'
import { asId } from '../../shared/run/index.ts'
import type { EngineHost } from './engine-host.ts'
import { exportRun } from './export-run.ts'
import { createLocalEngineHost } from './local-engine-host.ts'

let host: EngineHost

afterEach(() => host.close())

test('a run stands alone: definition, exact numbers, large payloads in place, secrets nowhere', async () => {
  host = createLocalEngineHost({ databasePath: ':memory:' })
  const definition = {
    triggers: { manual: { type: 'Request', kind: 'Http', inputs: { schema: {} } } },
    actions: {
      Exact: { type: 'Compose', inputs: "@json('9007199254740993')" },
      Large: { type: 'Compose', inputs: "@join(range(0, 6000), '-')", runAfter: { Exact: ['Succeeded'] } },
      Secret: {
        type: 'Compose',
        inputs: 'correct horse',
        runtimeConfiguration: { secureData: { properties: ['inputs', 'outputs'] } },
        runAfter: { Large: ['Succeeded'] },
      },
    },
  }
  // The definition itself holds what is written in it; the journal holds none of what it became.
  const { runId } = await host.start({
    flow: { flowId: asId.flow('f'), displayName: 'F' },
    definition: JSON.stringify(definition).replace('"correct horse"', "\"@concat('correct', ' horse')\""),
    profile: 'power-automate',
    origin: 'manual',
    mocks: 'none',
    triggerBody: '{"id": 9007199254740993}',
  })
  await host.whenDone(runId)
  const text = await exportRun(host, runId)
  const exported = JSON.parse(text) as {
    format: string
    run: { status: string }
    definition: unknown
    events: { type: string; action?: string; outputs?: unknown; trigger?: { outputs?: { body?: unknown } } }[]
  }
  expect([exported.format, exported.run.status]).toEqual(['flowbench-run/1', 'Succeeded'])
  expect(text.match(/9007199254740993\b/g)?.length).toBeGreaterThan(2)
  expect(text).toContain('5998-5999')
  expect(text).not.toContain('correct horse')
  expect(exported.events.map(({ type }) => type)).toContain('run-completed')
})

test('a run that is gone is said so', async () => {
  host = createLocalEngineHost({ databasePath: ':memory:' })
  await expect(exportRun(host, asId.run('nope'))).rejects.toMatchObject({ code: 'run.not-found' })
})
